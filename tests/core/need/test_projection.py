"""Projections: shares and cohorts against plain formulas, and what holds for any numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core.ages import Ages
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.need import course, projection, totals, variants
from medway_isolation_plugin.core.need.basis import Method
from medway_isolation_plugin.core.need.projection import ProjectedVariant, ResidentGroups, Wish, project
from medway_isolation_plugin.core.official import by_age
from medway_isolation_plugin.core.official.by_age import Projected
from medway_isolation_plugin.core.official.grids import Grid
from medway_isolation_plugin.core.report.line_chart import Series, over_years
from tests.core.need.test_published import OLDER, RATES
from tests.core.test_charts import check_room, drawing

SINGLE = (*(Ages(age, age) for age in range(90)), Ages(90, None))
LONELY = RATES["jsna_lonely_65p"]


def variant(people, years=(2022, 2023, 2024), ages=SINGLE, name="made") -> ProjectedVariant:
    return ProjectedVariant(
        name, Projected(("E06000035",), tuple(years), ages, np.asarray(people, dtype=float), years[0])
    )


def grown(growth: float, years: int = 3):
    """People of 65 and over grow by a part of what they were every year, others stay."""
    start = 100.0 + np.arange(91)[:, np.newaxis]
    return start * (1.0 + growth * np.arange(years) * (np.arange(91)[:, np.newaxis] >= 65))


def shared(counts) -> ResidentGroups:
    return ResidentGroups((OLDER,), np.asarray([counts], dtype=float))


def test_constant_share_is_the_plain_formula():
    found = variant(grown(0.1))
    start = grown(0.1)[65:].sum(axis=0)
    counts = np.array([0.25, 0.75]) * start[0]
    made = project(found, shared(counts), Wish(OLDER, Method.SHARE, LONELY))
    np.testing.assert_allclose(made.residents, counts[:, np.newaxis] * start / start[0], rtol=1e-12)
    np.testing.assert_allclose(made.people[0], 0.05 * made.residents)
    np.testing.assert_allclose(made.people[2], 0.16 * made.residents)
    assert np.isnan(made.people[1]).all() and made.base == 2022


def test_areas_add_up_to_the_authority_or_only_change_as_it_does():
    start = grown(0.1)[65:].sum(axis=0)
    counts = np.array([0.2, 0.7]) * start[0]
    together = project(variant(grown(0.1)), shared(counts), Wish(OLDER, Method.SHARE, LONELY))
    np.testing.assert_allclose(together.residents.sum(axis=0), start, rtol=1e-12)
    alone = project(variant(grown(0.1)), shared(counts), Wish(OLDER, Method.SHARE, LONELY, control=False))
    np.testing.assert_allclose(alone.residents[:, 0], counts)
    np.testing.assert_allclose(alone.residents.sum(axis=0), 0.9 * start, rtol=1e-12)
    assert together.counted == pytest.approx(0.9 * start[0])


def test_cohorts_by_hand():
    """Two years, one area: who is 64 is 65 a year later, as many as the authority's 65 to its 64 before."""
    people = np.full((91, 2), 10.0)
    people[65, 1] = 8.0  # of ten aged 64 eight are there a year later
    people[90, 1] = 15.0  # of twenty aged 89 and over fifteen
    groups = ResidentGroups(SINGLE[60:], np.full((31, 1), 2.0))
    made = project(variant(people, (2022, 2023)), groups, Wish(OLDER, Method.COHORTS, LONELY, control=False))
    assert made.residents[0].tolist() == pytest.approx([26 * 2.0, 24 * 2.0 + 2.0 * 0.8 + 4.0 * 0.75])


def test_an_area_with_the_authority_s_own_ages_ages_as_the_authority_does():
    people = grown(0.07) * (1.0 + 0.01 * np.arange(3))
    groups = (Ages(55, 64), Ages(65, 74), Ages(75, None))
    whole = [sum(people[group.low : (group.high or 90) + 1, 0]) for group in groups]
    counts = np.array([[0.3 * one, 0.7 * one] for one in whole])
    made = project(variant(people), ResidentGroups(groups, counts), Wish(OLDER, Method.COHORTS, LONELY, control=False))
    np.testing.assert_allclose(made.residents, np.array([[0.3], [0.7]]) * people[65:].sum(axis=0), rtol=1e-12)


