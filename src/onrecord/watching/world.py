"""What the watch has of the world: time and chance, and who is told."""

import random
import time
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from typing import Any

from onrecord.watching.corrections import Correction


def _wait(asked: Collection[Future[Any]], seconds: float | None) -> None:
    wait_for(asked, seconds, FIRST_COMPLETED)


@dataclass(frozen=True, slots=True)
class World:
    """Time and chance, and who is told: a line of text for people, a correction for a program (True: it took it).

    ``wait`` waits until one of some requests is answered, or so many seconds (None: however long it takes).
    """

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    wait: Callable[[Collection[Future[Any]], float | None], None] = _wait
    draw: Callable[[], float] = random.random
    tell: Callable[[str], None] = lambda line: None
    hook: Callable[[Correction], bool] = lambda correction: True
