"""A recipe's band, and the age that its fields split at: 66 and over is never passed off as 65 and over (METHODS §0)."""

from __future__ import annotations

import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.composite import build, recipe
from medway_isolation_plugin.core.composite.index import composite
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Field, Result, ResultKind, Role
from tests.core.composite.made import areas, made

SHARE = {"field": "alone_66p", "label": "Living alone", "denominator": "residents_66p"}
# Fingerprints of the recipes that come with the plugin: results that were made with them are known again by these.
FINGERPRINTS = {
    "americas_health_65p": "9306b7391c96",
    "cdc_svi_2020": "f3cd18ef128f",
    "cdc_svi_2020_flags": "293fc90081f6",
    "census_isolation_65p": "8fd10b07538e",
    "census_isolation_u65": "c31d4e053abd",
    "iod_2019": "d1c888674618",
    "iod_2025": "7451199ede9e",
    "living_alone_65p": "dfab61bc8593",
    "living_alone_u65": "dad1d433b48b",
    "london_exclusion_65p": "4bebc8bce63b",
    "open_65p": "c9d590b25db0",
    "open_u65": "0dfa76e00c32",
    "southwark_five_65p": "1789cca565d5",
}


def refused(how: recipe.Recipe, *results: Result) -> str:
    with pytest.raises(InputError) as caught:
        build.check_ages(how, results)
    return str(caught.value)


def result(kind: ResultKind, stem: str, age: int, *fields: Field) -> Result:
    return Result(kind, stem, worst="isolated", classes=5, age_split=age, fields=fields)


def test_fingerprints_of_recipes_are_as_ever():
    found = {path.stem: recipe.read(path).fingerprint() for path in paths.RECIPES.glob("*.json")}
    assert found == FINGERPRINTS


@pytest.mark.parametrize(
    ("said", "band"), [("u66", U65.at(66)), ("66p", P65.at(66)), ("66+", P65.at(66)), ("65p", P65)]
)
def test_a_recipe_may_be_of_people_at_66(said, band):
    how = made(["a", "b"], band=said)
    assert how.band == band
    assert how.document()["band"] == band.key
    assert recipe.parse(how.to_json()) == how
    cells = {"a": list(range(9)), "b": list(range(9))}
    assert composite(areas(cells, how), how).table.result.age_split == band.age


def test_a_band_that_is_none_is_refused_with_the_four_there_are():
    with pytest.raises(InputError, match=r"band must be u65 .*, 65p .*, u66 or 66p .*, or null"):
        made(["a"], band="64p")


def test_fields_whose_names_say_another_age_are_refused():
    message = refused(made([SHARE], band="65p"))
    assert "the recipe 'Made for a test' is for people 65+" in message
    assert "alone_66p (Living alone)" in message
    assert "residents_66p (Living alone, counted against)" in message
    assert 'write "band": "66p" into the recipe' in message
    build.check_ages(made([SHARE], band="66p"), ())
    assert "is for people under 66" in refused(made(["alone_u65"], band="u66"))


def test_a_recipe_without_a_band_takes_any_age():
    build.check_ages(made([SHARE, "alone_65p"]), ())


def test_columns_that_are_known_to_be_of_another_age_are_refused_whatever_they_are_called():
    at_66 = result(ResultKind.LIVING_ALONE, "la", 66, Field("alone", Role.VALUE, P65.at(66)), Field("u", Role.NOTE))
    message = refused(made(["alone", "other"], band="65p"), at_66)
    assert "These fields split at age 66" in message
    assert "alone" in message and "other" not in message
    build.check_ages(made(["alone", "other"], band="66p"), (at_66,))
    build.check_ages(made(["other"], band="65p"), (at_66,))


def test_an_index_of_another_age_is_refused_though_its_columns_have_no_band():
    index = result(ResultKind.COMPOSITE, "mine", 66, Field("mine", Role.VALUE))
    assert "These fields split at age 66" in refused(made(["mine"], band="u65"), index)
    build.check_ages(made(["mine"], band="u65"), (result(ResultKind.COMPOSITE, "mine", 0, Field("mine", Role.VALUE)),))


def test_the_newest_result_says_what_a_column_is():
    old = result(ResultKind.COMPOSITE, "mine", 66, Field("mine", Role.VALUE))
    new = result(ResultKind.COMPOSITE, "mine", 65, Field("mine", Role.VALUE))
    build.check_ages(made(["mine"], band="65p"), (old, new))
    assert refused(made(["mine"], band="65p"), new, old)
