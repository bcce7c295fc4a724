"""What each command does with its parsed arguments."""

import argparse
from importlib import import_module

_REPORTS = ("tell", "read", "annotate", "stories", "copies", "timeline", "check")
_ARCHIVE = ("add", "search", "decide", "withdraw", "versions", "changes", "forget", "rebuild", "export", "backup")
_SERVE = ("serve",)
_MODULES = dict.fromkeys(_REPORTS, "reports") | dict.fromkeys(_ARCHIVE, "archive") | dict.fromkeys(_SERVE, "serving")
_MODULES |= {"watch": "watching", "batch": "batch", "load": "batch"}


def run(given: argparse.Namespace) -> int:
    """Run the command that was parsed, and give its exit code; only its own module is imported."""
    module = import_module(f"onrecord.commands.{_MODULES[given.command]}")
    code: int = getattr(module, given.command)(given)
    return code
