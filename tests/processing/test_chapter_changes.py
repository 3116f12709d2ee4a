"""What changed between two results, and why: in each pair exactly one thing changed, and it names that one and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from medway_isolation_plugin.core.chapter import changes, previous, snapshots
from medway_isolation_plugin.core.chapter.causes import Cause
from medway_isolation_plugin.core.chapter.compared import Pair
from medway_isolation_plugin.core.chapter.material import counted, health_of, index_of, of_kind
from medway_isolation_plugin.core.chapter.snapshots import Snapshot
from medway_isolation_plugin.core.fields import ResultKind, Role
from medway_isolation_plugin.layers import chapter_layers
from tests.processing.layers import layer

N = 30
RANDOM = np.random.RandomState(7)
CODES = [f"E0101{6000 + row}" for row in range(N)]
RESIDENTS = RANDOM.randint(200, 400, N).tolist()
ALONE = [int(people * share) for people, share in zip(RESIDENTS, RANDOM.uniform(0.1, 0.5, N))]
SCORES = RANDOM.normal(0, 1, N).tolist()
BASE: dict[str, list[Any]] = {
    "code": CODES,
    "name": [f"Medway {row:03}A" for row in range(N)],
    "alone_65p": ALONE,
    "alone_u65": [one + 3 for one in ALONE],
    "residents_65p": RESIDENTS,
    "residents_u65": [3 * people for people in RESIDENTS],
    "households": [2 * people for people in RESIDENTS],
    "score": SCORES,
}
RECIPE = {
    "schema": "medway-isolation/recipe", "schema_version": 1, "title": "Two", "band": "65p", "edition": "2011",
    "indicators": [
        {"field": "score", "label": "Score", "weight": 2},
        {"field": "alone_65p", "denominator": "residents_65p", "label": "Alone"},
    ],
}  # fmt: skip
Made = Callable[..., list[Snapshot]]


@pytest.fixture
def made(run, tmp_path) -> Made:
    """Return the snapshots of living alone, a composite index, health and priority of some areas."""

    def maker(
        columns: dict[str, list[Any]] | None = None,
        recipe: dict[str, Any] | None = None,
        shapes: list[str] | None = None,
        living: dict[str, Any] | None = None,
        health: dict[str, Any] | None = None,
        criteria: list[Any] | None = None,
    ) -> list[Snapshot]:
        areas = layer({**BASE, **(columns or {})}, shapes=shapes)
        path = tmp_path / "recipe.json"
        path.write_text(json.dumps({**RECIPE, **(recipe or {})}), encoding="utf-8")
        common: dict[str, Any] = {"CODE_FIELD": "code", "OUTPUT": "memory:"}
        stated = {"DATA_SOURCE": "Census", "DATA_YEAR": "2011"}
        alone = run("livingalone", INPUT=areas, **{**common, **stated, **(living or {})})
        fields = {"SCORE_FIELD": "score", "EDITION": 4, "AREA_COUNT": 1000, "DOMAIN": "Health"}
        deprived = run("imdquintiles", INPUT=alone["OUTPUT"], **{**common, **fields, **(health or {})})
        rule = criteria or ["la_65p_q", "=", 1, "dep_q", "=", 1]
        flagged = run("flagpriority", INPUT=deprived["OUTPUT"], CRITERIA=rule, **common)
        mixed = run("compositeindex", INPUT=areas, RECIPE=str(path), **common)
        read = [
            chapter_layers.read(one["OUTPUT"], key, "", print, lambda: None)
            for key, one in (("R1", flagged), ("R2", mixed))
        ]
        found = [
            index_of(read[:1], "65p"),
            index_of(read[1:], "65p"),
            health_of(read),
            *of_kind(read, ResultKind.PRIORITY, Role.FLAG),
        ]
        named = zip(("living", "composite", "health", "priority"), found)
        return [snapshots.Snapshot(**{**vars(index.snapshot()), "key": key, "title": key}) for key, index in named]

    return maker


def replaced(name: str, row: int, value: Any) -> dict[str, list[Any]]:
    return {name: [*BASE[name][:row], value, *BASE[name][row + 1 :]]}


def split() -> dict[str, dict[str, list[Any]]]:
    """The first area becomes two, with codes of 2021 and its people in halves."""
    halves = {
        name: [cells[0] // 2 if isinstance(cells[0], int) else cells[0]] * 2 + cells[1:] for name, cells in BASE.items()
    }
    halves["alone_65p"][1] = ALONE[0] - ALONE[0] // 2
    names = ["Medway 000B", "Medway 000C", *BASE["name"][1:]]
    return {"columns": {**halves, "code": ["E01034001", "E01034002", *CODES[1:]], "name": names}}


def square(x: float, side: float = 1.0) -> str:
    return f"POLYGON(({x} 0, {x + side} 0, {x + side} 1, {x} 1, {x} 0))"


LIVING, COMPOSITE, HEALTH, PRIORITY = "living", "composite", "health", "priority"
EVERY = {LIVING, COMPOSITE, HEALTH, PRIORITY}
HEAVIER = {"indicators": [{**RECIPE["indicators"][0], "weight": 3}, RECIPE["indicators"][1]]}
RAW = {"criteria": ["residents_u65", ">=", 900, "dep_q", "=", 1]}
# What is otherwise, what is told, where it arose, and what may have moved because of it.
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], Cause | None, set[str], set[str]]] = {
    "nothing": ({}, {}, None, set(), set()),
    "a count": ({}, {"columns": replaced("alone_65p", 4, ALONE[4] + 1)}, Cause.DATA, {LIVING}, {COMPOSITE, PRIORITY}),
    "many counts": ({}, {"columns": {"alone_65p": [one // 2 for one in ALONE]}}, Cause.DATA, {LIVING}, {COMPOSITE, PRIORITY}),
    "the people who are counted against": (
        {}, {"columns": replaced("residents_65p", 4, RESIDENTS[4] + 9)}, Cause.DATA, {LIVING}, {COMPOSITE, PRIORITY},
    ),
    "a published score": ({}, {"columns": replaced("score", 4, SCORES[4] + 0.5)}, Cause.DATA, {HEALTH}, {COMPOSITE, PRIORITY}),
    "a column that only a rule takes": (RAW, {**RAW, "columns": replaced("residents_u65", 4, 901)}, Cause.DATA, {PRIORITY}, set()),
    "a boundary vintage": ({}, split(), Cause.BOUNDARIES, EVERY, set()),
    "an outline": ({}, {"shapes": [square(0, 0.9), *map(square, range(1, N))]}, Cause.BOUNDARIES, EVERY, set()),
    "the census": ({}, {"living": {"DATA_YEAR": "2021"}}, Cause.EDITION, {LIVING}, set()),
    "the census with its own counts": (
        {}, {"living": {"DATA_YEAR": "2021"}, "columns": {"alone_65p": [one // 2 for one in ALONE]}}, Cause.EDITION, {LIVING},
        {COMPOSITE, PRIORITY},
    ),
    "an edition": ({}, {"health": {"EDITION": 2}}, Cause.EDITION, {HEALTH}, set()),
    "a weight": ({}, {"recipe": HEAVIER}, Cause.WEIGHTS, {COMPOSITE}, set()),
    "the quantile rule": ({}, {"living": {"RULE": 1}}, Cause.METHOD, {LIVING}, {PRIORITY}),
    "the number of classes": ({}, {"health": {"CLASSES": 4}}, Cause.METHOD, {HEALTH}, {PRIORITY}),
    "whom they are counted against": ({}, {"living": {"DENOMINATOR": 1}}, Cause.METHOD, {LIVING}, {PRIORITY}),
    "the normalisation": ({}, {"recipe": {"normalisation": "z-score"}}, Cause.METHOD, {COMPOSITE}, set()),
    "the rule of priority": ({}, {"criteria": ["la_65p_q", "<=", 2, "dep_q", "=", 1]}, Cause.METHOD, {PRIORITY}, set()),
    "the rounding": ({}, {"columns": {"score": [round(score, 1) for score in SCORES]}}, Cause.ROUNDING, {HEALTH}, {COMPOSITE, PRIORITY}),
    "an area renamed": ({}, {"columns": replaced("name", 4, "Medway 999Z")}, Cause.NAMES, EVERY, set()),
    "the name of a recipe": ({}, {"recipe": {"title": "Another"}}, None, set(), set()),
}  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("way", ["onwards", "back"])
def test_exactly_what_changed_is_named(made, pair, way):
    first, second, cause, results, follows = PAIRS[pair]
    before, now = made(**first), made(**second)
    if way == "back":
        before, now = now, before
    found = changes.changes(before, now)
    assert [one.cause for one in found] == ([cause] if cause else []), [str(one.said) for one in found]
    for one in found:
        assert set(one.results) == results
        moved = {old.key for old, new in zip(before, now) if Pair.of(old, new).moved()}
        # Whatever moved and is no cause is named as what follows, and nothing else is.
        assert set(one.follows) == (moved & follows if results != EVERY else set())
        assert moved <= {*results, *follows}


def rounded_alone(made, columns) -> list[Snapshot]:
    return [one for one in made(columns=columns) if one.key == COMPOSITE]


@pytest.mark.parametrize("way", ["onwards", "back"])
def test_a_column_that_no_result_shows_is_told_where_it_went_in(made, way):
    """Without the result that shows the score the index itself tells of it, and of what kind the change is."""
    plain = rounded_alone(made, {})
    rounded = rounded_alone(made, {"score": [round(score, 1) for score in SCORES]})
    pair = (plain, rounded) if way == "onwards" else (rounded, plain)
    (one,) = changes.changes(*pair)
    assert one.cause is Cause.ROUNDING
    assert one.results == (COMPOSITE,)
    assert ("1 decimal now" if way == "onwards" else "1 decimal before") in one.said
    (one,) = changes.changes(plain, rounded_alone(made, replaced("score", 4, 3.0)))
    assert one.cause is Cause.DATA
    assert "score" in one.said


def test_two_indices_that_took_one_column_tell_it_once(made):
    before, now = rounded_alone(made, {}), rounded_alone(made, replaced("score", 4, 3.0))
    twice = [[*one, Snapshot(**{**vars(one[0]), "key": "other", "title": "other"})] for one in (before, now)]
    (one,) = changes.changes(*twice)
    assert one.results == (COMPOSITE, "other")


TWO: dict[str, tuple[dict[str, Any], dict[Cause, set[str]]]] = {
    "a count and a weight": (
        {"columns": replaced("alone_65p", 4, ALONE[4] + 1), "recipe": HEAVIER},
        {Cause.DATA: {LIVING}, Cause.WEIGHTS: {COMPOSITE}},
    ),
    "a published score and the rule of classes": (
        {"columns": replaced("score", 4, SCORES[4] + 0.5), "living": {"RULE": 1}},
        {Cause.DATA: {HEALTH}, Cause.METHOD: {LIVING}},
    ),
    "an outline and a count": (
        {"shapes": [square(0, 0.9), *map(square, range(1, N))], "columns": replaced("alone_65p", 4, ALONE[4] + 1)},
        {Cause.BOUNDARIES: EVERY, Cause.DATA: {LIVING}},
    ),
    "the census and the rounding of the score": (
        {"living": {"DATA_YEAR": "2021"}, "columns": {"score": [round(score, 1) for score in SCORES]}},
        {Cause.EDITION: {LIVING}, Cause.ROUNDING: {HEALTH}},
    ),
    "a name and the rule of priority": (
        {"columns": replaced("name", 4, "Medway 999Z"), "criteria": ["la_65p_q", "<=", 2, "dep_q", "=", 1]},
        {Cause.NAMES: EVERY, Cause.METHOD: {PRIORITY}},
    ),
}


@pytest.mark.parametrize("way", ["onwards", "back"])
@pytest.mark.parametrize("pair", TWO)
def test_two_things_changed_and_both_are_named(made, pair, way):
    what, told = TWO[pair]
    before, now = made(), made(**what)
    found = changes.changes(*((before, now) if way == "onwards" else (now, before)))
    assert {one.cause: set(one.results) for one in found} == told
    assert len(found) == len(told)


@pytest.mark.parametrize("way", ["onwards", "back"])
def test_columns_that_are_called_otherwise_are_the_same_columns(run, way):
    """Next year's file has other headings: what differs is what stands below them."""

    def living(name: str, counts: list[Any], **more: Any) -> list[Snapshot]:
        columns = {**{key: cells for key, cells in BASE.items() if key != "alone_65p"}, name: counts}
        given = {"INPUT": layer(columns), "CODE_FIELD": "code", "ALONE_65P": name, "OUTPUT": "memory:", **more}
        index = counted(
            [chapter_layers.read(run("livingalone", **given)["OUTPUT"], "R1", "", print, lambda: None)], "65p"
        )
        return [index.snapshot()] if index is not None else []

    first, same = living("alone_65p", ALONE), living("old_65p", ALONE)
    assert changes.changes(first, same) == ()
    other = living("old_65p", [ALONE[0] + 1, *ALONE[1:]])
    (one,) = changes.changes(*((first, other) if way == "onwards" else (other, first)))
    assert (one.cause, one.said) == (Cause.DATA, "Counts of 1 area differ: E01016000.")
    (one,) = changes.changes(first, living("old_65p", ALONE, DENOMINATOR=1))
    assert one.cause is Cause.METHOD


