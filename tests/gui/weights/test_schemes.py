"""What can be weighted together, and which result belongs to which weights."""

from __future__ import annotations

import json

import pytest

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.gui.weights import schemes
from medway_isolation_plugin.layers.recognise import ShownResult
from tests import results as facts
from tests.core.composite.made import document
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")


def recipe(title, band=None):
    return json.dumps(document(["a", "b"], title=title, band=band))


def test_two_recipes_for_one_band_are_named_and_neither_vanishes():
    with pytest.raises(InputError, match=r"'One' and 'Other' are both for the band 65\+ .* Open one of them"):
        schemes.parse([recipe("One"), recipe("Other")], "files")
    with pytest.raises(InputError, match="both for the band under 65"):
        schemes.parse([recipe("One", "u65"), recipe("Other", "u65")], "files")


def test_a_recipe_of_each_band_stay_side_by_side():
    scheme = schemes.parse([recipe("Old", "66p"), recipe("Young", "u65")], "files")
    assert [band.slot for band in scheme.bands()] == ["u65", "65p"]
    assert [scheme.true_band(band).label() for band in scheme.bands()] == ["under 65", "66+"]


def test_a_result_is_known_by_what_it_is_not_by_its_alias():
    made = layer({"ci": [1.0, 2.0], "ci_q": [2, 1], "si_65p": [1.0, 2.0], "si_65p_q": [2, 1]})
    facts.state(
        made,
        facts.result(facts.COMPOSITE, [facts.classes("ci_q")], subject="One"),
        facts.result(facts.SEGMENTS, [facts.classes("si_65p_q", P65)]),
    )
    for number in range(made.fields().count()):
        made.setFieldAlias(number, "anything: at all (1 = most)")
    one, other = (schemes.parse([recipe(title)], "file") for title in ("One", "Other"))
    shown = ShownResult(made.id(), "ci", "ci_q")
    assert one.fits(P65, shown, made)
    assert not other.fits(P65, shown, made)
    profile = schemes.read(schemes.presets()[0][1])
    assert profile.fits(P65, ShownResult(made.id(), "si_65p", "si_65p_q"), made)
    assert not profile.fits(U65, ShownResult(made.id(), "si_65p", "si_65p_q"), made)
    assert not profile.fits(P65, shown, made)
