"""How many people are likely isolated or lonely, now and as projected: facts and tables from results of estimates of need."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..arrays import Floats
from ..bands import BY_KEY
from ..faults import all_of
from ..fields import Result, ResultKind, Role
from ..need import sentences
from ..need.basis import Basis, Quote
from ..report.line_chart import Series, over_years
from ..wards import alphabet
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, told
from . import estimate_numbers
from .facts import NeedFacts, ProjectionFacts
from .ledger import ChapterLedger, Lineage
from .material import ChapterLayer
from .snapshots import Snapshot
from .where import whom

ESTIMATE, PROJECTION = "estimateneed", "projectneed"
_RESIDENTS_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "residents: {source}")
_NAN = float("nan")
_EVERY = 5  # years
_BY_HAND = QT_TRANSLATE_NOOP("MedwayIsolation", "Given by hand")
_BY_AREA = ("codes", "names", "shapes", "value", "rank", "quantile", "count", "base")
_YEAR, _VARIANT, _RESIDENTS = "year", "variant", "residents"


def results(layers: Sequence[ChapterLayer]) -> list[tuple[ChapterLayer, Result, Basis]]:
    """Return the estimates of need in the layers, the newest of each layer."""
    return [
        (layer, result, result.basis)
        for layer in layers
        for result in layer.results[::-1]
        if result.kind is ResultKind.NEED and result.basis is not None
    ]


def lineage(layer: ChapterLayer, result: Result, basis: Basis) -> Lineage:
    """Return where the numbers of an estimate come from."""
    source = told(sentences.source_words(basis.rate))
    residents = told(sentences.residents_words(basis))
    # The edition names the residents again.
    edition = told(Phrase(_RESIDENTS_OF, source=residents)) if residents else told(result.edition)
    return Lineage(ESTIMATE, (layer.used,), source, edition, basis.rate.id)


def facts(layers: Sequence[ChapterLayer], ledger: ChapterLedger) -> tuple[NeedFacts, ...]:
    """Return what there is to say of each estimate, and keep its numbers."""
    found = []
    for number, (layer, result, basis) in enumerate(results(layers), start=1):
        key = f"need_{basis.rate.id or number}"
        made = lineage(layer, result, basis)
        people = whom_of(basis)
        estimate_numbers.keep(key, people, basis, made, ledger)
        found.append(
            NeedFacts(
                key, _what(basis), basis.rate.question, _asked(basis.rate), basis.residents, basis.low, basis.central, basis.high,
                told(sentences.rate_words(basis.rate)), people, basis.scaled, basis.controlled,
            )
        )  # fmt: skip
    return tuple(found)


def _what(basis: Basis) -> str:
    what = told(Phrase(basis.measure))
    return f"{what} ({told(basis.group)})" if basis.group else what


def whom_of(basis: Basis) -> str:
    """Return the people that an estimate is of in words."""
    band = BY_KEY.get(f"{basis.age_from}p") if not basis.age_to else None
    band = band or (BY_KEY.get(f"u{basis.age_to + 1}") if not basis.age_from else None)
    if band is not None:
        return told(whom(band))
    return told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people {ages}"), ages=sentences.ages_of(basis)))


def _asked(quote: Quote) -> str:
    return told(sentences.source_words(quote))


def table(layers: Sequence[ChapterLayer]) -> list[list[str]]:
    """Return a row for each estimate, and one for what another source says of the same people."""
    rows: list[list[str]] = []
    for _, _, basis in results(layers):
        own = (basis.low, basis.central, basis.high)
        if basis.controlled:
            rows.append([_what(basis), "–", told(Phrase(_BY_HAND)), "–", "–", *map(sentences.people, own)])
        for quote, ends in (
            (basis.rate, _applied(basis, basis.rate) if basis.controlled else own),
            *((other, _applied(basis, other)) for other in basis.beside),
        ):
            row = [
                told(Capitalised(_what(basis))),
                quote.question,
                _asked(quote),
                quote.base,
                told(sentences.rate_words(quote)),
            ]
            row += [sentences.people(end) for end in ends]
            if row not in rows:
                rows.append(row)
    return rows


def _applied(basis: Basis, other: Quote) -> tuple[float, float, float]:
    low, central, high = (basis.residents * end / 100.0 for end in (other.low, other.central, other.high))
    return low, central, high


def by_ward(layer: ChapterLayer, result: Result) -> list[list[str]]:
    """Return a row for each ward: residents, low, central, high; nothing where no wards are known."""
    if layer.wards is None:
        return []
    columns = [layer.numbers(_only(result, role)) for role in (Role.DENOMINATOR, Role.LOWER, Role.VALUE, Role.UPPER)]
    names = sorted({ward for ward in layer.wards.tolist() if ward}, key=alphabet)
    return [[name, *(_sum(column[layer.wards == name]) for column in columns)] for name in names]


def _only(result: Result, role: Role) -> str:
    found = result.only(role)
    return found.name if found is not None else ""


def _sum(values: Floats) -> str:
    known = values[~np.isnan(values)]
    return sentences.people(math.fsum(known) if known.size else _NAN)


def notes(layers: Sequence[ChapterLayer]) -> list[str]:
    """Return what is to be said below the table: totals given by hand, and how a rate was put on the areas."""
    found = results(layers)
    people = all_of(tuple(dict.fromkeys(whom_of(basis) for _, _, basis in found)))
    each = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Each rate in the table is of {whom}, also where a survey asked other people too."
    )
    said = [told(Phrase(each, whom=people))] if found else []
    said += [told(sentences.control_sentence(basis)) for _, _, basis in found]
    said += [told(sentences.total_sentence(basis)) for _, _, basis in found]
    ways = [(_what(basis), told(sentences.method_sentence(basis))) for _, _, basis in found]
    alike = len({way for _, way in ways}) == 1  # else each says whose it is
    of = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {how}")
    said += [way if alike else told(Phrase(of, what=Capitalised(what), how=way)) for what, way in ways]
    return list(dict.fromkeys(one for one in said if one))


def snapshot(number: int, layer: ChapterLayer, result: Result, basis: Basis) -> Snapshot:
    """Return what next year's chapter is compared with: the residents are its counts, the rate is its method."""
    value = layer.numbers(_only(result, Role.VALUE))
    if np.isnan(value).all():
        value = layer.numbers(_only(result, Role.UPPER))
    nothing = np.full(len(layer.codes), _NAN)
    quote = basis.rate
    said = {
        "method": basis.method.value,
        "total": f"{basis.total:,.0f}" if basis.scaled else "",
        "known": f"{basis.known:,.0f}" if basis.controlled else "",
        "index": basis.index,
        **dict(result.made_of.method),
    }
    # What the areas themselves count: a total that was given by hand scales it, and is told as such.
    scale = basis.counted / basis.total if basis.total > 0 else 1.0
    return Snapshot(
        key=f"need_{quote.id or number}",
        title=str(result.subject),
        kind=result.kind.value,
        codes=layer.codes,
        names=layer.names,
        shapes=layer.shapes,
        value=value,
        rank=nothing,
        quantile=nothing,
        count=layer.numbers(_only(result, Role.DENOMINATOR)) * scale,
        base=nothing,
        source=str(quote.survey or quote.source),
        year=quote.year,
        edition=" ".join(part for part in (str(basis.residents_source), basis.residents_year) if part),
        version=result.version,
        inputs=result.inputs,
        age_split=result.age_split,
        method=tuple(sorted((key, text) for key, text in said.items() if text)),
        stem=result.stem,
        used=result.made_of.columns,
    )


