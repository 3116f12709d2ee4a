"""The comparison of two indices as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .. import ranking
from ..compare import PREFIX, Agreement
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html
from .numbers import number, share

_SHOWN = 20


def comparison_report(
    found: Agreement,
    labels: tuple[str, str],
    footer: str,
    names: Sequence[str] = (),
    held: Sequence[Iterable[Evidence]] = ((), ()),
    why: Sequence[tuple[str, str]] | None = None,
) -> str:
    """Return the comparison as an HTML page: correlations, the cross-table of quantiles, the areas that moved most.

    `names` are those of the areas, row by row, where they have any; `held` is how each index fared against yardsticks; `why` is what
    differs between two results of one method: the kind of cause, and in words what. None where they are not of one method.
    """
    classes = len(found.cross)
    quantile = ranking.quantile_name(classes)
    lead = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{same} of {n} areas are in the same {quantile} of both indices, {near} in the same or the next.",
        ),
        one="{same} of {n} area are in the same {quantile} of both indices, {near} in the same or the next.",
        same=share(found.same),
        n=found.areas,
        quantile=quantile,
        near=share(found.near),
    )
    figures = [
        [translate("MedwayIsolation", "Spearman's rank correlation"), number(found.spearman)],
        [translate("MedwayIsolation", "Kendall's tau-b"), number(found.kendall)],
        [translate("MedwayIsolation", "Cohen's kappa, linear weights"), number(found.kappa)],
        [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "In the same {quantile}"), quantile=quantile), share(found.same)],
        [translate("MedwayIsolation", "In the same or the next"), share(found.near)],
    ]
    cross = [
        [_class(number_, classes), *(f"{count:,}" for count in row), f"{row.sum():,}"]
        for number_, row in enumerate(found.cross, start=1)
    ]
    parts = [
        html.grid(
            translate("MedwayIsolation", "Agreement"),
            [translate("MedwayIsolation", "Measure"), translate("MedwayIsolation", "Value")],
            figures,
        ),
        html.grid(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "Areas by {quantile}: rows {first}, columns {second}"),
                quantile=quantile,
                first=labels[0],
                second=labels[1],
            ),
            [
                "",
                *(_class(one, classes) for one in range(1, classes + 1)),
                translate("MedwayIsolation", "All"),
            ],
            cross,
        ),
        _why(why),
        _moved(found, labels, names),
    ]
    notes = [
        *([differences_sentence(why)] if why is not None else []),
        *found.warnings,
        *(found.change.words if found.change is not None else ()),
        translate(
            "MedwayIsolation", "Ranks and quantiles are taken among the areas that have both values; 1 is the worst."
        ),
        translate(
            "MedwayIsolation",
            "Correlations of 1 are full agreement, 0 none, -1 full contradiction; kappa is agreement beyond chance.",
        ),
    ]
    fared = QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}")
    notes += [Phrase(fared, index=label, said=said_of(evidence)) for label, evidence in zip(labels, held)]
    return html.page(
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{first} against {second}"), first=labels[0], second=labels[1]),
        lead,
        [part for part in parts if part],
        notes,
        footer,
    )


def differences_sentence(why: Sequence[tuple[str, str]]) -> str:
    """Return what kinds of things differ between two results, of the causes and what each is in words."""
    if not why:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Nothing differs between the two results."))
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation", "What differs between the two results, the first taken for the earlier: {causes}."
        ),
        causes=Phrases(dict.fromkeys(cause for cause, _ in why), "; "),
    )


def _why(why: Sequence[tuple[str, str]] | None) -> str:
    heads = [translate("MedwayIsolation", "Why"), translate("MedwayIsolation", "What")]
    caption = translate("MedwayIsolation", "What differs between the two results, and why")
    return html.grid(caption, heads, why, (False, False)) if why else ""


def _class(number_: int, classes: int) -> str:
    if number_ == 1:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{number} (worst)"), number=number_)
    if number_ == classes:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{number} (best)"), number=number_)
    return str(number_)


def _moved(found: Agreement, labels: tuple[str, str], names: Sequence[str]) -> str:
    rows: list[Sequence[str]] = []
    table = found.table
    for row in found.moved[:_SHOWN]:
        first, second = table[f"{PREFIX}_rk1"][row], table[f"{PREFIX}_rk2"][row]
        change = int(table[f"{PREFIX}_up"][row])
        nearer = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} places nearer to the worst end")
        further = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} places further from the worst end")
        words = (
            Phrase(nearer, one="{n} place nearer to the worst end", n=change)
            if change > 0
            else Phrase(further, one="{n} place further from the worst end", n=-change)
        )
        area = [str(table.codes[row]), *([names[row]] if names else [])]
        rows.append([*area, f"{int(first):,}", f"{int(second):,}", words])
    if not rows:
        return ""
    area = [translate("MedwayIsolation", "Area"), *([translate("MedwayIsolation", "Name")] if names else [])]
    heads = [
        *area,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rank, {index}"), index=labels[0]),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rank, {index}"), index=labels[1]),
        translate("MedwayIsolation", "In the second index"),
    ]
    title = (
        translate("MedwayIsolation", "Areas that move most, of those beyond their intervals")
        if found.change is not None
        else translate("MedwayIsolation", "Areas that move most")
    )
    return html.grid(title, heads, rows, [*(False for _ in area), True, True, False])
