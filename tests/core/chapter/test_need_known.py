"""A number of likely people that was given by hand, in a chapter: never in the mouth of a survey."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from medway_isolation_plugin.core.ages import Ages
from medway_isolation_plugin.core.chapter import changes, estimates
from medway_isolation_plugin.core.chapter.ledger import ChapterLedger, InputUsed
from medway_isolation_plugin.core.chapter.material import ChapterLayer
from medway_isolation_plugin.core.need import estimate
from medway_isolation_plugin.core.need.basis import Method
from medway_isolation_plugin.core.need.estimate import NeedQuestion
from tests.core.chapter.test_words_of_few import said
from tests.core.need.test_estimate import GROUPS, by_age
from tests.core.need.test_published import RATES

NAN, SURVEY = float("nan"), "Community Life Survey 2024/25"
PEOPLE = by_age((3000, 4000, 6000, 5500, 2500, 1500), (0, 0, 100, 0, 0, 0))


def layer(known: float) -> ChapterLayer:
    question = NeedQuestion(RATES["cls_2024_lonely"], Ages(16, None), Method.BY_AGE, groups=GROUPS, known=known)
    table = estimate.estimate(PEOPLE, question).table
    columns = {column.name: column.cells() for column in table.columns}
    nothing = np.array([""] * len(table.codes), dtype=object)
    used = InputUsed("R1", "need", "need.gpkg", "ab" * 32, len(table.codes))
    return ChapterLayer(used, table.codes, table.codes, nothing, columns, (table.stated_result(),))


@pytest.mark.parametrize(
    ("known", "rows"),
    [(NAN, [(SURVEY, "1,467")]), (2934.0, [("Given by hand", "2,934"), (SURVEY, "1,467")])],
)  # fmt: skip
def test_the_table_says_whose_a_number_is(known, rows):
    assert [(row[2], row[6]) for row in estimates.table([layer(known)])][: len(rows)] == rows
    by_hand = any("given by hand: by the rates alone (6.49 %" in note for note in estimates.notes([layer(known)]))
    assert by_hand == (known > 0)


@pytest.mark.parametrize("known", [NAN, 2934.0])
def test_the_sentences_do_too(known):
    facts = estimates.facts([layer(known)], ChapterLedger())
    words = said(
        "summary", need=facts, bands=[], overlay=[], priority=[], gaps=[], changes=[], has_previous=False, place="P"
    )
    words += said("prevalence", need=facts, place="P")
    assert any("by national rates" in one for one in words) != (known > 0)
    assert sum("given by hand" in one for one in words) == (2 if known > 0 else 0)


def test_a_number_that_is_known_now_and_was_not_is_told_of_next_year():
    shots = [estimates.snapshot(1, *estimates.results([layer(known)])[0]) for known in (NAN, 2934.0)]
    found = changes.changes(shots[:1], shots[1:])
    assert [(one.cause, str(one.said)) for one in found] == [
        (changes.Cause.METHOD, "Number of likely people given by hand: not given, now 2,934.")
    ]
    assert not changes.changes(shots[1:], [replace(shots[1])])
