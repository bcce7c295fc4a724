"""Every exchange format is read back by a library that knows it, and no row is lost to text it cannot hold."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from onrecord.columns import LAYERS
from onrecord.errors import UsageError
from onrecord.model import Account, Days, Event, Piece, Span, Statement, Variant
from onrecord.store.base import Hit
from onrecord.write import exchange, markup, tables
from tests.store.values import account, annotation, report

HOSTILE = "=cmd|' /C calc'!A0 \x00\ud800<script>\u202e\"]]>"


@pytest.fixture
def told() -> Account:
    """An account of two reports with something in every layer, and a hostile headline."""
    plain = account("a", "b")
    quotations = annotation("a").quotations + annotation("b").quotations
    here, there = Span("a", 25, 27), Span("b", 25, 27)
    return replace(
        plain,
        reports=(replace(report("a"), title=HOSTILE, outlet=HOSTILE), report("b")),
        quotations=quotations,
        statements=(
            Statement(
                "S1", "Ada Marsh", tuple(q.id for q in quotations), "U1", (Variant(here, there, "wording"),),
                (Piece(HOSTILE, ("a-1", "b-1")),),
            ),
        ),
        events=(Event(Days(date(2024, 5, 6), date(2024, 5, 7)), "The dam held", (Span("a", 0, 23),)),),
    )  # fmt: skip


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_has_a_value_for_every_column(told: Account, name: str) -> None:
    for record in tables.records([told], name):
        assert list(record) == list(LAYERS[name].names)


def test_json_lines_and_csv_hold_the_same_rows(told: Account) -> None:
    lines = [json.loads(line) for line in tables.json_lines([told], "reports").splitlines()]
    rows = list(csv.DictReader(io.StringIO(tables.comma_separated([told], "reports"))))
    assert [row["report"] for row in rows] == [line["report"] for line in lines] == ["a", "b"]
    assert rows[0]["title"].startswith("'=cmd")


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_file_for_each_layer(told: Account, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
    written = tables.write([told], tmp_path, form)
    assert [path.stem for path in written] == list(LAYERS)
    if form == "parquet":
        assert parquet.read_table(tmp_path / "reports.parquet").num_rows == 2
        assert parquet.read_table(tmp_path / "events.parquet")["from"].to_pylist() == [date(2024, 5, 6)]


def test_an_unknown_layer_is_refused_by_name(told: Account) -> None:
    with pytest.raises(UsageError, match="no such table"):
        tables.records([told], "weather")


def test_web_annotation_selectors_point_at_the_same_characters(told: Account) -> None:
    page = json.loads(json.dumps(exchange.web_annotations(told)))
    texts = {f"urn:onrecord:report:{r.id}": r.text for r in told.reports}
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) > 0
    for item in page["items"]:
        for target in item["target"]:
            quoted, place = target["selector"]
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == quoted["exact"]
            assert text[: place["start"]].endswith(quoted["prefix"])


def test_timeline_js_escapes_what_its_page_would_run(told: Account) -> None:
    timeline = exchange.timeline_js(told)
    (slide,) = timeline["events"]  # type: ignore[misc]
    assert slide["start_date"] == {"year": 2024, "month": 5, "day": 6}
    assert slide["end_date"]["day"] == 7
    assert "<script>" not in json.dumps(timeline)


def test_linked_data_never_rates(told: Account) -> None:
    graph = exchange.linked_data([told])["@graph"]
    assert {item["@type"] for item in graph} == {"Quotation", "Claim"}  # type: ignore[index, attr-defined]
    assert "ating" not in json.dumps(graph)


def test_documents_carry_their_sources(told: Account) -> None:
    kinds = [document["kind"] for document in exchange.documents([told])]
    assert kinds == ["statement", "event"]


def test_tei_is_well_formed_and_names_each_witness(told: Account) -> None:
    tree = etree.fromstring(markup.apparatus(told).encode("utf-8"))
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    assert tree.xpath("count(//t:witness)", namespaces=space) == 2
    readings = tree.xpath("//t:app/t:rdg/@wit", namespaces=space)
    assert readings == ["#R1", "#R2"]
    assert "\\x00" in etree.tostring(tree, encoding="unicode")


def test_the_feed_is_well_formed_whatever_the_headline(told: Account) -> None:
    hit = Hit("a", "2024-05-07", HOSTILE, HOSTILE, "s1", (), (0, 5))
    feed = markup.atom(HOSTILE, [(hit, HOSTILE)], "2024-05-08")
    tree = etree.fromstring(feed.encode("utf-8"))
    assert len(tree.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert (
        tree.findtext(".//{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}updated")
        == "2024-05-07T00:00:00Z"
    )
