"""Files of one document are the same bytes each time, hold any text, and take a council's template or say what is wrong in it."""

from __future__ import annotations

import datetime
import hashlib
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core.document.docx_reader import read_docx
from medway_isolation_plugin.core.document.kept import carry
from medway_isolation_plugin.core.document.model import (
    Block,
    Document,
    Heading,
    Illustration,
    Paragraph,
    Picture,
    Placeholder,
    Text,
    data_table,
    line_of,
    paragraph,
)
from medway_isolation_plugin.core.document.odt_reader import read_odt
from medway_isolation_plugin.core.document.reading import entries, readable, same, spoken
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from medway_isolation_plugin.core.faults import InputError
from tests.core.document.made_documents import DATE, HOSTILE, TEMPLATES, chapter, merged_table, placeholder, png

ROOT = Path(__file__).resolve().parents[3]
ALL = tuple(DocumentFormat)
WORDS = (DocumentFormat.DOCX, DocumentFormat.ODT)
READ = {DocumentFormat.DOCX: read_docx, DocumentFormat.ODT: read_odt}


def of_blocks(*blocks: Block, title: str = "A title") -> Document:
    return Document(title, blocks, DATE)


def read_again(document: Document, kind: DocumentFormat, folder: Path) -> list[str]:
    path = folder / f"read.{kind.value}"
    path.write_bytes(contents(document, [kind], TEMPLATES)[kind])
    return [same(one) for one in entries(found.block for found in READ[kind](path, document.language).found)]