def test_a_younger_area_grows_older_faster():
    """What a constant share does not see."""
    people = np.tile((200.0 - np.arange(91))[:, np.newaxis], 11)
    groups = (Ages(50, 64), Ages(65, None))
    counts = np.array([[900.0, 100.0], [100.0, 900.0]])
    wish = Wish(OLDER, Method.COHORTS, LONELY, control=False)
    made = project(variant(people, range(2022, 2033)), ResidentGroups(groups, counts), wish)
    assert made.residents[0, -1] > 5 * made.residents[0, 0]
    assert made.residents[1, -1] < made.residents[1, 0]


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 12))
def test_cohorts_keep_the_authority_whatever_the_numbers(seed, areas, years):
    """Where the areas are the whole authority, age by age, they stay so; and with control for any other ages of theirs."""
    random = np.random.RandomState(seed)
    people = random.uniform(1.0, 500.0, (91, years + 1))
    found = variant(people, range(2022, 2023 + years))
    shares = random.dirichlet(np.ones(areas), 91)
    counts = shares[65 - years :] * people[65 - years :, :1]
    wish = Wish(OLDER, Method.COHORTS, LONELY, control=False)
    made = project(found, ResidentGroups(SINGLE[65 - years :], counts), wish)
    np.testing.assert_allclose(made.residents.sum(axis=0), people[65:].sum(axis=0), rtol=1e-9)
    other = counts * random.uniform(0.9, 1.1, counts.shape)
    kept = project(found, ResidentGroups(SINGLE[65 - years :], other), Wish(OLDER, Method.COHORTS, LONELY))
    np.testing.assert_allclose(kept.residents.sum(axis=0), people[65:].sum(axis=0), rtol=1e-9)
    assert (kept.residents >= 0).all()


def test_a_rate_by_age_is_put_on_each_age():
    people = grown(0.0)
    groups = (Ages(60, 64), Ages(65, 74), Ages(75, None))
    counts = np.array([[10.0], [100.0], [300.0]])
    made = project(
        variant(people),
        ResidentGroups(groups, counts),
        Wish(OLDER, Method.COHORTS, RATES["cls_2024_lonely"], control=False),
    )
    assert made.people[1, 0, 0] == pytest.approx(0.04 * 100 + 0.05 * 300)
    assert np.isnan(made.people[[0, 2]]).all()
    share = project(
        variant(people), shared([400.0]), Wish(OLDER, Method.SHARE, RATES["cls_2024_lonely"], control=False)
    )
    assert share.people[0, 0, 0] == pytest.approx(16.0) and share.people[2, 0, 0] == pytest.approx(20.0)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(OLDER, Method.SHARE, LONELY, base_year=2011), "no year 2011"),
        (Wish(OLDER, Method.SHARE, LONELY, (2030,)), "no year 2030"),
        (Wish(OLDER, Method.SHARE, RATES["cls_2024_lonely_all"]), "is never put on"),
        (Wish(Ages(0, 64), Method.COHORTS, LONELY), "are not born"),
        (Wish(Ages(30, None), Method.COHORTS, LONELY), "cohorts need groups"),
        (Wish(OLDER, Method.SHARE, LONELY), "where they are a part of it"),
    ],
)
def test_what_is_refused(wish, said):
    counts = [1.0, 2.0] if "part" in said else [1000.0, 3600.0]
    with pytest.raises(InputError, match=said):
        project(variant(grown(0.1)), shared(counts), wish)


def test_cohorts_need_single_years():
    ages = (*(Ages(age, age + 4) for age in range(0, 90, 5)), Ages(90, None))
    found = variant(np.full((19, 3), 50.0), ages=ages)
    with pytest.raises(InputError, match="single years"):
        project(
            found,
            ResidentGroups((Ages(60, None),), np.array([[9.0]])),
            Wish(OLDER, Method.COHORTS, LONELY, control=False),
        )
    assert project(found, shared([300.0]), Wish(OLDER, Method.SHARE, LONELY)).residents[0, 0] == pytest.approx(300)


