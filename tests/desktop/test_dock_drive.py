"""The dock panel in a real QGIS window: what was to be seen while a person would have used it."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from tests.desktop.test_desktop import SCREENS, SUCCESS

pytestmark = pytest.mark.desktop
WARNING = 1  # Qgis.MessageLevel
PAGES = ("areas", "weights", "style", "priority", "export")
QUINTILES = ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]


def told(messages: dict[str, int], start: str) -> int:
    """Return the level of the message that begins with a text."""
    (level,) = (level for text, level in messages.items() if text.startswith(start))
    return level


def test_the_panel_is_hidden_until_its_button_is_pressed(found: dict[str, Any]) -> None:
    assert found["dock at first"] == 0
    assert found["dock button"] is True
    assert found["dock closed"] == [False, False]


def test_the_panel_shows_the_first_steps(found: dict[str, Any]) -> None:
    assert "Add areas to the project" in found["dock words at first"]
    assert "Make a map" in found["dock words at first"]


def test_a_map_in_three_clicks(found: dict[str, Any]) -> None:
    seen = found["dock map"]
    assert seen["tree"]["Medway Isolation: living alone"] == [
        ["65+ living alone", True],
        ["Under 65 living alone", False],
    ]
    assert seen["legend"] == QUINTILES
    assert all(count > 100 for count in seen["pixels"].values()), seen["pixels"]
    assert told(seen["told"], "Done: Under 65 living alone and 65+ living alone. Quintile 1 is the worst.") == SUCCESS
    assert "163" in seen["words"]
    assert "fictional sample codes" in seen["words"]


def test_the_style_is_seen_on_the_map_and_in_the_legend(found: dict[str, Any]) -> None:
    seen = found["dock style"]
    assert seen["before"] == QUINTILES
    assert len(seen["natural breaks"]) == 6
    assert re.fullmatch(r"1: [\d.]+ to [\d.]+ \(most isolated\)", seen["natural breaks"][0])
    pixels = seen["cividis"]
    assert pixels["#00224e"] > 100
    assert pixels["#fee838"] > 100
    assert pixels["#440154"] == pixels["#fde725"] == 0
    assert len(seen["two-way"]) == 10
    assert seen["two-way"][0] == "Isolation high (1), health poor (1)"
    assert all(count > 100 for count in seen["two-way pixels"].values()), seen["two-way pixels"]


def test_the_area_under_the_mouse_is_told(found: dict[str, Any]) -> None:
    text, value, marked = found["dock style"]["hovered"]
    assert re.search(rf"\): {value} % of residents 65\+, class 1: [\d.]+ to [\d.]+ \(most isolated\)", text)
    assert marked is True


def test_the_other_band_comes_to_the_front(found: dict[str, Any]) -> None:
    seen = found["dock style"]
    assert seen["under 65"]["Medway Isolation: living alone"] == [
        ["65+ living alone", False],
        ["Under 65 living alone", True],
    ]
    assert seen["under 65 pixels"] != found["dock map"]["pixels"]
    assert all(count > 100 for count in seen["under 65 pixels"].values())


def test_a_slider_recolours_the_map_and_says_what_moved(found: dict[str, Any]) -> None:
    seen = found["dock weights"]
    group = next(layers for name, layers in seen["tree"].items() if name.startswith("Medway Isolation: isolation"))
    assert [visible for _, visible in group] == [True, False]
    assert seen["number"] == 2.0
    before, after = seen["shares"]
    assert (before[0], after[0]) == ("7.1 %", "13.3 %")
    assert seen["map changed"] is True
    assert seen["pixels"][0] != seen["pixels"][1]
    assert len(seen["moves"]) > 1
    assert re.search(r"Sample \d{3}[A-Z] \(SAMPLE-\d+\): rank \d+ → \d+", seen["moves"][1])
    assert "these weights by quintile; no file has changed" in seen["status"]
    assert seen["after undo"] == before


def test_a_rule_is_built_and_a_row_is_clicked(found: dict[str, Any]) -> None:
    seen = found["dock priority"]
    assert seen["rule"] == ["la_65p_q", "=", "1", "dep_q", "=", "1"]
    first, second = (int(re.search(r"<b>(\d+)</b> of 163", seen[key])[1]) for key in ("preset", "narrower"))
    assert 0 < second < first
    assert seen["flagged"] == second
    code = seen["first row"][1]
    assert seen["panel"].startswith(code)
    assert "65+ living alone in worst fifth; health in worst fifth" in seen["panel"]
    assert "95 % interval" in seen["panel"]
    assert seen["zoomed"] is True
    assert seen["layer"] == ["Priority areas", ["Priority area", "Other areas", "Undecided (values missing)"]]
    assert seen["outline pixels"]["#8a0a45"] > 20


PAGES_OF_FIGURES = {
    "living_alone_wards.pdf": "Ward",
    "living_alone_under_65.pdf": "nder 65",
    "living_alone_65_and_over.pdf": "65",
    "living_alone_health.pdf": "ealth",
    "living_alone_priority_prio.pdf": "riority",
}


@pytest.mark.parametrize("name", PAGES_OF_FIGURES)
def test_the_figures_are_pages_with_their_words(found: dict[str, Any], name: str) -> None:
    assert told(found["dock export"]["figures"], "10 files written.") == SUCCESS
    path = str(SCREENS / name)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, text=True, capture_output=True).stdout
    info = subprocess.run(["pdfinfo", path], check=True, text=True, capture_output=True).stdout
    assert re.search(r"^Pages:\s+1$", info, re.MULTILINE)
    assert PAGES_OF_FIGURES[name] in text
    assert "Fictional sample data" in text
    assert "Crown copyright" not in text


def test_the_table_and_the_geopackage_are_written_once(found: dict[str, Any]) -> None:
    seen = found["dock export"]
    assert told(seen["table"], "living_alone.xlsx: 163 rows written.") == SUCCESS
    assert told(seen["package"], "living_alone.gpkg: both maps with their styles.") == SUCCESS
    assert (SCREENS / "living_alone.gpkg").read_bytes().startswith(b"SQLite format 3")
    assert told(seen["again"], "living_alone.xlsx is there already.") == WARNING


def test_the_project_is_saved_and_opened_again(found: dict[str, Any]) -> None:
    seen = found["dock project"]
    assert seen["saved"] is True
    assert seen["first"] == ["areas"], "a project without layers begins with its first button"
    assert "There is no map to style yet" in seen["empty"]
    assert seen["legend"][0].endswith("(most isolated)")
    assert seen["again"] == seen["legend"]
    assert (seen["mode"], seen["areas"]) == ("equal_interval", "Sample areas")
    assert seen["dirty"] is False
    assert any(text.startswith("Empty now, because temporary: Priority areas.") for text in seen["told"]), seen["told"]


def test_a_figure_opens_in_the_layout_designer(found: dict[str, Any]) -> None:
    seen = found["dock layouts"]
    assert seen["layouts"] == seen["themes"]
    assert len(seen["layouts"]) == 1
    assert any(seen["layouts"][0] in title for title in seen["windows"])
    # A window that took and gave back its place may leave the map a pixel wider; another look loses its colours.
    before, after = seen["pixels"]
    assert after == {colour: pytest.approx(count, rel=0.05) for colour, count in before.items()}, (
        "the map keeps its look"
    )
    assert seen["several"] == 2
    assert "Layout Manager" in seen["windows after"]


def test_both_bands_side_by_side(found: dict[str, Any]) -> None:
    seen = found["dock side by side"]
    assert seen["views"] == 2
    assert seen["other"] == [False, True], "the map shows 65 and over, the view the other one"
    for colour in ("#440154", "#fde725"):
        assert seen["pixels"][colour] > 200
        assert seen["main"][colour] > 200
    assert seen["pixels"] != seen["main"]
    assert seen["same place"] is True
    assert seen["saved"] is True
    assert seen["again"] == [2, True, False], "QGIS opens the view with the project, and the panel knows it"
    assert seen["themes"] == []
    assert (SCREENS / "dock_side_by_side.png").stat().st_size > 10_000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_clipped_at_300_pixels(found: dict[str, Any], page: str, theme: str) -> None:
    assert found["dock at 300"][f"{page} {theme}"] == [300, []]
    assert (SCREENS / f"dock_{page}_{theme}.png").stat().st_size > 5000


def test_the_panel_follows_the_night_theme(found: dict[str, Any]) -> None:
    assert found["ground light"] > 200
    assert found["ground dark"] < 80


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_every_text_stands_out_from_its_ground(found: dict[str, Any], page: str, theme: str) -> None:
    assert found["low contrast"][f"{page} {theme}"] == {}


def test_at_1366_by_768_what_matters_is_in_sight(found: dict[str, Any]) -> None:
    seen = found["dock small"]
    assert seen["window"] == [1366, 768]
    assert len(seen["sliders"]) > 5
    assert all(seen["sliders"]), seen["sliders"]
    assert seen["apply of weights"] is True
    assert seen["apply of priority"] is True
    text, whole = seen["explained"]
    assert "95 % interval" in text
    assert whole is True


@pytest.mark.parametrize("page", PAGES)
def test_on_a_small_screen_nothing_is_cut_off_without_a_bar(found: dict[str, Any], page: str) -> None:
    assert found["dock small"][f"{page} at 300"] == []
    assert found["dock small"][f"{page} at 228"] == [228, True]
