"""Printed characters as HTML: escaped, and what cannot be shown made visible."""

from markupsafe import escape

from onrecord.show import words


def characters(text: str) -> str:
    """The text escaped, its unprintable characters visible; a parser gives back as many characters as went in."""
    return str(escape(words.visible(text))).replace("\r", "&#13;")


_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))


def attribute(text: str) -> str:
    """The text for the value of an attribute: escaped, and without marks that turn the direction of writing."""
    return str(escape(words.visible(text).translate(_TURNING)))


_OPENS = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}


def inner(text: str) -> str:
    """The text like ``characters``, with quotation marks as they are: between tags only, never in an attribute."""
    return words.visible(text).translate(_OPENS)