def test_files_are_the_same_bytes_in_another_process_and_time_zone():
    code = (
        "import hashlib; from tests.core.document.made_documents import TEMPLATES, chapter;"
        "from medway_isolation_plugin.core.document.writing import DocumentFormat, contents;"
        "print(*(hashlib.sha256(one).hexdigest() for one in contents(chapter(), list(DocumentFormat), TEMPLATES).values()))"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PATH": ""}
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    made = contents(chapter(), ALL, TEMPLATES)
    assert there.stdout.split() == [hashlib.sha256(one).hexdigest() for one in made.values()]


def test_files_differ_where_their_date_does():
    one, other = (contents(chapter(date), ALL, TEMPLATES) for date in (DATE, DATE + datetime.timedelta(1)))
    assert [kind for kind in ALL if one[kind] == other[kind]] == [DocumentFormat.FRAGMENT]


@pytest.mark.parametrize("kind", WORDS)
def test_members_have_one_date_and_sorted_names(kind: DocumentFormat):
    with zipfile.ZipFile(io.BytesIO(contents(chapter(), [kind], TEMPLATES)[kind])) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert [info.filename for info in infos[1:]] == sorted(info.filename for info in infos[1:])
    if kind is DocumentFormat.ODT:
        assert (infos[0].filename, infos[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)


@pytest.mark.parametrize("kind", WORDS)
def test_a_file_reads_as_its_document(kind: DocumentFormat, tmp_path: Path):
    document = chapter(written=(paragraph("Written."), replace(merged_table(), key="")))
    assert read_again(document, kind, tmp_path) == [
        same(one) for one in (document.banner, document.title, *entries(document.blocks))
    ]


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("said", HOSTILE)
def test_every_place_holds_any_text(said: str, kind: DocumentFormat, tmp_path: Path):
    document = of_blocks(
        Heading(2, line_of(said), "place"),
        paragraph(said, Text(said, bold=True, link="https://example.org/?a=<&b=\"'"), Text(said, link="#place")),
        data_table(said, (said, "b"), ((said, said),)),
        Illustration(Picture(png(), said), line_of(said), "fig"),
        Placeholder("part", said, 2, (paragraph(said),), ()),
        title=said,
    )
    wanted = [same(one) for one in (readable(document.title), *entries(document.blocks))]
    assert read_again(document, kind, tmp_path) == wanted
    page = contents(document, [DocumentFormat.HTML], TEMPLATES)[DocumentFormat.HTML].decode()
    assert "<b>" not in page
    assert page.count("<script") == 0


# What XML and people may put into a text; readable() decides what files keep of it.
TEXTS = st.text(st.characters(blacklist_categories=()), min_size=1, max_size=40).filter(lambda one: same(readable(one)))
LINES = st.lists(
    st.builds(
        Text, TEXTS, st.booleans(), st.booleans(), raised=st.booleans(), link=st.sampled_from(["", "https://example.org/a"])
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@pytest.mark.parametrize("kind", WORDS)
@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINES, min_size=1, max_size=4))
def test_lines_survive_being_written_and_read(
    kind: DocumentFormat, lines: list, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.mktemp("lines")
    document = of_blocks(placeholder("part", "Part", tuple(Paragraph(tuple(line)) for line in lines)))
    path = folder / f"lines.{kind.value}"
    path.write_bytes(contents(document, [kind], TEMPLATES)[kind])
    carried = carry(of_blocks(placeholder("part", "Part")), path).document
    again = folder / f"again.{kind.value}"
    again.write_bytes(contents(carried, [kind], TEMPLATES)[kind])
    # A second time, nothing changes: neither words nor how they look.
    assert carry(of_blocks(placeholder("part", "Part")), again).document == carried
    said, meant = (list(map(same, entries(one.blocks))) for one in (carried, document))
    assert said == meant


def test_a_table_of_2000_rows_is_written_and_read_back(tmp_path: Path):
    rows = tuple((f"Area {number}", str(number), f"{number / 7:.1f}%") for number in range(2000))
    document = of_blocks(data_table("Table 1: All areas", ("Area", "Rank", "Share"), rows))
    made = contents(document, ALL, TEMPLATES)
    assert made[DocumentFormat.HTML].count(b"<tr>") == 2001
    for kind in WORDS:
        path = tmp_path / f"long.{kind.value}"
        path.write_bytes(made[kind])
        (table,) = (one.block for one in READ[kind](path, "en").found if hasattr(one.block, "heads"))
        assert [len(table.heads), len(table.rows)] == [1, 2000]
        assert list(entries(table.rows[-1][0].blocks)) == ["Area 1999"]
    assert len(spoken(document)) == 2 + 2001 * 3


# What nobody may compose


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((Heading(3, line_of("Too deep")),), "level 3 after one of level 1"),
        ((Heading(2, line_of("A")), Heading(4, line_of("B"))), "level 4 after one of level 2"),
        ((Heading(2, line_of(" ")),), "without words"),
        ((Heading(2, line_of("A"), "a"), Heading(2, line_of("B"), "a")), "used twice"),
        ((Heading(2, line_of("A"), "a b"),), "keys"),
        ((placeholder("a", "A"), paragraph("mine")), "words of its writer"),
        ((placeholder("a", "A"), Heading(3, line_of("mine"))), "words of its writer"),
        ((data_table("T", ("a", "b"), (("1",),)),), "columns wide"),
        ((paragraph(Text("x", link="javascript:alert(1)")),), "leads nowhere"),
        ((paragraph(Text("x", link="file:///etc/passwd")),), "leads nowhere"),
    ],
)
def test_a_document_that_not_everybody_could_read_is_refused(blocks: tuple, said: str):
    with pytest.raises(ValueError, match=said):
        contents(of_blocks(*blocks), [DocumentFormat.HTML], TEMPLATES)


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (Picture(png(), " "), "alternative text"),
        (Picture(b"<svg/>", "A map"), "not a PNG"),
        (Picture(png()[:20], "A map"), "not a PNG"),
        (Picture(b"\xff\xd8\xff\xe0", "A map"), "not a PNG"),
        (Picture(b"GIF89a\x00", "A map"), "not a PNG"),
    ],
)
def test_a_picture_that_is_none_is_refused(picture: Picture, said: str):
    with pytest.raises(InputError, match=said):
        contents(of_blocks(Illustration(picture, line_of("Figure 1"))), [DocumentFormat.ODT], TEMPLATES)


