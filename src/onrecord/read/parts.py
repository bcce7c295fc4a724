"""The parts of a report's text that are no body: date, headline, byline, dateline, credit, captions, furniture.

Rules over paragraphs, in the order of a page: what stands above the body, then each paragraph's beginning and its
kind, then the tail. Every rule looks at one paragraph and its neighbours; all is linear in the text.
"""

import re
from dataclasses import replace

from onrecord.model.report import Part, Report, Role
from onrecord.read import bylines, gallery, stamps
from onrecord.read import parts_data as data
from onrecord.read.dates import moment
from onrecord.read.paragraph import alike, is_caption, is_comment, is_day, is_furniture, is_staff_note, label, plain
from onrecord.text.layout import paragraphs

_FIRST_LINE = re.compile(r"\s*(date[ \t]+\d{4}-\d{1,2}-\d{1,2}(?!\d)\S{0,20})[ \t]*", re.IGNORECASE)
_TOP = 14  # paragraphs among which headline, byline and date lines are looked for
_MOST = 20_000  # paragraphs that are looked at; no report has more
_LEFT = 40  # characters of text that a credit before it must leave
_PROSE = 90  # characters of a paragraph that is surely the story's own
_CLOCK = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d:\d\d\s?[ap]\.?m", re.IGNORECASE)


def told_apart(report: Report) -> Report:
    """The report with its parts; title, authors, credit and day filled from them where the source gave none."""
    text = report.text
    found = _Page(text, report)
    found.read()
    parts = tuple(sorted(found.parts.values(), key=lambda part: part.start))
    if len(found.taken) == len(found.lines):
        parts = tuple(part for part in parts if part.role is Role.DATE)  # nothing would be left to read
    head = next((part for part in parts if part.role is Role.HEADLINE), None)
    title = report.title or (" ".join(text[head.start : head.end].split()) if head else None)
    return replace(
        report,
        parts=parts,
        title=title,
        published=report.published or found.day,
        outlet=report.outlet or found.outlet,
        authors=report.authors or tuple(dict.fromkeys(found.names)),
        credit=report.credit or found.credit,
        notes=report.notes + tuple(found.notes),
    )