def test_sentences_and_cautions():
    counts = [1000.0, 3000.0, float("nan")]
    courses = [
        project(variant(grown(g), name=n), shared(counts), Wish(OLDER, Method.SHARE, LONELY))
        for g, n in ((0.1, "one"), (0.2, "two"))
    ]
    wish = Wish(OLDER, Method.SHARE, LONELY)
    said = course.sentence(courses, wish)
    assert (
        "one (2022-based): from 4,615 residents 65+ in 2022 to 5,538 in 2024; likely lonely 231 to 738 in 2022 and 277 to 886 in 2024."
        in said
    )
    assert "two (2022-based)" in said and "A projection is no forecast" in said
    warned = course.cautions(courses, wish, np.array(["a", "b", "c"], dtype=object))
    assert "1 area has no number of residents and no projection: c." in warned
    assert any("own numbers add up to 4,000 residents, the projection has 4,615" in one for one in warned)


def test_the_tables_have_a_row_an_area_year_and_variant():
    courses = [
        project(variant(grown(g), name=n), shared([1000.0, 3600.0]), Wish(OLDER, Method.SHARE, LONELY))
        for g, n in ((0.1, "one"), (0.2, "two"))
    ]
    wish = Wish(OLDER, Method.SHARE, LONELY)
    basis = course.basis_of(courses, wish, list(RATES.values()), "Census", "2011")
    assert (basis.method, basis.base_year, basis.variant) == (Method.SHARE, 2022, "one; two")
    assert [one.id for one in basis.beside] == ["cls_2024_lonely"]
    table = course.long_table(np.array(["a", "b"], dtype=object), courses, course.result_of(wish, basis))
    assert len(table.codes) == 12
    rows = list(zip(table["variant"], table["year"], table["code"], table["residents"]))
    assert rows[5] == ("one", 2024, "b", pytest.approx(courses[0].residents[1, 2]))
    np.testing.assert_allclose(table["need_low"], 0.05 * table["residents"])
    over = totals.levels(2, np.array(["W", None], dtype=object), None)
    summed = course.totals_table(courses, over, course.result_of(wish, basis))
    assert len(summed.codes) == 3 * 3 * 2
    whole = summed["residents"][summed["level"] == "study area"]
    np.testing.assert_allclose(whole[:3], courses[0].authority)


# Files


def sheet(rows, name="2022 SNPP Population persons") -> Grid:
    return Grid(name, np.array(rows, dtype=object))


HEAD = ["AREA_CODE", "AREA_NAME", "COMPONENT", "SEX", "AGE_GROUP", "2018", "2022", "2023"]


def rows(sex="persons", code="E06000035", factor=1.0, component="Population"):
    made = [
        [
            code,
            "Medway",
            component,
            sex,
            str(age) if age < 90 else "90 and over",
            *(str(factor * (age + year)) for year in range(3)),
        ]
        for age in range(91)
    ]
    return [*made, [code, "Medway", component, sex, "All ages", *(["1"] * 3)]]


def test_a_download_is_read_by_age_and_its_base_from_its_names():
    grid = sheet([HEAD, *rows()])
    found = by_age.read([grid], "")
    assert (found.base, found.years, len(found.ages)) == (2022, (2018, 2022, 2023), 91)  # the sheet's name says 2022
    assert found.of(OLDER).tolist() == [sum(age + year for age in range(65, 91)) for year in range(3)]
    assert by_age.read([sheet([HEAD, *rows()], "persons")], "").base == 2018
    assert by_age.read([sheet([HEAD, *rows()], "persons")], "", ["2018based.zip"]).base == 2018
    assert by_age.read([sheet([HEAD, *rows()], "persons")], "", ["2023-based projection"]).base == 2023


def test_sexes_add_up_and_persons_are_not_counted_twice():
    both = [HEAD, *rows("males", factor=0.5), *rows("females", factor=0.5)]
    alone = by_age.read([sheet(both)], "").of(OLDER)
    np.testing.assert_allclose(by_age.read([sheet([*both, *rows()])], "").of(OLDER), alone)
    apart = [sheet([HEAD, *rows("males", factor=0.5)], "males"), sheet([HEAD, *rows("females", factor=0.5)], "females")]
    np.testing.assert_allclose(by_age.read(apart, "").of(OLDER), alone)
    with pytest.raises(InputError, match="one sex alone"):
        by_age.read(apart[:1], "")


