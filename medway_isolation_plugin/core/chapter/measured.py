"""What a chapter measures beside its maps: the gap by deprivation, how sure ranks are, other years, and other groups at risk."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .. import ranking, sources
from ..areas import AreaTable
from ..arrays import Floats
from ..composite import sampling
from ..faults import InputError
from ..field_forms import NATIONAL_RANK
from ..fields import ResultKind, Role, Scope
from ..inequality import DEPRIVATION
from ..rates import BASE, COUNT
from ..source_headings import AT_RISK
from ..sources import Sum
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from .facts import GapFacts, GroupFacts, SureFacts, YearsFacts
from .gap import Gap, gap
from .ledger import ChapterLedger, Lineage
from .material import CHAPTER, ChapterLayer, ShownIndex, aligned, of_kind
from .where import whom

WEIGHTS, CHANCE = "weights", "chance"
_DRAWS = 1000
_STEADY = 0.9
# What a group is called, by which its numbers are kept, what adds up to it, and what it is of; of two ways to count one the first
# that a table allows.
_GROUPS = (
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People who provide unpaid care"), "carers",
     Sum(("residents_5p",), ("no_unpaid_care",)), "residents_5p"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People who provide unpaid care"), "carers", Sum(("carers",)), "residents"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People in bad or very bad health"), "health_bad",
     Sum(("health_bad", "health_very_bad")), "residents"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People in bad or very bad health"), "health_bad", Sum(("in_bad_health",)), "residents"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People whose day-to-day activities are limited a lot"), "limited_a_lot",
     Sum(("limited_a_lot",)), "residents"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People who are widowed"), "widowed", Sum(("widowed",)), "adults"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "People who cannot speak English"), "no_english", Sum(("no_english",)), "residents"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "Lone-parent households"), "lone_parents", Sum(("lone_parents",)), "households"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "Households without a car or van"), "no_car", Sum(("no_car",)), "households"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "Households that rent from a social landlord"), "social_rented",
     Sum(("social_rented",)), "households"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "Households deprived in two dimensions or more"), "deprived_2plus",
     Sum(("deprived_2plus",)), "households"),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "One-person households of all ages"), "alone_all", Sum(("alone_all",)), "households"),
)  # fmt: skip
_COUNTED_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "{group}: {of} in all")
_SHARE_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "{group}: % of {of}")
_OF = {
    "residents": QT_TRANSLATE_NOOP("MedwayIsolation", "residents"),
    "households": QT_TRANSLATE_NOOP("MedwayIsolation", "households"),
    "residents_5p": QT_TRANSLATE_NOOP("MedwayIsolation", "residents aged 5 and over"),
    "adults": QT_TRANSLATE_NOOP("MedwayIsolation", "residents aged 16 and over"),
}


def gaps(
    counted: Sequence[ShownIndex], health: ShownIndex, ledger: ChapterLedger
) -> tuple[list[tuple[GapFacts, Gap]], list[str]]:
    """Return the gap in each band's share living alone between fifths by deprivation, and why a band has none."""
    found: list[tuple[GapFacts, Gap]] = []
    refused: list[str] = []
    for index in counted:
        if index.band is None:
            continue
        deprived, by_rank = _deprived(health)
        values = {
            COUNT: index.numbers(Role.NUMERATOR),
            BASE: index.numbers(Role.DENOMINATOR),
            DEPRIVATION: aligned(index, health.layer.codes, deprived),
        }
        nobody = np.full(len(index.layer.codes), None, dtype=object)
        try:
            one = gap(AreaTable(index.layer.codes, values, nobody), by_rank)
        except InputError as error:
            label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Gap by deprivation, {band}"), band=index.band.label())
            refused.append(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {why}"), what=label, why=error.args[0]))
            continue
        found.append((_gap_facts(index, health, one, ledger), one))
    return found, refused


def _deprived(health: ShownIndex) -> tuple[Floats, bool]:
    """Return what areas are sorted by, and whether the lowest is the worst: scores, which merged areas have too, else ranks."""
    value = health.field(Role.VALUE)
    scores = health.layer.numbers(value)
    ranked = value is None or value.unit == NATIONAL_RANK or bool(np.isnan(scores).all())
    return (health.numbers(Role.RANK, Scope.NATIONAL), True) if ranked else (scores, False)


def _gap_facts(index: ShownIndex, health: ShownIndex, one: Gap, ledger: ChapterLedger) -> GapFacts:
    band = index.band
    label, key = (band.label(), band.key) if band is not None else ("", "")
    made = index.lineage() + health.lineage() + Lineage("inequality")
    slope = one.found.slope
    for name, said, value, digits in (
        (
            "gap_most",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Share living alone, {band}, most deprived fifth, %"),
            one.most,
            1,
        ),
        (
            "gap_least",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Share living alone, {band}, least deprived fifth, %"),
            one.least,
            1,
        ),
        ("gap_ratio", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate ratio, {band}"), one.ratio[0], 2),
        ("gap_ratio_low", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate ratio, {band}: lower limit"), one.ratio[1], 2),
        ("gap_ratio_high", QT_TRANSLATE_NOOP("MedwayIsolation", "Rate ratio, {band}: upper limit"), one.ratio[2], 2),
        ("gap_slope", QT_TRANSLATE_NOOP("MedwayIsolation", "Slope index of inequality, {band}"), slope[0], 1),
        (
            "gap_slope_low",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Slope index of inequality, {band}: lower limit"),
            slope[1],
            1,
        ),
        (
            "gap_slope_high",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Slope index of inequality, {band}: upper limit"),
            slope[2],
            1,
        ),
    ):
        ledger.rounded(f"{name}_{key}", Phrase(said, band=label), value, digits, made)
    people = told(whom(band)) if band is not None else ""
    return GapFacts(key, told(label), people, health.title(), one.most, one.least, one.ratio, slope)


def sure(layers: Sequence[ChapterLayer], counted: Sequence[ShownIndex], ledger: ChapterLedger) -> tuple[SureFacts, ...]:
    """Return how sure ranks are: of each robustness result, else of the counts, had chance dealt the people out again."""
    found = []
    for index in of_kind(layers, ResultKind.ROBUSTNESS, Role.LOW_RANK):
        low, high = index.numbers(Role.LOW_RANK), index.numbers(Role.HIGH_RANK)
        steady = index.numbers(Role.WORST_PROBABILITY)
        found.append(_sure(index, index.classes, low, high, steady, WEIGHTS, ledger))
    if found:
        return tuple(found)
    for index in counted:
        count, base = index.numbers(Role.NUMERATOR), index.numbers(Role.DENOMINATOR)
        there = ~np.isnan(count) & (base > 0) & (count <= base)
        if there.sum() < 2:
            continue
        low, high, steady = (np.full(len(count), math.nan) for _ in range(3))
        low[there], high[there], steady[there] = _by_chance(count[there], base[there], index.result.classes or 5)
        found.append(_sure(index, index.classes, low, high, steady, CHANCE, ledger))
    return tuple(found)


def _by_chance(count: Floats, base: Floats, classes: int) -> tuple[Floats, Floats, Floats]:
    """Return the 5 % and 95 % rank of each area, and how often it is in the worst class, over draws of its rate (METHODS §5)."""
    prior, generator = sampling.fitted(count, base), np.random.RandomState(1)
    ranks = np.empty((_DRAWS, len(count)))
    for draw in range(_DRAWS):
        ranks[draw] = ranking.rank(prior.draw(count, base, generator))
    low, high = np.percentile(ranks, [5, 95], axis=0)
    worst = np.ceil(classes * ranks / len(count)) == 1
    return low, high, worst.mean(axis=0)


def _sure(
    index: ShownIndex, classes: Floats, low: Floats, high: Floats, steady: Floats, varied: str, ledger: ChapterLedger
) -> SureFacts:  # fmt: skip
    known = ~np.isnan(low) & ~np.isnan(high)
    width = float(np.median(high[known] - low[known])) if known.any() else math.nan
    worst = classes == 1
    firm = int((worst & (steady >= _STEADY)).sum())
    key = f"{index.key}_{index.result.stem}"
    made = (
        index.lineage() + Lineage(CHAPTER) if varied == CHANCE else index.lineage()
    )  # the draws are the chapter's own
    label = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Middle width of the rank intervals, {title}"), title=index.title()
    )
    ledger.rounded(f"width_{key}", label, width, 0, made)
    label = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Worst areas that stay so in 9 of 10 trials, {title}"), title=index.title()
    )
    ledger.count(f"steady_{key}", label, firm, made)
    label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class, {title}"), title=index.title())
    ledger.count(f"steady_of_{key}", label, int(worst.sum()), made)
    label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas with a rank interval, {title}"), title=index.title())
    ledger.count(f"width_of_{key}", label, int(known.sum()), made)
    return SureFacts(index.title(), int(known.sum()), width, int(worst.sum()), firm, varied)


def years(layers: Sequence[ChapterLayer], ledger: ChapterLedger) -> tuple[YearsFacts, ...]:
    """Return each comparison of two indices or years that the layers hold."""
    found: list[YearsFacts] = []
    for index in of_kind(layers, ResultKind.COMPARISON):
        pairs = [field for field in index.result.fields if field.role is Role.QUANTILE and field.of is not None]
        if len(pairs) != 2:
            continue
        first, second = (index.layer.numbers(field) for field in pairs)
        labels = [told(field.of.label) for field in pairs if field.of is not None]
        beyond = index.numbers(Role.BEYOND)
        known = ~np.isnan(first) & ~np.isnan(second)
        same = int(((first == 1) & (second == 1)).sum())
        key = f"years_{index.result.stem}_{len(found) + 1}"
        label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of '{first}' and of '{second}'"),
                       first=labels[0], second=labels[1])  # fmt: skip
        ledger.count(key, label, same, index.lineage())
        tested = index.field(Role.BEYOND) is not None
        one = YearsFacts(labels[0], labels[1], int(known.sum()), same, int((beyond == 1).sum()), index.result.by_chance,
                         tested, index.result.only_chance)  # fmt: skip
        _keep_years(key, one, index.lineage(), ledger)
        found.append(one)
    return tuple(found)


