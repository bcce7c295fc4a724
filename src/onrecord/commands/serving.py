"""The command that serves an archive's pages and API."""

import argparse
import ipaddress
from pathlib import Path

from onrecord.commands.output import say
from onrecord.errors import InputError, UsageError


def serve(given: argparse.Namespace) -> int:
    """``onrecord serve``: listen, on this machine alone unless told otherwise."""
    try:
        import uvicorn

        from onrecord.serve.app import build
        from onrecord.serve.guard import Rules
    except ImportError:
        raise UsageError("serving needs starlette and uvicorn: pip install 'onrecord[serve]'") from None
    token = _token(given.token) if given.token else None
    if not _here(given.host) and not (token or given.public):
        raise UsageError(
            f"--host {given.host}: reachable from elsewhere; give --token FILE, or say --public to let everybody read"
        )
    rules = Rules(token=token, open_reading=_here(given.host) or given.public)
    app = build(given.archive, rules)
    say(given, f"http://{given.host}:{given.port}/ (Ctrl-C stops)")
    uvicorn.run(app, host=given.host, port=given.port, log_level="warning", server_header=False, limit_concurrency=200)
    return 0


def _token(name: str) -> str:
    try:
        token = Path(name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: the token cannot be read: {error}") from None
    if len(token) < 16:
        raise UsageError(f"{name}: a token has 16 characters or more; this one has {len(token)}")
    return token


def _here(host: str) -> bool:
    """Whether only this machine reaches that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
