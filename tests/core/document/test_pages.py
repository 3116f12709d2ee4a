"""What stays together on a page, and how wide columns are: by the marks in the files that word processors and browsers obey."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from medway_isolation_plugin.core.document.looks import kept_with_next, shares, stays_whole
from medway_isolation_plugin.core.document.model import (
    DataTable,
    Document,
    Illustration,
    Picture,
    Wording,
    data_table,
    line_of,
    paragraph,
)
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from tests.core.document.made_documents import DATE, TEMPLATES, png

DOCX, ODT, HTML = DocumentFormat.DOCX, DocumentFormat.ODT, DocumentFormat.HTML
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def table(rows: int, words: str = "Ward", **more: object) -> DataTable:
    cells = tuple((f"{words} {number}", f"{number:,}") for number in range(rows))
    return data_table(f"Table of {rows}", ("Ward", "People"), cells, f"t{rows}", **more)


@pytest.fixture(scope="module")
def made() -> dict[DocumentFormat, bytes]:
    blocks = (
        paragraph("What leads to the figure."),
        Illustration(Picture(png(), "Map."), line_of("Figure 1: Areas"), "fig"),
        paragraph("Source: a census.", wording=Wording.NOTE),
        paragraph("What leads to a small table."),
        table(4),
        paragraph("What stands before a long one."),
        table(22),
        paragraph("The end."),
    )
    return contents(Document("Title", blocks, DATE), [DOCX, ODT, HTML], TEMPLATES)


def part(content: bytes, member: str) -> ElementTree.Element:
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(member))


def test_a_small_table_is_whole_and_a_long_one_has_no_row_alone():
    assert stays_whole(table(10))
    assert not stays_whole(table(11))
    assert not stays_whole(table(8, "many words " * 40))
    assert kept_with_next(table(3)) == [True, True, True, False]
    assert kept_with_next(table(22)) == [True, True, *[False] * 18, True, True, False]


def test_rows_of_docx_are_kept_with_the_next(made):
    root = part(made[DOCX], "word/document.xml")
    small, long = (list(one.iter(f"{W}tr")) for one in root.iter(f"{W}tbl"))

    def kept(rows: list[ElementTree.Element]) -> list[bool]:
        found = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in rows]
        assert all(len(set(row)) == 1 for row in found)
        return [row[0] for row in found]

    assert kept(small) == [True] * 4 + [False]
    assert kept(long) == [True, True, *[False] * 18, True, True, False]
    for rows in (small, long):
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    for look in root.iter(f"{W}pPr"):  # in the order that the format wants
        tags = [one.tag for one in look]
        assert f"{W}keepNext" not in tags[2:]


def test_tables_of_odt_say_whether_they_may_break(made):
    root = part(made[ODT], "content.xml")
    looks = {one.get(f"{STYLE}name"): one for one in root.iter(f"{STYLE}style")}
    tables = list(root.iter(f"{TABLE}table"))
    said = [looks[one.get(f"{TABLE}style-name")][0].get(f"{STYLE}may-break-between-rows") for one in tables]
    assert said == ["false", "true"]
    assert all(one.find(f"{TABLE}table-header-rows") is not None for one in tables)
    captions = [one for one in root.iter(f"{TEXT}p") if "".join(one.itertext()).startswith(("Table of", "Figure 1"))]
    assert len(captions) == 3
    for one in captions:
        assert looks[one.get(f"{TEXT}style-name")][0].get(f"{FO}keep-with-next") == "always"


def test_the_caption_of_a_figure_stays_with_its_note_which_is_not_cut(made):
    root = part(made[DOCX], "word/document.xml")
    caption = next(one for one in root.iter(f"{W}p") if "".join(one.itertext()).startswith("Figure 1"))
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    for member, style, kept in (
        ("word/styles.xml", f"{W}style[@{W}styleId='ChapterNote']", f"{W}pPr/{W}keepLines"),
        ("word/styles.xml", f"{W}style[@{W}styleId='ChapterFigure']", f"{W}pPr/{W}keepNext"),
        ("word/styles.xml", f"{W}style[@{W}styleId='Heading3']", f"{W}pPr/{W}keepNext"),
    ):
        assert part(made[DOCX], member).find(f"{style}/{kept}") is not None
    note = next(
        one
        for one in part(made[ODT], "styles.xml").iter(f"{STYLE}style")
        if one.get(f"{STYLE}name") == "Chapter_20_Note"
    )
    assert note[0].get(f"{FO}keep-together") == "always"


def test_a_printed_web_page_keeps_together_what_belongs_together(made):
    page = made[HTML].decode()
    printed = page[page.index("@media print") :]
    for rule in ("figure, tr, .note, table.whole { break-inside: avoid; }", "caption, thead", "break-after: avoid"):
        assert rule in printed
    assert re.findall(r'<table id="(t\d+)"( class="whole")?', page) == [("t4", ' class="whole"'), ("t22", "")]
    assert "<caption><span>Table of 4</span></caption>" in page


def test_no_word_or_number_is_wider_than_its_column():
    heads = ("Number", "As printed", "Algorithm", "Inputs")
    rows = (("People " * 20, "1,227,400", "compositeindex", "R1"),)
    given = data_table("t", heads, rows, widths=(20.0, 0.5, 1.0, 0.2))
    found = shares(given)
    assert sum(found) == pytest.approx(1.0)
    letters = [round(one * 84) for one in found]
    assert letters[1] >= len("1,227,400")
    assert letters[2] >= len("compositeindex")
    assert letters[3] >= len("Inputs")
    assert found[0] == max(found)
    wide = data_table("t", heads, rows, widths=(1.0, 1.0, 1.0, 1.0))
    assert shares(wide) == pytest.approx([0.25] * 4)


def test_a_space_that_does_not_break_holds_a_number_and_its_unit():
    apart, together = (
        data_table("t", ("a", "b"), (("words " * 20, f"1234567{space}percent"),), widths=(99.0, 1.0))
        for space in (" ", "\u00a0")
    )
    assert shares(together)[1] > shares(apart)[1]


def test_a_font_that_is_not_there_is_replaced_by_one_without_serifs(made):
    fonts = part(made[DOCX], "word/fontTable.xml")
    assert [one.get(f"{W}name") for one in fonts] == ["Arial"]
    assert fonts.find(f"{W}font/{W}family").get(f"{W}val") == "swiss"


def test_what_leads_to_a_figure_or_a_small_table_stays_with_it(made):
    said = ("What leads to the figure.", "What leads to a small table.", "What stands before a long one.")
    docx = {"".join(one.itertext()): one for one in part(made[DOCX], "word/document.xml").iter(f"{W}p")}
    assert [docx[one].find(f"{W}pPr/{W}keepNext") is not None for one in said] == [True, True, False]
    root = part(made[ODT], "content.xml")
    looks = {one.get(f"{STYLE}name"): one for one in root.iter(f"{STYLE}style")}
    odt = {"".join(one.itertext()): one.get(f"{TEXT}style-name") for one in root.iter(f"{TEXT}p")}
    kept = [odt[one] in looks and looks[odt[one]][0].get(f"{FO}keep-with-next") == "always" for one in said]
    assert kept == [True, True, False]
    assert looks[odt[said[0]]].get(f"{STYLE}parent-style-name") == "Standard"
