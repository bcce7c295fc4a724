"""What stands between marks and quotes nobody: titles, names, words mentioned, scare quotes, subheadings."""

import re

from onrecord.annotate.quotations.marks import Quoted

A_TITLE = "a title"
_SMALL = frozenset("a an and as at but by for from in into nor of off on or the to up upon vs with".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WORKS = (
    r"songs?|singles?|albums?|tracks?|hits?|ballads?|anthem|films?|movies?|shows?|series|sitcom|drama|musical|opera"
    r"|plays?"
    r"|books?|novels?|memoirs?|autobiography|biography|poems?|essays?|articles?|columns?|paintings?|programmes?|programs?"
    r"|podcasts?|episodes?|exhibitions?|documentar(?:y|ies)|video game|game|magazine|newsletter|campaign|movement|blog"
)
_NAMES_IT = re.compile(
    r"(?:\b(?:titled|entitled|named|nicknamed|known as|aka|a\.k\.a\.|christened|headlined|hashtag|codenamed|means"
    r"|meaning"
    r"|translates? (?:as|to|into)|translated (?:as|to|into)|the (?:word|words|term|phrase|acronym|letters?)"
    r"|a (?:word|term|phrase)|words?|so-called|" + _WORKS + r")\s*[,:(]?\s*)$",
    re.I,
)
_CALLS_IT = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dub(?:s|bed|bing)?|term(?:s|ed|ing)?|name[sd]?|naming)\b[^.;:]{0,40}$", re.I
)
_SHOWN_ON = re.compile(r"(?:['’]s?|\b(?:on|of|in|for|the|to|from|host|program|show|CNN|BBC|ABC|NBC|CBS|Fox|News))\s*$")
_AFTER = re.compile(r"^[,.]?\s*(?:" + _WORKS + r"|star|host|singer|actor|actress|director|fame|fans?)\b", re.I)


def no_quotation(text: str, quoted: Quoted, paragraph: tuple[int, int]) -> str | None:
    """Why these words between marks quote nobody, or None where they may be somebody's words.

    It looks at form and at the words right beside the marks; whether a cue claims them is for the caller to know.
    """
    if len(quoted.pieces) > 1:
        return None
    inside = text[quoted.start : min(quoted.end, quoted.start + 200)]
    if not quoted.closed:
        return None
    words = _WORD.findall(inside)
    if not words:
        return "no words"
    if len(inside) > 120 or len(words) > 12:
        return None
    before = text[max(paragraph[0], quoted.outer[0] - 60) : quoted.outer[0]]
    after = text[quoted.outer[1] : min(paragraph[1], quoted.outer[1] + 40)]
    titled = _title_case(words)
    if _alone(text, quoted, paragraph) and len(words) <= 6 and inside.rstrip()[-1:] not in ".?!,":
        return "a subheading"
    if titled and len(words) > 1 and (_SHOWN_ON.search(before) or _AFTER.match(after)):
        return A_TITLE
    if _NAMES_IT.search(before) and (titled or len(words) <= 4):
        return "a name or a word mentioned"
    if titled and _CALLS_IT.search(before) and len(words) <= 4:
        return "a name"
    if titled and len(words) > 1 and inside.rstrip()[-1:] not in "?!":
        return A_TITLE
    if _AFTER.match(after) and titled:
        return A_TITLE
    return None


def _title_case(words: list[str]) -> bool:
    """Whether every word that is not small is capitalised, more than the opening one where there are several."""
    big = [w for w in words if w.lower() not in _SMALL]
    if not big or not words[0][0].isupper():
        return False
    if len(words) > 1 and len(big) == 1 and len(words) > 2:
        return False
    return all(w[0].isupper() or w[0].isdigit() for w in big)


def _alone(text: str, quoted: Quoted, paragraph: tuple[int, int]) -> bool:
    """Whether the paragraph holds nothing but these words, dashes around them aside."""
    if quoted.outer[0] - paragraph[0] > 20 or paragraph[1] - quoted.outer[1] > 20:
        return False
    return not _WORD.search(text, paragraph[0], quoted.outer[0]) and not _WORD.search(
        text, quoted.outer[1], paragraph[1]
    )
