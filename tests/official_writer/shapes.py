"""A maker for each shape: any tidy table that it can carry, under the headings that its publisher gives it."""
# ruff: noqa: E501 - published headings are as long as they are

from __future__ import annotations

import random
from collections.abc import Callable

from .written import AUTHORITIES, Column, Rows, Style, Truth, Written, codes

Maker = Callable[[random.Random], Written]
MAKERS: dict[str, Maker] = {}
WORST = " (where 1 is most deprived)"
_TENTH = " (where 1 is most deprived 10% of LSOAs)"
_IMD = "Index of Multiple Deprivation (IMD)"
_DOMAINS = {
    "income": "Income", "employment": "Employment", "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability", "crime": "Crime", "housing": "Barriers to Housing and Services",
    "environment": "Living Environment",
}  # fmt: skip


def maker(*ids: str) -> Callable[[Callable[[random.Random, str], Written]], None]:
    """Register a function as the maker of some shapes."""

    def register(make: Callable[[random.Random, str], Written]) -> None:
        for id_ in ids:
            MAKERS[id_] = lambda rng, id_=id_: make(rng, id_)

    return register


def _some(rng: random.Random) -> int:
    return rng.choice((1, 2, 3, rng.randint(5, 20), rng.randint(20, 80)))


def _households(rng: random.Random) -> tuple[int, int, int]:
    """All households, one-person households of the old and of the others."""
    total = rng.randint(300, 1500)
    return total, rng.randint(0, total // 5), rng.randint(0, total // 4)


def _parted(rng: random.Random, whole: int, parts: int) -> list[int]:
    """Return whole numbers that add up to a whole."""
    cuts = sorted(rng.randint(0, whole) for _ in range(parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, whole])]


# The census


def _bulk_table(rng: random.Random) -> tuple[str, str, list[str], Callable[[], tuple[list[int], dict[str, int]]]]:
    """One of the bulk tables: its year, what its headings begin with, the headings, and how an area's numbers are made."""

    def parts(
        title: str, names: list[str], base: str, keys: dict[str, str | tuple[str, ...]]
    ) -> Callable[[], tuple[list[int], dict[str, int]]]:
        def make() -> tuple[list[int], dict[str, int]]:
            whole = rng.randint(300, 3000)
            numbers = dict(zip(names[1:], _parted(rng, whole, len(names) - 1)))
            found = {base: whole}
            for key, of in keys.items():
                found[key] = sum(numbers[one] for one in ((of,) if isinstance(of, str) else of))
            return [whole, *numbers.values()], found

        return make

    five = [f"Aged {age} to {age + 4} years" for age in range(5, 85, 5)]
    old = (
        "Aged 65 to 69 years",
        "Aged 70 to 74 years",
        "Aged 75 to 79 years",
        "Aged 80 to 84 years",
        "Aged 85 years and over",
    )
    ages = ["Total", "Aged 4 years and under", *five, old[-1]]
    older = ("Age 65 to 74", "Age 75 to 84", "Age 85 to 89", "Age 90 and over")
    ks = ["All usual residents", *(f"Age {band}" for band in ("0 to 4", "5 to 7", "8 to 9", "10 to 14", "15", "16 to 17", "18 to 19", "20 to 24",
          "25 to 29", "30 to 44", "45 to 59", "60 to 64")), *older]  # fmt: skip
    deprived = ["Total: All households", "Household is not deprived in any dimension",
                *(f"Household is deprived in {one}" for one in ("one dimension", "two dimensions", "three dimensions", "four dimensions"))]  # fmt: skip
    tables = (
        ("2021", "Age", ages, parts("Age", ages, "residents", {"residents_65p": old, "residents_u65": tuple(ages[1:-5])})),
        ("2011", "Age", ks, parts("Age", ks, "residents", {"residents_65p": older, "residents_u65": tuple(ks[1:-4])})),
        ("2021", "Household deprivation", deprived, parts("", deprived, "households", {"deprived_2plus": tuple(deprived[3:])})),
        ("2021", "Number of cars or vans", cars := ["Total: All households", "No cars or vans in household", "1 car or van in household",
         "2 cars or vans in household", "3 or more cars or vans in household"], parts("", cars, "households", {"no_car": cars[1]})),
        ("2021", "General health", health := ["Total: All usual residents", "Very good health", "Good health", "Fair health", "Bad health",
         "Very bad health"], parts("", health, "residents", {"health_bad": health[4], "health_very_bad": health[5]})),
        ("2021", "Residence type", lives := ["Total", "Lives in a household", "Lives in a communal establishment"],
         parts("", lives, "residents", {"residents_hh": lives[1]})),
        ("2021", "Tenure of household", tenure := ["Total: All households", "Owned", "Social rented", "Private rented", "Lives rent free"],
         parts("", tenure, "households", {"owned": tenure[1], "social_rented": tenure[2], "private_rented": tenure[3]})),
        ("2011", "Household Type", kinds := ["All categories: Household type", "One person household", "Married couple household",
         "Multi-person household: Other"], parts("", kinds, "households", {"alone_all": kinds[1]})),
    )  # fmt: skip
    return rng.choice(tables)


