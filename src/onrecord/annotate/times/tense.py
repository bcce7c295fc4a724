"""Which way a sentence looks in time where an expression stands: back, at now, or ahead, by the verb nearest to it."""

from itertools import pairwise

from onrecord.annotate.times.english import ABBREVIATIONS, AFTER_HEADS, NAMES_OF_DAYS, NUMBERS
from onrecord.annotate.times.english_verbs import (
    APPOINTED,
    AUXILIARIES,
    AWAITED,
    BASE_FORMS,
    BEFORE_WHAT_COMES,
    COMMITS,
    DETERMINERS,
    FOR_WHAT,
    FUTURE_CUES,
    GIVEN,
    HAD,
    HOLD_ON,
    INFINITIVES,
    LEADS_AHEAD,
    MODALS,
    NEARS,
    NEGATED,
    NO_VERBS,
    NOUNS_TOO,
    OUTRIGHT,
    PARTICIPLE_CUES,
    PAST_CUES,
    PAST_TO,
    PLANS,
    PRESENT_TENSE,
    REFUSED,
    SEVERAL,
    SHORT,
    SURELY,
    TELLING,
    TIMETABLED,
    TIMETABLED_ED,
    TIMETABLED_ING,
    TIMETABLED_S,
    WILL,
)

PAST, PRESENT, FUTURE = -1, 0, 1
_LOOK = 40  # pieces: twenty words and what parts them
_NEAR = 16  # pieces: how far before a day a simple present may stand
_MANY = ("they", "we", "i", "you", "who", "which", "people", "voters")
_NONE = frozenset(("not", "neither", "nor", "no", "nobody", "none"))
_UP_TO = ("until", "till", "through")
BEFORE_BASE = ("to", "not", "t", "could", "may", "might", "will", "would", "should", "must", "can", "shall")


def tense(parts: list[str], start: int, end: int) -> int | None:
    """Whether the verb nearest to pieces [start, end) looks back (-1), at now (0) or ahead (1); None unseen."""
    lead = parts[start - 2] if start > 1 else ""
    if called_off(parts, start, end):
        return None
    if _appointed(parts, start):
        return PAST if HAD & set(parts[max(0, start - 10) : start]) else FUTURE
    if _which_will(parts, start, end):
        return FUTURE
    heads = lead in ("until", "till") and (start < 4 or ends_sentence(parts, start - 3))
    if _as_soon_as(parts, start) or (start > 3 and (parts[start - 4], lead) in BEFORE_WHAT_COMES):
        return FUTURE
    found, place = (None, 0) if heads else _nearest(parts, range(start - 2, max(-1, start - _LOOK), -2))
    word = parts[place] if found is not None else ""
    if found is None:  # 'Until Thursday, they had refused'
        found, place = _nearest(parts, range(end + 1, min(len(parts), end + _LOOK), 2))
        if found == FUTURE and _heads_entry(parts, end) and parts[place] not in WILL | PARTICIPLE_CUES:
            found = None  # told in the present
    if found in (None, PRESENT) and (lead in LEADS_AHEAD or _deadline(parts, start, end)):
        return FUTURE
    if found == PAST and word:
        if lead in ("for", "as") and word in APPOINTED:  # called a session for Monday
            return FUTURE
        if (lead in _UP_TO and word in HOLD_ON) or (lead == "by" and word in COMMITS):
            return FUTURE
        if lead in _UP_TO and _perfect(parts, start):
            return FUTURE if lead != "through" else None  # 'has closed until March', 'has extended it through January'
    return found


def _which_will(parts: list[str], start: int, end: int) -> bool:
    """Whether a time stands between what is spoken of and its verb: 'which in March will face a hearing'."""
    follows = parts[end : end + 1] == [" "] and parts[end + 1] in ("will", "shall")
    return follows and start > 3 and not {"which", "who"}.isdisjoint(parts[start - 4 : start : 2])


def infinitive_leads(parts: list[str], start: int, most: int = 8) -> bool:
    """Whether what is to be done stands before a time: 'was working to restart output in November'."""
    words = [word for word in _since_sentence(parts, start, most) if word != "not"]
    return any(a == "to" and b in INFINITIVES and b not in ("be", "have") for a, b in pairwise(words))


def _heads_entry(parts: list[str], end: int) -> bool:
    """Whether what is before a piece heads an entry of a chronicle: 'Sept. 1 - Ministers meet in Paris'."""
    return parts[end : end + 1] != [] and parts[end].strip()[:1] in AFTER_HEADS


