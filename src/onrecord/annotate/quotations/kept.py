"""What was read lately, so that a paragraph that many reports print, from an agency or a template, is read once."""

from collections.abc import Callable, Sequence
from sys import getsizeof
from threading import Lock
from typing import Generic, TypeVar

Read = TypeVar("Read")

MOST_BYTES = 32 * 1024 * 1024
"""About 30,000 paragraphs: more than a day of a busy agency, and a small part of what the encoder itself needs."""


class Kept(Generic[Read]):
    """Readings by their texts, up to a number of bytes; those not asked for longest go first.

    ``size`` says about how many bytes a reading takes. Threads may share it.
    """

    def __init__(self, size: Callable[[Read], int], most: int = MOST_BYTES) -> None:
        self.size, self.most, self.bytes = size, most, 0
        self.readings: dict[str, tuple[Read, int]] = {}
        self.lock = Lock()

    def read(self, texts: Sequence[str], reader: Callable[[list[str]], list[Read]]) -> list[Read]:
        """A reading of each text, in the same order; ``reader`` is given those not kept, each once."""
        found: dict[str, Read] = {}
        missing: list[str] = []
        with self.lock:
            for text in dict.fromkeys(texts):
                entry = self.readings.pop(text, None)
                if entry is None:
                    missing.append(text)
                else:
                    self.readings[text] = entry  # now the latest
                    found[text] = entry[0]
        fresh = list(zip(missing, reader(missing), strict=True))
        found.update(fresh)
        with self.lock:
            for text, reading in fresh:
                self._keep(text, reading)
        return [found[text] for text in texts]

    def forget(self) -> None:
        """Keep nothing, as at the start."""
        with self.lock:
            self.readings.clear()
            self.bytes = 0

    def _keep(self, text: str, reading: Read) -> None:
        size = getsizeof(text) + self.size(reading)
        if size > self.most // 8 or text in self.readings:
            return
        self.readings[text] = reading, size
        self.bytes += size
        while self.bytes > self.most:
            self.bytes -= self.readings.pop(next(iter(self.readings)))[1]
