"""What parts.py knows of English news pages: agencies, furniture, captions, bylines. Tables only, all lower case.

Entries stand between bars; a low line at an entry's beginning or end is a blank, a broken bar is a bar.
"""


def _entries(table: str) -> tuple[str, ...]:
    """The entries of a table, in order."""
    found = (entry.strip() for line in table.splitlines() for entry in line.split("|"))
    return tuple(_plain(entry) for entry in found if entry)


def _plain(entry: str) -> str:
    entry = entry.replace("¦", "|")
    entry = " " + entry[1:] if entry.startswith("_") else entry
    return entry[:-1] + " " if entry.endswith("_") else entry


_AGENCIES = """
Associated Press: ap | associated press | the associated press | ap photo
Reuters: reuters | thomson reuters
Agence France-Presse: afp | agence france-presse | agence france presse
United Press International: upi | united press international
Bloomberg: bloomberg | bloomberg news
Press Association: pa | pa media | press association
The Canadian Press: cp | canadian press | the canadian press
dpa: dpa
EFE: efe
ANSA: ansa
Xinhua: xinhua
TASS: tass | itar-tass
Interfax: interfax
RIA Novosti: ria novosti
Sputnik: sputnik
Kyodo News: kyodo | kyodo news
Jiji Press: jiji
Yonhap: yonhap
IANS: ians
PTI: pti
ANI: ani
AAP: aap | australian associated press
Anadolu Agency: anadolu | anadolu agency
CNA: cna
MENA: mena
IRNA: irna
Voice of America: voa | voa news | voice of america
RFE/RL: rfe/rl
CNN: cnn
Capitol News Service: cns
Tribune News Service: tns | tribune news service
Knight Ridder: knight ridder
McClatchy: mcclatchy
RT: rt
DW: dw
The New York Times: nyt
Inter Press Service: ips | inter press service
Business Wire: business wire
PR Newswire: pr newswire
Gray News: gray news
Dow Jones: dow jones
CNBC: cnbc
States Newsroom: states newsroom
KFF Health News: kff health news | kaiser health news
The Conversation: the conversation
ProPublica: propublica
NewsNation: newsnation
"""
# Names that a credit is printed in, and the one name that it is given.
AGENCIES: dict[str, str] = {
    printed: name
    for name, _, names in (line.partition(": ") for line in _AGENCIES.strip().splitlines())
    for printed in _entries(names)
}

# Paragraphs that are these words and nothing else, ends and case aside.
WHOLE = frozenset(
    _entries("""
0 shares | a a | about the author | about this author | about us | ad | add a comment | advert |
advertisement | advertisement - story continues below | advertisement continue reading the main story |
advertisements | advertising | all rights reserved | also read | article continues after this advertisement |
article continues below | article continues below advertisement | back to top | bookmark | breaking news |
breaking news email | breaking news emails | caption | click for more | click here | click here for more |
click here to read more | click to enlarge | click to expand | close | comment | comments | congratulations |
contact | contact reporter | contact the author | contact us | continue reading | continue reading below |
continue reading the main story | contribute | cookie policy | copied | copy link | copy this link | donate |
donate now | download our app | download pdf | download the app | edit | editor's picks | editors' picks |
email | email this | email this article | email this story | enlarge this image |
enlarge this image toggle caption | enter city and state or zip code | enter your email | error | facebook |
filed under | flag | flipboard | follow | follow us | following | font size | gallery | get the app |
get the newsletter | go to original | hide caption | hide comments | home | image | image caption |
image copyright | in this article | in this story | instagram | invalid email address | join the conversation |
just in | key points | latest headlines | latest news | latest stories | leave a comment | leave a reply |
less | like | like us on facebook | link copied | linkedin | listen | listen now | listen to this article |
live updates | load comments | load more | load more comments | loading | log in | log out | login |
media caption | media playback is unsupported on your device | menu | messenger | more | more coverage |
more from this author | more like this | more news | more on this | more on this story | more on this topic |
more stories | more to read | most popular | most read | most viewed | most watched | mute | my account |
newsletter | newsletter sign up | newsletters | next | next article | next post | next story | no comments |
now playing | open | paid content | pause | photo | photo gallery | photograph | photos | pinterest | play |
play video | please wait | post a comment | posted | powered by | previous | previous article | previous post |
previous story | print | print article | print this | print this article | privacy policy | promoted |
promoted content | published | read also | read also: | read more | read more here | read next | recommended |
recommended for you | recommended reading | recommended stories | reddit | register | register now | related |
related article | related articles | related content | related coverage | related links | related news |
related posts | related stories | related story | related topics | related video | related videos | replay |
reply | report | report abuse | return to top | retweet | save | save article | save for later |
save this story | scroll down | scroll to top of page | search | see also | see more | share | share by email |
share on facebook | share on twitter | share on x | share story | share this | share this article |
share this page | share this post | share this story | share this via | share this with | share via email |
share with friends | shares | show comments | show less | show more | sign in | sign up | sign up for free |
sign up for our newsletter | sign up for our newsletters | sign up here | sign up now | size | skip ad |
skip advertisement | skip to main content | sponsored | sponsored by | sponsored content | story continues |
story continues below | story continues below advertisement | submit | subscribe |
subscribe for unlimited digital access | subscribe now | subscribe today | support us | supported by | tags |
tap here | telegram | terms and conditions | terms of service | terms of use | text size | thank you |
thank you for reading | thank you for subscribing | thanks for reading | toggle caption | top of page |
top stories | topics | total | trending | trending now | tweet | twitter | up next | up vote | updated |
video | videos | view comments | view more | views | vote | watch | watch live | watch next | watch now |
watch the video | what you need to know | whatsapp | you are signed in as | you may also be interested in |
you may also like | you might also like | your email | your email address
""")
)

