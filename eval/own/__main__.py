"""Print the figures of each invented story; with --errors, what was wrong in the open ones.

python -m eval.own [--errors [STORY]]
"""

import argparse
import json

from eval.own import figures, folders


def main() -> None:
    """A line of figures a story, then the open and the unread ones together."""
    parser = argparse.ArgumentParser(prog="python -m eval.own", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", nargs="?", const="", metavar="STORY", help="list the errors of the open stories")
    given = parser.parse_args()
    if given.errors is not None:
        from eval.own.errors import listed

        for folder in folders(unread=False):
            if folder.name.startswith(given.errors):
                print("\n".join([f"## {folder.name}", *listed(folder)]))
        return
    for folder in folders():
        print(json.dumps({"story": folder.name, **figures([folder])}))
    print(json.dumps({"story": "open", **figures(folders(unread=False))}))
    print(json.dumps({"story": "unread", **figures(folders(unread=True))}))


if __name__ == "__main__":
    main()
