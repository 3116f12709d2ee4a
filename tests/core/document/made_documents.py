"""Documents for tests: of everything that there is, and with everything that could go wrong in a text."""

from __future__ import annotations

import datetime
import struct
import zlib
from pathlib import Path

from medway_isolation_plugin.core.document.model import (
    Block,
    Contents,
    DataTable,
    Document,
    FootNote,
    Heading,
    Illustration,
    Listing,
    ListItem,
    Picture,
    Placeholder,
    TableCell,
    Text,
    Wording,
    bullets,
    cell,
    data_table,
    line_of,
    paragraph,
)

TEMPLATES = Path(__file__).resolve().parents[3] / "resources" / "documents"
DATE = datetime.date(2026, 11, 27)
HOSTILE = (
    'Smith & <b>Sons</b> "Ward"',
    "שכונה 12 (מרכז)",
    "\N{GRINNING FACE}\N{OLD ITALIC LETTER A}",
    "a\x00b\x07c\x1fd\ud800e\ufffe",
    "]]>&amp;&#0;",
    "{title} %s {0}",
    "  two  spaces\tand a tab\nand a line ",
    "x" * 400,
)


def png(width: int = 60, height: int = 40, shade: int = 120) -> bytes:
    """Return a PNG file of one colour, 200 pixels to the inch."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + bytes((shade, 104, 142)) * width for _ in range(height))
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        chunk(b"pHYs", struct.pack(">IIB", 7874, 7874, 1)),
        chunk(b"IDAT", zlib.compress(rows)),
        chunk(b"IEND", b""),
    ))  # fmt: skip


def placeholder(key: str, heading: str, written: tuple[Block, ...] = ()) -> Placeholder:
    """Return a placeholder that says what to write."""
    guidance = paragraph(f"Write here what belongs to {heading.lower()}.", wording=Wording.GUIDANCE)
    return Placeholder(key, heading, 2, (guidance,), written)


def merged_table() -> DataTable:
    """Return a table with cells across columns and down rows."""
    return DataTable(
        ((cell("Area", is_head=True), TableCell((paragraph("2021"),), across=2, is_head=True)),),
        (
            (TableCell((paragraph("Town"),), down=2), cell("1"), cell("2")),
            (cell("3"), TableCell((bullets("one", "two"),))),
        ),
        line_of("Table 2: Merged"),
        "merged",
    )


def chapter(date: datetime.date = DATE, written: tuple[Block, ...] = (), banner: str = "Fictional borough") -> Document:
    """Return a chapter with everything that there is; `written` stands under its first placeholder."""
    note = FootNote(
        (paragraph("A number of the model, see ", Text("its source", link="https://example.org/a?b=1&c=2"), "."),)
    )
    wards = tuple((words[:40], str(number), f"{number / 7:.1f}%") for number, words in enumerate(HOSTILE[:3], 1))
    return Document(
        "Social isolation in Fictional Borough",
        (
            paragraph("One in eight people aged 65 and over is likely isolated.", wording=Wording.LEAD),
            Contents("Contents"),
            Heading(2, line_of("Summary"), "summary"),
            paragraph(
                "About ", Text("5,520", bold=True), " people", note, " of ", Text("65", italic=True), " and over live on 2 km",
                Text("2", raised=True), " with CO", Text("2", lowered=True), ", see ", Text("the method", link="#method"), ". ",
                Text("Ynysu cymdeithasol", language="cy-GB"), ".",
            ),
            bullets("First point", "Second point"),
            Listing(
                (ListItem((paragraph("One"), bullets("inner", "inner two"))), ListItem((paragraph("Two"), paragraph("goes on")))),
                numbered=True,
                start=3,
            ),
            Heading(2, line_of("Level of need"), "need"),
            Illustration(Picture(png(), "Map of areas: 33 of 163 are in the worst fifth."), line_of("Figure 1: Areas"), "fig1"),
            paragraph("Source: sample data, 2021.", wording=Wording.NOTE),
            data_table("Table 1: Wards", ("Ward", "Areas", "Share"), wards, "tab1"),
            merged_table(),
            Heading(3, line_of("By age"), "age"),
            paragraph("Words.", FootNote((paragraph("At the end."),), at_end=True)),
            Illustration(Picture(png(shade=20), "Map of health."), line_of("Figure 2: Health"), "fig2"),
            placeholder("services", "Current services", written),
            placeholder("views", "What people told us"),
            placeholder("gaps", "Gaps"),
            Heading(2, line_of("Method"), "method"),
            paragraph("How it was done."),
        ),
        date,
        author="Public Health",
        subject="Joint Strategic Needs Assessment",
        banner=banner,
    )  # fmt: skip
