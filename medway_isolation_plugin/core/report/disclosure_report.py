"""Protected counts as a page: the rule, and totals by group and of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..disclosure import HIDDEN, Protected, ShownCounts
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html


def disclosure_sentence(found: Protected) -> str:
    """Return the rule, and how many counts are hidden: not how many of them for what they are, which would tell of them."""
    hidden = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} counts and totals are hidden."),
        one="{n} count or total is hidden.",
        n=found.suppressed + found.secondary,
    )
    return Phrases([found.rule.words(), hidden])


def disclosure_report(
    found: Protected, labels: Mapping[str, str], title: str, footer: str, notes: Sequence[str]
) -> str:
    """Return totals by group and of all as an HTML page; `labels` is what each column is called."""
    columns = list(labels)

    def cells(shown: ShownCounts, row: int) -> list[str]:
        return [shown.texts(column)[row] or "–" for column in columns]

    rows = [[name, *cells(found.groups, number)] for number, name in enumerate(found.names)]
    rows.append([translate("MedwayIsolation", "All"), *cells(found.whole, 0)])
    said = [
        *notes,
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{mark} stands for a small count, or for one that would tell a small one: it does not say which. Numbers need not add "
                "up to their totals.",
            ),
            mark=HIDDEN,
        ),
        translate(
            "MedwayIsolation",
            "Protected is this table with these totals. Another table of the same people, or this one of another day, may tell what is "
            "hidden here: publish one division of a count.",
        ),
    ]
    table = html.grid(
        translate("MedwayIsolation", "Totals"), [translate("MedwayIsolation", "Group"), *labels.values()], rows
    )
    return html.page(title, disclosure_sentence(found), [table], said, footer)
