"""Files are accessible by what others read of them, and each check fails on a file with that one fault."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from tests.core.document import structure
from tests.core.document.made_documents import TEMPLATES, chapter
from tests.core.document.word_processor import WordProcessor, missing

DOCX, ODT = DocumentFormat.DOCX, DocumentFormat.ODT
needs_office = pytest.mark.skipif(
    bool(missing()) or shutil.which("pdfinfo") is None, reason=missing() or "no poppler: pdfinfo"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordProcessor]:
    found = WordProcessor(tmp_path_factory.mktemp("office"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def made() -> dict[DocumentFormat, bytes]:
    return contents(chapter(), [DOCX, ODT], TEMPLATES)


def changed(content: bytes, member: str, *changes: tuple[str, str]) -> bytes:
    """Return a document with a part of which some expressions are replaced, once each."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for info in old.infolist():
            said = old.read(info)
            if info.filename == member:
                text = said.decode()
                for what, by in changes:
                    text, many = re.subn(what, by, text, count=1, flags=re.S)
                    assert many == 1, what
                said = text.encode()
            new.writestr(info, said)
    return file.getvalue()


DOC, CONTENT = "word/document.xml", "content.xml"
SEEDED = [
    (DOCX, "title", "docProps/core.xml", [("<dc:title>.*?</dc:title>", "")]),
    (DOCX, "language", "word/styles.xml", [('w:lang w:val="en-GB"', 'w:lang w:val="fr-FR"')]),
    (DOCX, "headings", DOC, [('w:val="Heading2"', 'w:val="Heading4"')]),
    (DOCX, "headings", DOC, [('w:val="Heading2"', 'w:val="Heading1"')]),
    (DOCX, "figures", DOC, [(' descr="Map of health."', ' descr=""'), (' descr="Map of health."', ' descr=""')]),
    (DOCX, "table headings", DOC, [("<w:tblHeader ?/>", ""), ('w:val="TableHeading"', 'w:val="TableContents"')]),
    (DOCX, "lists", DOC, [("<w:numPr>.*?</w:numPr>", "")]),
    (DOCX, "order", DOC, [("First point", "@"), ("Second point", "First point"), ("@", "Second point")]),
    (ODT, "title", "meta.xml", [("<dc:title>.*?</dc:title>", "")]),
    (ODT, "language", "styles.xml", [(r'(style:family="paragraph".*?fo:language=")en("[^>]*fo:country=")GB', r"\1fr\2FR")]),
    (ODT, "headings", CONTENT, [('style-name="Heading_20_2" text:outline-level="2"', 'style-name="Heading_20_4" text:outline-level="4"')]),
    (ODT, "headings", CONTENT, [('style-name="Heading_20_2" text:outline-level="2"', 'style-name="Heading_20_1" text:outline-level="1"')]),
    (ODT, "figures", CONTENT, [("<svg:desc>Map of health.</svg:desc>", "")]),
    (ODT, "table headings", CONTENT, [("<table:table-header-rows>(.*?)</table:table-header-rows>", r"\1"),
                                      ("Table_20_Heading", "Table_20_Contents")]),
    (ODT, "lists", CONTENT, [("<text:list-item><text:p([^>]*)>First point</text:p></text:list-item>", ""),
                             ("<text:list ", r'<text:p text:style-name="Standard">First point</text:p><text:list ')]),
    (ODT, "order", CONTENT, [("First point", "@"), ("Second point", "First point"), ("@", "Second point")]),
]  # fmt: skip


def tagged(content: bytes, kind: DocumentFormat, office: WordProcessor, folder: Path) -> Path:
    path = folder / f"document.{kind.value}"
    path.write_bytes(content)
    office.do(path, path.with_suffix(".pdf"))
    return path.with_suffix(".pdf")


@needs_office
@pytest.mark.parametrize("kind", [DOCX, ODT])
def test_a_tagged_pdf_reads_as_the_document(kind: DocumentFormat, made: dict, office: WordProcessor, tmp_path: Path):
    path = tagged(made[kind], kind, office, tmp_path)
    assert structure.faults(path, chapter()) == set()


