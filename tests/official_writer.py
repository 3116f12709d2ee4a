"""Writes tidy tables in the shapes of official files, with all that publishers and spreadsheets do to them.

It shares no code with the reader: what it writes is what the publishers' files were seen to look like.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Rows = list[list[str]]
SUPPRESSED = ("*", "c", "[c]", "[x]", "[low]", "..", "-", ":", "#", "NA", "n/a")
_SENTENCES = (
    "Source: Office for National Statistics.", "These data are provisional", "Crown copyright", "(r) Data in these columns were revised",
    "In order to protect against disclosure of personal information, records have been swapped between different areas.",
)  # fmt: skip


@dataclass
class Truth:
    """What a file holds: numbers by canonical name and area, None where suppressed; `ambiguous` where nothing could tell."""

    shape: str
    values: dict[str, dict[str, float | None]] = field(default_factory=dict)
    ambiguous: bool = False

    def put(self, code: str, **values: float | None) -> None:
        for name, value in values.items():
            self.values.setdefault(name, {})[code] = value


def codes(rng: random.Random, number: int, vintage: int = 2011) -> list[str]:
    """Codes of small areas, none of a later vintage."""
    low, high = {2001: (1, 32482), 2011: (32483, 33768), 2021: (33769, 35762)}[vintage]
    some = [f"E0100{value:04d}" for value in rng.sample(range(1, 9999), number)]
    some[0] = f"E01{rng.randint(low, high):06d}"
    return list(dict.fromkeys(some))


class Sheet:
    """A sheet that is being written: headings, rows, and what happens to its numbers."""

    def __init__(self, rng: random.Random, separators: bool = True, suppress: bool = True) -> None:
        self.rng = rng
        self.thousands = rng.choice(("", "", ",", " ", "\u00a0")) if separators else ""
        self.padding = rng.choice(("", "", " "))
        self.mark = rng.choice(SUPPRESSED)
        self.rate = rng.choice((0.0, 0.0, 0.05)) if suppress else 0.0

    def suppressed(self) -> bool:
        return self.rng.random() < self.rate

    def number(self, value: float | None) -> str:
        if value is None:
            return self.mark
        whole = float(value).is_integer()
        text = f"{int(value):,}".replace(",", self.thousands) if whole else f"{value:g}"
        return f"{self.padding}{text}{self.padding}"

    def code(self, code: str, name: str = "") -> str:
        styles = (code, code, code.lower(), f" {code}", f"{code}\u200b", f"{code} : {name or 'Place 001A'}")
        return self.rng.choice(styles)


def _around(rng: random.Random, rows: Rows, above: bool = True) -> Rows:
    """Put a preamble, blank rows, a total row and a footer around a table whose first row is its headings."""
    width = len(rows[0])
    made: Rows = []
    if above:
        for _ in range(rng.randint(0, 6)):
            made.append([rng.choice(_SENTENCES)] if rng.random() < 0.7 else [])
    made.append(rows[0])
    if rng.random() < 0.3:
        made.append([""] * width)
    made += rows[1:]
    if rng.random() < 0.4:
        made += [[]] * rng.randint(1, 3) + [
            ["", rng.choice(_SENTENCES)] if rng.random() < 0.3 else [rng.choice(_SENTENCES)]
        ]
    if rng.random() < 0.2:
        made += [[""] * width for _ in range(rng.randint(1, 40))]
    return made


def _shuffled(rng: random.Random, rows: Rows) -> Rows:
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    return [[row[i] for i in order] for row in rows]


def _households(rng: random.Random) -> tuple[int, int, int]:
    """All households, one-person households of the old and of the others; never more than the whole."""
    total = rng.randint(300, 1500)
    old, young = rng.randint(0, total // 5), rng.randint(0, total // 4)
    return total, old, young


def nomis_composition(rng: random.Random) -> tuple[Rows, Truth]:
    """Households by composition, 2011: a whole file, so that its share of one-person households tells."""
    sheet, truth = Sheet(rng), Truth("nomis_bulk_households")
    head = "Household Composition: {}; measures: Value"
    rows = [["date", "geography", "geography code", head.format("All categories: Household composition"),
             head.format("One person household: Total"), head.format("One person household: Aged 65 and over"),
             head.format("One person household: Other")]]  # fmt: skip
    for code in codes(rng, 120):
        total, old, young = rng.randint(500, 700), rng.randint(60, 110), rng.randint(100, 160)
        shown = [None if sheet.suppressed() else value for value in (total, old + young, old, young)]
        truth.put(code, households=shown[0], alone_all=shown[1], alone_65p=shown[2], alone_u65=shown[3])
        rows.append(["2011", "Place 001A", sheet.code(code), *map(sheet.number, shown)])
    return _around(rng, _shuffled(rng, rows), above=False), truth


def nomis_query(rng: random.Random) -> tuple[Rows, Truth]:
    """The query tool: titles, a blank row, the table with percentages, a footer."""
    sheet, truth = Sheet(rng), Truth("nomis_query")
    heads = ["Total: All households", "One-person household: Aged 66 years and over", "One-person household: Other"]
    percent = rng.random() < 0.5
    named = rng.random() < 0.5
    first = ["2021 super output area - lower layer", *(["mnemonic"] if named else [])]
    rows = [first + [text for head in heads for text in ([head, "%"] if percent else [head])]]
    for code in codes(rng, rng.randint(5, 60), 2021):
        total, old, young = _households(rng)
        shown = [None if sheet.suppressed() else value for value in (total, old, young)]
        truth.put(code, households=shown[0], alone_66p=shown[1], alone_u66=shown[2])
        label = ["Place 001A", sheet.code(code)] if named else [f"{code} : Place 001A"]
        rows.append(
            label
            + [
                text
                for value in shown
                for text in ([sheet.number(value), "12.5"] if percent else [sheet.number(value)])
            ]
        )
    preamble = [["TS003 - Household composition"], ["ONS Crown Copyright Reserved [from Nomis on 1 January 2024]"], [],
                ["Population :", "All households"], ["Units      :", "Households"], ["Date       :", "2021"], []]  # fmt: skip
    return preamble[: rng.randint(0, 7)] + _around(rng, rows, above=False), truth


def census_long(rng: random.Random) -> tuple[Rows, Truth]:
    """A Census 2021 download: one row an area and category, and 'Does not apply'."""
    truth = Truth("ons_census_long")
    capitals = rng.random() < 0.5
    level = "Lower Layer Super Output Areas" if capitals else "Lower layer Super Output Areas"
    rows = [[f"{level} Code", level, "Household composition (15 categories) Code", "Household composition (15 categories)",
             "Observation"]]  # fmt: skip
    names = ["One-person household: Aged 66 years and over", "One-person household: Other"]
    names += [f"Other household types: Kind {number}" for number in range(13)]
    body: Rows = []
    for code in codes(rng, rng.randint(3, 40), 2021):
        counts = [rng.randint(0, 120) for _ in names]
        truth.put(code, alone_66p=counts[0], alone_u66=counts[1], households=sum(counts))
        body += [
            [code, "Place 001A", str(number + 1), name, str(count)]
            for number, (name, count) in enumerate(zip(names, counts))
        ]
        body.append([code, "Place 001A", "-8", "Does not apply", "0"])
    if rng.random() < 0.5:
        rng.shuffle(body)
    return rows + body, truth


def nomis_api(rng: random.Random) -> tuple[Rows, Truth]:
    """The API's long table, with totals among the categories and percentages beside values."""
    truth = Truth("nomis_api")
    rows = [["DATE", "DATE_NAME", "GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "C2021_HHCOMP_15", "C2021_HHCOMP_15_NAME",
             "MEASURES", "MEASURES_NAME", "OBS_VALUE", "RECORD_COUNT"]]  # fmt: skip
    names = [
        "Total: All households",
        "One-person household",
        "One-person household: Aged 66 years and over",
        "One-person household: Other",
    ]
    for code in codes(rng, rng.randint(3, 30), 2021):
        total, old, young = _households(rng)
        truth.put(code, households=total, alone_all=old + young, alone_66p=old, alone_u66=young)
        for number, (name, count) in enumerate(zip(names, (total, old + young, old, young))):
            for measure, text in (("Value", str(count)), ("Percent", f"{100 * count / total:.1f}")):
                rows.append(["2021", "2021", "1", "Place 001A", code, str(number), name, "20100", measure, text, "99"])
    return rows, truth


