"""The ward summary as a page for a committee paper."""

from __future__ import annotations

from ..wards import WardSummary
from . import html


def ward_report(summary: WardSummary, title: str, footer: str) -> str:
    """Return the summary as an HTML page: the sentence, the table by ward, what to know about it."""
    notes = [
        "An area is counted in the one ward that holds most of it, so the columns add up; 'at least partly' counts a flagged "
        "area in every ward that holds 1 % of it or more.",
        *summary.warnings,
    ]
    return html.page(title, summary.sentence, [html.table("By ward", summary.table.columns)], notes, footer)
