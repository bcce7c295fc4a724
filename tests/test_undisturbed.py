"""Work that is not disturbed leaves Python's collector as it found it."""

import gc

import pytest

from onrecord.undisturbed import undisturbed


def test_the_collector_is_as_before_afterwards() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ValueError, match="broken off"), undisturbed():
        assert gc.get_threshold() != usual
        raise ValueError("broken off")
    assert gc.get_threshold() == usual
