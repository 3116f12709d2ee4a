"""Rows of text as files: encodings, separators, spreadsheets and archives."""

from __future__ import annotations

import csv
import gzip
import io
import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from .written import Rows

Sheets = list[tuple[str, Rows]]
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


def write(rng: random.Random, sheets: Sheets, folder: Path) -> Path:
    """Write a file of a random kind under a name that says nothing of what it holds."""
    name = "".join(rng.choices("abcdefgh0123456789", k=8))
    kind = rng.choice(("csv", "csv", "txt", "xlsx", "ods", "zip", "gz", "zip of xlsx"))
    if kind in ("xlsx", "ods"):
        path = folder / f"{name}.{kind}"
        path.write_bytes(_xlsx(sheets) if kind == "xlsx" else _ods(sheets))
        return path
    if kind == "zip of xlsx":
        return _zipped(folder / f"{name}.zip", [(f"{name}.xlsx", _xlsx(sheets))])
    texts = [(f"{sheet.replace('/', ' ')}.csv", _text(rng, rows)) for sheet, rows in sheets]
    table = max(texts, key=lambda one: len(one[1]))
    if kind == "gz":
        path = folder / f"{name}.csv.gz"
        path.write_bytes(gzip.compress(table[1]))
        return path
    if kind == "zip":
        return _zipped(folder / f"{name}.zip", texts)
    path = folder / f"{name}.{kind}"
    path.write_bytes(table[1])
    return path


def _zipped(path: Path, members: list[tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return path


def _text(rng: random.Random, rows: Rows) -> bytes:
    """Rows as text: ragged as Nomis writes them, or filled up as Excel does; quoted all or only where that is needed."""
    separator = rng.choice((",", ",", ",", ";", "\t"))
    quoting = rng.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL))
    width = max(map(len, rows)) if rng.random() < 0.5 else 0
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=separator, quoting=quoting, lineterminator=rng.choice(("\r\n", "\n")))
    writer.writerows([row + [""] * (width - len(row)) for row in rows])
    text = made.getvalue()
    for encoding in rng.sample(_ENCODINGS, len(_ENCODINGS)):
        try:
            return text.encode(encoding)
        except UnicodeEncodeError:  # zero-width signs are not in Windows' alphabet
            continue
    raise AssertionError(text)


def _xlsx(sheets: Sheets) -> bytes:
    """A workbook whose cells are all text, written by hand."""
    made = io.BytesIO()
    names = [escape(name[:31]) for name, _ in sheets]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        book.writestr("[Content_Types].xml",
            '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' + types + "</Types>")  # fmt: skip
        of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{of}/officeDocument" '
                      'Target="xl/workbook.xml"/></Relationships>')  # fmt: skip
        book.writestr("xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{of}"><sheets>' + "".join(
                f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1))
            + "</sheets></workbook>")  # fmt: skip
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="rId{number}" Type="{of}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)) + "</Relationships>")  # fmt: skip
        for number, (_, rows) in enumerate(sheets, 1):
            book.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows))
    return made.getvalue()


def _sheet(rows: Rows) -> str:
    lines = [
        f'<row r="{at}">' + "".join(
            f'<c r="{_letters(column)}{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            for column, cell in enumerate(row) if cell) + "</row>"
        for at, row in enumerate(rows, 1)]  # fmt: skip
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + "".join(lines)
            + "</sheetData></worksheet>")  # fmt: skip


def _letters(column: int) -> str:
    made = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(65 + rest) + made
    return made


def _ods(sheets: Sheets) -> bytes:
    """An OpenDocument spreadsheet whose cells are all text, written by hand."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">' + "".join(
            "<table:table-row>" + "".join(
                f'<table:table-cell office:value-type="string" office:string-value="{escape(cell, {chr(34): "&quot;", chr(10): "&#10;"})}">'
                f"<text:p>{escape(cell)}</text:p></table:table-cell>" if cell else "<table:table-cell/>" for cell in row or [""])
            + "</table:table-row>" for row in rows) + "</table:table>"
        for name, rows in sheets)  # fmt: skip
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
        book.writestr("META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>")  # fmt: skip
    return made.getvalue()