class _Page:
    """A text while its parts are being found: paragraphs by number, parts by where they start."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.parts: dict[int, Part] = {}
        self.taken: set[int] = set()
        self.names: list[str] = []
        self.notes: list[str] = []
        self.credit: str | None = None
        self.day: str | None = None
        self.outlet: str | None = None
        self.lines = paragraphs(text)[:_MOST]
        if m := _FIRST_LINE.match(text):
            self._add(Role.DATE, m.start(1), m.end(1))
            self.day = moment(m[1][4:].strip())
            first = self.lines[0][1]
            self.lines[:1] = [(m.end(), first)] if m.end() < first else []

    def read(self) -> None:
        """Finds all parts."""
        self._tail()
        for number, pictured in gallery.find(self.text, self.lines):
            if number not in self.taken:
                self._take(number, pictured)
        for number in range(len(self.lines)):
            if number not in self.taken and (role := self._kind(number)):
                self._take(number, role)
        body = self._headings()
        self._stamp()
        for number in range(body + 1, len(self.lines) - 1):
            if number not in self.taken and self._is_subheading(number):
                self._take(number, Role.FURNITURE)
        for number in range(len(self.lines)):
            if number not in self.taken:
                self._opening(number, first=number == body or (body < number < _TOP and self._is_prose(number)))

    def _add(self, role: Role, start: int, end: int) -> None:
        if end > start:
            self.parts[start] = Part(role, start, end)

    def _take(self, number: int, role: Role) -> None:
        self.taken.add(number)
        self._add(role, *self.lines[number])

    def _line(self, number: int) -> str:
        start, end = self.lines[number]
        return self.text[start:end]

    # what a paragraph is by itself

    def _kind(self, number: int) -> Role | None:
        start, end = self.lines[number]
        if end - start > 1200:
            return None
        line = self.text[start:end]
        words = plain(line)
        if (before := stamps.lead(line)) and len(line) - before[0] > _LEFT:
            return None
        if is_furniture(line, words):
            return Role.FURNITURE
        if is_caption(line, words) or (
            number + 1 < len(self.lines) and len(line) < 500 and self._credits_photo(number + 1)
        ):
            return Role.CAPTION
        if is_staff_note(line, words, number >= len(self.lines) - 6):
            self.credit = self.credit or bylines.agency_in(line)
            return Role.BYLINE
        return None

    def _credits_photo(self, number: int) -> bool:
        """Whether a paragraph is nothing but the credit of the picture above it, in brackets."""
        line = self._line(number)
        return len(line) < 120 and line.startswith("(") and line.endswith(")") and is_caption(line, plain(line))

    # the top of the page

    def _headings(self) -> int:
        """Takes headline, standfirst, byline and date lines; gives the number of the body's first paragraph."""
        open_ = [n for n in range(min(len(self.lines), _TOP + len(self.taken))) if n not in self.taken][:_TOP]
        if not open_:
            return 0
        head = self._headline(open_)
        after = [n for n in open_ if head is None or n > head]
        stop = self._bylines(after, head is not None)
        for n in after:
            if stop is None or n >= stop:
                break
            if n not in self.taken and head is not None and len(self._line(n)) < 400:
                self._take(n, Role.STANDFIRST)
        if head is not None and (self.report.title or stop is not None):
            for n in open_:  # labels of the section, the day, the site
                if n < head and n not in self.taken and len(self._line(n)) < 80 and self._line(n)[-1] not in '.!?”"':
                    self._take(n, label(self._line(n)))
        top = max((n for n in (head, stop) if n is not None), default=-1)
        return next((n for n in range(top + 1, len(self.lines)) if n not in self.taken), 0)

    def _headline(self, open_: list[int]) -> int | None:
        """Takes the headline; gives the last paragraph that prints it."""
        last = None
        if self.report.title:
            wanted = plain(self.report.title)
            for n in open_:
                if len(self._line(n)) <= 2 * len(self.report.title) + 20 and alike(plain(self._line(n)), wanted):
                    self._take(n, Role.HEADLINE)
                    last = n
            if last is not None:
                return last
        first = open_[0]
        if cut := bylines.run_on(self._line(first)):
            start, end = self.lines[first]
            self.taken.add(first)
            self._add(Role.HEADLINE, start, start + cut[0])
            self._add(Role.BYLINE, start + cut[1], end)
            self.names += bylines.names(self.text[start + cut[1] : end])
            return first
        if self.report.title:
            return None
        for n in open_[:4]:
            if is_day(self._line(n)) or bylines.is_byline(self._line(n)) or self._is_masthead(n, open_):
                continue
            if not self._looks_like_headline(n):
                return None
            if len(self._line(n)) < 30 and len(self._line(n).split()) <= 3 and self._longer_follows(n, open_):
                continue  # the section's name
            self._take(n, Role.HEADLINE)
            words = plain(self._line(n))
            for other in open_:
                if other > n and other not in self.taken and plain(self._line(other)) == words:
                    self._take(other, Role.HEADLINE)
                    n = other
            return n
        return None

    def _is_masthead(self, number: int, open_: list[int]) -> bool:
        """Whether a short line above a headline is the paper's name, kept as the outlet, or a section in capitals."""
        line = self._line(number)
        words = line.split()
        paper = words[-1].lower() in data.PAPERS and all(
            word[0].isupper() or word in ("of", "and", "&") for word in words
        )
        if len(line) > 45 or len(words) > 6 or not (paper or (line.isupper() and len(words) < 4)):
            return False
        after = [n for n in open_ if n > number][:4]
        headed = any(len(self._line(n)) > len(line) and self._looks_like_headline(n) for n in after)
        if headed and paper and len(words) > 1 and not self.outlet:
            self.outlet = line.title() if line.isupper() else line
        return headed

    def _longer_follows(self, number: int, open_: list[int]) -> bool:
        following = next((n for n in open_ if n > number), None)
        if following is None or len(self._line(following)) <= len(self._line(number)):
            return False
        return not bylines.is_byline(self._line(following)) and self._looks_like_headline(following)

    def _looks_like_headline(self, number: int) -> bool:
        line = self._line(number)
        if not 12 <= len(line) <= 160 or line[-1] in ".,;:…" or len(line.split()) < 3 or bylines.opening(line):
            return False
        if line[0] in "([*•-–—" or line[0].islower():
            return False
        rest = [n for n in range(number + 1, min(number + 8, len(self.lines))) if n not in self.taken]
        if not rest:
            return False
        if any(plain(self._line(n)) == plain(line) for n in rest):
            return True
        if _CLOCK.search(line):
            return False
        if any(bylines.is_byline(self._line(n)) or is_day(self._line(n)) for n in rest[:3]):
            return True
        if line[-1] in "?!" and sum(word[0].isupper() for word in line.split()) * 2 < len(line.split()):
            return False  # a question may as well be the first sentence
        return any(len(self._line(n)) > 1.3 * len(line) and self._line(n)[-1] in ".!?”\"'’)" for n in rest[:6])

    def _bylines(self, after: list[int], headed: bool) -> int | None:
        """Takes bylines and date lines above the body; gives the last of them."""
        last = None
        for place, n in enumerate(after[:8]):
            line = self._line(n)
            if is_day(line):
                self._take(n, Role.DATE)
                if place < 6:
                    self._dated(line)
                last = n
            elif (
                bylines.is_byline(line)
                or stamps.is_credited_name(line)
                or (headed and place < 3 and bylines.is_names(line))
            ):
                self._take(n, Role.BYLINE)
                self.names += bylines.names(line)
                self.credit = self.credit or bylines.agency_in(line)
                last = n
            elif len(line) > 400 or bylines.opening(line):
                break
        return last

    def _dated(self, words: str) -> None:
        """Takes the day of publication from words that tell one, where neither the source nor words before did."""
        if not self.report.published and not self.day and (day := moment(words)):
            self.day = day
            self.notes.append(f"published: taken from {words[:60]!r}")

    # the beginning of a body paragraph

    def _is_subheading(self, number: int) -> bool:
        """Whether a short line without an end stands between two paragraphs of prose."""
        start, end = self.lines[number]
        if not 3 <= end - start <= 60 or self.text[end - 1] in '.!?,;:…)–—-”"':
            return False
        line = self.text[start:end]
        if len(line.split()) > 9 or ": " in line or not (line[0].isupper() or line[0] in "‘'"):
            return False
        (a, b), (c, d) = self.lines[number - 1], self.lines[number + 1]
        before, after = self.text[b - 1], self.text[c]
        prose = b - a >= 80 and d - c >= 80 and before in ".!?”\"’'" and (after.isupper() or after in "“\"‘'")
        return prose and number - 1 not in self.taken

    def _stamp(self) -> None:
        """Takes a stamp of publication that stands run together with the text, and the byline before it."""
        found = stamps.stamp(self.text)
        if not found:
            return
        start, end, when = found
        number = next((n for n, line in enumerate(self.lines) if line[0] <= start and end <= line[1]), None)
        if number is None or number in self.taken or self.lines[number][1] - end < 20:
            return
        first, last = self.lines[number]
        self._add(Role.DATE, start, end)
        self._dated(when)
        if self.text.startswith("By ", first) and start - first < 120:
            self._add(Role.BYLINE, first, start)
        after = end + len(self.text[end:last]) - len(self.text[end:last].lstrip())
        if place := bylines.opening(self.text[after : min(last, after + 160)]):
            self._add(Role.DATELINE if place.place else Role.CREDIT, after, after + place.length)
            self.credit = self.credit or place.credit

    def _is_prose(self, number: int) -> bool:
        """Whether a paragraph is a sentence or more, and no dateline stands before it."""
        start, end = self.lines[number]
        dated = any(part.role is Role.DATELINE and part.start < start for part in self.parts.values())
        return end - start >= _PROSE and self.text[end - 1] in '.!?”"' and not dated

    def _opening(self, number: int, first: bool) -> None:
        start, end = self.lines[number]
        if any(part.start <= start < part.end for part in (self.parts.get(start),) if part):
            return
        if (before := stamps.lead(self.text[start:end])) and end - start - before[0] > _LEFT:
            self._add(before[1], start, start + before[0])
            start += before[0]
            start += end - start - len(self.text[start:end].lstrip())
        if (length := bylines.byline_before(self.text[start : min(end, start + 220)])) and number < _TOP:
            self._add(Role.BYLINE, start, start + length)
            self.names += bylines.names(self.text[start : start + length])
            start += length
            start += end - start - len(self.text[start:end].lstrip())
        found = bylines.opening(self.text[start : min(end, start + 160)], first)
        if found:
            role = Role.DATELINE if found.place else Role.CREDIT
            self._add(role, start, start + found.length)
            self.credit = self.credit or found.credit
            self._dated(self.text[start : start + found.length])

    # the end of the page

    def _tail(self) -> None:
        """Takes what follows a heading such as 'Related stories' or 'Comments' in the last part of the text."""
        if len(self.lines) < 4:
            return
        half = self.lines[0][0] + (self.lines[-1][1] - self.lines[0][0]) * 2 // 5
        for n in range(2, len(self.lines)):
            start, end = self.lines[n]
            if end - start > 60:
                continue
            words = plain(self.text[start:end]).lstrip("0123456789 ")
            if words in data.TAIL_COMMENTS and self._are_comments(n + 1):
                for other in range(n, len(self.lines)):
                    self._take(other, Role.FURNITURE)
                return
            if words in data.TAIL_LINKS and start >= half:
                self._take(n, Role.FURNITURE)
                after = range(n + 1, min(n + 13, len(self.lines)))
                at_end = len(self.lines) - n <= 13 and all(len(self._line(other)) <= 160 for other in after)
                for other in after:
                    line = self._line(other)
                    if not at_end and (len(line) > 160 or (line[-1] in '.”"' and len(line) > 70)):
                        break
                    self._take(other, Role.FURNITURE)

    def _are_comments(self, first: int) -> bool:
        """Whether what follows a heading 'Comments' is no report any more: the later half, or so it begins."""
        after = range(first, min(first + 20, len(self.lines)))
        if not after:
            return False
        if self.lines[first][0] > self.lines[-1][1] // 2:
            return True
        return sum(is_comment(self._line(n)) for n in after) * 2 >= len(after)
