"""How much hangs on the choice, as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from ..choices import SharedWorst, Stability
from ..faults import listed
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html
from .charts import Bar, bars
from .numbers import part, share, with_limits

_LISTED = 60


def choices_sentence(found: Stability) -> str:
    """Return how many areas are in the worst fifth under all, most and any of the choices."""
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Of {areas}, {n} are in the worst fifth under all {choices} choices, {mostly} under at least half of them, "
            "{ever} under any.",
        ),
        one="Of {areas}, {n} is in the worst fifth under all {choices} choices, {mostly} under at least half of them, "
        "{ever} under any.",
        areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=found.areas),
        n=len(found.always),
        choices=f"{len(found.choices):,}",
        mostly=f"{len(found.mostly):,}",
        ever=f"{len(found.ever):,}",
    )


def overlap_sentence(one: SharedWorst) -> str:
    """Return how many areas are in both worst fifths, by chance too, and what that says of the index."""
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{choice}: {n} of {areas} in its worst fifth are in that of {index} too; chance gives {chance}.",
        ),
        one="{choice}: {n} of {areas} in its worst fifth is in that of {index} too; chance gives {chance}.",
        choice=one.choice,
        n=one.both,
        areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=one.worst),
        index=one.index,
        chance=_chance(one),
    )
    little = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It says little more than deprived."))
    return Phrases([said, little if one.little_more else ""])


def _chance(one: SharedWorst) -> str:
    return with_limits(html.rounded(one.by_chance, 1), f"{one.low:,}", f"{one.high:,}")


def choices_report(
    found: Stability,
    left_out: Sequence[str],
    footer: str,
    called: Sequence[str],
    elsewhere: Mapping[str, str] = MappingProxyType({}),
    evidence: Sequence[Evidence] = (),
) -> str:
    """Return the choices as an HTML page.

    Parameters
    ----------
    left_out : sequence of str
        Which choices could not be made, and why.
    called : sequence of str
        What people call each area.
    elsewhere : mapping of str to str
        What each recipe was held against in other places, by its title.
    evidence : sequence of Evidence
        How the indices fared here that the areas layer held.
    """
    times, of = found.table["ch_n"], found.table["ch_of"]
    order = found.mostly[np.argsort(-times[found.mostly] / of[found.mostly], kind="stable")]
    named = set(found.always.tolist())
    most = [
        [
            called[row],
            part(int(times[row]), int(of[row])),
            translate("MedwayIsolation", "all") if row in named else translate("MedwayIsolation", "at least half"),
        ]
        for row in order
    ]
    rows = [[words, f"{size:,}", share(alike)] for words, size, alike in zip(found.choices, found.sizes, found.alike)]
    mostly = set(found.mostly.tolist())
    only = [called[row] for row in found.ever if row not in mostly]
    parts = [
        bars(
            translate("MedwayIsolation", "Areas in the worst fifth"),
            [
                Bar(translate("MedwayIsolation", "Under all choices"), float(len(found.always))),
                Bar(translate("MedwayIsolation", "Under at least half"), float(len(found.mostly))),
                Bar(translate("MedwayIsolation", "Under any"), float(len(found.ever))),
            ],
            0,
        ),
        html.grid(
            translate("MedwayIsolation", "The choices"),
            [
                translate("MedwayIsolation", "Choice"),
                translate("MedwayIsolation", "Areas in its worst fifth"),
                translate("MedwayIsolation", "In common with the other lists, on average"),
            ],
            rows,
        ),
        html.listing(translate("MedwayIsolation", "Choices that could not be made"), left_out),
        html.listing(
            translate("MedwayIsolation", "What the recipes were held against elsewhere"),
            [
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{recipe}: {said}"), recipe=one, said=said)
                for one, said in elsewhere.items()
            ],
        ),
        html.grid(
            translate("MedwayIsolation", "Areas in the worst fifth under all or at least half of the choices"),
            [
                translate("MedwayIsolation", "Area"),
                translate("MedwayIsolation", "Choices"),
                translate("MedwayIsolation", "Under"),
            ],
            most,
            [False, True, False],
        )
        if most
        else "",
        html.listing(
            translate("MedwayIsolation", "Areas that only fewer than half of the choices name"),
            [listed(only, _LISTED)] if only else [],
        ),
        _overlaps(found.overlaps),
    ]
    notes = [
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "These choices, in these areas: {said}"), said=said_of(evidence)),
        translate(
            "MedwayIsolation",
            "None of the choices is wrong by its arithmetic. What is named under all of them does not hang on the choice; what only "
            "some name does, and a list of it should say which choice was made.",
        ),
        translate(
            "MedwayIsolation",
            "Lists are held beside each other as areas in both over areas in either. Choices that are alike count as often "
            "as they are here.",
        ),
        translate(
            "MedwayIsolation", "A fifth is of the areas that have a value under that choice; ties may make it larger."
        ),
    ]
    if found.overlaps:
        notes.append(
            translate(
                "MedwayIsolation",
                "Little more than deprived: at least half of the areas are the same, and more than 97.5 % of chance gives. An index that "
                "is itself made of deprivation, or of what follows it, cannot add to it: living alone is the count to keep as its own map.",
            )
        )
    return html.page(
        translate("MedwayIsolation", "How much hangs on the choice"),
        choices_sentence(found),
        [one for one in parts if one],
        notes,
        footer,
    )


def _overlaps(overlaps: Sequence[SharedWorst]) -> str:
    rows = [
        [
            one.choice,
            one.index,
            part(one.both, one.worst),
            _chance(one),
            translate("MedwayIsolation", "says little more than deprived") if one.little_more else "",
        ]
        for one in overlaps
    ]
    heads = [
        translate("MedwayIsolation", "Choice"),
        translate("MedwayIsolation", "Health or deprivation"),
        translate("MedwayIsolation", "In the worst fifth of both"),
        translate("MedwayIsolation", "By chance (95 %)"),
        "",
    ]
    return (
        html.grid(translate("MedwayIsolation", "Isolation and health"), heads, rows, [False, False, True, True, False])
        if rows
        else ""
    )
