"""Every number keeps where it comes from, and the tables' files are the same on every system."""

from __future__ import annotations

import csv
import io
import json

import pytest

from medway_isolation_plugin.core.chapter import previous
from medway_isolation_plugin.core.chapter.ledger import ChapterLedger, InputUsed, Lineage
from medway_isolation_plugin.core.chapter.licences import licence_of, licences
from medway_isolation_plugin.core.faults import InputError

R1, R2 = InputUsed("R1", "isolation", "a.gpkg", "ab" * 32, 3), InputUsed("R2", "health", "b.gpkg", "cd" * 32, 3)


def test_what_is_made_of_two_names_both_once():
    first = Lineage("livingalone", (R1,), "Census 2011", "", "")
    second = Lineage("imdquintiles", (R2, R1), "Census 2011", "IoD 2010", "f00")
    both = first + second
    assert both.algorithm == "livingalone, imdquintiles"
    assert both.inputs == (R1, R2)
    assert (both.source, both.edition, both.recipe) == ("Census 2011", "IoD 2010", "f00")
    assert first + first == first


def test_a_number_is_kept_once_and_a_missing_one_is_null():
    ledger = ChapterLedger()
    assert ledger.number("a", "A", 1.25, "1.3", Lineage("livingalone", (R1,))) == "1.3"
    ledger.number("a", "A again", 2, "2", Lineage("livingalone", (R2,)))
    ledger.number("b", "B", float("nan"), "–", Lineage("livingalone", (R2,)))
    assert [one.document()["value"] for one in ledger.entries] == [1.25, None]
    assert ledger.inputs() == (R1, R2)
    json.dumps([one.document() for one in ledger.entries], allow_nan=False)


def test_a_table_is_a_file_that_no_spreadsheet_takes_for_formulas():
    rows = [["=cmd()", "-3"], ['a "b", c', "@x"], ["東京\n", "-x"]]
    kept = ChapterLedger().table("t", "T", ["Ward", "n"], rows, Lineage("x"))
    found = list(csv.reader(io.StringIO(kept.text(), newline="")))
    assert found == [["Ward", "n"], ["'=cmd()", "-3"], ['a "b", c', "'@x"], ["東京\n", "'-x"]]


def whole(**changes) -> str:
    return previous.to_json({"title": "T", "date": "2026-01-01", "numbers": [], "results": [], **changes})


def test_an_earlier_chapter_is_read():
    number = {"key": "a", "label": "A", "value": 1.0, "printed": "1"}
    found = previous.parse(whole(numbers=[number, {**number, "key": "b", "value": None}]), "old.json")
    assert found.numbers == {"a": ("A", 1.0, "1"), "b": ("A", None, "1")}
    assert (found.title, found.date, found.results) == ("T", "2026-01-01", ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("[]", "must be an object"),
        ('{"schema": "x"}', "must be 'medway-isolation/chapter'"),
        (whole(schema_version=9), "newer version"),
        (whole(results=[1]), r"results\[0\] must be an object"),
        (whole(results={}), "results must be a list"),
        (
            whole(results=[{"key": "a", "areas": [["x", "y", "z", 1, 2, 3, 4]]}]),
            r"results\[0\].areas must be a list of areas",
        ),
        (
            whole(results=[{"key": "a", "areas": [["x", "y", "z", 1, 2, 3, 4, "5"]]}]),
            "each three texts and five numbers",
        ),
        (whole(numbers=[{"key": "a", "value": "1"}]), r"numbers\[0\].value must be a number"),
        (whole(unheard=1), "unheard is not known here"),
    ],
)
def test_a_file_that_is_no_earlier_chapter_is_refused(text, said):
    with pytest.raises(InputError, match=said):
        previous.parse(text, "old.json")


def test_licences():
    named = ["Census 2011", "Experian Mosaic 2013", "English Indices of Deprivation 2010", "A survey", "Census 2011"]
    found = licences(named, [], 2026, False)
    assert [one.closed for one in found] == [False, True, False, False, False]
    assert "Crown copyright and database right 2026" in found[0].words
    assert "Experian" in found[1].words
    assert "ask whoever" in found[3].words
    assert "Ordnance Survey" in found[-1].words
    assert licence_of("Anything", 2026, fictional=True).words.startswith("Made up")
    assert licences([], [], 2026, False, unstated_types=True)[0].closed
