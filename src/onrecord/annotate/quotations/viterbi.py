"""The best path of a chain, for many chains of different lengths at once.

Only sums and maxima of a chain's own numbers are taken, so that its path does not depend on the chains beside it.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

IMPOSSIBLE = np.float32(-1e4)


def tags(scores: Floats, lengths: Ints) -> Ints:
    """Outside (0), begins (1) or continues (2) for each word; (chains, words) from (chains, words, 3).

    What continues must have begun. ``lengths``: words of each chain; what lies past them means nothing.
    """
    batch, width, _ = scores.shape
    back = np.zeros((width, batch, 3), np.int8)
    best = scores[:, 0].copy()
    best[:, 2] = IMPOSSIBLE
    kept = best.copy()
    for t in range(1, width):
        whence = best.argmax(1)
        top = best.max(1)
        continued = best[:, 2] >= best[:, 1]
        held = np.maximum(best[:, 1], best[:, 2])
        best = np.stack((top, top, held), 1) + scores[:, t]
        back[t, :, 0] = back[t, :, 1] = whence
        back[t, :, 2] = np.where(continued, 2, 1)
        last = lengths == t + 1
        if last.any():
            kept[last] = best[last]
    return _trace(back, kept.argmax(1), lengths)


def owners(states: Floats, start: Floats, end: Floats, lengths: Ints, toll: float = 0.0) -> Ints:
    """Whose content each word is, (chains, words) from the scores (chains, words, owners); owner 0 is nobody.

    ``start`` and ``end``, (chains, words), are added where the content of an owner begins and ends; owner 1 pays
    ``toll`` besides where it begins.
    """
    batch, width, count = states.shape
    back = np.zeros((width, batch, count), np.int8)
    rows = np.arange(batch)
    numbers = np.arange(count)
    some = (numbers > 0).astype(np.float32)
    entry = np.where(numbers == 1, -toll, 0.0).astype(np.float32)
    best = states[:, 0] + start[:, :1] * some + entry
    kept = best + end[:, :1] * some
    for t in range(1, width):
        leaving = best + end[:, t - 1, None] * some
        first = leaving.argmax(1)
        top = leaving[rows, first]
        leaving[rows, first] = -np.inf
        second = leaving.argmax(1)
        next_top = leaving[rows, second]
        own = numbers[None] == first[:, None]
        entered = np.where(own, next_top[:, None], top[:, None]) + start[:, t, None] * some + entry
        moved = entered > best
        back[t] = np.where(moved, np.where(own, second[:, None], first[:, None]), numbers[None])
        best = np.where(moved, entered, best) + states[:, t]
        last = lengths == t + 1
        if last.any():
            kept[last] = best[last] + end[last, t, None] * some
    return _trace(back, kept.argmax(1), lengths)


def _trace(back: npt.NDArray[np.int8], final: Ints, lengths: Ints) -> Ints:
    width, batch, _ = back.shape
    rows = np.arange(batch)
    path = np.zeros((batch, width), np.intp)
    state = final.copy()
    for t in range(width - 1, -1, -1):
        inside = lengths > t
        path[:, t] = np.where(inside, state, 0)
        if t:
            state = np.where(inside, back[t][rows, state], state)
    return path
