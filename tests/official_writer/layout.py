"""How a table is laid out on the sheets of a file: lines above and below, blank rows, totals, orders of rows and columns."""

from __future__ import annotations

import random

from .written import Rows, Written

_SENTENCES = (
    "Source: Office for National Statistics.", "These data are provisional", "Crown copyright", "(r) Data in these columns were revised",
    "In order to protect against disclosure of personal information, records have been swapped between different areas.",
    "Please note that figures may not add up", "Table 1", "Contact: statistics@example.org", "Return to contents",
)  # fmt: skip
_TOTALS = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "9": "N92000002", "N": "N92000002"}
_LONG = ("nomis_api", "ons_census_long", "ons_census_labels", "wimd_long", "projections", "fingertips")
_NO_TOTALS = ("mosaic_postcode", "acorn_postcode", "type_table", "mosaic_address", "type_addresses")


def with_total(rng: random.Random, written: Written) -> Rows:
    """Return the rows with one of the whole country among them, as publishers have it."""
    at = written.places("code")
    known = next(iter(written.truth.values.values()), None)
    if not at or not known or written.shape in (*_LONG, *_NO_TOTALS):
        return written.rows
    code = next(iter(known))
    total = list(rng.choice(written.rows))
    for number in at:
        total[number] = _TOTALS[code[0]]
    for number in written.places("name"):
        total[number] = "England"
    place = rng.randrange(len(written.rows) + 1)
    return [*written.rows[:place], total, *written.rows[place:]]


def laid_out(rng: random.Random, written: Written, total: bool = True) -> list[tuple[str, Rows]]:
    """Return the sheets of a file with the table in one of them: name and rows."""
    rows = with_total(rng, written) if total and rng.random() < 0.3 else list(written.rows)
    if rng.random() < 0.7:
        rng.shuffle(rows)
    order = list(range(len(written.columns)))
    if not written.fixed and rng.random() < 0.6:
        rng.shuffle(order)
    heads = [_broken(rng, written.headings[number]) for number in order]
    table = [heads, *([row[number] for number in order] for row in rows)]
    if rng.random() < 0.1:  # what a spreadsheet keeps of columns that somebody emptied
        table = [[*row, *[""] * 5] for row in table]
    sheets = [(written.sheet, _around(rng, table, written))]
    if rng.random() < 0.3:
        sheets.insert(
            0,
            (
                rng.choice(("Notes", "Contents", "Metadata", "Guidance sheet")),
                [["Notes"], ["Some words", "and more"], [], ["x"]],
            ),
        )
    return sheets


def _broken(rng: random.Random, heading: str) -> str:
    """Return a heading, at times broken over lines or with blanks around it."""
    if rng.random() < 0.05 and " " in heading:
        place = rng.choice([number for number, letter in enumerate(heading) if letter == " "])
        return f"{heading[:place]}\n{heading[place + 1 :]}"
    return f"{heading} " if rng.random() < 0.05 else heading


def _around(rng: random.Random, rows: Rows, written: Written) -> Rows:
    if written.bare:
        return [*written.above, *rows]
    width = len(rows[0])
    made: Rows = []
    for _ in range(rng.choice((0, 0, 0, 1, 2, 5))):
        made.append([rng.choice(_SENTENCES)] if rng.random() < 0.7 else [])
    made += written.above
    made.append(rows[0])
    if rng.random() < 0.2:
        made.append([""] * width)
    made += rows[1:]
    if rng.random() < 0.3:
        made += [[]] * rng.randint(1, 3) + [
            ["", rng.choice(_SENTENCES)] if rng.random() < 0.3 else [rng.choice(_SENTENCES)]
        ]
    if rng.random() < 0.1:
        made += [[""] * width for _ in range(rng.randint(1, 40))]
    return made