def called_off(parts: list[str], start: int, end: int) -> bool:
    """Whether something set for the time was not to be: 'the fair set for Jan. 14 was moved'."""
    if parts[end + 1 : end + 2] not in (["was"], ["were"]) or start < 6 or parts[start - 2] != "for":
        return False
    before = parts[max(0, start - 20) : start - 2]
    return not APPOINTED.isdisjoint(before) and not any(ends_sentence(before, n) for n in range(1, len(before), 2))


def was_due(parts: list[str], start: int) -> bool:
    """Whether something was to come then, when the text was written or before: 'was expected to open in May'."""
    words = _since_sentence(parts, start, 12)
    return any(a in ("was", "were") and (b in PARTICIPLE_CUES or b in ("to", "set")) for a, b in pairwise(words))


def strongly_ahead(parts: list[str], start: int, end: int) -> bool:
    """Whether a sentence says outright that pieces [start, end) lie ahead: 'will meet', 'is due', 'by Monday'.

    'Was to', 'could', 'expected' are as good for what the text was printed too late to see.
    """
    words = _since_sentence(parts, start, 20)
    lead = words[-1] if words else ""
    if lead in ("by", "await", "awaits", "awaiting", *_UP_TO) or tuple(words[-2:]) in BEFORE_WHAT_COMES:
        return True
    if not SURELY.isdisjoint(words) or not TIMETABLED_S.isdisjoint(words[-2:]):
        return True
    if any(a in ("is", "are", "s", "re", "been") and (b in ("to", "set", "likely") or b in PARTICIPLE_CUES)
           for a, b in pairwise(words)):  # fmt: skip
        return True
    after = parts[end + 1 : end + 6 : 2]
    if after[:1] == ["s"]:
        return lead != "of" and not SURELY.isdisjoint(after[2:])  # "Wednesday's ruling will decide it"
    return not SURELY.isdisjoint(after)


def said_ahead(parts: list[str], start: int, end: int) -> bool:
    """Whether a word of what is to come stands in the sentence: up to twenty words before a time, or five after."""
    words = _since_sentence(parts, start, 20)
    if not OUTRIGHT.isdisjoint(words) or any(a in ("is", "are") and b == "to" for a, b in pairwise(words)):
        return True
    for place in range(end + 1, min(len(parts), end + 11), 2):
        if ends_sentence(parts, place - 1):
            return False
        if parts[place] in OUTRIGHT:
            return True
    return False


def ends_sentence(parts: list[str], gap: int) -> bool:
    """Whether a sentence ends at the piece between two words; a full stop after an abbreviation does not end one."""
    piece = parts[gap]
    if piece == " ":
        return False
    if "." in piece:
        return piece != "." and (parts[gap - 1] not in ABBREVIATIONS or "\n" in piece or len(piece.strip()) > 1)
    return any(c in piece for c in "!?;") or "\n\n" in piece


def _as_soon_as(parts: list[str], start: int) -> bool:
    """Whether it is the earliest day of what may come: 'as soon as Tuesday'."""
    return start > 5 and parts[start - 2] == parts[start - 6] == "as" and parts[start - 4] in ("soon", "early")


def _appointed(parts: list[str], start: int) -> bool:
    """Whether something is called, set or put off for the time at a piece, or someone is to do it by then."""
    words = _since_sentence(parts, start, 7)
    if len(words) < 3:
        return False
    lead, last, rest = words[-1], words[-2], words[:-1]
    if lead in ("until", "till") and (last in GIVEN or not {"given", "gave"}.isdisjoint(rest)):
        return True
    if lead in ("for", "until", "till", "to") and last in APPOINTED:
        return True
    if lead == "for" and not AWAITED.isdisjoint(rest):
        return True
    if lead == "on":
        return last == "held" and "be" in rest
    to_do = any(a == "to" and b.isalpha() and b not in DETERMINERS and b not in NUMBERS for a, b in pairwise(rest[1:]))
    return lead == "by" and to_do and not PAST_TO & set(rest)


def _since_sentence(parts: list[str], start: int, most: int) -> list[str]:
    """The last words before a piece, back to where its sentence begins."""
    found: list[str] = []
    for place in range(start - 2, max(-1, start - 2 * most - 1), -2):
        if ends_sentence(parts, place + 1):
            break
        found.append(parts[place])
    return found[::-1]


def _deadline(parts: list[str], start: int, end: int) -> bool:
    """Whether pieces [start, end) are the day of a deadline ahead: 'a Friday deadline', 'a deadline of Friday'."""
    after = parts[end + 1 : end + 6 : 2]
    if "deadline" in after[:2]:
        return "a" in (parts[start], parts[max(0, start - 2)]) or not NEARS.isdisjoint(after)
    return start > 3 and parts[start - 4 : start - 1 : 2] == ["deadline", "of"]