def projected_snapshots(layers: Sequence[ChapterLayer]) -> list[Snapshot]:
    """Return what next year's chapter is compared with of each projection: its areas in the last year of its first variant."""
    found: list[Snapshot] = []
    for layer in layers:
        result = next(
            (one for one in layer.results[::-1] if one.kind is ResultKind.NEED and one.basis is not None), None
        )
        years, variants = layer.numbers(_YEAR), layer.columns.get(_VARIANT)
        if result is None or result.basis is None or variants is None or np.isnan(years).all():
            continue
        of_first = np.array([one == variants[0] for one in variants], dtype=bool)
        last = of_first & (years == np.nanmax(years[of_first]))
        whole = snapshot(len(found) + 1, layer, result, result.basis)
        said = {**dict(whole.method), "variant": result.basis.variant}
        found.append(
            replace(
                whole,
                key=f"projected_{whole.key}",
                title=str(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{title}, projected"), title=result.subject)),
                method=tuple(sorted(said.items())),
                **{name: getattr(whole, name)[last] for name in _BY_AREA},
            )
        )
    return found


def projections(layers: Sequence[ChapterLayer], ledger: ChapterLedger) -> tuple[ProjectionFacts, ...]:
    """Return people by variant and year, over all areas."""
    found = []
    for layer in layers:
        estimate = next((result for result in layer.results[::-1] if result.kind is ResultKind.NEED), None)
        years, variants = layer.columns.get(_YEAR), layer.columns.get(_VARIANT)
        if estimate is None or years is None or variants is None:
            continue
        ends = [layer.numbers(_only(estimate, role)) for role in (Role.LOWER, Role.VALUE, Role.UPPER)]
        columns = [layer.numbers(_RESIDENTS), *ends]
        rows = sorted({(str(variant or ""), int(year)) for variant, year in zip(variants, years) if _is_year(year)})
        of = np.array([f"{variant or ''}\0{year}" for variant, year in zip(variants, years)], dtype=object)
        made = _projected(layer, estimate)
        told_of = _told_years([year for _, year in rows])
        residents = QT_TRANSLATE_NOOP("MedwayIsolation", "residents")
        people = whom_of(estimate.basis) if estimate.basis is not None else told(Phrase(residents))
        for variant, year in rows:
            here = of == f"{variant}\0{year}"
            count, low, middle, high = (_total(column[here]) for column in columns)
            found.append(ProjectionFacts(told(estimate.subject), variant, year, count, low, middle, high, people))
            if year not in told_of:
                continue
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "Projected residents, {year}, {variant}")
            label = Phrase(template, year=year, variant=variant)
            key = f"projected_{layer.used.key}_{variant}_{year}"
            ledger.rounded(key, label, count, 0, made)
    return tuple(found)


