"""A table that is being written: its columns and what each is for, its rows, and the truth that a reader must find in it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Rows = list[list[str]]
SUPPRESSED = ("*", "c", "[c]", "[x]", "[low]", "..", "-", ":", "#", "NA", "n/a", "[z]", "tbc")
NOTES = (" [p]", " [r]", "[e]", "(r)")
AUTHORITIES = ("Medway", "Ynys Môn", "Comhairle nan Eilean Siar", "Hartlepool", "King's Lynn and West Norfolk")


@dataclass
class Truth:
    """What a file holds.

    `values` are numbers by canonical name and area, None where suppressed; `pairs` households by area (or postcode) and type;
    `texts` the rows of a lookup as tuples, under `headings`. `refused` says in a word why no reader may read it, '' for all others;
    with `ambiguous` nothing could tell, and it may be refused.
    """

    values: dict[str, dict[str, float | None]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    texts: list[tuple[str, ...]] = field(default_factory=list)
    refused: str = ""
    ambiguous: bool = False

    def put(self, code: str, **values: float | None) -> None:
        for name, value in values.items():
            self.values.setdefault(name, {})[code] = value


@dataclass
class Column:
    """A column: its heading, and what it holds: 'code', 'name', 'count', 'rank', 'class', 'score', 'category', 'type', 'text'."""

    heading: str
    role: str = "text"


@dataclass
class Written:
    """A table of a shape before it is laid out on a sheet.

    `above` are lines that belong above it; `fixed` says that its columns stay in order; `bare` that nothing is written around it;
    `areas` the vintage or the kind of its areas, 'on' the year that its headings say, '' where they say none.
    """

    shape: str
    columns: list[Column]
    rows: Rows
    truth: Truth
    areas: str
    above: Rows = field(default_factory=list)
    sheet: str = "Sheet1"
    fixed: bool = False
    bare: bool = False
    year: str = ""

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def places(self, *roles: str) -> list[int]:
        return [number for number, column in enumerate(self.columns) if column.role in roles]


# The codes of each kind of areas. Numbers grow with each census and are never used again.
_NEWEST = {"2001": ("E01", 1, 32482), "2011": ("E01", 32483, 33768), "2021": ("E01", 33769, 35762), "W2001": ("W01", 1, 1896),
           "W2021": ("W01", 1959, 2040), "S2001": ("S01", 1, 6505), "S2011": ("S01", 6506, 13481), "OA2011": ("E00", 1, 9000),
           "OA2021": ("E00", 1, 9000), "N2021": ("N20", 1, 3780), "LAD": ("E06", 1, 62)}  # fmt: skip


def codes(rng: random.Random, number: int, areas: str) -> list[str]:
    """Return codes of one kind of areas, some of them first issued in its vintage."""
    if areas == "NI":
        return [
            f"95{rng.choice('ABCDEFGHIJ')}{rng.choice('ABCDEFGHIJ')}{place % 90 + 10}S{place // 90 + 1}"
            for place in range(number)
        ]
    head, low, high = _NEWEST[areas]
    wide = len(head) == 3
    some = rng.sample(range(low, high + 1), min(number, high - low))
    made = [f"{head}{value:06d}" for value in some]
    if areas in ("2011", "2021"):  # most areas kept the code that they had
        made[1:] = [f"{head}{value:06d}" for value in rng.sample(range(1, 32400), number - 1)]
    assert wide
    return list(dict.fromkeys(made))


class Style:
    """How one file writes its cells: one way for all its numbers, one for its codes."""

    def __init__(self, rng: random.Random, suppress: bool = True) -> None:
        self.rng = rng
        self.thousands = rng.choice(("", "", "", ",", " ", "\u00a0", "\u2009"))
        self.padding = rng.choice(("", "", "", " "))
        self.mark = rng.choice(SUPPRESSED)
        self.rate = rng.choice((0.0, 0.0, 0.05)) if suppress else 0.0
        self.note = rng.choice(("", "", "", rng.choice(NOTES)))
        self.comma = self.thousands != "," and rng.random() < 0.1
        self.code_style = rng.randrange(7)

    def hidden(self, value: float) -> float | None:
        return None if self.rng.random() < self.rate else value

    def number(self, value: float | None) -> str:
        if value is None:
            return self.mark
        if float(value).is_integer():
            text = f"{int(value):,}".replace(",", self.thousands)
        else:
            text = f"{value:.6g}".replace(".", "," if self.comma else ".")
        noted = self.note if self.note and self.rng.random() < 0.1 else ""
        return f"{self.padding}{text}{noted}{self.padding}"

    def code(self, code: str, name: str = "Place 001A") -> str:
        styles = (code, code, code.lower(), f" {code} ", f"{code}\u200b", f"{code} : {name}", f'="{code}"')
        return styles[self.code_style]