@maker("nomis_bulk")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    ts003 = rng.random() < 0.4
    if ts003:
        year, title = "2021", "Household composition"
        names = [
            "Total",
            "One person household",
            "One person household: Aged 66 years and over",
            "One person household: Other",
            "Single family household",
        ]
    else:
        year, title, names, make = _bulk_table(rng)
    suffix = rng.choice(("; measures: Value", "")) if year == "2021" else "; measures: Value"
    rural = year == "2011" and rng.random() < 0.5
    columns = [Column("date"), Column("geography", "name"), Column("geography code", "code"), *([Column("Rural Urban")] if rural else []),
               *(Column(f"{title}: {name}{suffix}", "count") for name in names)]  # fmt: skip
    rows = []
    for code in codes(rng, _some(rng), year):
        if ts003:
            total, old, young = _households(rng)
            numbers = [total, old + young, old, young, rng.randint(0, total - old - young)]
            truth.put(code, households=total, alone_all=old + young, alone_66p=old, alone_u66=young)
        else:
            numbers, found = make()
            truth.put(code, **found)
        rows.append([year, "Place 001A", style.code(code), *(["Total"] if rural else []), *map(style.number, numbers)])
    return Written(id_, columns, rows, truth, year, bare=rng.random() < 0.7, year=year)


@maker("nomis_bulk_households", "nomis_bulk_persons", "nomis_query_households", "nomis_query_persons")
def _(rng: random.Random, id_: str) -> Written:
    """Household composition of 2011: the same headings for both, told by the shares of a whole file or by the lines above."""
    style, truth = Style(rng), Truth()
    bulk, persons = id_.startswith("nomis_bulk"), id_.endswith("persons")
    number = rng.choice((120, 120, 120, 30))
    head = "Household Composition: {}; measures: Value" if bulk else "{}"
    names = ["All categories: Household composition", "One person household: Total", "One person household: Aged 65 and over",
             "One person household: Other"]  # fmt: skip
    if not bulk:
        names[1] = "One person household"
    first = [Column("date"), Column("geography", "name"), Column("geography code", "code")] if bulk else [
        Column("2011 super output area - lower layer", "name"), Column("mnemonic", "code")]  # fmt: skip
    columns = [*first, *(Column(head.format(name), "count") for name in names)]
    rows = []
    for code in codes(rng, number, "2011"):
        total = rng.randint(1400, 1700) if persons else rng.randint(500, 700)
        old, young = rng.randint(40, 75), rng.randint(60, 110)
        if not persons:
            old, young = old + 40, young + 40
        shown = [style.hidden(value) for value in (total, old + young, old, young)]
        truth.put(
            code,
            **{"residents_hh" if persons else "households": shown[0]},
            alone_all=shown[1],
            alone_65p=shown[2],
            alone_u65=shown[3],
        )
        label = ["2011", "Place 001A", style.code(code)] if bulk else ["Place 001A", style.code(code)]
        rows.append([*label, *map(style.number, shown)])
    said = not bulk and rng.random() < 0.7
    units = "Persons" if persons else "Households"
    above = [["QS11xEW - Household composition"], ["Units      :", units], ["Date       :", "2011"], []] if said else []
    truth.ambiguous = not said and number < 100
    return Written(id_, columns, rows, truth, "2011", above=above, fixed=not bulk, bare=bulk, year="2011")


@maker("nomis_query")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng), Truth()
    year = "2021"
    ages = rng.random() < 0.3
    heads = (["Total", "Aged 64 years and under", "Aged 65 to 74 years", "Aged 75 to 84 years", "Aged 85 years and over"] if ages else
             ["Total: All households", "One-person household: Aged 66 years and over", "One-person household: Other"])  # fmt: skip
    percent, mnemonic = rng.random() < 0.4, rng.random() < 0.5
    columns = [
        Column(f"{year} super output area - lower layer", "name" if mnemonic else "code"),
        *([Column("mnemonic", "code")] if mnemonic else []),
    ]
    for head in heads:
        columns += [Column(head, "count"), *([Column("%", "percent")] if percent else [])]
    rows = []
    for code in codes(rng, _some(rng), year):
        if ages:
            parts = [rng.randint(50, 900) for _ in heads[1:]]
            numbers: list[float | None] = [sum(parts), *parts]
            truth.put(code, residents=sum(parts), residents_65p=sum(parts[1:]), residents_u65=parts[0])
        else:
            numbers = [style.hidden(value) for value in _households(rng)]
            truth.put(code, households=numbers[0], alone_66p=numbers[1], alone_u66=numbers[2])
        label = ["Place 001A", style.code(code)] if mnemonic else [f"{code} : Place 001A"]
        rows.append(
            label
            + [
                text
                for value in numbers
                for text in ([style.number(value), "12.5"] if percent else [style.number(value)])
            ]
        )
    lines: Rows = [["TS003 - Household composition"], ["ONS Crown Copyright Reserved [from Nomis on 1 January 2024]"],
                   ["Population :", "All usual residents" if ages else "All households"], ["Units      :", "Persons" if ages else "Households"],
                   ["Date       :", year], []]  # fmt: skip
    return Written(id_, columns, rows, truth, year, above=lines[rng.randint(0, 5) :], fixed=True, year=year)


