"""An invented page for the tests of this folder."""

PARAGRAPHS = (
    "The old mill at Harrow Bridge burned down on Tuesday night, and the town council said on Wednesday that it would"
    " not be rebuilt before the end of next year.",
    "“We have lost the heart of the town,” said Mayor Edith Crane, who had watched from the bank of the river.",
    "Fire crews from three towns fought the flames until the morning. Nobody was hurt, and the cause is unknown.",
    "The mill, built in 1871, was to be a museum of the river trade; the trust that owns it had raised half the money.",
)
BODY = "\n\n".join(PARAGRAPHS)


def page(head: str = "", furniture: str = "") -> str:
    """A page of HTML with the invented report, and more in its head or around its text."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><title>Mill fire at Harrow Bridge | The Bridge</title>'
        f"{head}</head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
        f"<main><article><h1>Mill fire at Harrow Bridge</h1>{text}</article></main>{furniture}"
        '<div id="comments" class="comments"><h3>Comments</h3><p>Shame on the council, as I always say.</p></div>'
        "<footer><p>© 2021 The Bridge. All rights reserved.</p></footer></body></html>"
    )
