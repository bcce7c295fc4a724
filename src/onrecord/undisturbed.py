"""Work that hardly any search for cycles breaks into."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hardly any search for cycles: values of the model hold none, and it would take a fifth of the time.

    Python's collector goes through all that is kept whenever enough was made since; what is no longer used goes
    without it.
    """
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 1_000)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
