"""Which paraphrases say something by themselves, and what an unnamed speaker is called."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Quotation, Span

_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|add(?:s|ed|ing)?|claim(?:s|ed|ing)?|argu(?:es?|ed|ing)|ask(?:s|ed)?"
    r"|announc(?:es?|ed|ing)|insist(?:s|ed|ing)?|warn(?:s|ed|ing)?|den(?:y|ies|ied|ying)|admit(?:s|ted)?|accord(?:ing)"
    r"|stat(?:es?|ed|ing)|not(?:es?|ed|ing)|report(?:s|ed)?|promis(?:es?|ed)|predict(?:s|ed)?|confirm(?:s|ed)?"
    r"|suggest(?:s|ed)?|believ(?:es?|ed)|think(?:s)?|thought|accus(?:es?|ed|ing)|vow(?:s|ed)?|pledg(?:es?|ed))\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|disput(?:es?|ed|ing)|reject(?:s|ed|ing)?|rul(?:es?|ed|ing) out"
    r"|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|question(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W{0,3}(?:that|to|not|whether|if|how|why|who|what|when|where|which|he|she|they|it|we|I|there)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did"
    r"|(?<!\ba )(?<!\ban )(?!hundred|naked|indeed|need|seed|speed|red|bed)[a-z]{2,}ed)\b"
    r"|n['’]t\b|['’](?:s|re|ll|ve|d)\s+\w+(?:ed|ing)\b"
)
_LONGEST_SOURCE = 60
_UNCLOSED = re.compile(r"[.,!?]?[\"”]")
_BLANKS = 4
"""Characters besides the cue, blanks and commas, that may stand between the parts of a paraphrase that it joins."""

_PRONOUNS = frozenset(("who", "they", "she", "him", "her", "them", "which", "that", "you", "one", "all", "those"))


def proposition(words: str, cue: str) -> bool:
    """Whether a paraphrase asserts something: 'that the plan had failed', and not 'his new song'.

    What is only the object of a verb that reports ('dedicated …', 'explained …') is an attribution, but no statement
    that a reader can weigh; a report of saying ('said', 'according to') always is one.
    """
    return bool(_SAID.search(cue) or _OPENS.match(words) or _VERB.search(words))


def printed(quotation: Quotation, text: str) -> tuple[Span, ...]:
    """The stretches of a quotation as a reader can follow them: a paraphrase that its cue parts, with the cue.

    'She … to rest' says nothing, 'She had been ordered to rest' does. A mark that it opens is closed.
    """
    content = quotation.content
    if quotation.kind != "indirect":
        return content
    if closing := _UNCLOSED.match(text, content[-1].end):
        last = content[-1].of(text)
        if last.count('"') % 2 or last.count("“") > last.count("”"):
            content = (*content[:-1], replace(content[-1], end=closing.end()))
    shown = [content[0]]
    for span in content[1:]:
        between = [cue for cue in quotation.cue if shown[-1].end <= cue.start and cue.end <= span.start]
        apart = span.start - shown[-1].end - sum(len(cue) for cue in between)
        if between and apart <= _BLANKS:
            shown[-1] = Span(span.report, shown[-1].start, span.end)
        else:
            shown.append(span)
    return tuple(shown)


def stance(cue: str) -> str:
    """The cue of a paraphrase whose words the speaker did not assert ('denied', 'ruled out'), in lower case, or ''."""
    return " ".join(cue.lower().split()) if _UNSAID.search(cue) else ""


def source(quotations: Sequence[Quotation], texts: Mapping[str, str]) -> str:
    """What the first report that prints a source calls it, where that is more than a pronoun; '' where none does."""
    for quotation in quotations:
        words = "" if quotation.speaker else quotation.called(texts[quotation.report])
        if 2 < len(words) <= _LONGEST_SOURCE and words.lower() not in _PRONOUNS:
            return words
    return ""