@maker("nomis_api")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    estimates = rng.random() < 0.3
    heads = ["DATE", "DATE_NAME", "DATE_CODE", "GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_TYPE"]
    ends = [
        "MEASURES",
        "MEASURES_NAME",
        "OBS_VALUE",
        "OBS_STATUS",
        "OBS_STATUS_NAME",
        "URN",
        "RECORD_OFFSET",
        "RECORD_COUNT",
    ]
    middle = (
        ["GENDER", "GENDER_NAME", "C_AGE", "C_AGE_NAME"] if estimates else ["C2021_HHCOMP_15", "C2021_HHCOMP_15_NAME"]
    )
    percent = rng.random() < 0.5
    rows = []
    year = "2022" if estimates else "2021"
    for code in codes(rng, rng.choice((1, 3, 20)), "2021"):
        begin = [year, year, year, "1", "Place 001A", code, "LSOA"]
        if estimates:
            sexes = {"Male": [rng.randint(0, 20) for _ in range(91)], "Female": [rng.randint(0, 20) for _ in range(91)]}
            both = [a + b for a, b in zip(*sexes.values())]
            truth.put(code, residents_65p=sum(both[65:]), residents_u65=sum(both[:65]))
            for sex, numbers in ({"Total": both} | sexes if rng.random() < 2 else sexes).items():
                rows += [[*begin, "0", sex, str(age), f"Age {age}" if age < 90 else "Aged 90+", "20100", "Value", str(value), "A", "Normal Value",
                          "u", "0", "9"] for age, value in enumerate(numbers)]  # fmt: skip
            continue
        total, old, young = _households(rng)
        truth.put(code, households=total, alone_all=old + young, alone_66p=old, alone_u66=young)
        names = (
            "Total: All households",
            "One-person household",
            "One-person household: Aged 66 years and over",
            "One-person household: Other",
        )
        for number, (name, count) in enumerate(zip(names, (total, old + young, old, young))):
            for measure, text in (("Value", str(count)), ("Percent", f"{100 * count / total:.1f}"))[: 1 + percent]:
                rows.append([*begin, str(number), name, "20100", measure, text, "A", "Normal Value", "u", "0", "9"])
    columns = [Column(head, {"GEOGRAPHY_CODE": "code", "GEOGRAPHY_NAME": "name", "OBS_VALUE": "count", middle[-1]: "category"}.get(head, "text"))
               for head in [*heads, *middle, *ends]]  # fmt: skip
    return Written(id_, columns, rows, truth, "2021", bare=True, year=year)


@maker("nomis_api_pivoted")
def _(rng: random.Random, id_: str) -> Written:
    rows = [[code, *map(str, _households(rng)[:2])] for code in codes(rng, 5, "2011")]
    truth = Truth(refused="cell numbers")
    return Written(
        id_,
        [Column("GEOGRAPHY_CODE", "code"), Column("0", "count"), Column("3", "count")],
        rows,
        truth,
        "2011",
        bare=True,
    )


@maker("ons_census_long", "ons_census_labels")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    capitals = rng.random() < 0.5
    level = "Lower Layer Super Output Areas" if capitals else "Lower layer Super Output Areas"
    ages = rng.random() < 0.4
    if ages:
        names = [
            "Aged 4 years and under",
            *(f"Aged {age} to {age + 4} years" for age in range(5, 85, 5)),
            "Aged 85 years and over",
        ]
        variable = "Age (B) (18 categories)"
    else:
        names = ["One-person household: Aged 66 years and over", "One-person household: Other"]
        names += [f"Other household types: Kind {number}" for number in range(13)]
        variable = "Household composition (15 categories)"
    label = " Label" if id_ == "ons_census_labels" else ""
    columns = [Column(f"{level} Code", "code"), Column(f"{level}{label}", "name"), Column(f"{variable} Code"),
               Column(f"{variable}{label}", "category"), Column("Count" if label else "Observation", "count")]  # fmt: skip
    rows: Rows = []
    for code in codes(rng, rng.choice((1, 3, 30)), "2021"):
        counts = [rng.randint(0, 120) for _ in names]
        if ages:
            truth.put(code, residents=sum(counts), residents_65p=sum(counts[13:]), residents_u65=sum(counts[:13]))
        else:
            truth.put(code, alone_66p=counts[0], alone_u66=counts[1], households=sum(counts))
        rows += [
            [code, "Place 001A", str(number + 1), name, str(count)]
            for number, (name, count) in enumerate(zip(names, counts))
        ]
        if not ages:
            rows.append([code, "Place 001A", "-8", "Does not apply", "0"])
    return Written(id_, columns, rows, truth, "2021", bare=True, year="2021")


@maker("scotland_census", "ni_census")
def _(rng: random.Random, id_: str) -> Written:
    scottish = id_ == "scotland_census"
    style, truth = Style(rng), Truth()
    heads = [
        "All people in households",
        "One person household",
        "One person household: Aged 65 and over",
        "One person household: Aged under 65",
    ]
    if not scottish:
        heads = ["QS110NI0001", "QS110NI0002", "QS110NI0003", "QS110NI0004"]
    areas = "S2011" if scottish else rng.choice(("NI", "N2021"))
    rows = []
    for code in codes(rng, _some(rng), areas):
        old, young = rng.randint(0, 100), rng.randint(0, 150)
        shown = [style.hidden(value) for value in (rng.randint(600, 2000), old + young, old, young)]
        truth.put(
            code,
            residents_hh=shown[0],
            alone_65p=shown[2],
            alone_u65=shown[3],
            **({"alone_all": shown[1]} if scottish else {}),
        )
        rows.append([style.code(code, "Place 1"), *map(style.number, shown)])
    columns = [Column("" if scottish else "GeographyCode", "code"), *(Column(head, "count") for head in heads)]
    return Written(id_, columns, rows, truth, areas, fixed=scottish, bare=True, year="2011")


# Estimates and projections