def _perfect(parts: list[str], start: int) -> bool:
    """Whether the auxiliary nearest before a piece is that of the present perfect, which holds on now."""
    for place in range(start - 4, max(-1, start - _LOOK - 6), -2):
        if ends_sentence(parts, place + 1):
            return False
        if parts[place] in AUXILIARIES:
            return parts[place] in ("has", "have", "ve")
    return False


def _nearest(parts: list[str], places: range) -> tuple[int | None, int]:
    """What the nearest verb of some places says, and where it stands; None where the sentence ends before one.

    An infinitive that no verb governs is a headline's: 'Leaders to meet May 25'.
    """
    step = 1 if places.step > 0 else -1
    to_do = False  # whether an infinitive stands between: its direction is that of the verb before
    for place in places:
        gap = place - step
        if 0 <= gap < len(parts) and parts[gap] != " " and ends_sentence(parts, gap):
            break
        word = parts[place]
        if word not in TELLING and word[-2:] != "ed":
            continue
        if (word == "due" and _because(parts, place)) or (word == "from" and _begins(parts[place + 2 : place + 4])):
            continue  # due to the storm, from June 3
        if word == "from" and step < 0 and place == places.start:
            continue  # from the 10th
        to_do = to_do or (step < 0 and word == "to" and parts[place + 2] in INFINITIVES)
        found = _says(parts, place, step, to_do, places.start)
        if found is not None:
            return found, place
    return (FUTURE, 0) if to_do else (None, 0)


def _says(parts: list[str], place: int, step: int, to_do: bool, last: int) -> int | None:
    """What the word at a place says of the direction; None where it is no verb that says any."""
    word = parts[place]
    found = verb(_whole(parts, place))
    before = parts[max(0, place - 6) : place]
    if word[-2:] == "ed" and place > 1 and parts[place - 1] == " " and parts[place - 2] in ("a", "an", "the"):
        return None  # the mutated form
    if _refused(parts, place):
        return PAST
    if word in BASE_FORMS.get(found, ()) and place > 1 and parts[place - 2] in BEFORE_BASE:
        return None  # 'is expected to hit', 'could spread'
    if step < 0 and (to_do or _to_do(parts, place)) and word in COMMITS:
        return PAST if HAD & set(before) else FUTURE
    if found == PRESENT and step < 0 and _is_on(parts, place, last):
        return FUTURE  # 'the hearing is on Tuesday'
    if word in PARTICIPLE_CUES and parts[max(0, place - 2)] in ("than", "as"):
        return None  # fewer loans than expected
    if found == FUTURE and word in PARTICIPLE_CUES and HAD & set(before):
        return PAST
    if word in APPOINTED and parts[max(0, place - 2)] in ("is", "are") and parts[place + 2 : place + 3] == ["for"]:
        return FUTURE
    if step < 0 and word in FOR_WHAT and parts[place + 2 : place + 3] == ["for"]:
        return FUTURE  # called for a march on Sunday
    if word in PLANS and parts[place + 2 : place + 3] == ["to"]:
        return None if _a_plan(parts, place) else FUTURE
    if word == "going" and parts[place + 2 : place + 3] != ["to"]:
        return None
    if word in MODALS:
        done = parts[place + 4 : place + 5] if parts[place + 2 : place + 3] == ["not"] else parts[place + 2 : place + 3]
        return FUTURE if not INFINITIVES.isdisjoint(done) or not BASE_FORMS[PAST].isdisjoint(done) else None
    if found == PRESENT and place + 2 < len(parts) and _is_to_come(parts[place : place + 5 : 2], step):
        return FUTURE
    if found == PAST:
        is_done = word in TIMETABLED_ED and parts[max(0, place - 2)] in ("is", "are")
        return FUTURE if is_done or _was_to(parts[place : place + 5 : 2]) or _to_be(parts, place) else PAST
    if found == PRESENT:
        return FUTURE if to_do else PRESENT
    if found is None and step < 0 and last - place < _NEAR and _timetabled(parts, place):
        return FUTURE if not any("," in piece for piece in parts[place + 1 : last : 2]) else None
    return found


def _refused(parts: list[str], place: int) -> bool:
    """Whether somebody declined to tell: 'would not say Tuesday whether'."""
    if parts[place] not in ("would", "wouldn") or parts[place + 2 : place + 3] not in (["not"], ["t"]):
        return False
    return not REFUSED.isdisjoint(parts[place + 4 : place + 5])


def _to_do(parts: list[str], place: int) -> bool:
    """Whether an infinitive follows: 'agreed to meet'."""
    return parts[place + 2 : place + 3] == ["to"] and not INFINITIVES.isdisjoint(parts[place + 4 : place + 5])


