"""What tables and sentences of a chapter say to those who read them: numbers as they are printed, no hint for makers, no broken units."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.core.chapter.benchmarks import printed
from medway_isolation_plugin.core.chapter.facts import ChapterFacts
from medway_isolation_plugin.core.chapter.ledger import ChapterLedger, Lineage
from medway_isolation_plugin.core.chapter.parts import ChapterParts
from medway_isolation_plugin.core.chapter.study import ChapterWishes, Study
from medway_isolation_plugin.core.chapter.templates import blocks_of, together
from medway_isolation_plugin.core.dates import parse
from medway_isolation_plugin.core.document.reading import entries


@pytest.mark.parametrize(
    ("cells", "text", "is_number"),
    [
        (["37005", "255000", ""], ["37,005", "255,000", "–"], True),
        ([37005, None, 1482000], ["37,005", "–", "1,482,000"], True),
        (["2011", "2021"], ["2011", "2021"], True),
        (["32.1", "30.90"], ["32.1", "30.90"], True),
        ([32.1, 30.25], ["32.1", "30.3"], True),
        (["1,234", "9"], ["1234", "9"], True),
        (["Kent", "37005"], ["Kent", "37005"], False),
        (["inf", "1"], ["inf", "1"], False),
        (["", None], ["–", "–"], False),
    ],
)
def test_other_places(cells, text, is_number):
    found, numeric = printed(cells)
    assert numeric is is_number
    assert found == text


def test_a_number_and_its_per_cent_sign_stay_on_one_line():
    assert together("of 5 % to 16 %, or 100 % of all") == "of 5\u00a0% to 16\u00a0%, or 100\u00a0% of all"
    assert together("% of residents") == "% of residents"
    (said,) = blocks_of("5 % live\nalone.")
    assert said.line[0].text == "5\u00a0% live alone."
    parts = ChapterParts(None, ChapterFacts("t", "p", "d", 1), ChapterLedger())  # type: ignore[arg-type]
    parts.table("t", "Rates, 95 % limits", ["Place", "95 % limits"], [["A", "5 %"]], Lineage("x"))
    parts.note("A rate of 5 %.")
    assert all("\u00a0%" in one and " %" not in one for one in entries(parts.blocks) if "%" in one)
    assert parts.ledger.tables[0].rows == (("A", "5 %"),)  # the CSV has plain spaces


def test_readers_are_told_what_is_missing_and_makers_how_to_make_it():
    study = Study(ChapterWishes("T", "P", parse("2026-11-27")), ())
    facts = study.facts()
    assert "priority areas." in facts.missing
    assert "priority areas (flagpriority)." in study.missing
    assert len(facts.missing) == len(study.missing) == 9
    assert not [one for one in facts.missing if "(" in one]