@maker("sape_single_year", "sape_sexes", "sape_broad", "sape_one_sex")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    single = id_ in ("sape_single_year", "sape_one_sex")
    edges = [(0, 15), (16, 29), (30, 44), (45, 64), (65, None)]
    areas = "2011" if single else "2021"
    year = rng.choice(("2018", "2019", "2020")) if single else rng.choice(("2022", "2023", "2024"))
    if id_ == "sape_one_sex":
        sex = rng.choice("mf")
        label = [Column("LSOA11CD", "code"), Column("LAD11CD"), Column("LAD11NM")]
        heads = ["all_ages", *(f"{sex}{age}" for age in range(90)), f"{sex}90plus"]
        truth.refused = "alone, not all residents"
    elif single:
        label = [
            Column("LSOA Code", "code"),
            Column("LSOA Name", "name"),
            Column("LA Code (2021 boundaries)"),
            Column("LA name (2021 boundaries)"),
        ]
        heads = ["All Ages", *map(str, range(90)), "90+"]
    else:
        label = [
            Column("LAD 2021 Code"),
            Column("LAD 2021 Name"),
            Column("LSOA 2021 Code", "code"),
            Column("LSOA 2021 Name", "name"),
        ]
        own = (
            [f"{a} to {b}" if b else f"{a} and over" for a, b in edges]
            if id_ == "sape_broad"
            else [str(age) for age in range(91)]
        )
        heads = ["Total", *(f"{sex}{one}" for sex in "FM" for one in own)]
    rows = []
    for code in codes(rng, rng.choice((1, 3, 30)), areas):
        by_age = [[rng.randint(0, 30) for _ in range(91)] for _ in "FM"]
        both = [a + b for a, b in zip(*by_age)]
        truth.put(code, residents=sum(both), residents_65p=sum(both[65:]), residents_u65=sum(both[:65]))
        if single:
            numbers = [sum(both), *both]
        else:
            parts = [
                [sum(sex[a : b + 1 if b else None]) for a, b in edges] if id_ == "sape_broad" else sex for sex in by_age
            ]
            numbers = [sum(both), *parts[0], *parts[1]]
        named = {"code": style.code(code), "name": "Place 001A"}
        rows.append([named.get(one.role, "E06000035" if "c" in one.heading.casefold().split()[1:2] or "CD" in one.heading or "Code" in one.heading
                               else "Medway") for one in label] + [style.number(value) for value in numbers])  # fmt: skip
    columns = [*label, *(Column(head, "count") for head in heads)]
    sheet = f"Mid-{year} Persons" if single else f"Mid-{year} LSOA 2021"
    return Written(id_, columns, rows, truth, areas, above=[["Mid-year population estimates"]], sheet=sheet, year=year)


@maker("population_density")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    year = rng.choice(("2022", "2023", "2024"))
    columns = [Column("LSOA 2021 Code", "code"), Column("LSOA 2021 Name", "name"), Column("Area Sq Km"),
               Column(f"Mid-{year}: Population", "count"), Column(f"Mid-{year}: People per Sq Km")]  # fmt: skip
    rows = []
    for code in codes(rng, _some(rng), "2021"):
        people, size = rng.randint(1000, 3000), rng.uniform(0.1, 20)
        truth.put(code, residents=people)
        rows.append([style.code(code), "Place 001A", f"{size:.2f}", style.number(people), f"{people / size:.0f}"])
    return Written(id_, columns, rows, truth, "2021", year=year)


@maker("projections")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    years = [str(year) for year in range(2018, 2018 + rng.randint(1, 8))]
    bands = [f"{age}-{age + 4}" for age in range(0, 90, 5)] + ["90+"]
    persons, births = rng.random() < 0.5, rng.random() < 0.5
    columns = [Column("AREA_CODE", "code"), Column("AREA_NAME", "name"), Column("COMPONENT"), Column("SEX"), Column("AGE_GROUP", "category"),
               *(Column(year, "number") for year in years)]  # fmt: skip
    rows: Rows = []
    for code in codes(rng, rng.choice((1, 3)), "LAD"):
        sums = {year: [0.0, 0.0] for year in years}
        for place, band in enumerate(bands):
            by_sex = [[round(rng.uniform(10, 4000), 3) for _ in years] for _ in range(2)]
            both = [round(a + b, 3) for a, b in zip(*by_sex)]
            for year, value in zip(years, both):
                sums[year][place >= 13] += value
            for component in ("Births", "Population")[not births :]:
                rows += [[code, "Medway", component, sex, band, *map(str, numbers)] for sex, numbers in
                         [("males", by_sex[0]), ("females", by_sex[1]), *([("persons", both)] if persons else [])]]  # fmt: skip
        for year, (young, old) in sums.items():
            truth.put(code, **{f"residents_u65_{year}": young, f"residents_65p_{year}": old})
    return Written(id_, columns, rows, truth, "LAD", bare=True)


# Deprivation


