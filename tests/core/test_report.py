"""Reports: escaped, rounded half up, without scripts and outside requests."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import wards
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.report import html
from medway_isolation_plugin.core.report.ward_report import ward_report
from medway_isolation_plugin.core.results import Column, Kind, ResultTable

NASTY = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org";"x")',
    "\"><img src=x onerror='alert(1)'>",
    "O'Brien & Söhne",
    "𝔐edway 😀",
    "</td></table><h1>",
]


class Page(HTMLParser):
    """Collects tags, attributes and text, and checks that tags are closed in order."""

    VOID = frozenset({"meta"})

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def cells(self) -> list[str]:
        return [text for text in self.texts if text.strip()]


def summary(names: list[str], subject: str = "Areas") -> wards.WardSummary:
    n = len(names)
    membership = wards.from_overlaps(n, [(row, name, 1.0) for row, name in enumerate(names)])
    values = {wards.FLAG: np.ones(n), wards.PEOPLE: np.full(n, 1234.25)}
    codes = np.array([f"a{row}" for row in range(n)], dtype=object)
    return wards.summarise(AreaTable(codes, values, np.full(n, None, dtype=object)), membership, subject)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.25, 1, "0.3"),
        (0.35, 1, "0.4"),
        (0.45, 1, "0.5"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (0.24999999999999997, 1, "0.2"),
        (1234567.25, 1, "1,234,567.3"),
        (1e15, 1, "1,000,000,000,000,000.0"),
        (3, 1, "3.0"),
        (-1.25, 1, "-1.3"),
        (1e-7, 1, "0.0"),
        (np.float64(0.35), 1, "0.4"),
    ],
)
def test_rounding_half_up(value: float, digits: int, text: str):
    assert html.rounded(value, digits) == text


def test_nothing_is_less_than_nothing():
    assert html.rounded(-0.04, 1) == "0.0"


@given(st.floats(), st.integers(0, 6))
def test_every_number_that_a_cell_may_hold_is_written(value: float, digits: int):
    """Counts of 1e28, as a column may hold by mistake, ended the chapter."""
    shown = html.rounded(value, digits)
    if math.isfinite(value):
        assert abs(Decimal(shown.replace(",", "")) - Decimal(repr(value))) <= Decimal("0.5") * Decimal(10) ** -digits
    else:
        assert shown == "–"


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_rounding_is_never_off_by_more_than_half(thousandths: int, digits: int):
    shown = Decimal(html.rounded(thousandths / 1000, digits).replace(",", ""))
    exact = Decimal(thousandths) / 1000
    assert abs(shown - exact) <= Decimal("0.5") * Decimal(10) ** -digits
    if abs(shown - exact) == Decimal("0.5") * Decimal(10) ** -digits:
        assert abs(shown) > abs(exact)


@given(st.text())
def test_escaped_text_holds_no_markup(text: str):
    escaped = html.text(text)
    assert not set("<>\"'") & set(escaped)
    assert re.sub(r"&(lt|gt|amp|quot|#x27);", "", escaped).count("&") == 0


def test_a_table_in_full():
    columns = [
        Column("w", "Ward & <area>", Kind.TEXT, np.array(["A", None], dtype=object)),
        Column("n", "People", Kind.WHOLE, np.array([12345.0, np.nan])),
        Column("s", "Share", Kind.REAL, np.array([0.25, np.nan])),
    ]
    assert html.table("By <ward>", columns) == (
        "<table>\n<caption>By &lt;ward&gt;</caption>\n"
        '<thead><tr><th scope="col">Ward &amp; &lt;area&gt;</th><th scope="col" class="n">People</th>'
        '<th scope="col" class="n">Share</th></tr></thead>\n<tbody>\n'
        '<tr><td>A</td><td class="n">12,345</td><td class="n">0.3</td></tr>\n'
        '<tr><td>&ndash;</td><td class="n">&ndash;</td><td class="n">&ndash;</td></tr>\n</tbody>\n</table>'
    )


def test_names_with_markup_are_shown_as_they_are():
    page = ward_report(summary(NASTY, NASTY[0]), NASTY[2], NASTY[1])
    seen = Page(page)
    for name in NASTY:
        assert name in seen.cells()  # as text, whole
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert seen.tags.count("h1") == 1
    assert seen.tags.count("tr") == 1 + len(NASTY)
    assert seen.attributes == {"lang", "charset", "class", "scope"}


def test_the_page_asks_nobody_for_anything():
    page = ward_report(summary(["River", "Luton"]), "Wards", "Made by a test")
    seen = Page(page)
    assert set(seen.tags) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "caption", "thead", "tbody", "tr",
        "th", "td", "ul", "li", "footer",
    }  # fmt: skip
    assert not seen.attributes & {"src", "href", "srcset", "style", "action", "data", "background"}
    for words in ("http", "url(", "@import", "//", "<script", "javascript:"):
        assert words not in page


def test_what_the_page_says():
    found = summary(["River", "Luton"], "Areas of isolation")
    page = ward_report(found, "Wards & areas", "Footer")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert '<meta charset="utf-8">' in page
    seen = Page(page).cells()
    assert seen.count("Wards & areas") == 2  # title and heading
    assert "Areas of isolation include parts of Luton and River." in seen
    assert seen.index("Luton") < seen.index("River")
    assert seen.count("1,234.3") == 2  # people, rounded half up
    assert seen.count("50") == 2
    assert "Footer" in seen


def test_warnings_become_notes():
    membership = wards.from_overlaps(2, [(0, "River", 1.0)])
    areas = AreaTable(
        np.array(["a<b", "c"], dtype=object), {wards.FLAG: np.array([1.0, 1.0])}, np.full(2, None, dtype=object)
    )
    found = wards.summarise(areas, membership, "Areas")
    seen = Page(ward_report(found, "T", "F"))
    assert seen.tags.count("li") == 3  # and what the flag was held against
    assert found.warnings[0] in seen.cells()


def test_a_column_keeps_missing_apart_from_zero():
    whole = Column("n", "N", Kind.WHOLE, np.array([0.0, np.nan, 3.0]))
    assert whole.cells() == [0, None, 3]
    assert [type(cell) for cell in whole.cells()] == [int, type(None), int]
    assert Column("n", "N", Kind.REAL, np.array([0.0, np.nan])).cells() == [0.0, None]
    assert Column("t", "T", Kind.TEXT, np.array(["", None], dtype=object)).cells() == ["", None]


def test_a_column_name_that_a_shapefile_would_cut_is_refused():
    with pytest.raises(ValueError, match="longer than 10 characters"):
        Column("elevenchars", "x", Kind.REAL, np.zeros(1))


def test_a_result_table_gives_columns_by_name():
    table = ResultTable(np.array(["a", "b"], dtype=object), (Column("x", "X", Kind.REAL, np.array([1.5, np.nan])),))
    assert table["x"][0] == 1.5
    with pytest.raises(KeyError):
        table["y"]