def test_births_are_no_people():
    found = by_age.read([sheet([HEAD, *rows(component="Births", factor=9.0), *rows()])], "")
    np.testing.assert_allclose(found.of(OLDER), by_age.read([sheet([HEAD, *rows()])], "").of(OLDER))


@pytest.mark.parametrize(
    ("table", "authority", "said"),
    [
        ([HEAD, *rows(), *rows()], "", "may hold several variants"),
        ([HEAD, *rows(), *rows(code="E06000036")], "", "holds 2 areas"),
        ([HEAD, *rows()], "Kent", "no area of the authority 'Kent'"),
        ([HEAD, *[[*row[:5], ":", *row[6:]] for row in rows()]], "", "lacks numbers"),
        ([["Area code", "Residents"], ["E01016014", "5"]], "", "No table of population projections"),
    ],
)
def test_files_that_are_refused(table, authority, said):
    with pytest.raises(InputError, match=said):
        by_age.read([sheet(table)], authority)


def test_five_year_groups_add_up_to_a_band_or_do_not():
    made = [
        [*HEAD],
        *[
            ["E06000035", "Medway", "Population", "persons", f"{age}-{age + 4}" if age < 90 else "90+", "1", "2", "3"]
            for age in range(0, 91, 5)
        ],
    ]
    found = by_age.read([sheet(made)], "Medway")
    assert found.of(OLDER).tolist() == [6, 12, 18]
    with pytest.raises(InputError, match="do not add up"):
        found.of(Ages(66, None))


def test_an_answer_of_nomis():
    """NM_2006_1: one row an area, age and year; percentages beside values, both sexes beside each."""
    head = ["GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "PROJECTED_YEAR", "PROJECTED_YEAR_NAME", "GENDER", "GENDER_NAME", "C_AGE", "C_AGE_NAME",
            "MEASURES_NAME", "OBS_VALUE", "RECORD_OFFSET"]  # fmt: skip
    made = []
    for at, year in enumerate(("2022", "2027")):
        for gender in ("Total", "Male", "Female"):
            ages = (("All Ages", 900 + at), ("Aged 65+", 100 + at), ("Aged 65 to 69", 30), ("Aged 70+", 70 + at))
            for age, number in ages:
                of = ["E06000035", "Medway", year, year, str(len(gender)), gender, str(200 + len(age)), age]
                people = str(number * (1 if gender == "Total" else 0.5))
                made += [[*of, "Value", people, str(len(made))], [*of, "Percent", "11.0", str(len(made) + 1)]]
    found = by_age.read([sheet([head, *made], "answer")], "Medway")
    assert (found.base, found.years) == (2022, (2022, 2027))
    assert found.of(OLDER).tolist() == [100, 101] and found.of(Ages(70, None)).tolist() == [70, 71]


# Names of variants, years


@pytest.mark.parametrize(
    ("files", "said", "found"),
    [
        (["a/2022snpppopulationsyoa5yr.zip"], "", ["five-year migration variant"]),
        (
            ["a/2022snpppopulationsyoamigcat.zip", "a/2022snpppopulationsyoa5yr.zip"],
            "",
            ["migration category variant", "five-year migration variant"],
        ),
        (["x/2022 SNPP Population persons.csv", "y/2022 SNPP Population persons.csv"], "", ["x", "y"]),
        (["one.csv", "two.csv"], "ONE.CSV = high", ["high", "two"]),
        (["x/p.csv", "y/p.csv"], "x/p.csv=low\ny/p.csv=high", ["low", "high"]),
        (["2018_migcat.zip", "2022_migcat.zip"], "", ["2018_migcat", "2022_migcat"]),
        (["x/projections_sample.csv"], "", ["the file's only variant"]),
        (["x/2022 SNPP Population persons.csv"], "", ["the file's only variant"]),
        (["x/2018_principal.csv"], "", ["principal projection"]),
        (["principal school/p.csv"], "", ["the file's only variant"]),
        (["x/p.csv"], "p.csv=ours", ["ours"]),
    ],
)
def test_variants_are_told_apart(files, said, found):
    assert variants.names(files, said) == found


