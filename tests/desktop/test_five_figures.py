"""From files to five finished figures in a fresh profile, with nothing but what the panel shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED
from tests.desktop.test_desktop import ROOT, SCREENS, SUCCESS, driven

pytestmark = pytest.mark.desktop
FIGURES = ["wards", "under_65", "65_and_over", "health", "priority"]
MOST_CLICKS = 12
ADDING = 2  # clicks that it takes to add files as they were downloaded
DOWNLOADS = ("census_2011_ks105ew", "residents_by_age", "iod2019_file7")
TABLES = ("england/census2011_lsoa11_ew.csv.gz", "england/imd2019_england_lsoa11.csv.gz")


@pytest.fixture(scope="module", params=["sample", "medway", "downloads"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, dict[str, Any]]:
    """Which files were open, where the pictures are, and what was seen."""
    files: list[str] = []
    raw: list[str] = []
    if request.param == "downloads":  # boundaries alone are open, and by no name that the plugin knows
        borough = shutil.copy(ROOT / "sample_data" / "sample.gpkg", tmp_path_factory.mktemp("files") / "borough.gpkg")
        files = [f"{borough}|layername=areas", f"{borough}|layername=wards"]
        raw = [str(ROOT / "sample_data" / f"{name}_sample.csv") for name in DOWNLOADS]
    if request.param == "medway":
        medway = request.getfixturevalue("shared") / "data" / "medway"
        tables = [request.getfixturevalue("unzipped")(name) for name in TABLES]
        files = [str(path) for path in (medway / "lsoa11.geojson", *tables, medway / "ward13.geojson")]
    out = SCREENS.parent / f"five_{request.param}"
    shutil.rmtree(out, ignore_errors=True)
    more = {"MEDWAY_DRIVE_FURTHER": "1"} if request.param == furthest() else {}
    seen = driven(
        tmp_path_factory.mktemp(request.param), out, MEDWAY_DRIVE_FILES=os.pathsep.join(files),
        MEDWAY_DRIVE_DOWNLOADS=os.pathsep.join(raw), **more,
    )  # fmt: skip
    print(f"{request.param}: {len(seen['five clicks'])} clicks: {', '.join(seen['five clicks'])}")
    return request.param, out, seen


def furthest() -> str:
    """Return with which files the rest of the panel is driven too: Medway's where they are present."""
    return "medway" if SHARED.is_dir() else "sample"


@pytest.fixture
def further(run: tuple[str, Path, dict[str, Any]]) -> tuple[Path, dict[str, Any]]:
    """Where the pictures are, and what was seen of the rest of the panel."""
    files, out, seen = run
    if files != furthest():
        pytest.skip(f"the rest of the panel is driven with the files of {furthest()}")
    return out, seen


def text_of(page: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(page), "-"], check=True, text=True, capture_output=True).stdout


def test_the_five_figures_are_pages_of_that_place(run):
    files, out, seen = run
    assert seen["five ticked"] == FIGURES
    pages = [name for name in seen["five files"] if name.endswith(".pdf")]
    assert len(pages) == 5
    assert {name.replace(".pdf", ".html") for name in pages} <= set(seen["five files"])
    place = "Medway" if files == "medway" else "Sample"
    for name in pages:
        text = text_of(out / "figures" / name)
        assert place in text, name
        assert "No data" not in text, name
    assert next(level for text, level in seen["five told"].items() if "written" in text) == SUCCESS