@needs_office
@pytest.mark.parametrize(("kind", "fault", "member", "changes"), SEEDED)
def test_each_check_of_tags_fails_on_its_fault(
    kind: DocumentFormat, fault: str, member: str, changes: list, made: dict, office: WordProcessor, tmp_path: Path
):
    path = tagged(changed(made[kind], member, *changes), kind, office, tmp_path)
    assert structure.faults(path, chapter()) == {fault}


# What other libraries read back


def read_back(content: bytes, kind: DocumentFormat) -> dict[str, list]:
    """Return headings with levels, the texts of tables and alternative texts, as python-docx or odfpy finds them."""
    return _by_python_docx(content) if kind is DOCX else _by_odfpy(content)


def _by_python_docx(content: bytes) -> dict[str, list]:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(content))
    found: dict[str, list] = {"headings": [], "tables": [], "figures": []}
    for one in document.paragraphs:
        if one.style.name.startswith("Heading "):
            found["headings"].append((int(one.style.name[8:]), one.text))
    for table in document.tables:
        found["tables"].append([[cell.text for cell in row.cells] for row in table.rows])
    found["figures"] = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    return found


def _by_odfpy(content: bytes) -> dict[str, list]:
    opendocument = pytest.importorskip("odf.opendocument")
    from odf import draw, svg, table, teletype, text

    document = opendocument.load(io.BytesIO(content))
    found: dict[str, list] = {
        "headings": [
            (int(one.getAttribute("outlinelevel")), teletype.extractText(one))
            for one in document.getElementsByType(text.H)
        ],
        "tables": [],
        "figures": [
            "".join(teletype.extractText(said) for said in one.getElementsByType(svg.Desc))
            for one in document.getElementsByType(draw.Frame)
        ],
    }
    for one in document.getElementsByType(table.Table):
        rows = one.getElementsByType(table.TableRow)
        found["tables"].append(
            [
                [
                    "\n".join(map(teletype.extractText, cell.getElementsByType(text.P)))
                    for cell in row.getElementsByType(table.TableCell)
                ]
                for row in rows
            ]
        )
    return found


def without_marks(found: dict[str, list]) -> dict[str, list]:
    return {
        **found,
        "tables": [
            [[said.replace("\N{LEFT-TO-RIGHT MARK}", "") for said in row] for row in table] for table in found["tables"]
        ],
    }


@pytest.mark.parametrize("kind", [DOCX, ODT])
def test_others_read_back_what_was_written(kind: DocumentFormat, made: dict):
    found = without_marks(read_back(made[kind], kind))
    assert found["headings"] == [
        (1, "Social isolation in Fictional Borough"), (2, "Summary"), (2, "Level of need"), (3, "By age"), (2, "Current services"),
        (2, "What people told us"), (2, "Gaps"), (2, "Method"),
    ]  # fmt: skip
    assert found["figures"] == ["Map of areas: 33 of 163 are in the worst fifth.", "Map of health."]
    assert found["tables"][0] == [
        ["Ward", "Areas", "Share"],
        ['Smith & <b>Sons</b> "Ward"', "1", "0.1%"],
        ["שכונה 12 (מרכז)", "2", "0.3%"],
        ["\N{GRINNING FACE}\N{OLD ITALIC LETTER A}", "3", "0.4%"],
    ]
    assert found["tables"][1][-1][-1] == "one\ntwo"


@pytest.mark.parametrize(
    ("kind", "member", "changes", "what"),
    [
        *[
            (kind, member, changes, fault)
            for kind, fault, member, changes in SEEDED
            if fault in ("headings", "figures")
        ],
        (DOCX, DOC, [("0.1%", "0.2%")], "tables"),
        (ODT, CONTENT, [("0.1%", "0.2%")], "tables"),
    ],
)
def test_each_reading_back_finds_its_fault(kind: DocumentFormat, member: str, changes: list, what: str, made: dict):
    before, after = read_back(made[kind], kind), read_back(changed(made[kind], member, *changes), kind)
    assert {one for one in before if before[one] != after[one]} == {what}
