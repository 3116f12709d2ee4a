"""What a document says, in reading order, whatever file it is written to.

A chapter is composed of these classes alone; the writers beside this module know nothing of chapters. All classes are
frozen, and every sequence is a tuple. Texts may be `Phrase`: writers tell them in the language that is chosen then.

Levels of headings: the document's title is the one heading of level 1, which every writer makes of `Document.title`;
the blocks have levels 2 to 6, and no level is skipped on the way down.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Union

PIXELS_PER_INCH = 96.0  # of pictures that state no resolution, as browsers and word processors take them


@dataclass(frozen=True)
class Text:
    """Words of one kind within a line.

    `link` is an address ('https://…', 'mailto:…'), or '#' and the key of a heading of this document. `language` is a code
    such as 'cy', where it is not that of the document. A line feed in `text` breaks the line within its paragraph.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False  # as in m²
    lowered: bool = False
    link: str = ""
    language: str = ""


@dataclass(frozen=True)
class Picture:
    """Pixels with their words: PNG, JPEG or GIF, as the file that they are.

    Attributes
    ----------
    content : bytes
        The file.
    alternative : str
        What it says to those who do not see it; never empty.
    width, height : float
        Millimetres on paper. 0: from its pixels and its resolution, and no wider than the page, which all writers see to.
    """

    content: bytes = field(repr=False)
    alternative: str
    width: float = 0.0
    height: float = 0.0

    @classmethod
    def of_file(cls, path: Path, alternative: str) -> Picture:
        """Return the picture that a file holds."""
        return cls(path.read_bytes(), alternative)


@dataclass(frozen=True)
class FootNote:
    """A note that a mark within a line leads to; writers number them. `at_end`: of the document, not of the page."""

    blocks: tuple[Block, ...]
    at_end: bool = False


if TYPE_CHECKING:
    Inline = Union[Text, Picture, FootNote]
else:  # typing would remember these classes after the plugin is unloaded
    Inline = (Text, Picture, FootNote)
Line = tuple[Inline, ...]


class Wording(str, Enum):
    """What a paragraph is for, which is how it looks."""

    BODY = "body"
    LEAD = "lead"  # the words that matter most, at the beginning of a part
    NOTE = "note"  # sources and qualifications below a table or a figure
    CAPTION = "caption"  # of a table or a picture among what people wrote
    GUIDANCE = "guidance"  # what to write below a placeholder


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `paragraph("words")` makes one of plain words."""

    line: Line
    wording: Wording = Wording.BODY


@dataclass(frozen=True)
class Heading:
    """A heading of level 2 to 6. `key`: a name of its own within the document, of letters, digits, '-' and '_', for links."""

    level: int
    line: Line
    key: str = ""


@dataclass(frozen=True)
class ListItem:
    """What stands at one mark of a list: a paragraph, and whatever goes with it, such as a list of a lower level."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Listing:
    """A list with marks, or with numbers that begin at `start`. `bullets("one", "two")` makes one of plain words."""

    items: tuple[ListItem, ...]
    numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class TableCell:
    """A cell of a table, `across` so many columns and `down` so many rows; cells that it covers are left out of their rows.

    `is_head`: it heads its row. `to_right`: a number, set to the right.
    """

    blocks: tuple[Block, ...] = ()
    across: int = 1
    down: int = 1
    is_head: bool = False
    to_right: bool = False


@dataclass(frozen=True)
class DataTable:
    """A table with one row of headings or several. `data_table(...)` makes one of plain words.

    Attributes
    ----------
    heads, rows : tuple of tuple of TableCell
        Every row is as wide as the others, with what its cells cover. Cells of `heads` are headings whatever they say.
    caption : tuple of inlines
        Above the table; what numbers it ('Table 2') is part of it. Empty where what people wrote has none.
    key : str
        A name of its own, as of a heading.
    widths : tuple of float
        Shares of the width of the page, column by column; empty: as wide as what they hold.
    """

    heads: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]
    caption: Line = ()
    key: str = ""
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Illustration:
    """A figure of its own with its caption below; what numbers it ('Figure 3') is part of the caption."""

    picture: Picture
    caption: Line
    key: str = ""