def test_what_a_file_states_of_its_variant_is_its_name():
    """And a person's word goes before it."""
    assert variants.names(["x/p.csv", "y/5yr.csv"], "", ["Principal projection", ""]) == [
        "Principal projection", "five-year migration variant",
    ]  # fmt: skip
    assert variants.names(["x/p.csv"], "p.csv=ours", ["Principal projection"]) == ["ours"]
    with pytest.raises(InputError, match="would be one variant, 'Principal'"):
        variants.names(["x/p.csv", "y/p.csv"], "", ["Principal", "Principal"])
    stated = [[*row[:3], "Variant" if row is HEAD else " Principal projection", *row[3:]] for row in [HEAD, *rows()]]
    assert by_age.read([sheet(stated)], "").variant == "Principal projection"
    assert by_age.read([sheet([HEAD, *rows()])], "").variant == ""


@pytest.mark.parametrize(
    ("files", "said", "fault"),
    [
        (["x/p.csv", "x/p.csv"], "", "would be one variant"),
        (["x/p.csv"], "q.csv=low", "names 0 of the files"),
        (["x/p.csv", "y/p.csv"], "p.csv=low", "names 2 of the files"),
        (["x/p.csv"], "p.csv=", "Write file=name"),
        (["x/p.csv"], "low", "Write file=name"),
    ],
)
def test_variants_that_are_not(files, said, fault):
    with pytest.raises(InputError, match=fault):
        variants.names(files, said)


def test_years():
    assert variants.years("2025, 2030 - 2032;2025") == (2025, 2030, 2031, 2032)
    assert variants.years("") == ()
    for wrong in ("20255", "2030-2025", "soon", "2025-"):
        with pytest.raises(InputError, match="is no year"):
            variants.years(wrong)


# The chart


@pytest.mark.parametrize("many", [1, 2, 4])
@pytest.mark.parametrize("years", [(2022,), range(2022, 2048)])
def test_a_chart_has_room_and_says_everything(many, years):
    flat = [float(year) for year in years]
    series = [
        Series(
            f"A variant with a rather long name, number {at}",
            list(years),
            flat,
            [2 * one for one in flat],
            [3 * one for one in flat],
        )
        for at in range(many)
    ]
    root = drawing(over_years("Likely people", series, "Likely people by year."))
    check_room(root)
    said = root.find("{http://www.w3.org/2000/svg}desc").text
    assert all(one.name in said for one in series)
    dashes = {line.get("stroke-dasharray") for line in root.iter("{http://www.w3.org/2000/svg}polyline")}
    assert len(dashes) == many


def test_what_is_not_known_is_not_drawn():
    nothing = [float("nan")] * 2
    bare = drawing(over_years("t", [Series("s", [2022, 2023], nothing, [5.0, 6.0], nothing)], "x"))
    assert not list(bare.iter("{http://www.w3.org/2000/svg}polygon"))
    band = drawing(over_years("t", [Series("s", [2022, 2023], [1.0, 2.0], nothing, [5.0, 6.0])], "x"))
    assert len(list(band.iter("{http://www.w3.org/2000/svg}polygon"))) == 1
    drawing(over_years("t", [Series("s", [2022], [0.0], [0.0], [0.0])], "x"))


def test_the_most_that_areas_may_differ_from_the_authority():
    start = grown(0.0)[65:, 0].sum()
    for factor, refused in ((1.0 + projection.MOST_APART + 0.01, True), (1.0 + projection.MOST_APART - 0.01, False)):
        wish = Wish(OLDER, Method.SHARE, LONELY)
        if refused:
            with pytest.raises(InputError, match="CONTROL"):
                project(variant(grown(0.0)), shared([start * factor]), wish)
        else:
            assert project(variant(grown(0.0)), shared([start * factor]), wish).residents[0, 0] == pytest.approx(start)