def _keep_years(key: str, one: YearsFacts, made: Lineage, ledger: ChapterLedger) -> None:
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas compared, '{first}' and '{second}'")
    ledger.count(f"{key}_areas", Phrase(label, first=one.first, second=one.second), one.areas, made)
    if not one.tested:
        return
    label = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Areas that changed by more than chance allows, '{first}' to '{second}'"
    )
    ledger.count(f"{key}_beyond", Phrase(label, first=one.first, second=one.second), one.beyond, made)
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas that chance alone would change so, '{first}' to '{second}'")
    ledger.count(f"{key}_by_chance", Phrase(label, first=one.first, second=one.second), one.by_chance, made)


def groups(layers: Sequence[ChapterLayer], ledger: ChapterLedger) -> tuple[GroupFacts, ...]:
    """Return the other groups at risk that the layers count, each from the first layer that does."""
    found: list[GroupFacts] = []
    for layer in layers:
        own = {field.name for result in layer.results for field in result.fields}
        headings = [name for name in layer.columns if name not in own]
        common = sources.recognise(headings, layer.used.name, (AT_RISK,)).found
        there = {
            **{key: name for key, name in common.items() if not _is_share(layer.numbers(name))},
            **sources.recognise(headings, layer.used.name).found,
        }
        stated = sources.source_of(headings, layer.used.name)
        source = f"{told(Phrase(stated.source))} {stated.year}".strip() if stated is not None else told(layer.origin)
        for what, key, made_of, of in _GROUPS:
            if not {*made_of.plus, *made_of.minus, of} <= set(there) or any(
                one.what == told(Phrase(what)) for one in found
            ):
                continue
            added, taken = (
                sum((layer.numbers(there[part]) for part in parts), np.zeros(len(layer.codes)))
                for parts in (made_of.plus, made_of.minus)
            )
            count, base = float(np.nansum(added - taken)), float(np.nansum(layer.numbers(there[of])))
            made = Lineage("jsnachapter", (layer.used,), source)
            one = GroupFacts(told(Phrase(what)), count, base, told(Phrase(_OF[of])), source)
            ledger.rounded(f"group_{key}", Phrase(what), count, 0, made)
            for name, said, value, digits in (("base", _COUNTED_OF, base, 0), ("share", _SHARE_OF, one.share, 1)):
                phrase = Phrase(said, group=Phrase(what), of=Phrase(_OF[of]))
                ledger.rounded(f"group_{key}_{name}", phrase, value, digits, made)
            found.append(one)
    return tuple(found)


def _is_share(values: Floats) -> bool:
    """Return whether a column of a common name holds shares or percentages, which are never added up as people."""
    known = values[~np.isnan(values)]
    return bool(known.size and known.max() <= 100.0 and (known % 1.0 != 0.0).any())
