"""What was made of a text lately, so that it is not made again while the same is asked for."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

A = TypeVar("A")
B = TypeVar("B")
Made = TypeVar("Made")

LETTERS = 400_000
"""Letters of text of which what was made is kept: a hundred reports, of which clauses take about ten megabytes."""


class Kept(Generic[A, B, Made]):
    """What ``make`` gives for two values that never change, told by their identity; the latest up to ``most`` letters.

    ``letters`` says how many the two stand for. Threads may share it.
    """

    def __init__(self, make: Callable[[A, B], Made], letters: Callable[[A, B], int], most: int = LETTERS) -> None:
        self._make, self._size, self._most, self._letters = make, letters, most, 0
        self._made: dict[tuple[int, int], tuple[A, B, Made, int]] = {}
        self._lock = Lock()

    def of(self, a: A, b: B) -> Made:
        """What is made of the two."""
        key = (id(a), id(b))  # nothing else has these while the two are held
        with self._lock:
            if held := self._made.pop(key, None):
                self._made[key] = held  # now the latest
                return held[2]
        made, size = self._make(a, b), self._size(a, b)
        with self._lock:
            if key not in self._made and size <= self._most // 4:
                self._made[key] = a, b, made, size
                self._letters += size
                while self._letters > self._most:
                    self._letters -= self._made.pop(next(iter(self._made)))[3]
        return made
