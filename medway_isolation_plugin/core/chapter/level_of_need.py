"""The part of a chapter on the level of need: prevalence, maps and where they meet, gaps, and how sure all this is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..need import sentences
from ..report.html import rounded
from ..report.numbers import with_limits
from ..wards import PEOPLE, WardSummary
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, told
from . import benchmarks, estimates, need_maps
from .facts import GapFacts
from .gap import Gap
from .ledger import Lineage
from .material import ShownIndex
from .parts import ChapterParts, told_each
from .study import Study

_SHOWN_WARDS = ("ward", "areas", "flagged", "parts", PEOPLE)
_ALONE_THERE = QT_TRANSLATE_NOOP("MedwayIsolation", "People living alone in flagged areas")
_NO_END = QT_TRANSLATE_NOOP("MedwayIsolation", "A dash stands where a source gives no such number.")


def write(parts: ChapterParts, study: Study) -> None:
    """Add the part."""
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Level of need in the population"), "need")
    _prevalence(parts, study)
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "The area and its wards"), "wards")
    parts.say("wards_map")
    parts.figure(study.figure("wards"))
    _bands(parts, study)
    _health(parts, study)
    _priority(parts, study)
    _need_maps(parts, study)
    _projections(parts, study)
    _comparisons(parts, study)
    _gap(parts, study)
    _benchmarks(parts, study)
    _groups(parts, study)
    _sure(parts, study)


def _prevalence(parts: ChapterParts, study: Study) -> None:
    found = estimates.results(study.need)
    if not found:
        return
    parts.heading(
        3, QT_TRANSLATE_NOOP("MedwayIsolation", "How many people are likely to be isolated or lonely"), "prevalence"
    )
    parts.say("prevalence")
    made = Lineage("jsnachapter")
    for layer, result, basis in found:
        made = made + estimates.lineage(layer, result, basis)
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Likely to be"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "What was asked"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Survey and year"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Asked of"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Rate"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Low"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Central"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "High"),
    ]
    caption = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "People likely to be isolated or lonely, {place}"), place=study.place
    )
    parts.table("prevalence", caption, told_each(heads), estimates.table(study.need), made, (False,) * 5 + (True,) * 3,
                (1.2, 1.9, 1.6, 1.6, 1.0, 1.0, 1.4, 1.0))  # fmt: skip
    ends = [end for one in parts.facts.need for end in (one.low, one.middle, one.high)]
    parts.note(*estimates.notes(study.need), Phrase(_NO_END) if any(map(math.isnan, ends)) else "")
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Ward"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Residents"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Low"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Central"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "High"),
    ]
    for at, (layer, result, basis) in enumerate(found, start=1):
        caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{what}, by ward"), what=result.subject)
        key = f"prevalence_by_ward_{at}"
        rows = estimates.by_ward(layer, result)
        there = [at for at in range(len(heads)) if any(row[at] != "–" for row in rows)]
        shown = [[row[at] for at in there] for row in rows]
        parts.table(
            key, caption, [told_each(heads)[at] for at in there], shown, estimates.lineage(layer, result, basis)
        )


def _need_maps(parts: ChapterParts, study: Study) -> None:
    shown, _ = need_maps.drawn(study.need)
    there = [
        (one, facts) for one, facts in zip(shown, parts.facts.need_maps) if study.figure(one.people_key) is not None
    ]
    if not there:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Risk, and how many people: two maps"), "need-maps")
    parts.say("need_maps")
    for one, facts in there:
        parts.say("need_map", shown=facts)
        parts.figure(study.figure(one.risk_key))
        parts.figure(study.figure(one.people_key))


def _projections(parts: ChapterParts, study: Study) -> None:
    found = parts.facts.projections
    if not found:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "What the population projections say"), "projections")
    parts.say("projections")
    for at in range(1, len(dict.fromkeys(one.title for one in found)) + 1):
        parts.figure(study.figure(f"projections_{at}"))
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "What"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Variant"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Year"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Residents"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Low"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Central"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "High"),
    ]
    rows = [
        [
            one.title,
            one.variant or "–",
            str(one.year),
            *map(sentences.people, (one.residents, one.low, one.middle, one.high)),
        ]
        for one in estimates.told_years(found)
    ]
    alike = len({row[0] for row in rows}) == 1  # then the caption says it once
    there = [at for at in range(int(alike), len(heads)) if any(row[at] != "–" for row in rows)]
    shown = [[row[at] for at in there] for row in rows]
    made = Lineage(estimates.PROJECTION)
    for title in dict.fromkeys(one.title for one in found):
        made = made + estimates.projected(study.projections, title)
    caption = (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Projected residents, and of them: {what}"), what=rows[0][0])
        if alike
        else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Projected residents and people likely to be affected"))
    )
    widths = [(2.2, 2.0, 0.8, 1.2, 1.0, 1.1, 1.0)[at] for at in there]
    parts.table(
        "projections", caption, [told_each(heads)[at] for at in there], shown, made, [at > 2 for at in there], widths
    )


def _bands(parts: ChapterParts, study: Study) -> None:
    headings = {
        False: QT_TRANSLATE_NOOP("MedwayIsolation", "Where isolation is likely: people under {age}"),
        True: QT_TRANSLATE_NOOP("MedwayIsolation", "Where isolation is likely: people aged {age} and over"),
    }
    for index, band in zip(study.indices, parts.facts.bands):
        if index.band is None:
            continue
        title = Phrase(headings[index.band.older], age=index.band.age)
        parts.heading(3, title, f"isolation-{index.band.slot}")
        parts.say("band", band=band)
        parts.figure(study.figure(f"isolation_{index.band.slot}"))
        parts.note(band.evidence)


def _health(parts: ChapterParts, study: Study) -> None:
    if study.health is None or parts.facts.health is None:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Health, and where it meets isolation"), "health")
    parts.say("health")
    parts.figure(study.figure("health"))
    if not parts.facts.overlay:
        return
    parts.say("overlay")
    counts = all(one.counts for one in parts.facts.overlay)
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Band"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of living alone")
        if counts
        else QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of isolation"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of health"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "In both"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "In both by chance"),
    ]
    rows = [
        [
            told(Capitalised(one.label)),
            f"{one.isolated:,}",
            f"{one.deprived:,}",
            f"{one.both:,}",
            rounded(one.chance, 1),
        ]
        for one in parts.facts.overlay
    ]
    made = study.health.lineage()
    for index in study.indices:
        made = index.lineage() + made
    captions = {
        False: QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation and health, areas"),
        True: QT_TRANSLATE_NOOP("MedwayIsolation", "Living alone and health, areas"),
    }
    caption = Phrase(captions[counts])
    parts.table("overlay", caption, told_each(heads), rows, made, widths=(1.3, 2.0, 2.0, 1.0, 1.4))


def _priority(parts: ChapterParts, study: Study) -> None:
    if not parts.facts.priority:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas"), "priority")
    for index, one, summary in zip(study.priority, parts.facts.priority, study.summaries):
        parts.say("priority", one=one)
        if summary is not None:
            _ward_table(parts, index, summary, one.rule or one.title)
        parts.figure(study.figure(index.key))


def _ward_table(parts: ChapterParts, index: ShownIndex, summary: WardSummary, rule: str) -> None:
    columns = {column.name: column for column in summary.table.columns}
    there = [columns[name] for name in _SHOWN_WARDS if name != PEOPLE or not np.isnan(columns[name].values).all()]
    cells = zip(*(column.cells() for column in there))
    rows = [[told(row[0]), *("–" if cell is None else rounded(float(cell), 0) for cell in row[1:])] for row in cells]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas by ward: {rule}"), rule=rule)
    widths = (2.0, *(1.0 for _ in there[1:]))
    heads = [Phrase(_ALONE_THERE) if column.name == PEOPLE else column.alias for column in there]
    parts.table(f"wards_{index.key}", caption, heads, rows, index.lineage(), widths=widths)


def _comparisons(parts: ChapterParts, study: Study) -> None:
    if parts.facts.both is None and not parts.facts.years:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "The two age bands, and other years"), "comparison")
    if parts.facts.both is not None:
        parts.say("both")
    for one in parts.facts.years:
        parts.say("years", one=one)


def _gap(parts: ChapterParts, study: Study) -> None:
    if not study.gaps:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "The gap between the most and the least deprived"), "gap")
    parts.say("gap")
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Band"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Most deprived fifth, %"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Least deprived fifth, %"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Rate ratio (95 % limits)"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Slope index, points (95 % limits)"),
    ]
    rows = [
        [
            told(Capitalised(one.label)),
            rounded(one.most, 1),
            rounded(one.least, 1),
            _limits(one.ratio, 2),
            _limits(one.slope, 1),
        ]
        for one, _ in study.gaps
    ]
    made = study.health.lineage() if study.health is not None else Lineage("inequality")
    for index in study.counted:
        made = index.lineage() + made
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Living alone by deprivation ({by})"), by=study.gaps[0][0].by)
    widths = (1.2, 1.3, 1.3, 1.9, 1.9)
    parts.table("gap", caption, told_each(heads), rows, made + Lineage("inequality"), widths=widths)
    for one, gap in study.gaps:
        _fifths(parts, one, gap, made)


def _fifths(parts: ChapterParts, one: GapFacts, gap: Gap, made: Lineage) -> None:
    found = gap.found
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Group of areas (1 = most deprived)"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Living alone"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Counted against"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Share, % (95 % limits)"),
    ]
    rows = [
        [str(at + 1), f"{found.groups[at]:,}", rounded(found.count[at], 0), rounded(found.base[at], 0),
         _limits((found.rate[at], found.lower[at], found.upper[at]), 1)]
        for at in range(len(found.groups))
    ]  # fmt: skip
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Living alone by fifth of areas, {band}"), band=one.label)
    parts.table(f"fifths_{one.key}", caption, told_each(heads), rows, made)


def _limits(value: Sequence[float], digits: int) -> str:
    if math.isnan(value[0]):
        return "–"
    return told(with_limits(*(rounded(float(one), digits) for one in value)))


def _benchmarks(parts: ChapterParts, study: Study) -> None:
    layer = study.benchmarks
    if layer is None:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Beside other places"), "benchmarks")
    parts.say("benchmarks")
    heads = list(layer.columns)
    columns = [benchmarks.printed(layer.columns[name]) for name in heads]
    rows = [list(row) for row in zip(*(cells for cells, _ in columns))]
    numeric = [is_number for _, is_number in columns]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{place} beside other places"), place=study.place)
    made = Lineage("jsnachapter", (layer.used,))
    parts.table("benchmarks", caption, heads, rows, made, numeric)


def _groups(parts: ChapterParts, study: Study) -> None:
    if not parts.facts.groups:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Other groups at risk"), "groups")
    parts.say("groups")
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Group"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Number"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Share"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Source"),
    ]
    share = QT_TRANSLATE_NOOP("MedwayIsolation", "{share} % of {of}")
    rows = [
        [
            one.what,
            rounded(one.count, 0),
            told(Phrase(share, share=rounded(one.share, 1), of=one.of)),
            one.source or "–",
        ]
        for one in parts.facts.groups
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Other groups at risk, {place}"), place=study.place)
    made = Lineage("jsnachapter", tuple(dict.fromkeys(layer.used for layer in study.layers)))
    parts.table("groups", caption, told_each(heads), rows, made, (False, True, True, False))


def _sure(parts: ChapterParts, study: Study) -> None:
    if not parts.facts.sure:
        return
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "How sure we are"), "sure")
    parts.say("sure")
