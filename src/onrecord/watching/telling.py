"""Corrections told as they come, each until it was taken or tried too often; what was told stands in the archive."""

import json
from datetime import UTC, datetime

from onrecord.store.base import Change, Writer
from onrecord.watching.corrections import Correction, corrections
from onrecord.watching.world import World

_TRIES, _RETRY = 5, 600.0  # of a hook that fails, before a correction is passed over; seconds between them
_TOLD = "watch/told"
_ALL = 1_000_000_000
_OTHERS = ("added", "forgotten", "decided", "withdrawn")


class Telling:
    """Tells what is corrected in an archive from the moment on when it was first watched, in order, once."""

    def __init__(self, archive: Writer, world: World) -> None:
        self._archive, self._world = archive, world
        self._retry = 0.0
        held = archive.state(_TOLD)
        if held:
            at, number, self.tries = json.loads(held)
        else:
            at, self.tries = datetime.now(UTC).isoformat(timespec="seconds"), 0  # the archive's own clock
            number = max((change.number for change in archive.changes(at, _ALL)), default=0)
        self._mark: tuple[str, int] = (at, number)

    def catch_up(self) -> bool:
        """Tell the corrections since the last one told; a hook that fails is asked again later.

        Gives whether reports, stories or decisions came or went since then.
        """
        at, number = self._mark
        since = [change for change in self._archive.changes(at, _ALL) if change.number > number]
        self._tell(since)
        return any(change.kind in _OTHERS for change in since)

    def _tell(self, since: list[Change]) -> None:
        found = {each.change.number: each for each in corrections(self._archive, since)}
        before = (self._mark, self.tries)
        for change in since:
            each = found.get(change.number)
            if each and each.matters and not self._take(each):
                break
            self._mark, self.tries = (change.at, change.number), 0
        if before != (self._mark, self.tries) or self._archive.state(_TOLD) is None:
            with self._archive.transaction():
                self._archive.put_state(_TOLD, json.dumps([*self._mark, self.tries]).encode())

    def _take(self, correction: Correction) -> bool:
        """Whether a correction is done with: told, or tried too often."""
        if not self.tries:
            name = correction.new.url or correction.new.id
            self._world.tell(f"corrected: {name}: {', '.join(correction.kinds)}")
        now = self._world.clock()
        if self.tries and now < self._retry:
            return False
        if self._world.hook(correction):
            return True
        self.tries += 1
        self._retry = now + _RETRY
        if self.tries >= _TRIES:
            self._world.tell(f"{correction.new.id}: the hook failed {_TRIES} times; passed over")
            return True
        return False
