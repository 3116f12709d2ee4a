"""Makes the tables of docs/validity.md: what indices agree with, computed by the functions that the plugin itself uses.

The data are open and published, and lie beside the project (`../shared`); where they are absent nothing is changed.

Usage: .venv/bin/python tools/make_validity.py
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SHARED = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "validity.md"
BEGIN, END = "<!-- tables: made by tools/make_validity.py -->", "<!-- /tables -->"

import numpy as np  # noqa: E402

from medway_isolation_plugin import paths  # noqa: E402
from medway_isolation_plugin.core import choices  # noqa: E402
from medway_isolation_plugin.core.areas import AreaTable, Measure, RawTable  # noqa: E402
from medway_isolation_plugin.core.arrays import Floats  # noqa: E402
from medway_isolation_plugin.core.composite import index as composites  # noqa: E402
from medway_isolation_plugin.core.composite import recipe as recipes  # noqa: E402
from medway_isolation_plugin.core.composite.raw_counts import checked  # noqa: E402
from medway_isolation_plugin.core.report.html import rounded  # noqa: E402
from medway_isolation_plugin.core.results import Notes  # noqa: E402
from medway_isolation_plugin.core.validity import validate, yardstick  # noqa: E402
from medway_isolation_plugin.core.validity.validate import AUTHORITY, INDEX, Question, Simpler, Validation  # noqa: E402

BRC, ONS = "British Red Cross", "ONS CT0467"
_HEADS = "index | areas | rank correlation | 95 % interval | same worst fifth | by chance | median | tenth percentile | lowest | verdict"


class Table:
    """A gzipped CSV file: codes, and its columns as numbers (NaN where empty) or texts."""

    def __init__(self, name: str, code: str) -> None:
        with gzip.open(SHARED / f"{name}.csv.gz", "rt", encoding="utf-8-sig") as file:
            self._rows = list(csv.DictReader(file))
        self.codes = [row[code] for row in self._rows]
        self._row_of = {code: number for number, code in enumerate(self.codes)}

    def texts(self, column: str) -> list[str]:
        """Return a column as texts."""
        return [row[column] for row in self._rows]

    def numbers(self, column: str) -> Floats:
        """Return a column as numbers."""
        return np.array([float(row[column] or "nan") for row in self._rows])

    def share(self, top: str, *bottom: str) -> Floats:
        """Return a column as a percentage of others together."""
        return 100.0 * self.numbers(top) / sum(self.numbers(column) for column in bottom)

    def on(self, codes: Sequence[str], values: Floats) -> Floats:
        """Return values of this table's areas on other codes, NaN where there is none."""
        return np.array([values[self._row_of[code]] if code in self._row_of else np.nan for code in codes])


def held(
    codes: Sequence[str], index: Floats, model: Floats, source: str, ages: str, index_ages: str,
    authority: Sequence[str] | None = None, benchmark: Floats | None = None,
) -> Validation:  # fmt: skip
    """Hold an index against a yardstick; areas without a value of either are left out."""
    cells: dict[str, Sequence[object]] = {INDEX: index.tolist()}
    measures = [Measure(INDEX, INDEX, "index", lowest=None)]
    if benchmark is not None:
        cells["deprivation"] = benchmark.tolist()
        measures.append(Measure("deprivation", "deprivation", "deprivation", lowest=None))
    if authority is not None:
        cells[AUTHORITY] = authority
    table = RawTable("the areas", codes, cells)
    areas = AreaTable.checked(codes, table, measures, labels=[AUTHORITY] if authority is not None else [])
    held_on = yardstick.on_areas(
        codes, RawTable("the yardstick", codes, {yardstick.YARDSTICK: model.tolist()}), "model"
    )
    simpler = [Simpler("deprivation", "deprivation", deprived=True)] if benchmark is not None else []
    return validate.validate(
        areas, held_on, Question("Index", source, ages, False, index_ages=index_ages, benchmarks=simpler)
    )


def row(name: str, found: Validation) -> str:
    """Return one line of a table."""
    own, spread = found.evidence, found.spread
    three = (rounded(one, 3) for one in (own.rho, own.low, own.high))
    rho, low, high = three
    within = [rounded(one, 3) for one in (spread.median, spread.tenth, spread.minimum)] if spread else ["", "", ""]
    said = (
        own.verdict.value
        if own.verdict is own.by_figures
        else f"{own.verdict.value} ({own.by_figures.value} by the figures)"
    )
    cells = [
        name,
        f"{own.areas:,}",
        rho,
        f"{low} to {high}",
        f"{own.same:,} of {own.worst:,}",
        rounded(own.chance, 1),
        *within,
        said,
    ]
    return f"| {' | '.join(cells)} |"


def _scores(name: str, table: Table, columns: dict[str, Floats]) -> Floats:
    """Return the scores of a ready recipe, which runs as it does in the plugin."""
    recipe = recipes.read(paths.RECIPES / f"{name}.json")
    raw = RawTable("the census", table.codes, {field: columns[field].tolist() for field in recipe.fields()})
    return composites.composite(checked(table.codes, raw, recipe), recipe).score


