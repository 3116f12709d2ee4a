"""What official files hold, as a page: what each was taken for and why, its variables, what was left out."""

from __future__ import annotations

from ..official import Joined
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html

_UNITS = {
    "count": QT_TRANSLATE_NOOP("MedwayIsolation", "count"),
    "score": QT_TRANSLATE_NOOP("MedwayIsolation", "score"),
    "rank": QT_TRANSLATE_NOOP("MedwayIsolation", "rank (1 = worst in the nation)"),
    "class": QT_TRANSLATE_NOOP("MedwayIsolation", "class (1 = worst in the nation)"),
}


def official_report(joined: Joined, title: str, footer: str) -> str:
    """Return the page."""
    files = [
        (
            name,
            tidy.shape.title,
            f"{100 * tidy.certainty:.0f} %",
            Phrases(tidy.evidence),
            tidy.sheet,
            f"{len(tidy.codes):,}",
            f"{tidy.left_out.rows:,}",
            f"{tidy.suppressed:,}",
        )
        for name, tidy in joined.files.items()
    ]
    heads = (
        translate("MedwayIsolation", "File"),
        translate("MedwayIsolation", "Taken for"),
        translate("MedwayIsolation", "How sure"),
        translate("MedwayIsolation", "Known by"),
        translate("MedwayIsolation", "Sheet"),
        translate("MedwayIsolation", "Rows"),
        translate("MedwayIsolation", "Rows left out"),
        translate("MedwayIsolation", "Cells missing"),
    )
    variables = [
        (
            one.name,
            one.label,
            Phrase(_UNITS[one.unit]),
            one.year or translate("MedwayIsolation", "not stated"),
            one.publisher or translate("MedwayIsolation", "not stated"),
            str(one.vintage or translate("MedwayIsolation", "not stated")),
            " + ".join(one.headings) + "".join(f" - {heading}" for heading in one.minus),
        )
        for one in joined.variables
    ]
    parts = [html.grid(translate("MedwayIsolation", "Files"), heads, files, [False] * 5 + [True] * 3)]
    if variables:
        named = (
            translate("MedwayIsolation", "Field"),
            translate("MedwayIsolation", "What it is"),
            translate("MedwayIsolation", "Unit"),
            translate("MedwayIsolation", "Year"),
            translate("MedwayIsolation", "Publisher"),
            translate("MedwayIsolation", "Areas of"),
            translate("MedwayIsolation", "Made of the columns"),
        )
        parts.append(html.grid(translate("MedwayIsolation", "Variables"), named, variables, [False] * len(named)))
    lead = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{files}, {areas}."),
        files=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} files"), one="{n} file", n=len(joined.files)),
        areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=len(set(joined.codes))),
    )
    return html.page(title, lead, parts, joined.warnings, footer)
