"""Words that a form shows to be somebody's: 'Name: words' in a headline, a transcript's turns, Q and A, a post."""

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.english import CUES, NO_SPEAKER
from onrecord.annotate.quotations.sayings import Saying

Stretch = tuple[int, int]

_LABEL = re.compile(
    r"[\"“‘']?((?:[A-Z][\w.’'&-]*)(?:[ \u00a0](?:of|the|for|and|de|da|van|von|al|bin|[A-Z][\w.’'&-]*)){0,5})"
    r"(?: \([^()\n]{1,30}\))?\s?(:)\s+(?=\S)"
)
_TURN = re.compile(
    r"((?:Q|A|[A-Z][A-Z.’' -]{1,40}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}))"
    r"(?: ?\([^()\n]{1,40}\)| ?\[[^\[\]\n]{1,40}\])?\s?(:)\s+(?=\S)"
)
_Q_A = re.compile(r"(Q|A|Question|Answer)\s?([:.])\s+(?=\S)")
_POST = re.compile(
    r"[ \t]*(?:(?:https?://|pic\.twitter\.com/|t\.co/)\S+[ \t]*)*[—–-]{1,2}[ \u00a0]?"
    r"((?:[^\s()@—]+[ \u00a0]){0,5}[^\s()@—]+)[ \u00a0]"
    r"\(@\w{1,30}\)[ \u00a0]?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2},? \d{4})?"
)
_MARKS = re.compile(r"[\"“”„«‘]|(?<![\w])'")
_AROUND = frozenset('"“”„ ')
_LONGEST_LABEL = 60
_APART = 4  # paragraphs from one label of a passage in transcript to the next
_SHORT = 80  # characters of a line of a post that is set line by line


def find(text: str, paragraphs: Sequence[Stretch]) -> list[Saying]:
    """What each labelled paragraph and each embedded post says, in text order."""
    turns = _transcript(text, paragraphs)
    found: list[Saying] = []
    for n, (start, end) in enumerate(paragraphs):
        said = turns.get(n) or _headline(text, start, end) or _post(text, paragraphs, n)
        if said is not None:
            found.append(said)
    return found


def _headline(text: str, start: int, end: int) -> Saying | None:
    """'Name: words, some of them in marks' without a full stop at its end, or with the marks right after the colon."""
    m = _LABEL.match(text, start, min(end, start + _LONGEST_LABEL + 40))
    if not m or len(m[1]) > _LONGEST_LABEL or m[1].split()[0].lower().strip(".") in NO_SPEAKER or end - start > 600:
        return None
    rest = text[m.end() : end]
    opening = bool(_MARKS.match(rest))
    title = end - start < 200 and rest.rstrip()[-1:] not in ".?!" and bool(_MARKS.search(rest))
    if not (opening or title) or any(w in NO_SPEAKER | CUES for w in m[1].lower().split()):
        return None
    if opening and not title and not _whole_in_marks(rest):
        return None
    return Saying([(m.end(), end)], [(m.start(2), m.end(2))], [(m.start(1), m.end(1))], confidence=0.85, reason="label")


def _whole_in_marks(rest: str) -> bool:
    return rest.rstrip()[-1:] in "\"”’'»"


def _transcript(text: str, paragraphs: Sequence[Stretch]) -> dict[int, Saying]:
    """The turns of a transcript or an interview by paragraph number; none where the labels are too few."""
    labels: dict[int, re.Match[str]] = {}
    for n, (start, end) in enumerate(paragraphs):
        if text[start] in '"“„':
            start += 1
        m = _Q_A.match(text, start, end) or _TURN.match(text, start, min(end, start + 100))
        if m and not any(w in NO_SPEAKER for w in m[1].lower().split()):
            labels[n] = m
    count = Counter(m[1] for m in labels.values())
    again = sum(number for number in count.values() if number > 1)
    if len(labels) < 3 or len(count) < 2 or again < 2:
        return {}
    if 3 * len(labels) < len(paragraphs):
        return _passages(text, paragraphs, labels)
    found = {}
    for n, m in labels.items():
        content = [(m.end(), paragraphs[n][1])] if m.end() < paragraphs[n][1] else []
        k = n + 1
        while (
            count[m[1]] > 1
            and k < len(paragraphs)
            and k not in labels
            and k - n < 20
            and 2 * len(labels) > len(paragraphs)
        ):
            content.append(paragraphs[k])
            k += 1
        found[n] = _turn(content, m)
    return found


def _turn(content: list[Stretch], label: re.Match[str]) -> Saying:
    source = [] if label[1] in ("Q", "A", "Question", "Answer") else [label.span(1)]
    return Saying(content, [label.span(2)], source, confidence=0.9, reason="transcript", verbatim=True)


def _passages(text: str, paragraphs: Sequence[Stretch], labels: dict[int, re.Match[str]]) -> dict[int, Saying]:
    """The turns of transcripts that stand within a longer report: labels in capitals, several in a row."""
    numbers = [n for n in sorted(labels) if labels[n][1].isupper()]
    found: dict[int, Saying] = {}
    first = 0
    for k in range(1, len(numbers) + 1):
        if k < len(numbers) and numbers[k] - numbers[k - 1] <= _APART:
            continue
        run, first = numbers[first:k], k
        names = Counter(labels[n][1] for n in run)
        if len(run) < 3 or len(names) < 2 or max(names.values()) < 2:
            continue
        for n, following in zip(run, [*run[1:], run[-1] + 1], strict=True):
            content = [(labels[n].end(), paragraphs[n][1]), *paragraphs[n + 1 : following]]
            inner = [_without_marks(text, a, b) for a, b in content]
            found[n] = _turn([(a, b) for a, b in inner if a < b and not text[a:b].isupper()], labels[n])
    return found


def _without_marks(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def _post(text: str, paragraphs: Sequence[Stretch], n: int) -> Saying | None:
    """A post that ends with its author's name and handle; its lines before it too where it is set line by line."""
    start, end = paragraphs[n]
    if text.find("(@", start, end) < 0:
        return None
    m = _POST.search(text, start, end)
    if not m:
        return None
    content = [(start, m.start())] if m.start() - start > 2 else []
    k = n - 1
    while k >= 0 and n - k <= 4 and paragraphs[k][1] - paragraphs[k][0] <= _SHORT and start - paragraphs[k][1] == 1:
        line = text[paragraphs[k][0] : paragraphs[k][1]]
        if _MARKS.search(line) or line[-1:] not in ".!?,…" or "(@" in line:
            break
        content.insert(0, paragraphs[k])
        start = paragraphs[k][0]
        k -= 1
    if not content:
        return None
    return Saying(content, [], [(m.start(1), m.end(1))], confidence=0.8, reason="post", verbatim=True)
