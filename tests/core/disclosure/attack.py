"""What somebody works out who has the printed tables before him: linear programs over all of them at once, written apart from the package.

Everything that is printed is one system: rows that add up to their total, areas to their ward, wards to the authority, and areas to the
authority. A table alone, or any pair of tables, holds a part of these equations, and tells no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MOST = 100_000  # what no count reaches


@dataclass
class Printed:
    """Cells by place (a name of an area, a ward or 'all', and a column), each a range; equations of sums; hidden cells."""

    ranges: dict[tuple[str, str], tuple[float, float]]
    sums: list[tuple[tuple[str, str], list[tuple[str, str]]]]
    hidden: list[tuple[str, str]]

    def also(self, floor: float, highest: float = MOST) -> Printed:
        """Return the same tables for a reader who knows of every hidden cell that it is between these."""
        return Printed({**self.ranges, **dict.fromkeys(self.hidden, (floor, highest))}, self.sums, self.hidden)


def printed(
    found, columns: Sequence[str], total: str, wards: Sequence[str | None] | None, step: int, highest: int
) -> Printed:
    """Read the printed tables, marks and numbers alone."""
    ranges, hidden = {}, []
    rows = len(found.rows.texts(columns[0]))
    areas = [f"area {number}" for number in range(rows)]
    for column in columns:
        texts = [
            *zip(areas, found.rows.texts(column)),
            *zip(found.names, found.groups.texts(column)),
            ("all", found.whole.texts(column)[0]),
        ]
        for place, text in texts:
            if text is None:
                continue
            if text == "*":
                ranges[place, column] = (0, MOST)
                hidden.append((place, column))
            else:
                number = int(text)
                spread = step // 2 if number else 0
                ranges[place, column] = (max(number - spread, highest + 1 if number else 0), number + spread)
    sums = []
    for column in columns:
        there = [area for area in areas if (area, column) in ranges]
        of = dict(zip(areas, [None] * rows if wards is None else wards))
        for ward in found.names:
            sums.append(((ward, column), [(area, column) for area in there if of[area] == ward]))
        sums.append((("all", column), [(area, column) for area in there]))
    if total:
        for place in (*areas, *found.names, "all"):
            if (place, total) in ranges:
                sums.append(((place, total), [(place, column) for column in columns if column != total]))
    return Printed(ranges, sums, hidden)


def bounds(tables: Printed) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the least and the greatest count of each hidden cell; all at once, as blocks of one program.

    The system is that of a network, so that its corners are whole numbers: they are looked at.
    """
    from scipy import sparse
    from scipy.optimize import linprog

    if not tables.hidden:
        return {}
    places = {cell: number for number, cell in enumerate(tables.ranges)}
    lines = np.zeros((len(tables.sums), len(places)))
    for line, (whole, parts) in enumerate(tables.sums):
        lines[line, places[whole]] = -1
        for part in parts:
            lines[line, places[part]] += 1
    blocks = 2 * len(tables.hidden)
    wanted = np.zeros(blocks * len(places))
    for number, cell in enumerate(tables.hidden):
        wanted[(2 * number) * len(places) + places[cell]] = 1
        wanted[(2 * number + 1) * len(places) + places[cell]] = -1
    found = linprog(
        wanted,
        A_eq=sparse.kron(sparse.identity(blocks), sparse.csr_matrix(lines)),
        b_eq=np.zeros(blocks * len(tables.sums)),
        bounds=list(tables.ranges.values()) * blocks,
        method="highs",
    )
    assert found.status == 0, found.message
    assert np.abs(found.x - np.rint(found.x)).max() < 1e-6
    at = np.rint(found.x).astype(int).reshape(blocks, len(places))
    return {
        cell: (int(at[2 * number, places[cell]]), int(at[2 * number + 1, places[cell]]))
        for number, cell in enumerate(tables.hidden)
    }
