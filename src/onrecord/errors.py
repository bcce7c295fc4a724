"""One error tree: each message says what was given, what was expected, and what to try."""


class OnrecordError(Exception):
    """Something that the person who called can mend; printed without a traceback."""

    code = 1


class UsageError(OnrecordError):
    """The command or call itself is wrong."""

    code = 2


class InputError(OnrecordError):
    """A file or record cannot be read."""


class ArchiveError(OnrecordError):
    """An archive is missing, damaged, held by another, or of another program or version."""
