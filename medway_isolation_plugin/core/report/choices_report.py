"""How much hangs on the choice, as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from ..choices import SharedWorst, Stability
from ..faults import counted, listed
from ..validity.evidence import Evidence, said_of
from . import html
from .charts import Bar, bars
from .numbers import share

_LISTED = 60


def choices_sentence(found: Stability) -> str:
    """Return how many areas are in the worst fifth under all, most and any of the choices."""
    many = len(found.choices)
    return (
        f"Of {counted(found.areas, 'area')}, {len(found.always):,} {'is' if len(found.always) == 1 else 'are'} in the worst fifth under "
        f"all {many:,} choices, {len(found.mostly):,} under at least half of them, {len(found.ever):,} under any."
    )


def overlap_sentence(one: SharedWorst) -> str:
    """Return how many areas are in both worst fifths, by chance too, and what that says of the index."""
    said = (
        f"{one.choice}: {one.both:,} of {counted(one.worst, 'area')} in its worst fifth {'is' if one.both == 1 else 'are'} in that of "
        f"{one.index} too; chance gives {html.rounded(one.by_chance, 1)} ({one.low:,} to {one.high:,})."
    )
    return f"{said} It says little more than deprived." if one.little_more else said


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
        [called[row], f"{int(times[row]):,} of {int(of[row]):,}", "all" if row in named else "at least half"]
        for row in order
    ]
    rows = [[words, f"{size:,}", share(alike)] for words, size, alike in zip(found.choices, found.sizes, found.alike)]
    mostly = set(found.mostly.tolist())
    only = [called[row] for row in found.ever if row not in mostly]
    parts = [
        bars(
            "Areas in the worst fifth",
            [
                Bar("Under all choices", float(len(found.always))),
                Bar("Under at least half", float(len(found.mostly))),
                Bar("Under any", float(len(found.ever))),
            ],
            0,
        ),
        html.grid(
            "The choices", ["Choice", "Areas in its worst fifth", "In common with the other lists, on average"], rows
        ),
        html.listing("Choices that could not be made", left_out),
        html.listing(
            "What the recipes were held against elsewhere", [f"{one}: {said}" for one, said in elsewhere.items()]
        ),
        html.grid(
            "Areas in the worst fifth under all or at least half of the choices",
            ["Area", "Choices", "Under"],
            most,
            [False, True, False],
        )
        if most
        else "",
        html.listing("Areas that only fewer than half of the choices name", [listed(only, _LISTED)] if only else []),
        _overlaps(found.overlaps),
    ]
    notes = [
        f"These choices, in these areas: {said_of(evidence)}",
        "None of the choices is wrong by its arithmetic. What is named under all of them does not hang on the choice; what only some name "
        "does, and a list of it should say which choice was made.",
        "Lists are held beside each other as areas in both over areas in either. Choices that are alike count as often as they are here.",
        "A fifth is of the areas that have a value under that choice; ties may make it larger.",
    ]
    if found.overlaps:
        notes.append(
            "Little more than deprived: at least half of the areas are the same, and more than 97.5 % of chance gives. An index that is "
            "itself made of deprivation, or of what follows it, cannot add to it: living alone is the count to keep as its own map."
        )
    return html.page(
        "How much hangs on the choice", choices_sentence(found), [part for part in parts if part], notes, footer
    )


def _overlaps(overlaps: Sequence[SharedWorst]) -> str:
    rows = [
        [
            one.choice,
            one.index,
            f"{one.both:,} of {one.worst:,}",
            f"{html.rounded(one.by_chance, 1)} ({one.low:,} to {one.high:,})",
            "says little more than deprived" if one.little_more else "",
        ]
        for one in overlaps
    ]
    heads = ["Choice", "Health or deprivation", "In the worst fifth of both", "By chance (95 %)", ""]
    return html.grid("Isolation and health", heads, rows, [False, False, True, True, False]) if rows else ""
