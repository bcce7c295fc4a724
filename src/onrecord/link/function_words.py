"""Language data: words that tell nothing about what a report is on."""

FUNCTION_WORDS = frozenset(
    """
    a an the and or but if then else of to in on at by for with from into onto over under about after before during
    between against among amid as is are was were be been being am do does did done doing have has had having will
    would shall should can could may might must not no nor so than that this these those there here it its he she they
    them their theirs his her hers him we us our ours you your yours i me my mine who whom whose which what when where
    why how all any both each few more most many much other others some such only own same too very just also up down
    out off again once because while until since through across around without within toward towards upon per via
    don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't it's he's she's that's there's i'm
    we're they're you're i've we've they've said says say saying told tells tell
    mr mrs ms monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december today yesterday tomorrow
    """.split()  # noqa: SIM905
)
"""English function words, verbs of saying and the calendar; a stream's own counts take care of what is common there."""