def ages(rng: random.Random) -> tuple[Rows, Truth]:
    """Mid-year estimates, in one of the ways in which they were published."""
    how = rng.choice(("single", "sexes", "broad"))
    sheet = Sheet(rng, suppress=False)
    truth = Truth({"single": "sape_single_year", "sexes": "sape_sexes", "broad": "sape_broad"}[how])
    bands = [(0, 15), (16, 29), (30, 44), (45, 64), (65, None)]
    if how == "single":
        heads = [
            "LSOA Code",
            "LSOA Name",
            "LA Code (2021 boundaries)",
            "LA name (2021 boundaries)",
            "All Ages",
            *map(str, range(90)),
            "90+",
        ]
    else:
        own = (
            [f"{a} to {b}" if b else f"{a} and over" for a, b in bands]
            if how == "broad"
            else [str(age) for age in range(91)]
        )
        heads = [
            "LAD 2021 Code",
            "LAD 2021 Name",
            "LSOA 2021 Code",
            "LSOA 2021 Name",
            "Total",
            *(f"{sex}{one}" for sex in "FM" for one in own),
        ]
    rows = [heads]
    for code in codes(rng, rng.randint(3, 40), 2021 if how != "single" else 2011):
        by_age = [[rng.randint(0, 30) for _ in range(91)] for _ in "FM"]
        both = [a + b for a, b in zip(*by_age)]
        truth.put(code, residents=sum(both), residents_65p=sum(both[65:]), residents_u65=sum(both[:65]))
        if how == "single":
            label, numbers = [sheet.code(code), "Place 001A", "E06000035", "Medway"], [sum(both), *both]
        else:
            label = ["E06000035", "Medway", sheet.code(code), "Place 001A"]
            parts = [
                [sum(sex[a : b + 1 if b else None]) for a, b in bands] if how == "broad" else sex for sex in by_age
            ]
            numbers = [sum(both), *parts[0], *parts[1]]
        rows.append(label + [sheet.number(value) for value in numbers])
    return _around(rng, rows), truth


