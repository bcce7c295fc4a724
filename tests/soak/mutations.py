"""Good files of every kind that is read, and the same gone wrong."""

import gzip
import io
import json
import random
import zipfile

from tests.read.pages import PARAGRAPHS, page
from tests.read.test_documents import docx, pdf
from tests.read.test_feed import ATOM, RSS, SITEMAP
from tests.read.test_press import CODED, FACTIVA, NEW, OLD, PROQUEST
from tests.read.test_warc import META, archive

_PIECES = (
    b"<", b'"', b"\\", b"{", b"[", b"&#x0;", b"\x00", b"99999999999", b"-1", b"\xff\xfe", b"\r", b"&amp;", b"\n\n",
    b"<!--", b"]]>", b"<![CDATA[", "“".encode(), b"WARC/1.0\r\n", b"Content-Length: 7\r\n\r\n", b"obj", b"\\par ",
    b"By ", b"(AP) ", b"1 of 1 DOCUMENTS\n", b"End of Document\n", b"</p>", b"\xed\xa0\x80",
)  # fmt: skip
LARGEST = 200_000
HEAD = "date 2021-03-04 Mill fire By Nora Vance, with files from Tom Ilk\n\n"


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", PARAGRAPHS[0])
        packed.writestr("b/page.html", page(META))
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    """A good file of each kind, by a name that says which."""
    rows = [{"id": str(n), "text": PARAGRAPHS[n % 4], "date": "2021-03-04", "outlet": "The Bridge"} for n in range(5)]
    table = "".join(f'{row["id"]},{row["date"]},"{row["text"]}"\n' for row in rows)
    exports = {f"export{n}.txt": form.encode() for n, form in enumerate((OLD, NEW, FACTIVA, CODED, PROQUEST))}
    return {
        "plain.txt": (
            "date 2021-03-04 Mill fire By Nora Vance, with files from Tom Ilk\n\n" + "\n\n".join(PARAGRAPHS)
        ).encode(),
        "page.html": page(META).encode(),
        "rows.jsonl": "\n".join(map(json.dumps, rows)).encode(),
        "rows.json": json.dumps({"articles": rows}).encode(),
        "list.json": json.dumps(rows, indent=1).encode(),
        "table.csv": ("id,date,text\n" + table).encode(),
        "rss.xml": RSS.encode(),
        "atom.xml": ATOM.encode(),
        "sitemap.xml": SITEMAP.encode(),
        "archive.warc": b"".join(archive()),
        "archive.warc.gz": b"".join(map(gzip.compress, archive())),
        "packed.zip": _zip(),
        "packed.txt.gz": gzip.compress(PARAGRAPHS[0].encode()),
        "paper.pdf": pdf(PARAGRAPHS[2].split(". ")),
        "paper.docx": docx(list(PARAGRAPHS)),
        "paper.rtf": b"{\\rtf1\\ansi{\\fonttbl\\f0 A;}\\f0 " + PARAGRAPHS[2].encode() + b"\\par \\u8220? x \\'93 }",
        **exports,
    }


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to twenty changes: bytes flipped, cut, doubled, moved, foreign pieces put in."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0 if data:
                data[place % len(data)] = chance.randrange(256)
            case 1:
                del data[place : place + chance.choice((1, 5, 50, 500))]
            case 2:
                other = chance.randrange(len(data) + 1)
                data[place:place] = data[other : other + chance.choice((10, 100, 1000))]
            case 3:
                data[place:place] = chance.choice(_PIECES) * chance.choice((1, 3, 300))
            case 4:
                del data[place:]
            case _ if data:
                data[place % len(data)] ^= 1 << chance.randrange(8)
    return bytes(data[:LARGEST])