# A council's template


def councils_docx(folder: Path) -> Path:
    """Return a template that Word made: python-docx brings one."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Words of the template that are not of the chapter")
    document.sections[0].header.paragraphs[0].text = "Our council: {title} of {date}"
    document.save(folder / "council.docx")
    return folder / "council.docx"


def test_a_councils_word_template_gives_its_styles_header_and_page(tmp_path: Path):
    docx = pytest.importorskip("docx")
    template = councils_docx(tmp_path)
    made = contents(chapter(), [DocumentFormat.DOCX], TEMPLATES, template)[DocumentFormat.DOCX]
    assert made == contents(chapter(), [DocumentFormat.DOCX], TEMPLATES, template)[DocumentFormat.DOCX]
    document, old = docx.Document(io.BytesIO(made)), docx.Document(template)
    assert document.sections[0].header.paragraphs[0].text == f"Our council: {chapter().title} of 2026-11-27"
    assert document.sections[0].page_width == old.sections[0].page_width
    assert document.styles["Heading 2"].font.color.rgb == old.styles["Heading 2"].font.color.rgb
    assert "Words of the template" not in "\n".join(one.text for one in document.paragraphs)
    assert "Chapter Lead" in [one.name for one in document.styles]
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert [same(one) for one in entries(found.block for found in read_docx(path, "en").found)] == [
        same(one) for one in (chapter().banner, chapter().title, *entries(chapter().blocks))
    ]


def broken(content: bytes, member: str, by: bytes | None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            if info.filename != member:
                new.writestr(info, old.read(info))
        if by is not None:
            new.writestr(member, by)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "member", "by", "said"),
    [
        (
            DocumentFormat.DOCX,
            "word/styles.xml",
            b"<a>\n<b></a>",
            r"word/styles.xml is no XML from line 2, character 6",
        ),
        (
            DocumentFormat.DOCX,
            "word/numbering.xml",
            b"<a/>",
            r"part word/numbering.xml begins with 'a' where 'numbering' belongs",
        ),
        (DocumentFormat.DOCX, "word/document.xml", None, r"no part word/document.xml"),
        (DocumentFormat.DOCX, "word/vbaProject.bin", b"x", "macros"),
        (DocumentFormat.ODT, "styles.xml", b"\n\n<a", r"styles.xml is no XML from line 3"),
        (DocumentFormat.ODT, "styles.xml", b"<a/>", r"part styles.xml begins with 'a' where 'document-styles' belongs"),
        (DocumentFormat.ODT, "content.xml", None, r"no part content.xml"),
        (DocumentFormat.ODT, "Basic/script-lc.xml", b"x", "macros"),
    ],
)
def test_a_template_with_a_fault_is_named_with_its_part_and_line(
    kind: DocumentFormat, member: str, by: bytes | None, said: str, tmp_path: Path
):
    template = tmp_path / f"council.{kind.value}"
    template.write_bytes(broken(contents(chapter(), [kind], TEMPLATES)[kind], member, by))
    with pytest.raises(InputError, match=said) as error:
        contents(chapter(), [kind], TEMPLATES, template)
    assert f"council.{kind.value}" in str(error.value)


def test_a_template_of_another_kind_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"council\.dot is not"):
        contents(chapter(), [DocumentFormat.HTML], TEMPLATES, tmp_path / "council.dot")


@pytest.mark.parametrize("kind", WORDS)
def test_a_chapter_can_be_the_template_of_the_next(kind: DocumentFormat, tmp_path: Path):
    template = tmp_path / f"council.{kind.value}"
    template.write_bytes(contents(chapter(), [kind], TEMPLATES)[kind])
    made = contents(replace(chapter(), banner=""), [kind], TEMPLATES, template)[kind]
    path = tmp_path / f"made.{kind.value}"
    path.write_bytes(made)
    assert [same(one) for one in entries(found.block for found in READ[kind](path, "en").found)] == [
        same(one) for one in (chapter().title, *entries(chapter().blocks))
    ]