def _was_to(words: list[str]) -> bool:
    """Whether it was to come: 'talks were to resume Monday'; not 'he was to have met him'."""
    return words[0] in ("was", "were") and words[1:2] == ["to"] and words[2:3] not in (["have"], ["the"], ["a"])


def _timetabled(parts: list[str], place: int) -> bool:
    """Whether a simple present tells of a plan: 'the Senate votes Tuesday', 'delegates arrive on Sunday'."""
    word, subject = parts[place], parts[place - 2] if place > 1 else ""
    if not subject or subject in DETERMINERS or subject in NUMBERS or subject == "s":
        return False
    if parts[place - 1] == ", ":  # after a clause between: 'the show, which opened Feb. 3, continues'
        return word in TIMETABLED_S
    if parts[place - 1] != " ":
        return False
    if word in TIMETABLED_S:
        return subject[-1:].isalpha() and not _some(parts, place)
    return word in TIMETABLED and (subject in _MANY or subject[-1:] == "s")


def _some(parts: list[str], place: int) -> bool:
    """Whether what looks like a verb is a noun in the plural: 'two missile launches', 'after votes in May'."""
    for before in range(place - 2, max(-1, place - 10), -2):
        word = parts[before]
        if word in SEVERAL or (word in NUMBERS and word not in ("a", "an", "one", "second")):
            return True
        if parts[before - 1] not in (" ", "-") or word in DETERMINERS or verb(word) is not None:
            return False
    return False


def _a_plan(parts: list[str], place: int) -> bool:
    """Whether 'plan', 'hopes' is a noun: 'he presented his plan to reform the law'."""
    word, before = parts[place], parts[place - 2] if place > 1 else ""
    return word in NOUNS_TOO and (before in DETERMINERS or verb(before) == PAST)


def _begins(pieces: list[str]) -> bool:
    """Whether the pieces after 'from' say when something begins: 'from June', 'from 21:15'."""
    return bool(pieces) and (pieces[0] in NAMES_OF_DAYS or (pieces[0].isdigit() and pieces[-1] == ":"))


def _because(parts: list[str], place: int) -> bool:
    """Whether 'due' at a place says why: 'due to the storm', 'due to falling sales'; 'due to sail' looks ahead."""
    after = parts[place + 4 : place + 5]
    return (
        parts[place + 2 : place + 3] == ["to"] and bool(after) and (after[0] in DETERMINERS or after[0][-3:] == "ing")
    )


def _is_on(parts: list[str], place: int, last: int) -> bool:
    """Whether something 'is on', 'is at' the time or 'is Tuesday': a plan rather than a report."""
    return parts[place] in ("is", "are") and (place == last or (place == last - 2 and parts[last] in ("on", "at")))


def _is_to_come(words: list[str], step: int) -> bool:
    """Whether a present verb and the word after it look ahead: 'is planned', 'the court is to rule', 'is leaving'."""
    if words[0] not in ("is", "are", "am", *SHORT):
        return step > 0 and words[1] in FUTURE_CUES
    return words[1] == "to" or (step > 0 and words[1] in FUTURE_CUES) or words[1] in TIMETABLED_ING | TIMETABLED_ED


def _to_be(parts: list[str], place: int) -> bool:
    """Whether a participle is of what is to come: 'a hearing to be held Thursday', 'will be named in December'."""
    if place > 8 and parts[place - 2][-2:] == "ly" and parts[place - 4] == "be":
        place -= 2  # will be formally completed
    if place < 6 or parts[place - 2] != "be":
        return False
    led = parts[place - 6 : place - 3 : 2]
    if led[1] == "to":
        return led[0] not in PAST_TO and not HAD & set(parts[max(0, place - 10) : place - 6])
    if "could" in led and not _NONE.isdisjoint(parts[max(0, place - 20) : place]):
        return False  # he could not be reached
    return led[1] in WILL or (led[0] in WILL and parts[place - 5] == " ")


def _whole(parts: list[str], place: int) -> str:
    """The word at a place, or the verb that it is in full: 'will' of "won't", 'are' of "they're"."""
    if parts[place] in SHORT and parts[place - 1] in ("'", "’"):
        return "are"
    return NEGATED.get(parts[place], parts[place]) if parts[place + 2 : place + 3] == ["t"] else parts[place]


def verb(word: str) -> int | None:
    """What a word says of the direction in time: -1 past, 1 future, 0 present, None for no verb of the lists."""
    if word in FUTURE_CUES:
        return FUTURE
    if word in PAST_CUES or (len(word) > 4 and word.endswith("ed") and word not in NO_VERBS):
        return PAST
    return PRESENT if word in PRESENT_TENSE else None
