"""Which language a text is in: English by its commonest words, others by a small detector that loads when needed."""

import re
from collections.abc import Callable
from functools import cache

# The commonest English words that other languages written in the same letters lack or use far less.
_COMMON = """
the of and to that for was with his they from have this which their has been were would will who said about
after more it is not but had are by at she he you we its there what when could should than then only also into
"""
_ENGLISH = frozenset(_COMMON.split())
_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
_LEAST = 60  # characters: below, names and loan-words decide
_SURE = 0.95
_NAMES = {
    "english": "en", "eng": "en", "german": "de", "deu": "de", "ger": "de", "french": "fr", "fra": "fr", "fre": "fr",
    "spanish": "es", "spa": "es", "italian": "it", "ita": "it", "portuguese": "pt", "por": "pt", "dutch": "nl",
    "nld": "nl", "russian": "ru", "rus": "ru", "arabic": "ar", "ara": "ar", "chinese": "zh", "zho": "zh",
    "japanese": "ja", "jpn": "ja", "polish": "pl", "pol": "pl", "swedish": "sv", "swe": "sv", "turkish": "tr",
    "ukrainian": "uk", "ukr": "uk", "hindi": "hi", "hin": "hi", "korean": "ko", "kor": "ko", "greek": "el",
}  # fmt: skip


def code(name: str | None) -> str | None:
    """The language's ISO 639 code: 'en' for 'en-US', 'en_GB', 'eng' and 'English'; None for what is no language."""
    if not name:
        return None
    first = re.split(r"[-_.,; ]", name.strip().lower(), maxsplit=1)[0]
    if first in _NAMES:
        return _NAMES[first]
    return first if 2 <= len(first) <= 3 and first.isascii() and first.isalpha() else None


def detected(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where the text is too short or nothing is sure."""
    sample = text[:_SAMPLE] if len(text) <= 2 * _SAMPLE else text[len(text) // 4 : len(text) // 4 + _SAMPLE]
    words = _WORDS.findall(sample.lower())
    if is_english(words):
        return "en"
    if len(sample.strip()) < _LEAST or not words:
        return None
    found, probability = _detector()(sample)
    return found if probability >= _SURE else None


def is_english(words: list[str]) -> bool:
    """Whether at least one word in seven is one that English alone uses so often; three of them at least."""
    common = sum(1 for word in words if word in _ENGLISH)
    return common >= 3 and common * 7 >= len(words)


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    """Loaded for the first text that is no plain English; without the package, English alone is told."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return lambda text: ("", 0.0)
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def classify(text: str) -> tuple[str, float]:
        language, probability = identifier.classify(text)
        return str(language), float(probability)

    return classify


def settled(stated: str | None, text: str) -> tuple[str | None, str | None]:
    """The language of a text, and a remark where the source states another than the words show."""
    said = code(stated)
    found = detected(text)
    if said and found and said != found:
        return found, f"language: the words are {found}, the source says {stated}"
    return found or said, None