def _projected(layer: ChapterLayer, estimate: Result) -> Lineage:
    return Lineage(PROJECTION, (layer.used,), told(estimate.source), told(estimate.edition), estimate.recipe)


def projected(layers: Sequence[ChapterLayer], title: str) -> Lineage:
    """Return where the numbers of the projections of a title come from."""
    made = Lineage(PROJECTION)
    for layer in layers:
        for result in layer.results:
            if result.kind is ResultKind.NEED and told(result.subject) == title:
                made = made + _projected(layer, result)
    return made


def _told_years(years: Sequence[int]) -> set[int]:
    """Return the first and the last year, and every fifth between them: a chart shows them all."""
    return {year for year in years if year in (min(years), max(years)) or year % _EVERY == 0}


def told_years(found: Sequence[ProjectionFacts]) -> list[ProjectionFacts]:
    """Return the projections of the years that a table lists."""
    years = _told_years([one.year for one in found])
    return [one for one in found if one.year in years]


def _is_year(cell: object) -> bool:
    return isinstance(cell, (int, float)) and float(cell).is_integer()


def _total(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return math.fsum(known) if known.size else _NAN


def chart(found: Sequence[ProjectionFacts], title: str) -> tuple[str, str]:
    """Return the chart of one projection as an HTML figure, and what it says to those who do not see it."""
    own = [one for one in found if one.title == title]
    series, said = [], [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Chart: {title}."), title=title)]
    for variant in dict.fromkeys(one.variant for one in own):
        rows = [one for one in own if one.variant == variant]
        name = told(Capitalised(variant or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "projection"))))
        ends = ([one.low for one in rows], [one.middle for one in rows], [one.high for one in rows])
        line = Series(name, [one.year for one in rows], *ends)
        series.append(line)
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{variant}: {first} in {year}, {last} in {to_year}.")
        first, last = line.words(0), line.words(len(rows) - 1)
        said.append(Phrase(template, variant=name, first=first, year=rows[0].year, last=last, to_year=rows[-1].year))
    axis = told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Likely people by year.")))
    return over_years(title, series, axis), " ".join(map(told, said))