@dataclass(frozen=True)
class Contents:
    """A list of the headings of levels 2 to `deepest`, each a link to its place. One in a document at most."""

    title: str
    deepest: int = 3


@dataclass(frozen=True)
class Placeholder:
    """A heading that people write under.

    Attributes
    ----------
    key : str
        A name that stays the same from one chapter to the next, of letters, digits, '-' and '_': what was written under it
        is found again by it.
    heading : str
        As it reads this time.
    level : int
        2 to 6.
    guidance : tuple of blocks
        What to write here; stands there until somebody has written something.
    written : tuple of blocks
        What people wrote: everything down to the next heading of the same or a higher level, so no other block follows a
        placeholder before such a heading. `kept.carry` fills this in; a chapter leaves it empty.
    """

    key: str
    heading: str
    level: int = 2
    guidance: tuple[Block, ...] = ()
    written: tuple[Block, ...] = ()


if TYPE_CHECKING:
    Block = Union[Heading, Paragraph, Listing, DataTable, Illustration, Contents, Placeholder]
else:
    Block = (Heading, Paragraph, Listing, DataTable, Illustration, Contents, Placeholder)


@dataclass(frozen=True)
class Document:
    """A whole document.

    Attributes
    ----------
    title : str
        Its one heading of level 1, and its title for software.
    blocks : tuple of blocks
        In reading order.
    language : str
        A code such as 'en-GB' or 'cy', that of the words in it.
    date : datetime.date
        The only date that gets into the files; no clock is asked.
    author, subject : str
        For software, which shows them as properties of the file.
    banner : str
        A line on top of every page, and before everything else for those who hear the document; empty: none.
    """

    title: str
    blocks: tuple[Block, ...]
    date: datetime.date
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    banner: str = ""


def line_of(words: str | Inline | Line) -> Line:
    """Return words as a line; what is one already stays as it is."""
    if isinstance(words, tuple):
        return words
    return (Text(words),) if isinstance(words, str) else (words,)


def paragraph(*words: str | Inline, wording: Wording = Wording.BODY) -> Paragraph:
    """Return a paragraph of plain words, `Text`, pictures and notes."""
    return Paragraph(tuple(inline for one in words for inline in line_of(one)), wording)


def bullets(*items: str | Line, numbered: bool = False) -> Listing:
    """Return a list with a paragraph at each of its marks."""
    return Listing(tuple(ListItem((Paragraph(line_of(item)),)) for item in items), numbered)


def cell(words: str | Line, is_head: bool = False, to_right: bool = False) -> TableCell:
    """Return a cell with one paragraph."""
    return TableCell((Paragraph(line_of(words)),) if words else (), is_head=is_head, to_right=to_right)


def data_table(
    caption: str | Line,
    heads: tuple[str, ...],
    rows: tuple[tuple[str | Line, ...], ...],
    key: str = "",
    numeric: tuple[bool, ...] = (),
    widths: tuple[float, ...] = (),
) -> DataTable:
    """Return a table of plain words.

    Parameters
    ----------
    caption : str or line
    heads : tuple of str
        Of the columns.
    rows : tuple of tuple
        Each as long as `heads`; the first cell heads its row.
    key : str, optional
    numeric : tuple of bool, optional
        Which columns are set to the right; without it, all but the first.
    widths : tuple of float, optional
    """
    right = numeric or tuple(number > 0 for number in range(len(heads)))
    return DataTable(
        (tuple(cell(words, is_head=True, to_right=to_right) for words, to_right in zip(heads, right)),),
        tuple(
            tuple(cell(words, is_head=not place, to_right=right[place]) for place, words in enumerate(row))
            for row in rows
        ),
        line_of(caption),
        key,
        widths,
    )