# Beginnings of short paragraphs that are furniture.
BEGINNINGS = _entries("""
advertisement_ | click here_ | click to_ | tap here_ | read more: | read more about | read more on |
read more at | read more from | read also: | also read: | also read ¦ | see also: | related: | related story: |
related stories: | related article: | related articles: | related ¦ | recommended: | sign up for | sign up to |
sign up here | subscribe to_ | subscribe for | subscribe today | subscribe now |
you have successfully subscribed | get breaking news alerts | get breaking news | follow us on | follow us: |
like us on | join us on | find us on | follow @ | share this_ | share on_ | newsletter sign up | newsletter: |
try one month | already a subscriber | already a member | not a subscriber | become a subscriber |
become a member | support independent_ | support quality_ | please verify you | please enter_ |
please enable_ | please read the_ | please log in | to read the full | to continue reading |
to find out more about | to comment on | this content is_ | this article is for subscribers |
your browser does not | javascript is_ | we use cookies | this website uses | by subscribing | by signing up |
by submitting | privacy policy | download our_ | watch live: | photo gallery: | in pictures: | in photos: |
just watched | must watch | scroll down_ | story continues below | article continues below | continue reading |
skip to_ | view gallery | view comments | hide caption | toggle caption | media playback_ | photo by_ |
photo: | photo credit | photograph: | photograph by | credit: | credits: | source: getty | read this next |
tags: | filed under | have a tip? | got a tip? | have a story? | got a story | do you have a story |
we pay for your | send us your | email us at | e-mail us at | email the reporter | contact the reporter |
contact us at | comments are_ | join the conversation | join the discussion | what do you think? |
tell us what you think | let us know in the comments | leave a comment | copyright © | copyright (c) |
copyright 19 | copyright 20 | (c) 20 | (c) 19 | ©19 | ©20 | all rights reserved | this material may not be |
reprinted with permission | republished with permission | powered by_ | sponsored by_ | sponsored: |
use of this content constitutes | we've updated our | % of readers | for more information visit | don't miss_ |
enjoy unlimited_ | turn on desktop notifications | allow notifications |
this story was originally | this article was originally | this article first appeared |
this article originally appeared | this story originally appeared | the post appeared first | © 19 | © 20
""")

# Beginnings that prose can have too: furniture only where the paragraph is short and is no sentence.
PHRASES = _entries("""
email_ | write to_ | terms of_ | download the_ | get more_ | get our_ | get the latest_ | next: | up next: |
video: | picture: | image: | watch: | listen: | unlock_ | visit our_ | support our_ | first published_ |
originally published_ | last updated_ | updated: | updated_ | posted in_ | more: | more from_ | watch ¦ | video ¦ |
read ¦ | gallery: | photos: | click on_ | view all_ | next_ | tags_ | for more news | for more stories |
check out our_ | check out more_ | topics: | by using this | by clicking | published_
""")

# Beginnings that tell furniture however long the paragraph is.
BOXES = _entries("""
newsletter sign up | advertisement continue reading | continue reading the main story | just watched |
media playback is unsupported | your browser does not support | we use cookies | this site uses cookies |
this website uses cookies
""")

# Ends of short paragraphs that are furniture: what a link box or a caption leaves.
ENDINGS = _entries("""
_read more | _read more » | _read more... | _read more… | _continue reading the main story | _read full story |
_watch video | _click here | _click here. | _all rights reserved | _all rights reserved. | _appeared first on |
_hide caption | _sign up here | _sign up here. | _subscribe here. | _subscribe here
""")

# Words of which a line of buttons is made; a short line of nothing else is furniture.
BUTTONS = frozenset(
    _entries("""
a+ | a- | aa | app | apps | back | bluesky | bookmark | caption | close | comment | commentemailmore |
comments | connect | copy | e-mail | email | facebook | feed | flipboard | follow | gallery | google |
google+ | instagram | like | line | link | linkedin | login | mail | mastodon | menu | messenger | more |
next | photos | pinterest | pocket | post | prev | previous | print | reddit | register | reply | rss | save |
search | share | shares | slideshow | sms | snapchat | subscribe | telegram | this | threads | tiktok |
tumblr | tweet | tweets | twitter | via | viber | video | videos | vk | wechat | weibo | whatsapp | x |
youtube
""")
)

