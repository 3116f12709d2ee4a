"""The comparison of two indices as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import ranking
from ..compare import PREFIX, Agreement
from ..faults import counted
from ..validity.evidence import Evidence, said_of
from . import html
from .numbers import number, share

_SHOWN = 20


def comparison_report(
    found: Agreement,
    labels: tuple[str, str],
    footer: str,
    names: Sequence[str] = (),
    held: Sequence[Iterable[Evidence]] = ((), ()),
) -> str:
    """Return the comparison as an HTML page: correlations, the cross-table of quantiles, the areas that moved most.

    `names` are those of the areas, row by row, where they have any; `held` is how each index fared against yardsticks.
    """
    classes = len(found.cross)
    quantile = ranking.quantile_name(classes)
    lead = (
        f"{share(found.same)} of {counted(found.areas, 'area')} are in the same {quantile} of both indices, "
        f"{share(found.near)} in the same or the next."
    )
    figures = [
        ["Spearman's rank correlation", number(found.spearman)],
        ["Kendall's tau-b", number(found.kendall)],
        ["Cohen's kappa, linear weights", number(found.kappa)],
        [f"In the same {quantile}", share(found.same)],
        ["In the same or the next", share(found.near)],
    ]
    cross = [
        [f"{number_} {_end(number_, classes)}".strip(), *(f"{count:,}" for count in row), f"{row.sum():,}"]
        for number_, row in enumerate(found.cross, start=1)
    ]
    parts = [
        html.grid("Agreement", ["Measure", "Value"], figures),
        html.grid(
            f"Areas by {quantile}: rows {labels[0]}, columns {labels[1]}",
            ["", *(f"{one} {_end(one, classes)}".strip() for one in range(1, classes + 1)), "All"],
            cross,
        ),
        _moved(found, labels, names),
    ]
    notes = [
        *found.warnings,
        *(found.change.words if found.change is not None else ()),
        "Ranks and quantiles are taken among the areas that have both values; 1 is the worst.",
        "Correlations of 1 are full agreement, 0 none, -1 full contradiction; kappa is agreement beyond chance.",
    ]
    notes += [f"{label}: {said_of(evidence)}" for label, evidence in zip(labels, held)]
    return html.page(f"{labels[0]} against {labels[1]}", lead, [part for part in parts if part], notes, footer)


def _end(number_: int, classes: int) -> str:
    return "(worst)" if number_ == 1 else "(best)" if number_ == classes else ""


def _moved(found: Agreement, labels: tuple[str, str], names: Sequence[str]) -> str:
    rows: list[Sequence[str]] = []
    table = found.table
    for row in found.moved[:_SHOWN]:
        first, second = table[f"{PREFIX}_rk1"][row], table[f"{PREFIX}_rk2"][row]
        change = int(table[f"{PREFIX}_up"][row])
        words = f"{abs(change):,} places {'nearer to' if change > 0 else 'further from'} the worst end"
        area = [str(table.codes[row]), *([names[row]] if names else [])]
        rows.append([*area, f"{int(first):,}", f"{int(second):,}", words])
    if not rows:
        return ""
    area = ["Area", *(["Name"] if names else [])]
    heads = [*area, f"Rank, {labels[0]}", f"Rank, {labels[1]}", "In the second index"]
    title = "Areas that move most" + (", of those beyond their intervals" if found.change is not None else "")
    return html.grid(title, heads, rows, [*(False for _ in area), True, True, False])