def _census_2011() -> tuple[Table, dict[str, Floats]]:
    table = Table("england/census2011_lsoa11_ew", "LSOA11CD")
    n = table.numbers
    return table, {
        "alone_u65": n("one_person_other"),
        "alone_65p": n("one_person_65plus"),
        "households": n("households_total"),
        "residents_u65": n("pop_under65"),
        "residents_65p": n("pop_65plus"),
        "residents_65p_hh": n("age65_74_in_hh") + n("age75plus_in_hh"),
        "no_car": n("no_car_households"),
        "deprived_2plus": n("deprived_2plus_dimensions"),
        "widowed": n("widowed_not_in_couple"),
        "adults": n("adults16plus_in_households"),
        "not_english": n("main_language_not_english"),
        "residents_3p": n("language_pop3plus"),
        "carers": n("unpaid_care_1_19h") + n("unpaid_care_20_49h") + n("unpaid_care_50plus_h"),
        "residents": n("pop_total"),
        "retired": n("retired_16_74"),
        "residents_16_74": n("econ_pop16_74"),
        "bad_health": n("health_bad") + n("health_very_bad"),
        "mobility": n("limited_a_lot"),
        "lone_parent": n("lone_parent_total"),
    }


def _moved(table: Table, columns: dict[str, Floats], to: Sequence[str]) -> dict[str, Floats]:
    """Return counts of 2011 on areas of 2021: unchanged ones as they are, merged ones summed, parts with their parent's counts."""
    pairs = Table("lookups/lookup_lsoa11_lsoa21_lad22_exact", "LSOA21CD")
    olds: dict[str, list[str]] = {}
    for old, new in zip(pairs.texts("LSOA11CD"), pairs.codes):
        olds.setdefault(new, []).append(old)
    places = {code: number for number, code in enumerate(table.codes)}
    rows = [[places[old] for old in olds.get(code, ()) if old in places] for code in to]
    return {key: np.array([values[own].sum() if own else np.nan for own in rows]) for key, values in columns.items()}


def _shares(columns: dict[str, Floats]) -> Callable[[str, str], Floats]:
    """Return what gives the percentage that one column is of another, NaN of nobody."""

    def share(top: str, bottom: str) -> Floats:
        whole = np.where(columns[bottom] > 0, columns[bottom], np.nan)
        return np.asarray(100.0 * columns[top] / whole, dtype=np.float64)

    return share


def against_red_cross() -> list[str]:
    """Return the tables of all ages and under 65: England, and Medway."""
    model = Table("england/loneliness_cls_lsoa21", "lsoa21_code")
    census = Table("england/census2021_lsoa21_ew", "LSOA21CD")
    places = Table("lookups/lookup_lsoa21_ward24_ltla24", "lsoa21_code")
    imd = Table("england/imd2025_england_lsoa21", "lsoa21_code")
    authority_of = dict(zip(places.codes, places.texts("ltla24_name")))
    codes = model.codes
    authority = [authority_of.get(code, "") for code in codes]
    deprivation = imd.on(codes, imd.numbers("IMD_score"))
    old, columns = _census_2011()
    moved = _moved(old, columns, codes)
    on_2021 = _Codes(codes)
    share = _shares(moved)
    indices = {
        "people living alone under 65, of residents under 65, 2011": (share("alone_u65", "residents_u65"), "under 65"),
        "people living alone under 65, of households, 2011": (share("alone_u65", "households"), "under 65"),
        "one-person households, of households, 2021": (
            census.on(codes, census.share("one_person_households_all_ages", "households_total")), "all ages"),
        "households without a car, 2021": (census.on(codes, census.share("no_car_households", "car_households_total")), "all ages"),
        "deprivation: IMD 2025": (deprivation, "all ages"),
        "recipe census_isolation_u65 (before 2026)": (_scores("census_isolation_u65", on_2021, moved), "under 65"),
        "**recipe open_u65**": (_scores("open_u65", on_2021, moved), "under 65"),
        "people living alone 65+, of residents 65+, 2011": (share("alone_65p", "residents_65p"), "65+"),
        "people living alone 65+, of households, 2011": (share("alone_65p", "households"), "65+"),
        "recipe census_isolation_65p (before 2026)": (_scores("census_isolation_65p", on_2021, moved), "65+"),
    }  # fmt: skip
    percent = model.numbers("perc")
    medway = np.array([name == "Medway" for name in authority])
    england = [
        row(name, held(codes, values, percent, BRC, "all ages", ages, authority))
        for name, (values, ages) in indices.items()
    ]
    local_codes = [code for code, here in zip(codes, medway) if here]
    local, tests = [], []
    own_of_medway = {"recipe census_isolation_u65 (before 2026)": "census_isolation_u65", "**recipe open_u65**": "open_u65",
                     "recipe census_isolation_65p (before 2026)": "census_isolation_65p"}  # fmt: skip
    moved_here = {key: values[medway] for key, values in moved.items()}
    for name, (values, ages) in indices.items():
        # A recipe that is scaled by the areas of the run is run on these areas.
        recipe = own_of_medway.get(name)
        index = _scores(recipe, _Codes(local_codes), moved_here) if recipe else values[medway]
        found = held(local_codes, index, percent[medway], BRC, "all ages", ages, None, deprivation[medway])
        local.append(row(name, found))
        if name != "deprivation: IMD 2025":
            against = found.evidence.benchmarks[0]
            tests.append(f"| {name} | {rounded(against.z, 2)} | {against.said() or 'It does better.'} |")
    health = imd.on(local_codes, imd.numbers("Health_score"))
    return [
        _table("All ages and under 65: England, the British Red Cross layer", england),
        _table("Medway, the British Red Cross layer", local),
        "### Medway: against deprivation alone (Meng's z, IMD 2025)\n\n| index | z | what follows |\n|---|---|---|\n" + "\n".join(tests),
        choices_in_medway(local_codes, moved_here, health),
    ]  # fmt: skip