@pytest.mark.parametrize("written", [False, True])
def test_a_chain_tells_its_first_table_alone(run, tmp_path, written):
    """Living alone, an index of its share, priority by the index: one count changed, and each of the others follows from it."""

    def chain(columns: dict[str, list[Any]]) -> list[Snapshot]:
        areas = layer({**BASE, **columns})
        common: dict[str, Any] = {"CODE_FIELD": "code", "OUTPUT": "memory:"}
        alone = run("livingalone", INPUT=areas, **common)["OUTPUT"]
        if written:  # with fewer decimals: fingerprints of what was made and of what went in are not the same
            places = alone.fields().indexOf("la_65p")
            alone.dataProvider().changeAttributeValues(
                {one.id(): {places: round(one["la_65p"], 3)} for one in alone.getFeatures()}
            )
        path = tmp_path / "chain.json"
        recipe = {"indicators": [{"field": "la_65p", "label": "Alone"}, {"field": "score", "label": "Score"}]}
        path.write_text(json.dumps({**RECIPE, **recipe}), encoding="utf-8")
        mixed = run("compositeindex", INPUT=alone, RECIPE=str(path), **common)["OUTPUT"]
        flagged = run("flagpriority", INPUT=mixed, CRITERIA=["ci_q", "=", 1], **common)["OUTPUT"]
        read = [chapter_layers.read(flagged, "R1", "", print, lambda: None)]
        counts = counted(read, "65p")
        assert counts is not None
        found = [index_of(read, "65p"), *of_kind(read, ResultKind.PRIORITY, Role.FLAG), counts]
        named = zip((COMPOSITE, PRIORITY, LIVING), found)
        return [Snapshot(**{**vars(index.snapshot()), "key": key, "title": key}) for key, index in named]

    before, now = chain({}), chain(replaced("alone_65p", 4, RESIDENTS[4]))
    (one,) = changes.changes(before, now)
    assert (one.cause, one.results) == (Cause.DATA, (LIVING,))
    assert set(one.follows) == {COMPOSITE, PRIORITY}
    assert changes.changes(before, chain({})) == ()


