"""Every number that a comparison across reports turns on, with its reason."""

RUN = 6
"""Words in a row that two quotations must share to be one statement: shorter runs recur
in speech ('at the end of the day') and in songs that are sung and then echoed."""

RUN_CONTENT = 2
"""Of these, words that carry meaning: six function words in a row are nobody's own."""

SHARE = 0.6
"""Part of the shorter quotation's words found in the longer, in order, when the speakers agree: below it printings
of one sentence cannot be told from two sentences on one theme."""

SENTENCE_SHARE = 0.8
"""Part of one whole sentence's words found in the other's, in order, when the speakers agree."""

FRAGMENT = 5
"""Up to so many words a quotation is a fragment: it must stand whole in the longer one, from the same speaker."""

OTHER_SPEAKER_RUN = 8
"""Words in a row after which two named speakers are a difference of attribution and no coincidence."""

PARTING = 6
"""Words on either side up to which two printings part in wording; beyond, each prints another passage."""

LOPSIDED = 4
"""How many times more words one side has, at least, where a cut and no rewording is read."""

EVERY_PAIR = 12
"""Witnesses of a statement up to which every pair is compared; of more, each distinct printing once. Pairs grow
with the square, and beyond a dozen witnesses they repeat each other."""

DISTINCT = 40
"""Distinct printings of one statement that are compared with each other."""

HOLDERS = 12
"""Quotations with one three-word run in common that are all paired; of more, each with the first of them."""

NEAR = 400
"""Characters between two quotations of one speaker within which the second continues the utterance of the first:
a cue and a sentence of the reporter's."""

PARALLEL = 0.6
"""Share of the shorter sentence's units that the longer must print, in order, for the two to be compared at all: the
same as for quotations."""

PARALLEL_MEANING = 3
"""Words of meaning alike below which two short sentences are a formula ('he said in a statement')."""

SURE = 0.7
"""Share alike from which a name, a number or a day that parts the two sentences is a hard difference: below it they
tell too different things."""

SURE_NAME = 0.8
"""Share alike from which two unlike names are a hard difference: reports name one thing in many ways, such as a city
by its state, so that the rest of the sentence must be all but the same."""

SLOTS = 2
"""Places of meaning in which parallel sentences may part; two that part in more speak of different things."""

GAP = 6
"""Units on either side up to which parallel sentences part in one place; a longer stretch is another clause."""

HELD = 4
"""Words alike, on both sides together, that must enclose the words that part: fewer are met by chance."""

WINDOW = 9
"""Units before and after a time that are about it: a clause of news."""

EVENT_WORDS = 2
"""Words of meaning, beside the act itself, that two clauses must share to be about one event."""

CLAIMS = 400
"""Dated clauses with one act beyond which a story has too many such acts to say which is which."""

COPIED = 0.3
"""Share of one report's own words found in another from which the two are one witness: a third of a report is more
than the shared facts of a story make."""

TWIN = 0.9
"""Share alike from which a sentence is compared although the other report has its exact counterpart as well."""

TWIN_UNITS = 10
"""Units alike that such a sentence must have: rows of a table ('beat them 3-1') are alike and say different things."""

CHECKED = 0.5
"""Share of the words asked about that a quotation must print, in order, to be shown as what they go back to: half,
since a person sees both and judges."""

ASKED = 5_000
"""Characters of a question that are read: no quotation is longer."""

BESIDE = 150
"""Characters before and after a quotation in which another's name makes it unsure who speaks: a clause."""

ROWS = 3
"""Different numbers between the same words in one report, from which they are rows of a list; two may be a slip."""

LONGER = 0.5
"""Share of the longer sentence that must be alike for a name or a quoted word to part the two: two sentences may begin
with one formula ('In an interview on Sunday, …') and go on differently."""

ONE_TOLL = 4
"""How many times one toll may exceed another and be of one event: beyond, one sums up years or regions."""

RETOLD_WORDS = 5
"""Telling words that two sentences must share to tell one thing in other words: four are met within any story."""

RETOLD = 0.45
"""Part of the longer sentence's telling words that the shorter must share, besides ``PARALLEL`` of its own."""

RETOLD_LONGEST = 25
"""Telling words of a sentence beyond which it tells several things."""

ASKED_RUN = 3
"""Words in a row that a printing must share with the words asked about to be shown: two are met anywhere."""

ONE_THING = 2.5
"""Weight of what two figures have about them alike (a word of meaning 1, one that is all over the story a half, a noun
that is counted 1) from which they are of one thing: two words are met in any story, three are a telling."""

TELLING_WINDOW = 12
"""Units before and after a figure that are about it, in its sentence."""

LIKELY = 1.0
"""By how much less weight makes it likely, where each report has one figure of the kind only."""

NAMED = 1.5
"""The most that names alike weigh: an office with first and last name is four words and one person."""

CLOSE = 5
"""Units before and after a figure that belong to it and to no other thing in its sentence."""

NEARER = 0.5
"""By how much two figures must be more alike than either is with any other figure of the other report."""

OFTEN = 3
"""Sentences a report in which a word stands, on average, beyond which it says little of which thing is meant."""

ONE_FIGURE = 3.0
"""How many times one figure may exceed another and still be of one thing: beyond, one counts a part or another year."""

LONG_NUMBER = 4
"""Figures of a number, final noughts aside, from which two that part in one of them are no coincidence."""

SWAPPED_NUMBER = 3
"""Figures of a number, final noughts aside, from which two that changed places are no coincidence: of 1,900 stories one
held such a pair, and it was of one thing; with two figures only, all eleven pairs were of different things."""

MISPRINT = 2.0
"""What such a likeness weighs: as much as two words."""

FAR_DAY = 30
"""Days from publication within which a story has so many days that two near ones need not be of one thing."""

NEAR_DAYS = 3
"""Days between two dates of one thing that was misprinted or heard another way."""

NEAR_MONTHS = 62
"""The same, of two months by their first days."""

NEAR_YEARS = 1100
"""The same, of two years: three of them."""

ONE_YEAR = 3.0
"""Weight of the words alike about two near years: many a year is printed, and each may be of another thing."""

ONE_RECENT = 3.0
"""Weight of the words alike right about two days near publication, or two hours, from which they are of one thing."""

HOURS_PART = 10
"""Minutes by which two hours of one thing must part: 'about four' is a quarter past for some."""

ONE_DAY = 1.5
"""Weight of the words alike about two near days from which they are of one thing: less than for figures, since two
reports seldom print two such days by chance."""

OPENING = 4
"""Sentences with which a report opens: headline, standfirst and lead tell of what it is about."""

LONG_PAST = 60
"""Days before publication beyond which a toll is another event's."""

SAID_NEAR = 6
"""Units between a day and a word for saying within which the day is that of the saying."""

AROUND = 3
"""Words on either side of those that part by which they are looked for in the other report, to see whether it prints
both wordings: 'after the' stands before too many words."""

AGAIN = 7
"""Days between two reports beyond which figures in unlike sentences may be of two events of a kind."""
