"""No two different estimates of need have a page with the same words."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from medway_isolation_plugin.cartography.figure_kinds import NeedPeople, NeedRisk
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer

CODES = list("abcdefgh")
RATES = ("jsna_isolated_65p", "jsna_lonely_65p")
SOURCES = (("Census", "2011"), ("Census", "2021"), ("", ""))


def areas():
    people = [100 * number for number in range(1, 9)]
    return layer({"code": CODES, "people": people, "index": [0.5, 1.0, 1.5, 2.0, 1.0, 0.7, 0.3, 1.0]})


def test_each_says_its_rate_its_residents_its_method_and_what_was_given_by_hand(run):
    ways = [{}, {"TOTAL": 3000}, {"TOTAL": 4000}, {"METHOD": 3, "INDEX_FIELD": "index"}]
    found = defaultdict(list)
    for rate, (source, year), more in product(RATES, SOURCES, ways):
        given = {"INPUT": areas(), "CODE_FIELD": "code", "PEOPLE_FIELD": "people", "PEOPLE_AGES": "65+", "RATE": rate}
        made = run("estimateneed", **given, DATA_SOURCE=source, DATA_YEAR=year, OUTPUT="memory:", **more)["OUTPUT"]
        results = fields.results_of(made)
        for kind in (NeedPeople, NeedRisk):
            for field in kind.fields(results):
                words = kind.on(made, field).words(made)
                found[words.title, words.subtitle, words.source].append((kind.KEY, rate, source, year, more))
    assert sum(map(len, found.values())) == 30  # a rate that is the same everywhere has no map of risk
    assert [same for same in found.values() if len(same) > 1] == []


def test_totals_given_by_hand_are_on_the_page(run):
    given = {"INPUT": areas(), "CODE_FIELD": "code", "PEOPLE_FIELD": "people", "PEOPLE_AGES": "65+", "RATE": RATES[0]}
    made = run("estimateneed", **given, TOTAL=39150, OUTPUT="memory:")["OUTPUT"]
    words = NeedPeople.on(made, *NeedPeople.fields(fields.results_of(made))).words(made)
    assert (
        "Method: the same rate everywhere. Scaled to a total of 39,150 residents that was given by hand."
        in words.subtitle
    )