def test_an_earlier_file_without_lineage_is_read_as_before(made):
    """A chapter of an earlier version keeps no columns: the index then tells of itself what its fingerprint says."""

    def old(found: list[Snapshot]) -> list[Snapshot]:
        return [Snapshot(**{**vars(one), "used": (), "made": ()}) for one in found]

    before, now = old(made()), made(columns=replaced("score", 4, SCORES[4] + 0.5))
    found = changes.changes(before, now)
    assert {one.cause for one in found} == {Cause.DATA}
    assert {one.results for one in found} == {(HEALTH,), (COMPOSITE,)}


def test_nothing_is_guessed_where_nothing_is_stated(made):
    """Values that differ although counts, edition, method and weights are the same are told as not explained."""
    before, now = made(), made()
    health = now[2]
    shifted = Snapshot(
        **{**vars(health), "kind": "segmentation", "value": health.value + 0.123456789, "rank": health.rank[::-1]}
    )
    plain = Snapshot(**{**vars(before[2]), "kind": "segmentation"})
    (one,) = changes.changes([plain], [shifted])
    assert one.cause is Cause.UNSTATED


def test_what_came_and_went(made):
    before = made()
    found = changes.changes(before[:2], before[1:])
    assert [(one.cause, one.results) for one in found] == [
        (Cause.PRESENCE, ("living",)), (Cause.PRESENCE, ("health", "priority")),
    ]  # fmt: skip


def test_moves_count_the_worst_areas(made):
    before, now = made(), made(columns=replaced("alone_65p", 4, RESIDENTS[4]))
    move = next(one for one in changes.moves(before, now) if one.title == "living")
    was, is_now = before[0].quantile == 1, now[0].quantile == 1
    assert (move.before, move.now) == (was.sum(), is_now.sum())
    assert (move.joined, move.left) == ((is_now & ~was).sum(), (was & ~is_now).sum())


def test_a_snapshot_survives_its_file(made):
    before = made()
    text = previous.to_json({"results": [one.document() for one in before]})
    again = previous.parse(text, "chapter.json").results
    assert changes.changes(before, again) == ()
    assert [one.document() for one in again] == [one.document() for one in before]
