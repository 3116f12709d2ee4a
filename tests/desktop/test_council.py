"""From a council's name to its first map in a fresh profile: three clicks, and no host but this machine is asked."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.test_desktop import ROOT, SCREENS, SUCCESS, driven

sys.path.insert(0, str(ROOT / "tools"))
import replay as answers

pytestmark = pytest.mark.desktop
CLICKS = ["the panel's button", "the field for its name", "Fetch data, make a map"]
TYPED = {"made up": "sample", "real": "medway"}
PLACE = {"made up": "Sample Borough", "real": "Medway"}


@pytest.fixture(scope="module", params=["made up", "real"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """Which council it was, and what was seen."""
    kind = request.param
    replay = (
        answers.made_up(ROOT / "sample_data" / "sample.gpkg")
        if kind == "made up"
        else answers.real(request.getfixturevalue("shared"))
    )
    out = SCREENS.parent / f"council_{kind.replace(' ', '_')}"
    shutil.rmtree(out, ignore_errors=True)
    with answers.serving(replay):
        catalogue = replay.catalogue(tmp_path_factory.mktemp("catalogue"))
        seen = driven(
            tmp_path_factory.mktemp(kind.replace(" ", "_")), out, MEDWAY_DRIVE_COUNCIL=TYPED[kind],
            MEDWAY_DRIVE_CATALOGUE=str(catalogue),
        )  # fmt: skip
    print(f"{PLACE[kind]}: {len(seen['council clicks'])} clicks, {len(replay.asked)} questions")
    return kind, seen


def test_three_clicks_make_the_first_map(run):
    kind, seen = run
    assert seen["council clicks"] == CLICKS
    shown = seen["council map"]
    assert shown["legend"] == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]
    assert all(count > 100 for count in shown["pixels"].values()), shown["pixels"]
    assert all(shown["valid"])
    assert shown["health"] is (kind == "real"), "no indices were made up for areas of 2021"
    (level,) = (level for text, level in shown["told"].items() if text.startswith("Done: "))
    assert level == SUCCESS
    assert shown["areas"] == 163


def test_readme_and_the_page_of_the_panel_tell_these_clicks(run):
    for page in ("README.md", "docs/panel.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        told = text.partition("first map of your council")[2]
        steps = re.findall(r"^(?:\d\.|-) (.+)$", told, re.MULTILINE)[:3]
        assert "panel" in steps[0]
        assert "name" in steps[1]
        assert "**Fetch data, make a map**" in steps[2]


def test_the_map_of_medway_is_that_of_the_census(run):
    kind, seen = run
    if (
        kind == "real"
    ):  # which gives people living alone by age in 2011 alone, where the made-up services give 2021's too
        assert seen["council map"]["alone"] == 11_868
        assert seen["council map"]["name"] == "65+ living alone"


def test_the_council_is_a_group_of_layers_with_the_map_in_it(run):
    kind, seen = run
    group = next(
        layers for name, layers in seen["council map"]["tree"].items() if name.startswith(f"{PLACE[kind]}, 20")
    )
    assert [name for name, _ in group if name != "Population-weighted centroids"][:2] == ["Wards", "Areas"]
    assert "Sources" in [name for name, _ in group]
    assert [visible for name, visible in group if name in ("Wards", "Areas")] == [True, True]


def test_nothing_is_asked_before_the_third_click_and_nobody_but_this_machine_after_it(run):
    _, seen = run
    assert seen["council asked before"] == []
    assert seen["council hosts"] == ["127.0.0.1"]


def test_the_list_grows_shorter_until_one_is_left(run):
    kind, seen = run
    many = [count for _, count in seen["council typed"]]
    assert many[0] > many[-1] == 0
    assert seen["council said"].startswith(PLACE[kind])
    assert ["Fetch data, make a map", "Type the name or the code of your council first."] in seen["council grey"]


def test_the_window_says_where_the_data_come_from(run):
    _, seen = run
    (wide, high), cut, many, grey, asked = seen["council window"]
    assert wide <= 1366 and high <= 720
    assert cut == []
    assert many > 15
    assert asked == 0
    assert all(why for _, why in grey)


def test_nothing_is_cut_off_in_a_small_window_and_a_narrow_panel(run):
    _, seen = run
    assert seen["council small"]["300"][1] == []
    assert seen["council small"]["228"][0] >= 228


def test_the_pictures_are_there(run):
    kind, _ = run
    folder: Path = SCREENS.parent / f"council_{kind.replace(' ', '_')}"
    for name in ("empty", "typed", "fetching", "map", "where"):
        assert (folder / f"council_{name}.png").stat().st_size > 5_000, name


def test_the_log_has_no_traceback(run):
    _, seen = run
    assert not [text for text in seen["log"].values() if "Traceback" in text]
