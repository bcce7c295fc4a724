"""Words that tell nothing of what a sentence is about, and what a word is cut to for comparing. English."""

from functools import lru_cache

from onrecord.text.words import words

PLAIN = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any are around as at away back be became because become been before behind being below between both but by came
    can cannot come could day days did do does doing done down during each either else even ever every few first for
    from further get gets go goes going got had has have having he her here hers him himself his how however i if in
    including into is it its itself just last later least less like made make makes many may me might more most mr mrs
    ms much must my near neither never new next no nor not nothing now of off often on once one only onto or other
    others our out over own per put rather said same say saying says second see seen several she should since so some
    something soon still such take taken tell than that the their them themselves then there these they this those
    though three through thus time to today together told too took toward towards two under until unless up upon us
    use used very via was way we week weeks well went were what when where whether which while who whole whom whose
    why will with within without would year years yesterday yet you your s t
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am pm morning afternoon evening
    night month months according added asked spoke statement reported reporting""".split()
)

_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ions", "ion", "ies", "ied", "ed", "er", "es", "s",
)  # fmt: skip


@lru_cache(maxsize=200_000)
def cut(word: str) -> str:
    """The word without its commonest ending, so that 'released', 'releases' and 'releasing' meet."""
    bare = word[:-2] if word.endswith("'s") else word
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare[: -len(ending)].rstrip("e")
    return bare.rstrip("e") if len(bare) > 4 else bare


def telling(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words between two offsets that tell what it is about, cut, in order and as often as they stand there."""
    return [cut(word.folded) for word in words(text, start, end) if word.folded not in PLAIN and len(word.folded) > 1]
