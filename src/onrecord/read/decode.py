"""Text from bytes: what encoding they are in, and whether they are text at all."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_ALIASES = {"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1"}
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")


class NotTextError(ValueError):
    """The bytes are no text in any encoding that is looked for."""


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """For a byte that is no UTF-8, the character that Windows-1252 has there."""
    assert isinstance(error, UnicodeDecodeError)
    raw = error.object[error.start : error.end]
    return raw.decode("cp1252", errors="replace"), error.end


codecs.register_error("onrecord.western", _as_western)
WESTERN = "onrecord.western"


def is_binary(head: bytes) -> bool:
    """Whether the first bytes are no text: more than one in a hundred is a control character."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 100 > len(head)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, told by where its zero bytes stand in mostly Latin text."""
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd * 10 > half * 7 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 7 and odd * 20 < half:
        return "utf-16-be"
    return None


def marked(head: bytes) -> tuple[str, int] | None:
    """The encoding that the byte-order mark or the zero bytes tell, and the mark's length."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    wide = _wide(head[:4096])
    return (wide, 0) if wide else None


def declared(head: bytes) -> str | None:
    """The encoding that an HTML or XML file names in its first bytes, or None; unknown names are none."""
    found = _DECLARED.search(head[:4096])
    name = known((found[1] or found[2]).decode("ascii")) if found else None
    return None if name and name.startswith(("utf-16", "utf-32")) else name  # could not have been read to say so


def known(name: str | None) -> str | None:
    """The encoding as Python calls it; what browsers read as Windows-1252 is that, and unknown names are None."""
    if not name:
        return None
    name = name.strip().strip("\"'").lower()
    if name in _ALIASES:
        return "cp1252"
    try:
        found = codecs.lookup(name)
        b"".decode(found.name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text, without byte-order mark, and a remark where it was not clean; ``encoding`` is the declared one.

    A byte-order mark wins, then UTF-8 where it fits, then the declared encoding. Bytes that fit none are read as
    Windows-1252, one by one, so that a file of mixed encodings keeps what is good. Raises NotTextError.
    """
    mark = marked(data)
    if mark:
        name, skip = mark
        try:
            return data[skip:].decode(name), None
        except UnicodeDecodeError:
            return data[skip:].decode(name, errors="replace"), f"some bytes are no {name.upper()}; marked as �"
    if is_binary(data[:65536]):
        raise NotTextError("binary data")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        first = error.start
    if encoding and encoding != "utf-8":
        try:
            return data.decode(encoding, errors="strict" if encoding != "cp1252" else "replace"), None
        except (UnicodeDecodeError, LookupError):
            pass
    text = data.decode("utf-8", errors=WESTERN)
    odd = sum(1 for c in text[:200_000] if "\x80" <= c <= "\xff" or c == "�")
    if odd * 4 > min(len(text), 200_000):
        return _guessed(data)
    return text, f"not all UTF-8 (byte {first + 1} is the first that is not); such bytes are read as Windows-1252"


def _guessed(data: bytes) -> tuple[str, str]:
    """For text in another alphabet, the encoding that fits best. Raises NotTextError."""
    from charset_normalizer import from_bytes  # comes with trafilatura; heavy, so only here

    best = from_bytes(data[:20_000]).best()
    name = known(best.encoding) if best else None
    if not name:
        raise NotTextError("no encoding fits")
    return data.decode(name, errors="replace"), f"not UTF-8; read as {name}, which is a guess"