def _ranked(
    rng: random.Random, number: int, worst: int, halves: bool = False
) -> tuple[list[float], list[float], list[int]]:
    """Ranks of a country's areas, scores that fall as the ranks grow, and deciles."""
    ranks: list[float] = [rank + rng.choice((0, 0, 0, 0.5)) * halves for rank in rng.sample(range(1, worst), number)]
    high = sorted((round(rng.uniform(0.01, 90), 3) for _ in ranks), reverse=True)
    score_of = dict(zip(sorted(ranks), high))
    return ranks, [score_of[rank] for rank in ranks], [min(10, 1 + int((rank - 1) * 10 // worst)) for rank in ranks]


def _unclear(style: Style, scores: list[float]) -> bool:
    """Whether a decimal comma in each of these scores may separate thousands as well."""
    return style.comma and all(len(f"{score:.6g}".rpartition(".")[2]) == 3 and score >= 1 for score in scores)


def _rate(scores: list[float]) -> list[float]:
    return [round(score / 100, 5) for score in scores]


@maker("iod_file_1", "iod_file_2", "iod_file_5", "iod_file_6", "iod_file_7", "iod_file_9")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    lsoa, district, mid, year = rng.choice(
        (("2011", "2013", "2012", "2015"), ("2011", "2019", "2015", "2019"), ("2021", "2024", "2022", "2025"))
    )
    worst = 33755 if lsoa == "2021" else 32844
    columns = [Column(f"LSOA code ({lsoa})", "code"), Column(f"LSOA name ({lsoa})", "name"),
               Column(f"Local Authority District code ({district})"), Column(f"Local Authority District name ({district})")]  # fmt: skip
    areas = codes(rng, _some(rng), lsoa)
    cells: dict[str, list[str]] = {
        code: [style.code(code), "Place 001A", "E06000035", rng.choice(AUTHORITIES)] for code in areas
    }
    kinds = {"iod_file_1": ("rank", "class"), "iod_file_2": ("rank", "class"), "iod_file_5": ("score",), "iod_file_7": ("score", "rank", "class"),
             "iod_file_9": ("transformed",)}.get(id_, ())  # fmt: skip
    short = id_ == "iod_file_1" and rng.random() < 0.5
    for key, words in {"imd": _IMD, **(_DOMAINS if id_ != "iod_file_1" else {})}.items() if id_ != "iod_file_6" else ():
        ranks, scores, deciles = _ranked(rng, len(areas), worst)
        rate = key in ("income", "employment")
        if rate:
            scores = _rate(scores)
        for kind in kinds:
            if kind == "transformed" and key == "imd":
                continue
            heading, name, values = {
                "score": (f"{words} Score{' (rate)' * rate}", "score", scores),
                "transformed": (f"{words} Score - exponentially transformed", "transformed", scores),
                "rank": (f"{words} Rank{'' if short else WORST}", "rank", ranks),
                "class": (f"{words} Decile{'' if short else _TENTH}", "decile", deciles),
            }[kind]
            columns.append(Column(heading, "score" if kind == "transformed" else kind))
            truth.ambiguous |= kind in ("score", "transformed") and _unclear(style, scores)
            for code, value in zip(areas, values):
                truth.put(code, **{f"{key}_{name}": float(value)})
                cells[code].append(style.number(value))
    if id_ in ("iod_file_6", "iod_file_7"):
        without = " (excluding prisoners)" * (lsoa == "2011")
        columns += [Column(f"{words}: mid {mid}{without}", "count") for words in
                    ("Total population", "Dependent Children aged 0-15", "Older population aged 60 and over")]  # fmt: skip
        for code in areas:
            people = rng.randint(1200, 2500)
            parts = (people, rng.randint(100, people // 3), rng.randint(100, people // 3))
            truth.put(code, iod_population=parts[0], iod_children=parts[1], iod_60p=parts[2])
            cells[code] += map(style.number, parts)
    return Written(id_, columns, list(cells.values()), truth, lsoa, sheet=f"IoD{year}", year=year)


@maker("iod_2010")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    whole = rng.random() < 0.5
    columns = [Column("LSOA CODE", "code"), *([Column("PRE 2009 LA CODE"), Column("PRE 2009 LA NAME"), Column("POST 2009 LA CODE"),
               Column("POST 2009 LA NAME")] if whole else [Column("LA CODE"), Column("LA NAME")]), Column("GOR CODE"), Column("GOR NAME")]  # fmt: skip
    names = {"imd": ("IMD SCORE", "RANK OF IMD SCORE")}
    if whole:
        names |= {"income": ("INCOME SCORE", "RANK OF INCOME SCORE"),
                  "health": ("HEALTH DEPRIVATION AND DISABILITY SCORE", "RANK OF HEALTH DEPRIVATION AND DISABILITY SCORE"),
                  "crime": ("CRIME AND DISORDER SCORE", "RANK OF CRIME SCORE")}  # fmt: skip
    areas = codes(rng, _some(rng), "2001")
    cells = {code: [style.code(code), *["00AA", "City of London"] * (1 + whole), "H", "London"] for code in areas}
    for key, (score, rank) in names.items():
        ranks, scores, _ = _ranked(rng, len(areas), 32482)
        if key == "income":
            scores = _rate(scores)
        columns += [Column(score, "score"), Column(f"{rank}{WORST}", "rank")]
        truth.ambiguous |= _unclear(style, scores)
        for code, one, other in zip(areas, scores, ranks):
            truth.put(code, **{f"{key}_score": one, f"{key}_rank": other})
            cells[code] += [style.number(one), style.number(other)]
    return Written(id_, columns, list(cells.values()), truth, "2001", year="2010")


@maker("wimd_2014", "wimd_ranks", "wimd_groups")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    style.code_style = 0
    year = "2014" if id_ == "wimd_2014" else rng.choice(("2019", "2025"))
    label = [Column("LSOA Code", "code"), Column("LSOA Name (Eng)", "name"), Column("Local Authority Name (Eng)")]
    areas_of = "W2021" if year == "2025" else "W2001"
    areas = codes(rng, _some(rng), areas_of)
    cells = {code: [style.code(code), "Aberffraw & Rhosneigr 1", "Isle of Anglesey"] for code in areas}
    if id_ == "wimd_groups":
        ranks, _, deciles = _ranked(rng, len(areas), 1909)
        columns = [*label, Column(f"WIMD {year} Overall Rank", "rank"), Column(f"WIMD {year} Overall Decile", "class")]
        for code, rank, decile in zip(areas, ranks, deciles):
            truth.put(code, imd_rank=rank, imd_decile=decile)
            cells[code] += [style.number(rank), str(decile)]
        return Written(
            id_, columns, list(cells.values()), truth, areas_of, sheet="Deciles_quintiles_quartiles", year=year
        )
    columns = label
    for key, words in {
        "imd": f"WIMD {year}",
        "income": "Income",
        "employment": "Employment",
        "health": "Health",
        "education": "Education",
    }.items():
        ranks, _, _ = _ranked(rng, len(areas), 1909)
        if year == "2014":
            columns.append(Column(""))
            for code in areas:
                cells[code].append("")
        columns.append(Column(f"{words} (r) " if year == "2014" and key in ("imd", "income") else words, "rank"))
        for code, rank in zip(areas, ranks):
            truth.put(code, **{f"{key}_rank": rank})
            cells[code].append(style.number(rank))
    above = [["Welsh Index of Multiple Deprivation, ranks of small areas"], ["1 is most deprived"], []]
    return Written(
        id_,
        columns,
        list(cells.values()),
        truth,
        areas_of,
        above=above,
        sheet=f"WIMD_{year}_ranks",
        fixed=True,
        year=year,
    )


@maker("wimd_long")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    columns = [Column("Area code", "code"), Column("Domain", "category"), Column("Deprivation group"), Column("Data description", "category"),
               Column("Data values", "rank")]  # fmt: skip
    areas = codes(rng, _some(rng), "W2021")
    rows: Rows = []
    for domain, key in (("WIMD", "imd"), ("Health", "health")):
        ranks, _, deciles = _ranked(rng, len(areas), 1917)
        for code, rank, decile in zip(areas, ranks, deciles):
            truth.put(code, **{f"{key}_rank": rank, f"{key}_decile": decile})
            rows += [[code, domain, "", "Rank", f" {int(rank):,} "], [code, domain, "", "Decile", str(decile)]]
    rows += [["W06000001", "WIMD", "", "Rank", "1"]] * (rng.random() < 0.5)
    return Written(id_, columns, rows, truth, "W2021", bare=True, year="2025")


@maker("simd_lookup", "simd_ranks")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    old = id_ == "simd_ranks" and rng.random() < 0.4
    areas_of = "S2001" if old else "S2011"
    areas = codes(rng, _some(rng), areas_of)
    if id_ == "simd_lookup":
        label, year = [Column("DZ", "code"), Column("DZname", "name")], "2020"
        names = {
            "imd": "SIMD2020v2_Rank",
            "income": "SIMD2020v2_Income_Domain_Rank",
            "health": "SIMD2020_Health_Domain_Rank",
        }
    elif old:
        label, year = [Column("Data Zone", "code"), Column("Intermediate Geography name")], "2012"
        names = {
            "imd": "Overall SIMD 2012 Rank",
            "income": "Income domain 2012 rank",
            "health": "Health domain 2012 rank",
        }
    else:
        label, year = [Column("Data_Zone", "code"), Column("Intermediate_Zone")], "2016"
        names = {"imd": "Overall_SIMD16_rank", "income": "Income_domain_2016_rank", "health": "Health_domain_2016_rank"}
    columns = list(label)
    cells = {code: [style.code(code, "Culter - 01"), "Culter - 01"] for code in areas}
    for key, heading in names.items():
        ranks, _, deciles = _ranked(rng, len(areas), 6976, halves=key == "income" and not old)
        columns.append(Column(heading, "rank"))
        for code, rank in zip(areas, ranks):
            truth.put(code, **{f"{key}_rank": rank})
            cells[code].append(style.number(rank))
        if id_ == "simd_lookup" and key == "imd":
            columns.append(Column("SIMD2020v2_Decile", "class"))
            for code, decile in zip(areas, deciles):
                truth.put(code, imd_decile=decile)
                cells[code].append(str(decile))
    return Written(id_, columns, list(cells.values()), truth, areas_of, sheet=f"SIMD {year}", year=year)


@maker("nimdm_2017", "nimdm_2010")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng, suppress=False), Truth()
    areas = codes(rng, _some(rng), "NI")
    if id_ == "nimdm_2017":
        columns = [
            Column("LGD2014NAME"),
            Column("2015 Default Urban/Rural "),
            Column("SOA2001", "code"),
            Column("SOA2001_name", "name"),
        ]
        cells = {code: ["Antrim", "Urban", style.code(code, "Aldergrove_1"), "Aldergrove_1"] for code in areas}
        for key, words in {
            "imd": "Multiple Deprivation Measure",
            "income": "Income Domain",
            "health": "Health Deprivation and Disability Domain",
        }.items():
            ranks, _, _ = _ranked(rng, len(areas), 890)
            columns.append(Column(f"{words} Rank \n(where 1 is most deprived)", "rank"))
            for code, rank in zip(areas, ranks):
                truth.put(code, **{f"{key}_rank": rank})
                cells[code].append(style.number(rank))
        return Written(id_, columns, list(cells.values()), truth, "NI", sheet="MDM", year="2017")
    words = "Health Deprivation and Disability Domain Score"
    columns = [Column("SOA CODE", "code"), Column("SOA NAME", "name"), Column("LGD CODE"), Column("LGD NAME"), Column(words, "score"),
               Column(f"Rank of {words}{WORST}", "rank")]  # fmt: skip
    ranks, scores, _ = _ranked(rng, len(areas), 890)
    scores = [round(score - 2, 3) for score in scores]
    truth.ambiguous = _unclear(style, scores)
    rows = []
    for code, rank, score in zip(areas, ranks, scores):
        truth.put(code, health_score=score, health_rank=rank)
        rows.append(
            [
                style.code(code, "Aldergrove 1"),
                "Aldergrove 1",
                "95AA",
                "Antrim",
                style.number(score),
                style.number(rank),
            ]
        )
    return Written(id_, columns, rows, truth, "NI", sheet="Health", year="2010")


# Segments


def _postcodes(rng: random.Random, number: int) -> list[str]:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return list(
        dict.fromkeys(
            f"ME{rng.randint(1, 20)} {rng.randint(0, 9)}{rng.choice(letters)}{rng.choice(letters)}"
            for _ in range(number)
        )
    )


def _types(rng: random.Random) -> list[str]:
    letters = "ABCDEFGHIJKLMNO"
    return sorted({f"{rng.choice(letters)}{number:02}" for number in rng.sample(range(1, 70), rng.randint(3, 12))})


def _labelled(rng: random.Random) -> Callable[[str], str]:
    if rng.random() < 0.5:
        return lambda code: code
    words = rng.choice(("World-Class Wealth", "Café Society", "Estate Veterans"))
    return lambda code: f"{code} {words}"


@maker("mosaic_address", "type_addresses")
def _(rng: random.Random, id_: str) -> Written:
    """One row a household: the rows are counted."""
    truth, types = Truth(), [*_types(rng), *(["U99"] if rng.random() < 0.5 else [])]
    label, style = _labelled(rng), Style(rng, suppress=False)
    rows = []
    for code in codes(rng, rng.choice((1, 3, 20)), "2011"):
        for _ in range(rng.randint(1, 30)):
            kind = rng.choice(types)
            truth.pairs[code, kind] = truth.pairs.get((code, kind), 0) + 1
            written = label(kind)
            rows.append(["1", "ME1 1AA", written, "E00080000", style.code(code), "E02003314", "E06000035"] if id_ == "mosaic_address" else
                        [style.code(code), written])  # fmt: skip
    columns = [Column("Addressbase UPRN"), Column("Postcode"), Column("(H) Mosaic UK 7 Type Label", "type"), Column("(PC) Output Area (OA)"),
               Column("(PC) Super Output Areas - Lower Layer", "code"), Column("(PC) Super Output Areas - Middle Layer"),
               Column("(PC) Local Authority Districts and Unitary Authorities Code")] if id_ == "mosaic_address" else [
        Column(rng.choice(("LSOA11CD", "code", "LSOA code")), "code"), Column("Type", "type")]  # fmt: skip
    return Written(id_, columns, rows, truth, "2011", bare=True)


@maker("mosaic_postcode", "acorn_postcode")
def _(rng: random.Random, id_: str) -> Written:
    truth, types, label = Truth(), _types(rng), _labelled(rng)
    rows = []
    for code in _postcodes(rng, rng.choice((3, 50))):
        kind = rng.choice(types)
        truth.pairs["".join(code.split()), kind] = 1
        rows.append([code, "Y", code, kind[0], label(kind)] if id_ == "mosaic_postcode" else [code, label(kind)])
    columns = [Column("Equivalent Experian 2023 Postcode"), Column("Flag: Experian 2023 List Postcode"), Column("Postcode Format 1 (Standard - 8 bytes)"),
               Column("(PC) Mosaic UK 7 Group"), Column("(PC) Mosaic UK 7 Type", "type")] if id_ == "mosaic_postcode" else [
        Column("Postcode"), Column(rng.choice(("Acorn Type", "Wellbeing Acorn Type")), "type")]  # fmt: skip
    return Written(id_, columns, rows, truth, "postcodes", bare=True)


@maker("caci_alone")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng), Truth()
    rows = []
    for code in codes(rng, _some(rng), "2011"):
        shown = style.hidden(rng.randint(50, 500))
        truth.put(code, alone_all=shown)
        rows.append([style.code(code), style.number(shown)])
    return Written(id_, [Column("LSOA11CD", "code"), Column("No. people living alone", "count")], rows, truth, "2011")


@maker("type_matrix", "type_counts")
def _(rng: random.Random, id_: str) -> Written:
    style, truth, types = Style(rng, suppress=False), Truth(), _types(rng)
    label = _labelled(rng)
    head = Column(rng.choice(("LSOA11CD", "code", "LSOA code")), "code")
    table = {code: {kind: rng.randint(0, 300) for kind in types} for code in codes(rng, _some(rng), "2011")}
    truth.pairs = {(code, kind): float(count) for code, line in table.items() for kind, count in line.items()}
    if id_ == "type_matrix":
        rows = [[style.code(code), *map(style.number, line.values())] for code, line in table.items()]
        return Written(id_, [head, *(Column(label(kind), "count") for kind in types)], rows, truth, "2011")
    rows = [
        [style.code(code), label(kind), style.number(count)]
        for code, line in table.items()
        for kind, count in line.items()
    ]
    columns = [
        head,
        Column(rng.choice(("type", "Type code", "Segment type")), "type"),
        Column(rng.choice(("n", "count", "households")), "count"),
    ]
    return Written(id_, columns, rows, truth, "2011")


@maker("type_table")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    types = _types(rng)
    names = rng.sample(("widowed", "no_car", "retired", "carers", "poor_health"), rng.randint(1, 5))
    rows = []
    for kind in types:
        shares = [round(rng.random(), 3) for _ in names]
        truth.pairs.update({(name, kind): share for name, share in zip(names, shares)})
        rows.append([kind, *(f"{share:g}" for share in shares)])
    return Written(
        id_, [Column("type", "type"), *(Column(name, "share") for name in names)], rows, truth, "types", bare=True
    )


# Lookups


@maker(
    "oac_2011",
    "oac_2021",
    "lookup_exact",
    "lookup_best_fit",
    "lookup_best_fit_2011",
    "lookup_wards",
    "lookup_output_areas",
    "lookup_postcodes",
    "rural_urban",
    "boundaries",
)
def _(rng: random.Random, id_: str) -> Written:
    n = _some(rng)
    lsoa01, lsoa11, lsoa21 = (codes(rng, n, areas) for areas in ("2001", "2011", "2021"))
    oa = codes(rng, n, "OA2021")
    groups = [f"{rng.randint(1, 8)}{rng.choice('abcd')}{rng.randint(1, 3)}" for _ in range(n)]
    names = ["Medway 001A"] * n
    made: dict[str, dict[str, list[str]]] = {
        "oac_2011": {"OA11CD": oa, "OAC11CD": groups, "OAC11NM": ["Ageing Communities"] * n, "LSOA11CD": lsoa11, "LSOA11NM": names, "SOAC11CD": groups},
        "oac_2021": {"oa21cd": oa, "supergroup": [one[0] for one in groups], "group": [one[:2] for one in groups], "subgroup": groups},
        "lookup_exact": {"LSOA11CD": lsoa11, "LSOA11NM": names, "LSOA21CD": lsoa21, "LSOA21NM": names, "CHGIND": [rng.choice("USMX") for _ in range(n)],
                         "LAD22CD": ["E06000035"] * n, "LAD22NM": ["Medway"] * n, "ObjectId": [str(i) for i in range(n)]},
        "lookup_best_fit": {"ObjectId": [str(i) for i in range(n)], "LSOA11CD": lsoa11, "LSOA11NM": names, "LSOA21CD": lsoa21, "LSOA21NM": names},
        "lookup_best_fit_2011": {"LSOA01CD": lsoa01, "LSOA01NM": names, "LSOA11CD": lsoa11, "LSOA11NM": names},
        "lookup_wards": {"LSOA21CD": lsoa21, "LSOA21NM": names, "WD24CD": ["E05013898"] * n, "WD24NM": ["Chatham"] * n, "LAD24CD": ["E06000035"] * n},
        "lookup_output_areas": {"OA21CD": oa, "LSOA21CD": lsoa21, "LSOA21NM": names, "MSOA21CD": ["E02003314"] * n},
        "lookup_postcodes": {"pcds": (_postcodes(rng, 2 * n) * 2)[:n], "oa21": oa, "lsoa11": lsoa11, "lsoa21": lsoa21},
        "boundaries": {"FID": [str(i) for i in range(n)], "LSOA21CD": lsoa21, "LSOA21NM": names, "GlobalID": ["x"] * n},
        "rural_urban": {"LSOA11CD": lsoa11, "LSOA11NM": names, "RUC11CD": [rng.choice(("A1", "D2")) for _ in range(n)], "RUC11": ["Urban"] * n},
    }  # fmt: skip
    table = made[id_]
    n = min(map(len, table.values()))
    rows = [[column[i] for column in table.values()] for i in range(n)]
    truth = Truth(headings=tuple(table), texts=[tuple(row) for row in rows])
    codes_of = {"CD", "cd"}
    columns = [Column(heading, "code" if heading[-2:] in codes_of and heading[:2].casefold() in ("ls", "oa") and "OAC" not in heading else "text")
               for heading in table]  # fmt: skip
    return Written(id_, columns, rows, truth, "lookup", bare=True)


# Others


@maker("fingertips")
def _(rng: random.Random, id_: str) -> Written:
    truth = Truth()
    heads = ["Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age", "Category Type",
             "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator", "Value note",
             "Time period Sortable"]  # fmt: skip
    rows = []
    years = [2019, 2020, 2021][: rng.randint(1, 3)]
    for code in codes(rng, rng.choice((1, 5)), "LAD"):
        for year in years:
            value = round(rng.uniform(5, 60), 4)
            rows.append(["91875", "Social isolation: adult carers", "E12000008", "South East", code, "Medway", "Counties & UAs", "Persons", "18+ yrs", "", "",
                         f"{year}/{year % 100 + 1}", f"{value}", f"{value - 1:.4f}", f"{value + 1:.4f}", "50", "100", "", f"{year}0000"])  # fmt: skip
            truth.put(code, social_isolation_adult_carers=value)
    return Written(id_, [Column(head, {"Area Code": "code", "Area Name": "name", "Value": "value"}.get(head, "text")) for head in heads], rows, truth,
                   "LAD", bare=True)  # fmt: skip


@maker("plain")
def _(rng: random.Random, id_: str) -> Written:
    style, truth = Style(rng), Truth()
    spell = rng.choice((
        ("households", "alone_u65", "alone_65p", "res_u65", "res_65p"),
        ("All households", "Living alone under 65", "Living alone 65+", "Residents under 65", "Residents 65 and over"),
        ("Households", "One person household: Aged under 65", "One person household: Aged 65 and over", "Population under 65", "Population 65+"),
    ))  # fmt: skip
    columns = [
        Column(rng.choice(("code", "LSOA11CD", "LSOA code", "Area Code")), "code"),
        *(Column(head, "count") for head in spell),
    ]
    rows = []
    for code in codes(rng, _some(rng), "2011"):
        total, old, young = _households(rng)
        people = (rng.randint(1000, 3000), rng.randint(300, 900))
        shown = [style.hidden(value) for value in (total, young, old, *people)]
        truth.put(
            code,
            households=shown[0],
            alone_u65=shown[1],
            alone_65p=shown[2],
            residents_u65=shown[3],
            residents_65p=shown[4],
        )
        rows.append([style.code(code), *map(style.number, shown)])
    return Written(id_, columns, rows, truth, "2011")