def choices_in_medway(codes: Sequence[str], columns: dict[str, Floats], health: Floats) -> str:
    """Return how much hangs on the choice: worst fifths under the shipped choices, and what they share with Health deprivation."""
    made: list[choices.Choice] = []
    for name in (
        "living_alone_u65",
        "living_alone_65p",
        "census_isolation_u65",
        "census_isolation_65p",
        "open_u65",
        "open_65p",
    ):
        shipped = recipes.read(paths.RECIPES / f"{name}.json")
        other = choices.by_households(shipped)
        ways = [("", shipped)] if other is None else [(", per resident", shipped), (", per household", other)]
        for way, recipe in ways:
            raw = RawTable("the census", codes, {field: columns[field].tolist() for field in recipe.fields()})
            made += choices.choices_of(checked(codes, raw, recipe), recipe, f"{name}{way}", lambda: None)
    texts = np.array(codes, dtype=object)
    deprived = choices.Choice("Health", health)
    lines, sentences = [], []
    for whom, end in (("of both ages", ""), ("under 65", "_u65"), ("65 and over", "_65p")):
        own = [one for one in made if end in one.words]
        found = choices.stability(texts, own, [deprived], Notes(len(codes)))
        cells = (whom, str(len(own)), *(str(len(rows)) for rows in (found.always, found.mostly, found.ever)))
        lines.append(f"| {' | '.join(cells)} |")
        if not end:
            sentences = [
                f"| {one.choice} | {one.both} of {one.worst} | {rounded(one.by_chance, 1)} ({one.low} to {one.high}) | "
                f"{'says little more than deprived' if one.little_more else ''} |"
                for one in found.overlaps
                if one.choice.endswith("as in the recipe") or ";" not in one.choice
            ]
    return (
        f"### Medway: how much hangs on the choice, {len(codes)} areas\n\n| choices | how many | worst fifth under all | at least half | "
        "any |\n|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n\n| choice | in the worst fifth of Health deprivation (IoD 2025) too | by "
        "chance | |\n|---|---|---|---|\n" + "\n".join(sentences)
    )


class _Codes(Table):
    """Areas of which only the codes are known."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = list(codes)


def against_age_uk() -> str:
    """Return the table of 65 and over: London."""
    model = Table("england/ageuk_london_lsoa11", "LSOA11CD")
    table, columns = _census_2011()
    imd = Table("england/imd2019_england_lsoa11", "lsoa11_code")
    boroughs = dict(zip(table.codes, table.texts("LAD20CD")))
    codes = model.codes
    authority = [boroughs[code] for code in codes]
    here = {key: table.on(codes, values) for key, values in columns.items()}
    deprivation = imd.on(codes, -imd.numbers("IMD_rank"))
    share = _shares(here)
    indices = {
        "people living alone 65+, of residents 65+": share("alone_65p", "residents_65p"),
        "people living alone 65+, of households": share("alone_65p", "households"),
        "deprivation: IMD 2019": deprivation,
        "households deprived in two dimensions or more": share("deprived_2plus", "households"),
        "unpaid carers, of residents": share("carers", "residents"),
        "retired, of residents 16 to 74": share("retired", "residents_16_74"),
        "recipe census_isolation_65p (before 2026)": _scores("census_isolation_65p", _Codes(codes), here),
        "**recipe open_65p**": _scores("open_65p", _Codes(codes), here),
    }
    odds = model.numbers("log_odds")
    lines = [row(name, held(codes, values, odds, ONS, "65+", "65+", authority)) for name, values in indices.items()]
    return _table("65 and over: London, ONS CT0467 for Age UK", lines)


def _table(title: str, lines: Sequence[str]) -> str:
    rule = "|".join("---" for _ in _HEADS.split("|"))
    return f"### {title}\n\n| {_HEADS} |\n|{rule}|\n" + "\n".join(lines)


def main() -> None:
    """Put the tables into the page."""
    if not SHARED.is_dir():
        print(f"The open data are not beside the project: docs/{PAGE.name} is left as it is.")
        return
    made = "\n\n".join([*against_red_cross(), against_age_uk()])
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
