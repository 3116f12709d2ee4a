"""Charts of awkward data: long labels, codes of thirty letters, many indicators, few areas, characters that XML forbids."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.report import html, lettering
from medway_isolation_plugin.core.report.charts import Bar, Interval, bars, heat_map, intervals

SVG = "{http://www.w3.org/2000/svg}"
LONG = "People aged 65 and over who live alone and have NO CAR OR VAN, as a share of all of them"


def drawing(figure: str) -> ElementTree.Element:
    return ElementTree.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + 6])


def texts(root: ElementTree.Element) -> list[tuple[float, float, float, str, str]]:
    """Return x, y, font size, anchor and words of every text."""
    return [
        (float(one.get("x")), float(one.get("y")), float(one.get("font-size", 13)), one.get("text-anchor"), one.text)
        for one in root.iter(f"{SVG}text")
    ]


def check_room(root: ElementTree.Element) -> None:
    """No text leaves the picture, and no two on the same line meet."""
    width, height = (float(part) for part in root.get("viewBox").split()[2:])
    spans = []
    for x, y, size, anchor, words in texts(root):
        long = lettering.room_for(words, size)
        start = x - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
        assert start >= 0, words
        assert start + long <= width, words
        assert 0.7 * size <= y <= height, words
        spans.append((start, start + long, y - 0.75 * size, y + 0.1 * size, words))
    for number, (a, b, top, bottom, words) in enumerate(spans):
        for c, d, above, below, other in spans[number + 1 :]:
            assert b <= c or d <= a or bottom <= above or below <= top, (words, other)


@pytest.mark.parametrize("low", [0.0, -7.5])
@pytest.mark.parametrize("mark", [None, 3.0])
def test_bars_with_long_labels(low, mark):
    rows = [Bar(f"{number} {LONG}", low + number, mark=mark) for number in range(25)]
    rows += [Bar("short", float("nan"), mark=mark), Bar("W" * 90, 1234567.8, mark=mark)]
    root = drawing(bars("Many", rows, mark_words="mean of the study area" if mark else ""))
    check_room(root)
    said = root.find(f"{SVG}desc").text
    assert all(row.label in said for row in rows), "the text alternative has every label whole"
    starts = [words for x, _, _, _, words in texts(root) if x == 4]
    assert len([words for words in starts if words.startswith(tuple("0123456789"))]) == 25


def test_intervals_with_codes_of_thirty_letters():
    codes = [f"{'W' * 20}-{number:09d}" for number in range(30)]
    rows = [Interval(code, number + 1.0, 1.0, 32_844.0) for number, code in enumerate(codes)]
    root = drawing(intervals("Ranks", rows, 1.0, 32_844.0, "Rank (1 = worst)"))
    labels = [words for x, _, _, _, words in texts(root) if x == 4]
    assert len(set(labels)) == 30, "codes that differ at the end stay different"
    left = min(float(line.get("x1")) for line in root.iter(f"{SVG}line"))
    assert all(4 + lettering.room_for(words) <= left for words in labels)


def test_two_areas_have_two_ticks():
    rows = [Interval("a", 1.0, 1.0, 1.0), Interval("b", 2.0, 2.0, 2.0)]
    root = drawing(intervals("Ranks", rows, 1.0, 2.0, "Rank (1 = worst)"))
    assert [words for _, _, _, anchor, words in texts(root) if anchor == "middle"] == ["1", "2"]
    check_room(root)


@pytest.mark.parametrize("m", [1, 2, 12, 25, 60])
def test_heat_maps_of_few_and_many_indicators(m):
    values = np.where(np.eye(m) > 0, 1.0, -0.123)
    root = drawing(heat_map("Pearson", [f"{number} {LONG}" for number in range(m)], values))
    check_room(root)
    assert len([one for one in root.iter(f"{SVG}rect") if one.get("fill", "").startswith("#")]) == m * (m + 1) / 2


def test_what_fits_is_left_whole_and_what_does_not_keeps_both_ends():
    assert lettering.fitted("No car", 200) == "No car"
    assert lettering.lines("No car", 200) == ["No car"]
    cut = lettering.fitted("E01016016-E01016017-E01016099", 120)
    assert cut.startswith("E0101")
    assert cut.endswith("099")
    assert lettering.lines(LONG, 240)[0] == "People aged 65 and over who"
    assert lettering.fitted("W", 1) == "…"


@given(st.text(max_size=80), st.floats(10, 300))
def test_words_never_take_more_room_than_they_have(words, room):
    assert lettering.room_for(lettering.fitted(words, room)) <= max(room, lettering.room_for("…"))
    found = lettering.lines(words, room)
    assert len(found) in (1, 2)
    assert all(lettering.room_for(line) <= max(room, lettering.room_for("…")) for line in found)


@given(st.text(alphabet=st.characters(), max_size=20))
def test_any_label_makes_well_formed_xml(words):
    assert ElementTree.fromstring(f'<p title="{html.text(words)}">{html.text(words)}</p>') is not None
    drawing(bars("Any", [Bar(words, 1.0)]))


def test_control_characters_are_shown_as_replaced():
    assert html.text("a\x01b\ud800c\n") == "a\ufffdb\ufffdc\n"
