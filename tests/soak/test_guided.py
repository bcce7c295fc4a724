"""What a fuzzer that is led by the code it reaches finds in each reader; needs atheris."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.mutations import seeds

RUNS = 10_000


@pytest.mark.soak
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed: pip install atheris")
@pytest.mark.parametrize("name", seeds())
def test_guided_inputs(name: str, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.soak.guided",
        name,
        f"-runs={RUNS}",
        "-seed=1",
        f"-artifact_prefix={tmp_path}/",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