def test_twelve_clicks_are_enough_and_readme_counts_them(run):
    files, _, seen = run
    assert len(seen["five clicks"]) <= MOST_CLICKS + ADDING * (files == "downloads")
    said = re.search(
        r"(\d+) clicks from open files to these five figures, (\d+) with.+?, and (\d+) with",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert said is not None
    assert len(seen["five clicks"]) == int(said[1 + ("sample", "medway", "downloads").index(files)])


def test_the_way_in_the_documentation_is_the_one_that_was_taken(run):
    files, _, seen = run
    if files == "sample":
        assert "Run" not in seen["five clicks"]  # the sample needs no dialog
        return
    if files == "downloads":
        seen["five clicks"] = [one for one in seen["five clicks"] if one not in ("Add official files…", "Open")]
    page = (ROOT / "docs" / "panel.md").read_text(encoding="utf-8")
    steps = re.findall(r"^\d+\. (.+)$", page, re.MULTILINE)
    assert len(steps) == len(seen["five clicks"])
    for step, done in zip(steps, seen["five clicks"]):
        assert done.removeprefix("the folder: ").removeprefix("the panel's ") in step, (step, done)


def test_files_as_they_were_downloaded_are_known_and_can_be_read_in_a_narrow_panel(run):
    files, _, seen = run
    if files != "downloads":
        return
    assert [row[0] for row in seen["five read"]] == [
        "Nomis bulk download, households, 2011, 163 areas",
        "Nomis bulk download, 2011, 163 areas",
        "English Indices of Deprivation, file 7 (all), 2019, 163 areas",
    ]
    assert seen["five cut off"] == []


def test_every_grey_control_that_was_met_is_listed_with_its_reason(run):
    _, _, seen = run
    page = (ROOT / "docs" / "panel.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| (.+?) \| (.+?) \|", page, re.MULTILINE)
    known = [tuple(cell.replace("…", "*") for cell in row) for row in rows]
    assert seen["five grey"], "none was met"
    unlisted = [
        each for each in seen["five grey"]
        if not any(each[0] == row[0].lower() and fnmatchcase(each[1], row[1]) and fnmatchcase(each[2], row[2]) for row in known)
    ]  # fmt: skip
    assert unlisted == []


def test_classes_have_numbers_and_the_area_under_the_mouse_its_name_unit_and_class(further):
    _, found = further
    seen = found["five style"]
    assert [re.match(r"\d", row)[0] for row in seen["legend"][:5]] == list("12345")
    name, code = seen["area"]
    assert f"{name} ({code})" in seen["hovered"]
    assert re.search(r"[\d.]+ % of residents 65\+, class \d: [\d.]+ to [\d.]+", seen["hovered"])
    assert seen["two-way"][0] == "Isolation high (1), health poor (1)"
    assert all(count > 100 for count in seen["two-way pixels"].values())
    one, other = found["five beside"]
    assert one != other and all(count > 100 for each in (one, other) for count in each.values())


def test_a_flagged_area_is_explained_and_the_sentence_names_wards(further):
    _, found = further
    seen = found["five priority"]
    assert any(cell and cell in seen["panel"] for cell in seen["row"])
    assert "health in worst fifth" in seen["panel"]
    assert seen["sentence"] == seen["copied"]
    assert sum(ward in seen["sentence"] for ward in seen["wards"]) > 3


def test_a_layout_to_be_finished_by_hand_names_every_ward(further):
    _, found = further
    seen, wards = found["five layout"], found["five priority"]["wards"]
    key = {line[at]: line[at + 1] for line in seen["key"][1:] for at in range(0, len(line), 2)}
    assert sorted(key.get(label, label) for label in seen["labels"]) == sorted(wards)
    assert any(text.startswith("1 layout is in the project, with a map theme and a style") for text in seen["told"])
    assert not any("for layouts" in name for name in seen["wards to choose"])


def test_the_atlas_has_a_page_for_each_ward(further):
    out, found = further
    (name,) = (each for each in found["five atlas"] if each.endswith(".pdf"))
    said = subprocess.run(["pdfinfo", str(out / "figures" / name)], check=True, text=True, capture_output=True).stdout
    wards = len(set(found["five priority"]["wards"]))
    assert int(re.search(r"^Pages:\s+(\d+)", said, re.MULTILINE)[1]) == wards
    assert sum(each.endswith(".html") for each in found["five atlas"]) == wards


def test_an_index_is_begun_from_own_fields(further):
    _, found = further
    assert len(found["five own fields"]) == 2


def test_on_a_small_screen_nothing_is_cut_off(further):
    _, found = further
    assert {name: cut for name, cut in found["five small"].items() if cut} == {}
