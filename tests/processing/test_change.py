"""Two results at two times compared: counts behind them are found, chance is told, different ages are refused."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from qgis.core import QgsProject

from medway_isolation_plugin.cartography.figure_kinds import Change
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.layers import fields
from tests import results as facts
from tests.processing.layers import layer, records
from tests.processing.test_facts_handed_on import join

AREAS, PEOPLE = 60, 400
CODES = [f"E0101{number:04}" for number in range(AREAS)]
FIELDS = {"CODE_FIELD": "code", "FIRST_FIELD": "la_65p", "SECOND_FIELD": "new_la_65p", "OUTPUT": "memory:"}
LISTED = "Areas that move most"


def drawn(shares, seed):
    throw = random.Random(seed)
    return [sum(throw.random() < share for _ in range(PEOPLE)) for share in shares]


SAME = [0.15 + 0.3 * number / AREAS for number in range(AREAS)]
MOVED = [share + 0.3 if number % 6 == 0 else share for number, share in enumerate(SAME)]


@pytest.fixture
def joined(run):
    """Make the index at two times, joined in the project as people join them."""
    project = QgsProject.instance()
    project.clear()

    def make(shares, age=65, years=("2001", "2011")):
        columns = {"code": CODES, "LSOA11NM": ["no name"] * AREAS, "name": [f"Area {code}" for code in CODES]}
        made = []
        for split, one, seed, year in ((65, SAME, 1, years[0]), (age, shares, 2, years[1])):
            counts = {f"alone_{band}": drawn(one, seed) for band in (f"{split}p", f"u{split}")}
            counts |= {f"res_{band}": [PEOPLE] * AREAS for band in (f"{split}p", f"u{split}")}
            chosen = {
                f"{what}_{slot}": f"{name}_{band}"
                for what, name in (("ALONE", "alone"), ("RESIDENTS", "res"))
                for slot, band in (("65P", f"{split}p"), ("U65", f"u{split}"))
            }
            chosen |= {"AGE_SPLIT": split - 65, "DATA_SOURCE": "Census", "DATA_YEAR": year}
            areas = layer({**columns, **counts})
            made.append(run("livingalone", INPUT=areas, CODE_FIELD="code", OUTPUT="memory:", **chosen)["OUTPUT"])
        project.addMapLayers(made)
        join(*made, "new_")
        return made[0].id()

    yield make
    project.clear()


def test_where_chance_alone_gives_as_many_none_is_named(run, joined, tmp_path):
    report = tmp_path / "report.html"
    answer = run("compareindices", INPUT=joined(SAME), REPORT=str(report), **FIELDS)
    rows = records(answer["OUTPUT"])
    assert {row["cmp_sig"] for row in rows} == {0, 1}
    assert answer["BEYOND"] == sum(row["cmp_sig"] for row in rows) <= 9
    assert 1 <= answer["BY_CHANCE"] <= 5  # one in twenty of 60
    result = fields.results_of(answer["OUTPUT"])[-1]
    assert [field.of.label for field in result.fields if field.of][:2] == [
        "65+ living alone (2001)",
        "65+ living alone (2011)",
    ]
    assert (result.only_chance, result.by_chance, result.confidence) == (True, answer["BY_CHANCE"], 0.95)
    page = report.read_text(encoding="utf-8")
    assert LISTED not in page
    assert "Chance alone gives as many areas that moved: none is singled out." in page
    assert f"The share of {answer['BEYOND']} of 60 areas changed by more than its 95 % interval allows" in page


def test_areas_that_did_move_are_named_beside_their_codes(run, joined, tmp_path):
    report = tmp_path / "report.html"
    answer = run("compareindices", INPUT=joined(MOVED), REPORT=str(report), **FIELDS)
    assert answer["BEYOND"] >= 10
    page = report.read_text(encoding="utf-8")
    assert LISTED in page
    assert f"<td>{CODES[0]}</td><td>Area {CODES[0]}</td>" in page.replace("\n", "")
    assert "of those beyond their intervals" in page
    rows = records(answer["OUTPUT"])
    beyond, not_beyond = (
        [f"<td>{row['code']}</td>" in page for row in rows if row["cmp_sig"] == one] for one in (1, 0)
    )
    assert sum(beyond) == min(20, answer["BEYOND"])
    assert not any(not_beyond)
    assert not fields.results_of(answer["OUTPUT"])[-1].only_chance
    named = tmp_path / "named.html"
    run("compareindices", INPUT=joined(MOVED), REPORT=str(named), NAME_FIELD="LSOA11NM", **FIELDS)
    assert "no name" in named.read_text(encoding="utf-8")


def test_two_ages_are_refused(refused, joined):
    said = refused("compareindices", INPUT=joined(SAME, age=66), **{**FIELDS, "SECOND_FIELD": "new_la_66p"})
    assert "'la_65p' is of people split at age 65, 'new_la_66p' at age 66" in said
    assert "Choose two results that split at the same age" in said


@pytest.mark.parametrize(
    "more", [{"SECOND_LOWER": True}, {"SECOND_FIELD": "la_65p_rel"}, {"SECOND_FIELD": "new_la_65p_lo"}]
)
def test_without_counts_of_the_same_thing_nothing_is_said_of_chance(run, joined, more):
    answer = run("compareindices", INPUT=joined(SAME), **{**FIELDS, **more})
    assert (answer["BEYOND"], answer["BY_CHANCE"]) == (None, None)
    assert "cmp_sig" not in answer["OUTPUT"].fields().names()


@pytest.mark.parametrize(
    ("years", "told"), [(("2011", "2021"), True), (("2001", "2011"), False), (("2021", "2021"), False)]
)
def test_a_change_to_the_census_in_lockdown_says_so(run, joined, tmp_path, years, told):
    report = tmp_path / "report.html"
    answer = run("compareindices", INPUT=joined(SAME, years=years), REPORT=str(report), **FIELDS)
    assert any("taken in a lockdown (21 March 2021)" in warning for warning in answer["warnings"]) is told
    assert ("taken in a lockdown" in report.read_text(encoding="utf-8")) is told


def test_changes_between_different_editions_never_read_alike(run):
    """Over all pairs, both ways: title, subtitle and source of the map of change."""
    editions = ("IoD 2010, LSOA 2001", "IoD 2015, LSOA 2011", "IoD 2019, LSOA 2011", "IoD 2025, LSOA 2021")
    said = set()
    for first, second in permutations(editions, 2):
        made = layer({"code": CODES, "dep_score": SAME, "new_dep_score": MOVED})
        both = [
            facts.result(
                facts.DEPRIVED, [facts.column(name, Role.VALUE)], subject="Health", edition=edition, stem=name[:-6]
            )
            for name, edition in (("dep_score", first), ("new_dep_score", second))
        ]
        facts.state(made, *both)
        chosen = {**FIELDS, "FIRST_FIELD": "dep_score", "SECOND_FIELD": "new_dep_score"}
        output = run("compareindices", INPUT=made, **chosen)["OUTPUT"]
        words = Change.on(output, "cmp_q2").words(output)
        assert first in words.title and second in words.title
        said.add((words.title, words.subtitle, words.source))
    assert len(said) == 12
