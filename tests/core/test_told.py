"""What core says is told whole in another language: no English is left outside what was looked up, and values stay."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from medway_isolation_plugin.core import documents, editions, files, intervals, profiles, ranking, vintages, words
from medway_isolation_plugin.core.areas import AreaTable, Measure, RawTable
from medway_isolation_plugin.core.bands import band_of
from medway_isolation_plugin.core.composite import recipe
from medway_isolation_plugin.core.faults import InputError, all_of, one_of
from medway_isolation_plugin.core.fields import Data, Result, ResultKind
from medway_isolation_plugin.core.results import Kind
from medway_isolation_plugin.core.statements import statement
from medway_isolation_plugin.core.words import told
from tests.core.test_field_forms import TABLES

INSIDE = re.compile(r"⟦[^⟦⟧]*⟧")


def bracketed(text: str) -> str:
    """Return a text as told in a language that puts every text that is looked up into brackets."""
    with words.language(lambda found, number: f"⟦{found}⟧"):
        return told(text)


def plain(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def outside(text: str) -> str:
    """Return what stands in no bracket."""
    while INSIDE.search(text):
        text = INSIDE.sub("", text)
    return text


@pytest.mark.parametrize("case", list(TABLES))
def test_an_alias_is_told_whole(case):
    for column in TABLES[case].columns:
        said = bracketed(column.alias)
        assert plain(said) == column.alias
        assert outside(said) == ""


@pytest.mark.parametrize("case", list(TABLES))
def test_tables_hold_english(case):
    for column in TABLES[case].columns:
        if column.kind is Kind.TEXT:
            assert {type(cell) for cell in column.cells()} <= {str, type(None)}


def test_notes_are_told_where_they_are_shown():
    columns = [one for table in TABLES.values() for one in table.columns if one.name.endswith("_note")]
    notes = {text for column in columns for text in column.values if text is not None}
    assert len(notes) > 3
    assert all(plain(bracketed(note)) == note for note in notes)
    assert all(outside(bracketed(note)).strip("; ") == "" for note in notes)


def faulty(cells: list[object], codes: list[object] | None = None) -> Callable[[], object]:
    areas = ["E01000001", "E01000002", "E01000003"]
    table = RawTable("table.csv", codes or areas, {"n": cells})
    return lambda: AreaTable.checked(areas, table, [Measure("n", "count", words.Phrase("residents"), whole=True)])


@pytest.mark.parametrize(
    "wrong",
    [
        faulty(["a", "b", 1]),
        faulty([-1, 2, 1.5]),
        faulty([1, 2, 3], ["S01000001", "S01000002", "S01000003"]),
        lambda: band_of("old"),
        lambda: intervals.deviate(0.1),
        lambda: ranking.quantile(ranking.rank(TABLES["deprivation"].columns[0].values), 1),
        lambda: vintages.Lookup(*([],) * 2),
        lambda: editions.edition_called("IoD 1066"),
        lambda: documents.load("{", "a.json", "x", 1, set(), "recipe"),
        lambda: profiles.parse('{"schema": "medway-isolation/weight-profile", "schema_version": 1, "bands": [1]}'),
        lambda: recipe.parse('{"schema": "medway-isolation/recipe", "schema_version": 9}'),
        lambda: files.check_target(files.Path("a|b"), "report"),
    ],
)  # fmt: skip
def test_an_error_is_told_whole(wrong):
    with pytest.raises(InputError) as caught:
        wrong()
    said = bracketed(caught.value)
    assert plain(said) == str(caught.value)
    assert outside(said).replace("\n", "") == ""


def test_a_statement_is_told_whole():
    result = Result(ResultKind.LIVING_ALONE, "la", worst="isolated", classes=5, age_split=65, data=Data.COUNT)
    line = statement(result).line()
    assert (
        line == "Living alone, split at 65, five classes, 1 = most isolated, published count; not stated: source, year"
    )
    assert plain(bracketed(line)) == line
    assert outside(bracketed(line)) == ""


def test_lists_end_with_a_word():
    assert (all_of("abc"), all_of("ab"), all_of("a")) == ("a, b and c", "a and b", "a")
    assert one_of([2011, 2021]) == "2011 or 2021"