def deprivation(rng: random.Random) -> tuple[Rows, Truth]:
    """The English indices, files 1, 2 and 7 of three editions."""
    sheet = Sheet(rng, suppress=False)
    number = rng.choice((1, 2, 7))
    lsoa, district, on = rng.choice((("2011", "2013", 2011), ("2011", "2019", 2011), ("2021", "2024", 2021)))
    truth = Truth(f"iod_file_{number}")
    worst = rng.choice((" (where 1 is most deprived)", "")) if number == 1 else " (where 1 is most deprived)"
    domains = {"imd": "Index of Multiple Deprivation (IMD)"}
    if number != 1:
        domains.update(income="Income", health="Health Deprivation and Disability", crime="Crime")
    rows = [[f"LSOA code ({lsoa})", f"LSOA name ({lsoa})", f"Local Authority District code ({district})",
             f"Local Authority District name ({district})"]]  # fmt: skip
    for key, words in domains.items():
        if number == 7:
            rows[0].append(f"{words} Score{' (rate)' if key == 'income' else ''}")
        rows[0] += [
            f"{words} Rank{worst}",
            f"{words} Decile{' (where 1 is most deprived 10% of LSOAs)' if worst else ''}",
        ]
    areas = codes(rng, rng.randint(5, 60), on)
    cells: dict[str, list[str]] = {code: [] for code in areas}
    for key in domains:
        ranks = rng.sample(range(1, 32844), len(areas))
        scores = sorted((round(rng.uniform(-3, 80), 3) for _ in areas), reverse=True)
        score_of = dict(zip(sorted(ranks), scores))
        for code, rank in zip(areas, ranks):
            decile = min(10, 1 + rank * 10 // 32845)
            truth.put(code, **{f"{key}_rank": rank, f"{key}_decile": decile})
            if number == 7:
                truth.put(code, **{f"{key}_score": score_of[rank]})
                cells[code].append(f"{score_of[rank]:g}")
            cells[code] += [sheet.number(rank), str(decile)]
    rows += [[sheet.code(code), "Place 001A", "E06000035", "Medway", *cells[code]] for code in areas]
    return _around(rng, _shuffled(rng, rows), above=False), truth


def tidy(rng: random.Random) -> tuple[Rows, Truth]:
    """A council's own tidy table."""
    sheet, truth = Sheet(rng), Truth("plain")
    spell = rng.choice(
        (
            ("households", "alone_u65", "alone_65p", "res_u65", "res_65p"),
            (
                "All households",
                "Living alone under 65",
                "Living alone 65+",
                "Residents under 65",
                "Residents 65 and over",
            ),
        )
    )
    rows = [[rng.choice(("code", "LSOA11CD", "LSOA code", "Area Code")), *spell]]
    for code in codes(rng, rng.randint(5, 80)):
        total, old, young = _households(rng)
        people = (rng.randint(1000, 3000), rng.randint(300, 900))
        shown = [None if sheet.suppressed() else value for value in (total, young, old, *people)]
        truth.put(
            code,
            households=shown[0],
            alone_u65=shown[1],
            alone_65p=shown[2],
            residents_u65=shown[3],
            residents_65p=shown[4],
        )
        rows.append([sheet.code(code), *map(sheet.number, shown)])
    return _around(rng, _shuffled(rng, rows)), truth


SHAPES = (nomis_composition, nomis_query, census_long, nomis_api, ages, deprivation, tidy)


def with_total(rng: random.Random, rows: Rows, truth: Truth) -> Rows:
    """Put a row of England among the areas of a wide table, as publishers do."""
    if truth.shape in ("ons_census_long", "nomis_api"):
        return rows
    places = [
        i
        for i, row in enumerate(rows)
        if any(code.casefold() in cell.casefold() for cell in row for code in next(iter(truth.values.values())))
    ]
    like = rows[places[0]]
    known = next(iter(truth.values.values()))
    total = ["E92000001" if any(code.casefold() in cell.casefold() for code in known) else cell for cell in like]
    at = rng.choice(places)
    return [*rows[:at], total, *rows[at:]]
