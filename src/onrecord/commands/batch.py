"""``onrecord batch``: the pipeline over shards, on this machine or on many."""

import argparse

from onrecord.commands.output import say
from onrecord.engines.base import Engine
from onrecord.errors import UsageError
from onrecord.progress import meter


def batch(given: argparse.Namespace) -> int:
    """Tables of all that the inputs tell, in a folder; a run that was stopped goes on where it was."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError("batch needs pyarrow: pip install 'onrecord[parquet]'") from None
    from onrecord.engines.batch import run
    from onrecord.engines.plan import WINDOWS, Windows

    windows = Windows(given.window, 0) if given.window else WINDOWS
    engine = _engine(given)
    try:
        with meter(given.quiet) as progress:
            done = run(given.inputs, given.out, engine, given.shards, span=windows, progress=progress)
    finally:
        engine.close()
    for line in (*done.refused, *done.failed):
        say(given, line)
    told = ", ".join(f"{value:,} {name}" for name, value in done.counts.items() if value)
    before = f", {done.done_before} of them finished before" if done.done_before else ""
    say(given, f"{given.out}: {done.shards} shards{before}: {told}")
    if not done.whole:
        say(given, "not finished: run the same command again, which goes on from there")
    return 1 if done.failed or done.counts.get("refused") else 0


def _engine(given: argparse.Namespace) -> Engine:
    if given.engine == "ray":
        from onrecord.engines.ray import Ray

        return Ray(given.workers)
    from onrecord.engines.local import Local

    return Local(given.workers)


def load(given: argparse.Namespace) -> int:
    """``onrecord load``: a finished batch into an archive in PostgreSQL."""
    if not given.archive.startswith(("postgresql://", "postgres://")):
        raise UsageError(f"{given.archive}: load fills an archive in PostgreSQL; `onrecord add` one in a file")
    from onrecord.engines.loading import load as bring

    with meter(given.quiet) as progress:
        done = bring(given.folder, given.archive, given.workers, progress)
    if done.added:
        counts = {"new": done.added.new, "changed": done.added.changed, "there already": done.added.unchanged}
        told = ", ".join(f"{len(names):,} {what}" for what, names in counts.items())
        say(given, f"reports added to those that were there: {told}; {len(done.added.stories):,} stories told")
    else:
        say(given, f"{done.rows.total():,} rows: {', '.join(f'{n:,} {table}' for table, n in done.rows.items())}")
    return 0
