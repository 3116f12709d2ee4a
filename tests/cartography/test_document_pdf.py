"""A document as PDF: tagged where LibreOffice is, else for print; the first page says which, and two runs differ in time alone."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.cartography.document_pdf import word_processor, write_pdf
from medway_isolation_plugin.core.document.model import Heading, data_table, line_of, paragraph
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from medway_isolation_plugin.core.faults import InputError
from tests.core.document.made_documents import chapter

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler: pdftotext")
# When it was made, and its identifier: all that may differ.
VARIES = re.compile(
    rb"/(?:CreationDate|ModDate)\s*\([^)]*\)|/ID\s*\[[^\]]*\]|<xmp:\w+Date>[^<]*<|/DocChecksum\s*/\w+|uuid:[0-9a-f-]+"
)


def pages(path: Path) -> list[str]:
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return said.split("\f")[:-1]


def is_tagged(path: Path) -> bool:
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    return "Tagged:          yes" in said


def long_chapter():
    rows = tuple((f"Area {number}", str(number)) for number in range(150))
    table = data_table("Table 9: All areas", ("Area", "Rank"), rows)
    many = [one for number in range(30) for one in (Heading(2, line_of(f"Part {number}")), paragraph("Words. " * 60))]
    return replace(chapter(), blocks=(*chapter().blocks, Heading(2, line_of("All areas")), table, *many))


def test_a_pdf_for_print_says_so_and_has_the_banner_on_every_page(tmp_path: Path):
    path = tmp_path / "print.pdf"
    assert write_pdf(long_chapter(), paths.DOCUMENTS, path, "") is False
    found = pages(path)
    assert len(found) > 5
    first = " ".join(found[0].split())
    assert "This PDF is for print: it has no tags for screen readers." in first
    assert "web page (HTML), the Word document (DOCX) and the OpenDocument text (ODT)" in first
    for number, page in enumerate(found, 1):
        assert page.split("\n")[0].strip() == "Fictional borough"
        assert re.search(rf"\b{number} ?/ ?{len(found)}$", page.rstrip())
        # No heading, and no caption of a table, is the last on its page; its line in the contents may be.
        words = [line.strip() for line in page.split("\n") if line.strip()][1:-1]
        so_far = [line.strip() for line in "\n".join(found[:number]).split("\n")]
        is_heading = re.match(r"(Part \d+|All areas|Gaps|Method|Table \d.*)$", words[-1])
        assert not is_heading or so_far.count(words[-1]) == 1, words[-1]
    everything = "\n".join(found)
    assert all(f"Area {number} " in everything for number in range(150))
    assert not is_tagged(path)


@pytest.mark.skipif(not word_processor(), reason="no LibreOffice")
def test_libreoffice_makes_a_tagged_pdf_that_says_so(tmp_path: Path):
    path = tmp_path / "tagged.pdf"
    assert write_pdf(chapter(), paths.DOCUMENTS, path, word_processor()) is True
    first = " ".join(pages(path)[0].split())
    assert "This PDF has tags for screen readers. LibreOffice made it from the OpenDocument text (ODT)" in first
    assert is_tagged(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not word_processor(), reason="no LibreOffice")
def test_a_tagged_pdf_looks_as_the_councils_opendocument_template(tmp_path: Path):
    """It is made of the ODT, which has the council's page and header: A5, where ours is A4."""
    made = contents(chapter(), [DocumentFormat.ODT], paths.DOCUMENTS)[DocumentFormat.ODT]
    template, path = tmp_path / "council.ott", tmp_path / "tagged.pdf"
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(template, "w") as new:
        for info in old.infolist():
            said = old.read(info).decode("utf-8") if info.filename == "styles.xml" else None
            if said is not None:
                said, sizes = re.subn(
                    'page-width="[^"]*" fo:page-height="[^"]*"', 'page-width="14.8cm" fo:page-height="21cm"', said
                )
                said, heads = re.subn("Fictional borough(?=</text:p></style:header>)", "Our council: {banner}", said)
                assert sizes and heads
            new.writestr(info, old.read(info) if said is None else said)
    assert write_pdf(chapter(), paths.DOCUMENTS, path, word_processor(), template_file=template) is True
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    width, height = re.search(r"Page size: +([\d.]+) x ([\d.]+)", said).groups()
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (148, 210)
    found = pages(path)[:-1]  # the last page is LibreOffice's own, for notes at the end
    assert len(found) > 1 and all("Our council: Fictional borough" in page for page in found)
    assert is_tagged(path)


def test_a_councils_template_with_a_fault_makes_no_pdf(tmp_path: Path):
    template = tmp_path / "council.odt"
    template.write_bytes(b"none")
    with pytest.raises(InputError, match=r"council\.odt"):
        write_pdf(chapter(), paths.DOCUMENTS, tmp_path / "tagged.pdf", "/bin/true", template_file=template)
    assert list(tmp_path.iterdir()) == [template]


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/soffice", "/bin/true"])
def test_qt_writes_where_the_word_processor_cannot(program: str, tmp_path: Path):
    path = tmp_path / "print.pdf"
    assert write_pdf(chapter(), paths.DOCUMENTS, path, program) is False
    assert "This PDF is for print" in pages(path)[0]


def test_a_cancel_ends_the_word_processor(tmp_path: Path):
    class CancelledError(Exception):
        pass

    def stop() -> None:
        raise CancelledError

    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(CancelledError):
        write_pdf(chapter(), paths.DOCUMENTS, tmp_path / "print.pdf", str(program), stop)
    assert not (tmp_path / "print.pdf").exists()


@pytest.mark.parametrize("program", ["", word_processor() or "absent"], ids=["qt", "libreoffice"])
def test_two_runs_differ_in_their_time_and_identifier_alone(program: str, tmp_path: Path):
    if program == "absent":
        pytest.skip("no LibreOffice")
    made = []
    for number in range(2):
        path = tmp_path / f"{number}.pdf"
        write_pdf(chapter(), paths.DOCUMENTS, path, program)
        made.append(VARIES.sub(b"", path.read_bytes()))
    assert made[0] == made[1]
    assert VARIES.search(path.read_bytes())
