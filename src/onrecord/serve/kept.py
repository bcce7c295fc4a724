"""What was made lately: an account that was laid out, a page that was rendered, for the next reader."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Kept:
    """Values by what they were made of; beyond ``most`` the one that nobody asked for longest goes.

    A key names all that the value rests on (a story's stamp, the archive's last change) or, for counts over a whole
    archive, the half minute in which they were made.
    """

    def __init__(self, most: int = 128) -> None:
        self.most = most
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The value of that key, made now if it is not there; two readers never make the same at once."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                found: Made = self._values[key]
                return found
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                with self._lock:
                    if key in self._values:
                        return self._values[key]  # type: ignore[no-any-return]
                made = make()
                with self._lock:
                    self._values[key] = made
                    while len(self._values) > self.most:
                        self._values.popitem(last=False)
                return made
        finally:
            with self._lock:
                self._making.pop(key, None)
