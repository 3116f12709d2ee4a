"""A last chapter that another program wrote on: lists by styles, ragged tables, nested tables, several languages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from medway_isolation_plugin.core.document.kept import carry
from medway_isolation_plugin.core.document.model import (
    Block,
    DataTable,
    Document,
    Listing,
    ListItem,
    Paragraph,
    Text,
    bullets,
)
from medway_isolation_plugin.core.document.reading import entries
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from tests.core.document.made_documents import TEMPLATES, chapter, placeholder, png

docx = pytest.importorskip("docx")
TEMPLATE = Path(docx.__file__).parent / "templates" / "default.docx"  # which Word made


@pytest.fixture
def last(tmp_path: Path):
    """A chapter on Word's own styles, and what saves and carries it."""
    made = contents(chapter(), [DocumentFormat.DOCX], TEMPLATES, TEMPLATE)[DocumentFormat.DOCX]
    document = docx.Document(io.BytesIO(made))
    gaps = next(one for one in document.paragraphs if one.text.startswith("Write here what belongs to gaps"))

    def carried() -> tuple[Block, ...]:
        document.save(tmp_path / "last.docx")
        kept = carry(chapter(), tmp_path / "last.docx")
        assert kept.changed == ()
        return next(one.written for one in kept.document.blocks if getattr(one, "key", "") == "gaps")

    return document, gaps, carried


def test_lists_by_words_styles_are_lists(last):
    _, gaps, carried = last
    for words, style in (
        ("one", "List Bullet"), ("inner", "List Bullet 2"), ("two", "List Bullet"), ("first", "List Number"), ("second", "List Number"),
    ):  # fmt: skip
        gaps.insert_paragraph_before(words, style)
    # The styles stand for lists of their own, so that Word itself does not put one within the other.
    said = carried()
    assert all(isinstance(one, Listing) for one in said)
    assert list(entries(said)) == ["one", "inner", "two", "first", "second"]
    assert said[-1] == bullets("first", "second", numbered=True)


def test_strong_words_and_looks_by_styles_are_carried(last):
    _document, gaps, carried = last
    paragraph = gaps.insert_paragraph_before("Plain ")
    paragraph.add_run("strong", style="Strong")
    paragraph.add_run(" and ")
    paragraph.add_run("slanted", style="Emphasis")
    run = paragraph.add_run(" not")
    run.bold = False
    paragraph.add_run().add_break()
    paragraph.add_run("below\tthe tab")
    assert carried() == (
        Paragraph((Text("Plain "), Text("strong", bold=True), Text(" and "), Text("slanted", italic=True), Text(" not\nbelow\tthe tab"))),
    )  # fmt: skip


def test_merged_and_nested_tables_are_carried_with_their_first_row_as_headings(last):
    document, gaps, carried = last
    table = document.add_table(3, 3)
    gaps._p.addprevious(table._tbl)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    inner = table.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text = "in"
    (found,) = carried()
    assert isinstance(found, DataTable)
    assert [(cell.across, cell.down) for cell in found.heads[0]] == [(1, 1), (2, 1)]
    assert [(cell.across, cell.down) for cell in found.rows[0]] == [(1, 2), (1, 1), (1, 1)]
    assert [list(entries(cell.blocks)) for cell in found.rows[1]] == [["21"], ["22", "in | "]]


def test_pictures_keep_their_size_and_words(last, tmp_path: Path):
    _document, gaps, carried = last
    (tmp_path / "bus.png").write_bytes(png())
    run = gaps.insert_paragraph_before().add_run()
    shape = run.add_picture(str(tmp_path / "bus.png"), width=docx.shared.Mm(50))
    shape._inline.docPr.set("descr", "A bus stop")
    (found,) = carried()
    picture = found.line[0]
    assert (picture.alternative, picture.width, picture.height) == ("A bus stop", 50, 33.3)
    assert picture.content == png()


def test_lists_of_any_depth_survive_three_editions(tmp_path: Path):
    deep = Listing((ListItem((Paragraph((Text("bottom"),)),)),), numbered=True)
    for level in range(6):
        words = Paragraph((Text(f"level {level}"),))
        deep = Listing(
            (ListItem((words, deep)), ListItem((words, Paragraph((Text("goes on"),))))), numbered=level % 2 == 0
        )
    blocks: tuple[Block, ...] = (
        deep,
        Paragraph((Text("between"),)),
        Listing((ListItem((Paragraph((Text("a"),)),)),), True, 7),
    )
    for kind in (DocumentFormat.DOCX, DocumentFormat.ODT):
        document = Document("T", (placeholder("part", "Part", blocks),), chapter().date)
        for _ in range(3):
            path = tmp_path / f"deep.{kind.value}"
            path.write_bytes(contents(document, [kind], TEMPLATES)[kind])
            document = carry(Document("T", (placeholder("part", "Part"),), chapter().date), path).document
            assert document.blocks[0].written == blocks
