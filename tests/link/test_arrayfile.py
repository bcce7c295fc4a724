"""Arrays come back from their file as they were, and a broken file is told."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.link import arrayfile


def test_arrays_come_back_and_may_be_changed_without_the_file(tmp_path: Path) -> None:
    given = {
        "counts": np.arange(7, dtype=np.int32),
        "none": np.empty((0, 3), np.float32),
        "rows": np.ones((5, 3), np.float32),
    }
    arrayfile.write(tmp_path / "a", {"ids": ["x", "\ud800"]}, given)
    for _ in range(2):
        header, found = arrayfile.read(tmp_path / "a")
        assert header == {"ids": ["x", "\ud800"]}
        assert all(
            np.array_equal(found[name], array) and found[name].dtype == array.dtype for name, array in given.items()
        )
        found["counts"][0] = 99


def test_what_is_no_such_file_or_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with pytest.raises(OSError, match="a"):
        arrayfile.read(path)
    arrayfile.write(path, None, {"rows": np.ones((500, 3))})
    whole = path.read_bytes()
    for part in (b"", b"x", b"[]\n", b"{}\n", b'{"arrays": 3, "header": 1}\n', whole[:40], whole[:900]):
        path.write_bytes(part)
        with pytest.raises(ValueError, match=r".+"):
            arrayfile.read(path)
