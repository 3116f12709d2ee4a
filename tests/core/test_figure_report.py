"""The accessible form of a figure: its alternative text, and a page that needs no other file."""

from __future__ import annotations

import base64
import math
from dataclasses import replace
from html.parser import HTMLParser

from medway_isolation_plugin.core.report.figure_report import FigureText, ShownArea, alternative, figure_report

AREAS = (
    ShownArea(0, "1", "E01", "Medway 001A", "Luton", 48.06),
    ShownArea(0, "1", "E02", "Medway 001B", "Chatham Central", 40.0),
    ShownArea(0, "1", "E03", "Medway 001C", "Chatham Central", 39.0),
    ShownArea(1, "2", "E04", "Medway 001D", "Luton", 12.0),
    ShownArea(2, "No data", "E05", "Medway <001E>", "", math.nan),
)
TEXT = FigureText(
    "65+ living alone, Medway",
    "% of residents 65+, in quintiles.",
    "Source: Census 2011.",
    "Made on a day",
    ("1 (most isolated): 39.0 to 48.1", "2: 12.0", "No data"),
    "are in the worst fifth (class 1, most isolated)",
    "Quintile",
    "% of residents 65+",
    1,
    1,
    AREAS,
)


class Outline(HTMLParser):
    """Collects what a screen reader goes by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] in ("td", "th"):
            self.cells[-1] += data.strip()


def test_the_alternative_text_is_made_of_the_data():
    assert alternative(TEXT) == (
        "Map: 65+ living alone, Medway. 3 of 5 areas are in the worst fifth (class 1, most isolated); they lie in Chatham Central "
        "(2), Luton (1). 1 area has no value."
    )
    unknown = tuple(replace(area, ward="") for area in AREAS)
    assert "they lie in" not in alternative(replace(TEXT, areas=unknown))
    none = tuple(replace(area, row=1) for area in AREAS)
    assert "0 of 5 areas are in the worst fifth (class 1, most isolated). " in alternative(replace(TEXT, areas=none))
    beside = replace(TEXT, claim="", legend=("up", "same", "down"))
    assert alternative(beside) == "Map: 65+ living alone, Medway. 5 areas, of which up: 3, same: 1, down: 1."
    assert alternative(replace(TEXT, claim="", legend=("Areas",))).endswith(". % of residents 65+, in quintiles.")


def test_the_page_has_language_headings_picture_text_and_table():
    picture = b"\x89PNG not really"
    page = Outline(figure_report(TEXT, picture))
    assert page.tags[0] == ("html", {"lang": "en-GB"})
    assert [tag for tag, _ in page.tags if tag in ("h1", "h2")] == ["h1", "h2", "h2", "h2", "h2"]
    image = next(attributes for tag, attributes in page.tags if tag == "img")
    assert image["alt"] == alternative(TEXT)
    assert base64.b64decode(image["src"].removeprefix("data:image/png;base64,")) == picture
    assert sum(tag == "caption" for tag, _ in page.tags) == 2
    heads = [attributes for tag, attributes in page.tags if tag == "th"]
    assert len(heads) == 7 and all(attributes["scope"] == "col" for attributes in heads)
    assert page.cells[:8] == ["Class", "Areas", "1 (most isolated): 39.0 to 48.1", "3", "2: 12.0", "1", "No data", "1"]
    assert page.cells[8:13] == ["Code", "Name", "Ward", "% of residents 65+", "Quintile"]
    assert page.cells[13:18] == ["E01", "Medway 001A", "Luton", "48.1", "1"]
    assert page.cells[-5:] == ["E05", "Medway <001E>", "", "–", "No data"]


def test_columns_that_nothing_is_known_for_are_left_out():
    bare = replace(TEXT, unit="", areas=tuple(ShownArea(area.row, area.said, area.code) for area in AREAS))
    assert Outline(figure_report(bare, b"")).cells[8:12] == ["Code", "Quintile", "E01", "1"]
