"""Weight profiles: the JSON format, its faults, and writing it (METHODS §2)."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import profiles
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.files import check_folder
from medway_isolation_plugin.core.profiles import BandWeights, PanelStatistics, Variable, WeightProfile

BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "profiles"
DOCUMENT = {
    "schema": "medway-isolation/weight-profile",
    "schema_version": 1,
    "title": "A panel",
    "source": "tests",
    "notes": "",
    "placeholder": False,
    "bands": [
        {"band": "u65", "variables": [{"field": "widowed", "label": "Widowed", "weight": 4.5, "base": 0.1}]},
        {
            "band": "65p",
            "variables": [
                {"field": "widowed", "label": "Widowed", "weight": 0},
                {
                    "field": "no_car",
                    "label": "No car",
                    "weight": 3,
                    "panel": {"n": 9, "lower_quartile": 2, "upper_quartile": 4.25},
                },
            ],
        },
    ],
}


def changed(change: Callable[[dict], object]) -> str:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return json.dumps(document)


def said(text: str) -> str:
    with pytest.raises(InputError) as caught:
        profiles.parse(text, "mine.json")
    return str(caught.value)


def first(document: dict) -> dict:
    return document["bands"][0]["variables"][0]


def last(document: dict) -> dict:
    return document["bands"][1]["variables"][1]


def test_reading():
    found = profiles.parse(json.dumps(DOCUMENT))
    assert found == WeightProfile(
        "A panel",
        "tests",
        (
            BandWeights(U65, (Variable("widowed", "Widowed", 4.5, 0.1),)),
            BandWeights(
                P65,
                (
                    Variable("widowed", "Widowed", 0.0),
                    Variable("no_car", "No car", 3.0, None, PanelStatistics(9, 2.0, 4.25)),
                ),
            ),
        ),
    )
    assert found.fields() == ["widowed", "no_car"]


NAMES = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)
VARIABLES = st.builds(
    Variable,
    NAMES,
    NAMES,
    st.floats(1e-6, 1e6),
    st.none() | st.floats(0, 1),
    st.none() | st.builds(PanelStatistics, st.integers(1, 500), st.floats(0, 9), st.floats(0, 9)),
)
BAND_WEIGHTS = st.lists(VARIABLES, min_size=1, max_size=4, unique_by=lambda variable: variable.field).map(tuple)


@given(NAMES, NAMES, BAND_WEIGHTS, BAND_WEIGHTS, st.booleans())
def test_round_trip(title: str, source: str, under: tuple, over: tuple, placeholder: bool):
    made = WeightProfile(title, source, (BandWeights(U65, under), BandWeights(P65, over)), placeholder, "a note")
    assert profiles.parse(made.to_json()) == made


def test_round_trip_through_a_file(tmp_path: Path):
    made = profiles.parse(json.dumps(DOCUMENT))
    path = tmp_path / "profile 𝔐.json"
    made.write(path)
    assert profiles.read(path) == made
    assert path.read_bytes().endswith(b"}\n")
    assert b"\r" not in path.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("change", "path", "words"),
    [
        (lambda d: d.pop("schema"), "schema", "this is not a weight profile"),
        (lambda d: d.update(schema="other/thing"), "schema", "this is not a weight profile"),
        (lambda d: d.pop("schema_version"), "schema_version", "must be a whole number from 1"),
        (lambda d: d.update(schema_version="1"), "schema_version", "must be a whole number from 1"),
        (lambda d: d.update(schema_version=True), "schema_version", "must be a whole number from 1"),
        (lambda d: d.update(schema_version=0), "schema_version", "must be a whole number from 1"),
        (lambda d: d.update(schema_version=2), "schema_version", "made by a newer version of the plugin"),
        (lambda d: d.update(schema_version=2, colour="red"), "schema_version", "made by a newer version"),
        (lambda d: d.pop("title"), "title", "must be a text that is not empty"),
        (lambda d: d.update(title="  "), "title", "must be a text that is not empty"),
        (lambda d: d.update(title=5), "title", "must be a text"),
        (lambda d: d.pop("source"), "source", "must be a text"),
        (lambda d: d.update(notes=["x"]), "notes", "must be a text"),
        (lambda d: d.update(placeholder="yes"), "placeholder", "must be true or false"),
        (lambda d: d.update(placeholder=1), "placeholder", "must be true or false"),
        (lambda d: d.update(colour="red"), "colour", "is not known here. Known are: bands, notes"),
        (lambda d: d.pop("bands"), "bands", "must be a list with at least one entry"),
        (lambda d: d.update(bands=[]), "bands", "must be a list with at least one entry"),
        (lambda d: d.update(bands={"band": "u65"}), "bands", "must be a list"),
        (lambda d: d.update(bands=["u65"]), "bands[0]", "must be an object"),
        (lambda d: d["bands"][1].update(band="u65"), "bands", "names the same band twice"),
        (lambda d: d["bands"][1].update(band="under 65"), "bands", "names the same band twice"),
        (lambda d: d["bands"][1].pop("band"), "bands[1].band", "must be u65"),
        (lambda d: d["bands"][1].update(band="85+"), "bands[1].band", "must be u65"),
        (lambda d: d["bands"][1].update(weight=1), "bands[1].weight", "is not known here. Known are: band, variables"),
        (lambda d: d["bands"][0].pop("variables"), "bands[0].variables", "must be a list"),
        (lambda d: d["bands"][0].update(variables=[]), "bands[0].variables", "must be a list"),
        (lambda d: d["bands"][0].update(variables=[[1]]), "bands[0].variables[0]", "must be an object"),
        (lambda d: first(d).pop("field"), "bands[0].variables[0].field", "must be a text that is not empty"),
        (lambda d: first(d).pop("label"), "bands[0].variables[0].label", "must be a text that is not empty"),
        (lambda d: first(d).pop("weight"), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight="3"), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight=True), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight=None), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight=math.nan), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight=math.inf), "bands[0].variables[0].weight", "must be a number"),
        (lambda d: first(d).update(weight=10**400), "bands[0].variables[0].weight", "must be"),
        (lambda d: first(d).update(weight=-0.5), "bands[0].variables[0].weight", "is -0.5; it must be 0 or more"),
        (lambda d: first(d).update(weight=0), "bands[0].variables", "all have the weight 0"),
        (lambda d: first(d).update(base=1.2), "bands[0].variables[0].base", "must be 0 or more, at most 1"),
        (lambda d: first(d).update(base="x"), "bands[0].variables[0].base", "must be a number"),
        (lambda d: first(d).update(wieght=1), "bands[0].variables[0].wieght", "is not known here"),
        (lambda d: last(d).update(field="widowed"), "bands[1].variables[1].field", "'widowed' occurs twice"),
        (lambda d: last(d).update(field=" widowed "), "bands[1].variables[1].field", "'widowed' occurs twice"),
        (lambda d: last(d).update(panel=[]), "bands[1].variables[1].panel", "must be an object"),
        (lambda d: last(d)["panel"].pop("n"), "bands[1].variables[1].panel.n", "must be a number"),
        (lambda d: last(d)["panel"].update(n=2.5), "bands[1].variables[1].panel.n", "must be"),
        (lambda d: last(d)["panel"].update(upper_quartile=-1), "bands[1].variables[1].panel.upper_quartile", "0 or"),
        (lambda d: last(d)["panel"].update(median=3), "bands[1].variables[1].panel.median", "is not known here"),
    ],
)  # fmt: skip
def test_malformed_documents_are_refused_with_the_path(change: Callable, path: str, words: str):
    message = said(changed(change))
    assert message.startswith(f"mine.json: {path} ")
    assert words in message


@pytest.mark.parametrize("text", ["[]", "3", "null", '"profile"'])
def test_a_document_that_is_no_object(text: str):
    assert said(text) == "mine.json: the document must be an object in curly brackets."


@pytest.mark.parametrize("text", ["", "{", "title: x", '{"schema": }', "\ufeff{}"])
def test_what_is_no_json(text: str):
    message = said(text)
    assert message.startswith("mine.json is not valid JSON: ")
    assert "at line 1, column " in message


def test_the_place_of_a_fault_in_the_json():
    assert "at line 3, column 3" in said('{\n  "a": 1\n  "b": 2}')


def test_a_key_that_occurs_twice():
    text = json.dumps(DOCUMENT).replace('"weight": 4.5', '"weight": 4.5, "weight": 1')
    assert said(text) == "mine.json: the key 'weight' occurs twice in one place. Remove one of them."


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting(text: str):
    assert said(text).startswith("mine.json: ")


def test_a_number_too_long_to_read():
    text = json.dumps(DOCUMENT).replace("4.5", "1" * 5000)
    assert said(text).startswith("mine.json")


def test_not_utf_8(tmp_path: Path):
    path = tmp_path / "latin.json"
    path.write_bytes(json.dumps(DOCUMENT).replace("A panel", "Café").encode("latin-1").replace(b"\\u00e9", b"\xe9"))
    with pytest.raises(InputError, match=r"latin\.json is not a text file in UTF-8"):
        profiles.read(path)
    path.write_bytes(json.dumps(DOCUMENT).encode("utf-16"))
    with pytest.raises(InputError, match=r"latin\.json is not a text file in UTF-8"):
        profiles.read(path)


def test_a_byte_order_mark_is_accepted(tmp_path: Path):
    path = tmp_path / "bom.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode())
    assert profiles.read(path) == profiles.parse(json.dumps(DOCUMENT))


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        profiles.read(tmp_path / "none.json")
    with pytest.raises(InputError, match="cannot be read: "):
        profiles.read(tmp_path)


def test_optional_keys():
    document = copy.deepcopy(DOCUMENT)
    for key in ("notes", "placeholder"):
        del document[key]
    first(document).update(base=None, panel=None)
    found = profiles.parse(json.dumps(document))
    assert (found.notes, found.placeholder) == ("", False)
    assert found.bands[0].variables[0].base is None


def test_profiles_of_two_bands_are_combined():
    whole = profiles.parse(json.dumps(DOCUMENT))
    under = WeightProfile("U", "one source", whole.bands[:1], placeholder=True, notes="n")
    over = WeightProfile("O", "one source", whole.bands[1:])
    found = profiles.combine([under, over])
    assert found == WeightProfile("U; O", "one source", whole.bands, True, "n")
    assert profiles.combine([over]) is over


def test_profiles_of_one_band_are_not_combined():
    whole = profiles.parse(json.dumps(DOCUMENT))
    over = WeightProfile("O", "s", whole.bands[1:])
    with pytest.raises(InputError, match="Two of the chosen profiles have weights for the band 65p"):
        profiles.combine([whole, over])


def test_bands_of_two_ages_are_no_profile():
    document = copy.deepcopy(DOCUMENT)
    for band, key in zip(document["bands"], ("u66", "66p")):
        band["band"] = key
    at_66 = profiles.parse(json.dumps(document))
    assert at_66.age_split == 66
    with pytest.raises(InputError, match=r"split at different ages \(u65, 66p\)"):
        profiles.combine(
            [
                WeightProfile("U", "s", profiles.parse(json.dumps(DOCUMENT)).bands[:1]),
                WeightProfile("O", "s", at_66.bands[1:]),
            ]
        )
    document["bands"][0]["band"] = "u65"
    with pytest.raises(InputError, match="bands split at different ages, 65 and 66"):
        profiles.parse(json.dumps(document))


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path):
    resource = pytest.importorskip("resource", reason="needs a limit on file size, which this system does not have")
    signal = pytest.importorskip("signal")
    path = tmp_path / "profile.json"
    path.write_text("the old one", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(InputError, match=r"The weight profile could not be written to .*: File too large"):
            profiles.parse(json.dumps(DOCUMENT)).write(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_place_of_the_file(tmp_path: Path):
    path = tmp_path / "profile.json"
    path.mkdir()
    with pytest.raises(InputError, match="is a folder"):
        profiles.parse(json.dumps(DOCUMENT)).write(path)
    assert list(tmp_path.iterdir()) == [path]


def test_half_a_character_cannot_be_written_and_leaves_the_old_file(tmp_path: Path):
    r"""JSON may say '\ud83d', half of a pair, which UTF-8 cannot hold."""
    path = tmp_path / "profile.json"
    path.write_text("the old one", encoding="utf-8")
    made = WeightProfile("Broken \ud83d", "tests", profiles.parse(json.dumps(DOCUMENT)).bands)
    with pytest.raises(InputError):
        made.write(path)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_checked_before_any_work(tmp_path: Path):
    with pytest.raises(InputError, match="for the report does not exist"):
        check_folder(tmp_path / "none" / "report.html", "report")
    with pytest.raises(InputError, match=r"The report .* is a folder"):
        check_folder(tmp_path, "report")
    assert check_folder(tmp_path / "report.html", "report") is None
    assert list(tmp_path.iterdir()) == []


FIFTEEN = {
    "Widowed", "Lack of social interaction", "Visually impaired", "Hard of hearing",
    "Aged 65 and over and living alone", "Anxiety or depression", "Pessimistic about the future", "Lone parent",
    "English not main language", "Household without private transport", "Unpaid carer", "Retired", "In poor health",
    "Poor mobility", "Struggling financially",
}  # fmt: skip


def test_the_bundled_profiles():
    assert {path.name for path in BUNDLED.glob("*.json")} == {
        "medway_65p.json",
        "medway_u65.json",
        "open_census_2021.json",
    }
    for path in BUNDLED.glob("*.json"):
        found = profiles.read(path)
        assert found.placeholder
        assert "PLACEHOLDER" in found.notes
        assert all(len(name) <= 10 for name in found.fields())  # names that survive in a Shapefile


def test_the_medway_profiles_have_the_fifteen_variables_between_them():
    under, over = profiles.read(BUNDLED / "medway_u65.json"), profiles.read(BUNDLED / "medway_65p.json")
    both = profiles.combine([under, over])
    assert [weights.band for weights in both.bands] == [U65, P65]
    labels = [{variable.label for variable in weights.variables} for weights in both.bands]
    assert labels[0] | labels[1] == FIFTEEN
    assert FIFTEEN - labels[0] == {"Aged 65 and over and living alone", "Retired"}
    assert FIFTEEN - labels[1] == {"Lone parent"}


def test_the_open_profile_has_different_variables_for_each_band():
    found = profiles.read(BUNDLED / "open_census_2021.json")
    fields = {weights.band.key: [variable.field for variable in weights.variables] for weights in found.bands}
    assert fields == {
        "u65": ["one_person", "no_engl", "no_car", "carer", "bad_health", "limited"],
        "65p": ["one_person", "widowed", "no_car", "carer", "bad_health", "limited"],
    }
