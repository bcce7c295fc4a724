"""``python -m eval.replanted TEXTS.jsonl… --seeds 1 2 3 --pairs 120``: how many planted differences are found."""

import argparse
import random
from itertools import cycle
from pathlib import Path

from eval.replanted import make, score, texts
from eval.replanted.plants import KINDS


def pairs(rows: list[texts.Row], seed: int, count: int) -> list[make.Pair]:
    """``count`` pairs of one seed, the kinds and controls by turns."""
    rng = random.Random(seed)
    kinds = cycle((*KINDS, "control"))
    made: list[make.Pair] = []
    kind = next(kinds)
    for _ in range(count * 20):
        row = rng.choice(rows)
        pair = make.pair(f"s{seed}p{len(made)}", kind, row, rows, rng)
        if pair:
            made.append(pair)
            kind = next(kinds)
        if len(made) == count:
            break
    return made


def main() -> None:
    """Makes the pairs of each seed, has them told, prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m eval.replanted", description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path, help="JSON Lines with id, text, published")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--pairs", type=int, default=120, help="pairs for each seed")
    parser.add_argument("--list", action="store_true", help="print misses and what else was raised")
    given = parser.parse_args()
    if missing := [str(path) for path in given.texts if not path.is_file()]:
        parser.error(f"no such file: {', '.join(missing)}")
    rows = [row for path in given.texts for row in texts.load(path)]
    results = [o for seed in given.seeds for o in score.outcomes(pairs(rows, seed, given.pairs))]
    if given.list:
        print(score.listing(results))
        print(score.ways(results))
    print(score.table(results))


if __name__ == "__main__":
    main()
