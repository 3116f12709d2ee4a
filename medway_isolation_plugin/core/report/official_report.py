"""What official files hold, as a page: what each was taken for and why, its variables, what was left out."""

from __future__ import annotations

from ..faults import counted
from ..official import Joined
from . import html

_UNITS = {
    "count": "count",
    "score": "score",
    "rank": "rank (1 = worst in the nation)",
    "class": "class (1 = worst in the nation)",
}


def official_report(joined: Joined, title: str, footer: str) -> str:
    """Return the page."""
    files = [
        (
            name,
            tidy.shape.title,
            f"{100 * tidy.certainty:.0f} %",
            " ".join(tidy.evidence),
            tidy.sheet,
            f"{len(tidy.codes):,}",
            f"{tidy.left_out.rows:,}",
            f"{tidy.suppressed:,}",
        )
        for name, tidy in joined.files.items()
    ]
    heads = ("File", "Taken for", "How sure", "Known by", "Sheet", "Rows", "Rows left out", "Cells missing")
    variables = [
        (
            one.name,
            one.label,
            _UNITS[one.unit],
            one.year or "not stated",
            one.publisher or "not stated",
            str(one.vintage or "not stated"),
            " + ".join(one.headings) + "".join(f" - {heading}" for heading in one.minus),
        )
        for one in joined.variables
    ]
    parts = [html.grid("Files", heads, files, [False] * 5 + [True] * 3)]
    if variables:
        named = ("Field", "What it is", "Unit", "Year", "Publisher", "Areas of", "Made of the columns")
        parts.append(html.grid("Variables", named, variables, [False] * len(named)))
    lead = f"{counted(len(joined.files), 'file')}, {counted(len(set(joined.codes)), 'area')}."
    return html.page(title, lead, parts, joined.warnings, footer)