# Headings at the end of an article, after which come links …
TAIL_LINKS = frozenset(
    _entries("""
also read | around the web | don't miss | editor's picks | editors' picks | elsewhere on the web |
filed under | from around the web | from the web | in other news | latest headlines | latest news |
latest stories | more coverage | more from this author | more in this section | more like this | more news |
more on this | more on this story | more on this topic | more stories | more to read | most popular |
most read | most viewed | most watched | popular now | promoted stories | read also | read more |
read more here | read next | recommended | recommended for you | recommended reading | recommended stories |
related | related articles | related content | related coverage | related links | related news |
related posts | related stories | related topics | related video | related videos | see also |
sponsored links | tags | top stories | topics | trending | trending now | what others are reading |
what to read next | you may also be interested in | you may also like | you might also like
""")
)

# … or readers' comments.
TAIL_COMMENTS = frozenset(
    _entries("""
add a comment | comments | conversation | discussion | have your say | join the conversation |
join the discussion | leave a comment | leave a reply | post a comment | reader comments | readers' comments |
show comments | user comments | view comments | your comments
""")
)

# Words by which a caption is known,
CAPTION_WORDS = _entries("""
in this file photo | in this undated | in this photo | in this image | in this picture | in this handout |
file photo: | in this still image | in this combination | in this aerial | file photo) | (file photo |
handout photo | undated photo | undated handout | is pictured in | are pictured in | is seen in this |
are seen in this | image from video | image taken from video | in this screengrab | in this frame grab |
courtesy photo | photo courtesy | image made from video | from left, | (l-r) | pictured: | pictured above |
shown in this | in an undated | apparently shows some of | in a photo obtained
""")

# beginnings of captions,
CAPTION_BEGINNINGS = _entries("""
file -_ | file —_ | file –_ | file photo | file image | (file) | afp photo | ap photo | pictured: |
picture shows | caption: | above: | a file photo | an undated photo | this undated | this combination of |
this file photo | this image_ | this photo_ | in this photo | in this image | in this file | handout photo |
enlarge this image | image copyright | image source | image caption | media caption | © reuters | © ap_ |
© afp | © sputnik | © getty
""")

# and the ends that their credits have.
CAPTION_CREDITS = _entries("""
ap photo | afp photo | getty images | /getty | /ap | /reuters | /afp | via ap | via reuters | via afp |
shutterstock | alamy | associated press) | reuters) | epa-efe | /epa | /pa | /rex | /bloomberg | /cp |
canadian press) | pool photo | /pool | getty) | photo by | image: | photo: | photograph: |
the associated press) | usa today sports | /file | /handout | /tass | /xinhua | /sipa |
for the washington post) | /the washington post) | /the new york times)
""")

# The very last of a caption's credit.
CREDIT_ENDS = (")", "getty images", "/ap", "/reuters", "/afp", "shutterstock", "/getty", "associated press")

# Words of a byline beside the names in it.
BYLINE_WORDS = frozenset(
    _entries("""
& | additional | and | at | bureau | by | chief | columnist | contributor | correspondent | editor | files |
for | from | in | of | on | photographs | photos | political | reporter | reporting | senior | special |
staff | the | to | video | with | writer
""")
)

# Small words inside names.
PARTICLES = frozenset(
    _entries("""
abu | af | al | ben | bin | da | de | del | della | den | der | di | dos | du | e | el | ibn | la | le | mac |
st | ten | ter | van | von | y | zu
""")
)

# Words with a capital in headlines that no name has.
NO_NAMES = frozenset(
    _entries("""
a | an | the | of | to | in | on | at | as | is | are | was | be | says | say | said | end | year | years | day | days
| week | month | fire | police | court | state | new | his | her | its | their | your | our | my | no | not | over | up
| with | from | after | before | more | than | who | what | how | why | when | own | two | three | next | last | first
""")
)

# How notes on the staff begin; the first four also end them.
ENDORSEMENTS = _entries("""
contributed to this report | contributed reporting | contributed to this story | contributed to this article |
reporting by | additional reporting | additonal reporting | writing by | editing by | compiled by |
reported from | with reporting by | with files from | reporting from | contributing: |
with additional reporting | with contributions from
""")

# What a page asks of its readers before it lets them read, in its own voice.
CONSENT = _entries("""
access information on a device | store and/or access information | consent to our and our partners |
permission we and our partners | permission, we and our partners | data may not require your consent |
our partners process personal data | partners may process your | partners may use precise geolocation |
we use cookies | this site uses cookies | this website uses cookies | our site uses cookies | our website uses cookies |
accept all cookies | manage your cookie | cookie settings | cookie preferences | withdraw your consent at any time |
withdraw consent at any time | change your preferences at any time | change your consent choices |
we value your privacy | we care about your privacy | enable javascript | turn on javascript | disable your ad blocker
""")

# Last words of newspapers' names.
PAPERS = frozenset(
    """advertiser argus beacon bugle chronicle citizen courant courier dispatch echo enquirer examiner express gazette
    globe guardian herald independent inquirer journal leader ledger mail mercury mirror monitor news observer post
    press record register reporter review sentinel standard star sun telegraph times tribune weekly""".split()  # noqa: SIM905
)
