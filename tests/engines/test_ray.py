"""A batch on a Ray cluster of several nodes, one of which dies, gives what one machine gives."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.engines.batch import run
from onrecord.engines.local import Local
from onrecord.engines.plan import Windows
from tests.engines.stream import lines, reports
from tests.engines.test_batch import files

ray = pytest.importorskip("ray", reason="Ray is not installed")
pytest.importorskip("pandas", reason="Ray Data needs pandas")

WINDOWS = Windows(6, 0)  # several, so that stories are sought across those that lie apart too


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A head without cores, and two nodes of two cores."""
    from ray.cluster_utils import Cluster

    small = {"object_store_memory": 100 << 20}
    whole = Cluster()
    try:
        try:
            whole.add_node(num_cpus=0, **small)
            for _ in range(2):
                whole.add_node(num_cpus=2, **small)
            ray.init(address=whole.address, logging_level="ERROR", log_to_driver=False)
        except Exception as error:
            pytest.skip(f"Ray's nodes do not start here: {str(error)[:200]}")
        yield whole
    finally:
        ray.shutdown()
        whole.shutdown()


def test_a_node_that_dies_changes_nothing(tmp_path: Path, cluster: Any) -> None:
    from onrecord.engines.ray import Ray

    given = lines(tmp_path / "news.jsonl", reports(12))
    engine = Ray()

    def kill() -> None:
        deadline = time.monotonic() + 240
        while not list(tmp_path.glob("out/shards/*/annotated.json")) and time.monotonic() < deadline:
            time.sleep(0.05)
        cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)

    killer = threading.Thread(target=kill)
    killer.start()
    done = run([str(given)], str(tmp_path / "out"), engine, 6, span=WINDOWS)
    killer.join()
    engine.close()
    assert done.whole and len([node for node in ray.nodes() if node["Alive"]]) == 2
    run([str(given)], str(tmp_path / "alone"), Local(), 6, span=WINDOWS)
    kept = {name: data for name, data in files(tmp_path / "out").items() if "/." not in name}
    assert kept == files(tmp_path / "alone")
