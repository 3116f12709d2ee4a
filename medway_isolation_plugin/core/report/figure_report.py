"""A figure for those who cannot see it: the picture with a text that says what it shows, its classes and its areas as tables."""

from __future__ import annotations

import base64
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..disclosure import HIDDEN, NHS
from ..faults import listed
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases, told, translate
from . import html

_NAMED = 12  # wards in a sentence
_AT_ONCE = 2000
Row = TypeVar("Row")


HIDDEN_VALUES = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{mark}: a share of 1 to {highest} persons, or one that would tell it, is not shown.",
    ),
    mark=HIDDEN,
    highest=NHS.highest,
)


def in_turns(rows: Iterable[Row], stop: Callable[[], None]) -> Iterator[Row]:
    """Yield rows; `stop`, which raises when the user has cancelled, is called before every 2,000 of them."""
    for number, row in enumerate(rows):
        if number % _AT_ONCE == 0:
            stop()
        yield row


@dataclass(frozen=True)
class ShownArea:
    """An area of a figure: in which row of the legend it is (-1: in none), and what the table says of it.

    `hidden` says that its value stays in the office; `more` are the cells of the table's further columns.
    """

    row: int
    said: str
    code: str
    name: str = ""
    ward: str = ""
    value: float = math.nan
    hidden: bool = False
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureText:
    """What there is to say of a figure.

    Attributes
    ----------
    title, facts, source, made : str
        The words of its page.
    legend : tuple of str
        The rows of its legend, the worst first.
    claim : str
        What the areas of the first row are: 'are in the worst fifth (class 1, most isolated)'; empty where the rows stand side
        by side.
    heading : str
        Of the table's column that says in which class an area is.
    unit : str
        Of the values; empty where there are none.
    decimals, empty : int
        Of the values; how many areas have no value.
    areas : tuple of ShownArea
        In the order of the table.
    more : tuple of str
        The headings of further columns of the table.
    """

    title: str
    facts: str
    source: str
    made: str
    legend: tuple[str, ...]
    claim: str
    heading: str
    unit: str
    decimals: int
    empty: int
    areas: tuple[ShownArea, ...]
    more: tuple[str, ...] = ()


def alternative(text: FigureText) -> str:
    """Return the figure's alternative text: '32 of 163 areas are in the worst fifth; they lie in Luton (9), ...'."""
    said: list[str] = [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Map: {title}."), title=text.title)]
    counts = Counter(area.row for area in text.areas)
    if text.claim:
        first = [area for area in text.areas if area.row == 0]
        values = {"some": f"{len(first):,}", "n": len(text.areas), "claim": text.claim}
        wards = Counter(area.ward for area in first if area.ward)
        if wards:
            # Most areas first, and those of as many by the alphabet.
            order = sorted(wards.items(), key=lambda pair: (-pair[1], pair[0]))
            values["wards"] = listed((f"{ward} ({areas:,})" for ward, areas in order), _NAMED)
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "{some} of {n} areas {claim}; they lie in {wards}.")
            said.append(Phrase(template, one="{some} of {n} area {claim}; they lie in {wards}.", **values))
        else:
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "{some} of {n} areas {claim}.")
            said.append(Phrase(template, one="{some} of {n} area {claim}.", **values))
        if text.empty:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no value."),
                    one="{n} area has no value.",
                    n=text.empty,
                )
            )
    elif len(text.legend) > 1:
        rows = ", ".join(f"{told(row)}: {counts[number]:,}" for number, row in enumerate(text.legend))
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas, of which {rows}."),
                one="{n} area, of which {rows}.",
                n=len(text.areas),
                rows=rows,
            )
        )
    else:
        said.append(text.facts)
    return Phrases(said)


def figure_report(
    text: FigureText, picture: bytes, notes: Sequence[str] = (), stop: Callable[[], None] = lambda: None
) -> str:
    """Return the figure as an HTML page that needs no other file.

    Parameters
    ----------
    picture : bytes
        The page as PNG.
    stop : callable
        Raises when the user has cancelled.
    """
    hidden = [HIDDEN_VALUES] if any(area.hidden for area in text.areas) else []
    return html.page(text.title, text.facts, parts(text, picture, stop), [text.source, *notes, *hidden], text.made)


def parts(text: FigureText, picture: bytes, stop: Callable[[], None] = lambda: None) -> list[str]:
    """Return the headed parts of the page: the map, its classes, its areas."""
    image = base64.b64encode(picture).decode("ascii")
    counts = Counter(area.row for area in text.areas)
    found = [
        html.heading(translate("MedwayIsolation", "Map")),
        f'<figure><img src="data:image/png;base64,{image}" alt="{html.text(alternative(text))}" '
        'style="max-width: 100%"></figure>',
    ]
    if len(text.legend) > 1:
        rows = [[row, f"{counts[number]:,}"] for number, row in enumerate(text.legend)]
        found += [
            html.heading(translate("MedwayIsolation", "Classes")),
            html.grid(
                translate("MedwayIsolation", "How many areas each class has"),
                [translate("MedwayIsolation", "Class"), translate("MedwayIsolation", "Areas")],
                rows,
            ),
        ]
    return [*found, html.heading(translate("MedwayIsolation", "Areas")), _table(text, stop)]


def _table(text: FigureText, stop: Callable[[], None]) -> str:
    columns: list[tuple[str, list[str], bool]] = [
        (translate("MedwayIsolation", "Code"), [area.code for area in text.areas], False)
    ]
    for heading, cells in (
        (translate("MedwayIsolation", "Name"), [area.name for area in text.areas]),
        (translate("MedwayIsolation", "Ward"), [area.ward for area in text.areas]),
    ):
        if any(cells):
            columns.append((heading, cells, False))
    if text.unit:
        columns.append((Capitalised(text.unit), [_number(text, area) for area in text.areas], True))
    if len(text.legend) > 1:
        columns.append((text.heading, [area.said for area in text.areas], False))
    columns += [(heading, [area.more[at] for area in text.areas], False) for at, heading in enumerate(text.more)]
    heads, texts, numeric = zip(*columns)
    return html.grid(
        translate("MedwayIsolation", "Every area, the worst first"), heads, in_turns(zip(*texts), stop), numeric
    )


def _number(text: FigureText, area: ShownArea) -> str:
    if area.hidden:
        return HIDDEN
    return "–" if math.isnan(area.value) else html.rounded(area.value, text.decimals)
