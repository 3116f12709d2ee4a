"""What columns mean, by the headings of official and common tables."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core import sources
from medway_isolation_plugin.core.source_headings import GROUPS
from tests.core.official import TABLES, indices

PUBLISHED = sorted({(heading, key) for meanings, _ in TABLES.values() for key, heading in meanings.items()})


@pytest.mark.parametrize("name", TABLES)
def test_every_heading_of_an_official_table_is_recognised_and_no_other(name):
    meanings, others = TABLES[name]
    found = sources.recognise([*meanings.values(), *others])
    assert found.found == meanings
    twice = {heading for names in found.unclear.values() for heading in names}
    assert not twice & set(meanings.values())


def test_the_tables_in_the_shared_cases_and_data_are_recognised(shared):
    import gzip

    def headings(name: str) -> list[str]:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8-sig") as file:
            return file.readline().strip().split(",")

    census = sources.recognise(headings("england/census2011_lsoa11_ew.csv.gz"))
    expected = {
        "lsoa11_code": "LSOA11CD",
        "households": "households_total",
        "alone_all": "one_person_total",
        "alone_65p": "one_person_65plus",
        "alone_u65": "one_person_other",
        "residents": "pop_total",
        "residents_u65": "pop_under65",
        "residents_65p": "pop_65plus",
        "no_car": "no_car_households",
    }
    assert {key: census.heading(key) for key in expected} == expected
    indices_2019 = sources.recognise(headings("england/imd2019_england_lsoa11.csv.gz")).found
    assert (indices_2019["health_rank"], indices_2019["health_decile"]) == ("Health_rank", "Health_decile")
    assert indices_2019["housing_rank"] == "Housing_and_Access_rank"
    oac = sources.recognise(headings("england/oac2021_households_lsoa21_ew.csv.gz")).found
    assert oac == {"lsoa21_code": "LSOA21CD", "type": "Subgroup", "households": "households"}
    lookup = headings("lookups/lookup_lsoa01_lsoa11_change.csv.gz")
    assert sources.lookup_columns(lookup) == ("lsoa01_code", "lsoa11_code", "change_code")
    wards = sources.recognise(headings("lookups/lookup_lsoa21_ward24_ltla24.csv.gz"))
    assert (wards.heading("ward_name"), wards.heading("lad_name")) == ("ward24_name", "ltla24_name")


def _cased(text: str, choice: random.Random) -> str:
    return "".join(choice.choice((letter.lower(), letter.upper())) for letter in text)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(TABLES)), seed=st.integers(0, 2**32), bom=st.booleans())
def test_case_spaces_line_breaks_marks_and_order_make_no_difference(name, seed, bom):
    meanings, others = TABLES[name]
    choice = random.Random(seed)
    blanks = (" ", "  ", "\n", "\u00a0", " \r\n ", "_")
    spelt = {
        key: "".join(choice.choice(blanks) if letter == " " else letter for letter in f" {_cased(heading, choice)} ")
        for key, heading in meanings.items()
    }
    headings = [*spelt.values(), *others]
    choice.shuffle(headings)
    if bom:
        first = next((key for key, heading in spelt.items() if heading == headings[0]), None)
        headings[0] = "\ufeff" + headings[0]
        if first:
            spelt[first] = headings[0]
    assert sources.recognise(headings).found == spelt


@settings(max_examples=150, deadline=None)
@given(published=st.sampled_from(PUBLISHED), other=st.sampled_from(("same", "spelt", "numbered")))
def test_a_meaning_that_two_columns_have_is_found_in_neither(published, other):
    heading, key = published
    table = next([*meanings.values(), *others] for meanings, others in TABLES.values() if meanings.get(key) == heading)
    again = {"same": heading, "spelt": f" {heading.upper()} ", "numbered": f"{heading}_1"}[other]
    before, after = sources.recognise(table), sources.recognise([*table, again])
    assert before.found[key] == heading
    assert key not in after.found
    assert set(after.unclear[key]) == {heading, again}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([heading for heading, _ in PUBLISHED]), st.text(max_size=12)), max_size=12))
def test_what_is_found_is_a_heading_and_has_one_meaning(headings):
    found = sources.recognise(headings).found
    assert set(found.values()) <= set(headings)
    assert len(set(found.values())) == len(found)
    code = sources.area_code(headings)
    assert code == "" or headings.count(code) == 1


@pytest.mark.parametrize("name", TABLES)
def test_a_group_finds_what_the_whole_finds(name):
    """No heading of one group is a heading of another, so that a part of the table may be asked alone."""
    meanings, others = TABLES[name]
    found: dict[str, str] = {}
    for group in sources.ALL:
        part = sources.recognise([*meanings.values(), *others], only=(group,)).found
        assert not set(part.values()) & set(found.values())
        found.update(part)
    assert found == meanings


# What must never be taken for something else


@pytest.mark.parametrize(
    "heading",
    ["FID", "ObjectId", "GlobalID", "OAC11CD", "SOAC11CD", "RUC11CD", "Subgroup", "type", "type_code", "Classification Code",
     "Household composition (15 categories) Code", "Parent Code", "LAD22CD", "WD25CD", "RGN11CD", "date", "PRACTICE_CODE",
     "(PC) Mosaic UK 7 Type", "acorn_code", "Postcode", "WD13CDO", "UTLACD"],
)  # fmt: skip
def test_what_is_no_area_code(heading):
    assert sources.area_code([heading]) == ""
    assert sources.area_code([heading, "LSOA11CD"]) == "LSOA11CD"
    assert heading not in sources.area_codes([heading, "LSOA11CD"])


def test_an_age_of_66_is_never_one_of_65():
    for age, other in ((65, 66), (66, 65)):
        headings = [f"alone_{age}p", f"alone_u{age}", f"One-person household: Aged {age} and over", f"pop_{age}plus",
                    f"residents under {age}", f"pop_0_{age - 1}", f"res_{age}p"]  # fmt: skip
        for heading in headings:
            (key,) = sources.recognise([heading]).found
            assert str(age) in key
            assert str(other) not in key


def test_the_other_one_person_households_are_as_young_as_those_beside_them_are_old():
    other, old = "One person household: Other", "One person household: Aged {} and over"
    assert sources.recognise([other]).found == {}
    assert sources.recognise([other, old.format(65)]).heading("alone_u65") == other
    assert sources.recognise([other, old.format(66)]).heading("alone_u66") == other
    both = sources.recognise([other, old.format(65), old.format(66)])
    assert both.heading("alone_u65", "alone_u66") == ""
    assert both.unclear == {"alone_u65": (other,), "alone_u66": (other,)}


@pytest.mark.parametrize("heading", [heading for meanings in (indices(2011, 2019), TABLES["IoD 2010"][0], TABLES["SIMD 2020"][0],
                                                              TABLES["NIMDM 2010"][0]) for heading in meanings.values()])  # fmt: skip
def test_a_decile_is_no_rank_and_a_rank_is_no_score(heading):
    words = sources.normalise(heading).split()
    for key in sources.recognise([heading]).found:
        if "decile" in words:
            assert key.endswith("_decile")
        elif "rank" in words:
            assert key.endswith("_rank")
        elif "score" in words:
            assert key.endswith("_score")


def test_percentages_and_parts_are_no_counts():
    for heading in ("Household composition: Total; measures: Percent", "% households", "alone_65p %", "One person household; %",
                    "All persons", "All usual residents aged 16 to 74", "residents_16_74", "residents_3p", "pop_75plus",
                    "One family only: All aged 65 and over", "age65_74_one_person_hh", "Total"):  # fmt: skip
        assert sources.recognise([heading]).found == {}, heading


def test_households_of_a_table_of_persons():
    heading = "Household Composition: All categories: Household composition; measures: Value"
    assert sources.recognise([heading]).heading("households") == heading
    assert sources.recognise([heading], "QS112EW bulk.csv").heading("households") == ""
    assert "QS112" in sources.caution(heading)
    assert sources.caution("households") == ""


def test_headings_that_were_told_apart_by_a_number_are_the_same():
    found = sources.recognise(["code", "Rank", "Decile", "Rank_1", "Decile_1"])
    assert found.found == {"code": "code"}
    assert found.unclear["rank"] == ("Rank", "Rank_1")


# Area codes


@pytest.mark.parametrize(
    ("headings", "like", "expected"),
    [
        (["LSOA11CD", "LSOA21CD", "CHGIND"], "", ""),
        (["LSOA11CD", "LSOA21CD", "CHGIND"], "lsoa21_code", "LSOA21CD"),
        (["LSOA11CD", "LSOA21CD", "CHGIND"], "lsoa", ""),
        (["OA11CD", "LSOA11CD"], "", ""),
        (["OA11CD", "LSOA11CD"], "LSOA21CD", "LSOA11CD"),
        (["OA11CD", "LSOA11CD"], "oa_code", "OA11CD"),
        (["LSOA21CD", "MSOA21CD", "LAD22CD"], "", "LSOA21CD"),
        (["WD24CD", "LAD24CD"], "WD25CD", "WD24CD"),
        (["WD24CD", "LAD24CD"], "", ""),
        (["WD24CD", "LAD24CD"], "LSOA21CD", ""),
        (["geography code", "geography"], "LSOA21CD", "geography code"),
        (["code", "area"], "", "code"),
        (["area", "households"], "", ""),  # as likely its size
        (["id", "name", "households"], "code", ""),
    ],
)
def test_the_area_codes_of_a_table(headings, like, expected):
    assert sources.area_code(headings, like) == expected


def test_a_lookup_says_which_way_it_goes_by_its_vintages():
    for headings in (["LSOA21CD", "LSOA11CD", "CHGIND"], ["LSOA11CD", "CHGIND", "LSOA21CD"]):
        assert sources.lookup_columns(headings) == ("LSOA11CD", "LSOA21CD", "CHGIND")
    assert sources.lookup_columns(["old_code", "new_code"]) == ("old_code", "new_code", "")
    assert sources.lookup_columns(["LSOA01CD", "LSOA11CD", "LSOA21CD"]) == ("", "", "")


def test_the_names_at_another_split():
    assert [sources.at_split(key, 66) for key in ("alone_u65", "alone_65p", "residents_65p_hh", "households")] == [
        "alone_u66", "alone_66p", "residents_66p_hh", "households"]  # fmt: skip
    assert sources.at_split("alone_u65", 65) == "alone_u65"


# Ages


def test_broad_ages_of_both_sexes_add_up():
    bands = ("0 to 15", "16 to 29", "30 to 44", "45 to 64", "65 and over")
    headings = ["LSOA 2021 Code", "Total", *(f"{sex}{band}" for sex in "FM" for band in bands)]
    found = sources.resident_sums(headings)
    assert found["residents_65p"] == sources.Sum(("F65 and over", "M65 and over"))
    assert set(found["residents_u65"].plus) == {f"{sex}{band}" for sex in "FM" for band in bands[:-1]}
    assert sources.resident_sums(headings, 66) == {}


@pytest.mark.parametrize("last", ["90+", "90", "90plus"])
def test_single_years_add_up_at_either_age(last):
    headings = ["LSOA Code", "All Ages", *(str(age) for age in range(90)), last]
    for age in (65, 66):
        found = sources.resident_sums(headings, age)
        assert found[f"residents_{age}p"].plus == (*(str(one) for one in range(age, 90)), last)
        assert found[f"residents_u{age}"].plus == tuple(str(one) for one in range(age))


def test_the_widest_bands_are_taken_where_ages_are_given_twice():
    headings = ["Age: Total", "Age: Aged 64 years and under", "Age: Aged 65 to 69 years", "Age: Aged 65 years",
                "Age: Aged 66 to 69 years", "Age: Aged 70 years and over"]  # fmt: skip
    assert sources.resident_sums(headings)["residents_65p"].plus == (headings[2], headings[5])
    assert sources.resident_sums(headings, 66)["residents_66p"].plus == (headings[4], headings[5])


def test_a_part_table_takes_the_older_from_all():
    older = ["Aged 65 years", "Aged 66 to 69 years", "Aged 70 to 84 years", "Aged 85 years and over"]
    found = sources.resident_sums(["2021 super output area - lower layer", "Total", *older])
    assert found == {"residents_65p": sources.Sum(tuple(older)), "residents_u65": sources.Sum(("Total",), tuple(older))}


@pytest.mark.parametrize(
    "headings",
    [
        ["F65 and over"],  # one sex
        ["65 to 74", "75 to 84", "86 and over"],  # a gap
        ["65 to 74", "74 to 84", "85 and over"],  # an overlap
        ["65 to 74", "65 to 74", "75 and over"],  # the same band twice
        ["64 and over"],
        ["GEOGRAPHY_CODE", "0", "3"],  # cells of the Nomis API, not ages
    ],
)
def test_ages_that_do_not_fit_are_not_added_up(headings):
    assert sources.resident_sums(headings) == {}


# Sources


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("QS113EW bulk", "", ("Census", "2011")),
        ("TS003 bulk", "", ("Census", "2021")),
        ("TS003 query", "", ("Census", "2021")),
        ("TS003 long", "", ("Census", "2021")),
        ("Nomis API", "", ("Census", "2021")),
        ("TS007A", "census2021-ts007a-lsoa.csv", ("Census", "2021")),
        ("KS102EW bulk", "", ("Census", "2011")),
        ("QS110NI", "", ("Census", "2011")),
        ("RM121 query", "RM121 - Sex by age", ("Census", "2021")),
        ("mid-2020", "sape23dt2mid2020lsoasyoaestimatesunformatted", ("Mid-year population estimates", "2020")),
        ("mid-2020", "Mid-2020 Persons", ("Mid-year population estimates", "2020")),
        ("population density", "", ("Mid-year population estimates", "2024")),
        ("IoD 2010", "", ("English Indices of Deprivation", "2010")),
        ("IoD 2015 File 7", "", ("English Indices of Deprivation", "2015")),
        ("IoD 2019 File 7", "", ("English Indices of Deprivation", "2019")),
        ("IoD 2019 File 2", "", ("English Indices of Deprivation", "2019")),
        ("IoD 2025 File 7", "", ("English Indices of Deprivation", "2025")),
        (
            "IoD 2019 File 1",
            "File_1_-_IMD2019_Index_of_Multiple_Deprivation",
            ("English Indices of Deprivation", "2019"),
        ),
        ("WIMD 2019 ranks", "", ("Welsh Index of Multiple Deprivation", "2019")),
        ("SIMD 2020", "", ("Scottish Index of Multiple Deprivation", "2020")),
        ("SIMD 2016", "", ("Scottish Index of Multiple Deprivation", "2016")),
        ("NIMDM 2017", "NIMDM17_SOAresults", ("Northern Ireland Multiple Deprivation Measure", "2017")),
        ("OAC 2011", "", ("Output Area Classification", "2011")),
        ("OAC 2021", "oac21ew.csv", ("Output Area Classification", "2021")),
        ("Mosaic by postcode", "", ("Experian Mosaic", "2023")),
        ("Mosaic by address", "", ("Experian Mosaic", "")),
        # Nothing is said, or the vintage of the codes alone
        ("RM121 query", "", None),
        ("areas 2011", "LSOA 2011 boundaries", None),
        ("ward lookup", "LSOA21_WD24_LAD24", None),
        ("exact lookup", "", None),
        ("wards 2025", "Wards (May 2025)", None),
    ],
)
def test_what_a_table_says_of_its_source(table, name, expected):
    meanings, others = TABLES[table]
    assert sources.source_of([*meanings.values(), *others], name) == expected


def test_two_sources_are_none_and_two_years_are_none_of_them():
    assert sources.source_of(["TS003", "Mid-2020 Persons"]) is None
    assert sources.source_of([], "Census 2011 and Census 2021") == ("Census", "")
    assert sources.source_of(["alone_65p", "households"], "counts") is None
    assert sources.source_of(["LSOA code (2011)", "Local Authority District code (2019)"]) is None


def test_the_table_names_each_meaning_in_one_way_only():
    """A heading that is listed under two meanings with no condition would be found under neither."""
    for group, naming in ((group, one) for group, namings in GROUPS.items() for one in namings):
        only = (
            sources.ALL if group in sources.ALL else (group,)
        )  # some groups are looked for where they are asked for alone
        for heading in naming.published:
            if not naming.beside and not naming.unless:
                assert sources.recognise([heading], only=only).heading(naming.key) == heading, heading


@pytest.mark.parametrize(
    ("headings", "code", "name"),
    [
        (["LSOA11CD", "LSOA11NM", "MSOA11CD", "MSOA11NM", "LAD11NM"], "LSOA11CD", "LSOA11NM"),
        (["LSOA11CD", "LSOA11NM", "MSOA11CD", "MSOA11NM", "LAD11NM"], "MSOA11CD", "MSOA11NM"),
        (["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM"], "LSOA21CD", "LSOA21NM"),
        (["LSOA21CD", "LSOA21NM", "LSOA21NMW"], "LSOA21CD", "LSOA21NM"),
        (["LSOA code (2011)", "LSOA name (2011)"], "LSOA code (2011)", "LSOA name (2011)"),
        (["date", "geography", "geography code"], "geography code", "geography"),
        (["lsoa11_code", "lsoa11_name"], "lsoa11_code", "lsoa11_name"),
        (["code", "name", "ward_code", "ward_name"], "code", "name"),
        (["code", "name", "ward_code", "ward_name"], "ward_code", "ward_name"),
        (["code", "LSOA11NM"], "code", "LSOA11NM"),
        (["LSOA11CD", "name"], "LSOA11CD", "name"),
        (["grid", "name"], "grid", "name"),
        # Of other areas, of another vintage, or one of two.
        (["MSOA11CD", "LSOA11NM"], "MSOA11CD", ""),
        (["LSOA11CD", "LSOA21NM"], "LSOA11CD", ""),
        (["LSOA11CD", "WD13NM"], "LSOA11CD", ""),
        (["code", "LSOA11NM", "LSOA21NM"], "code", ""),
        (["LSOA11CD"], "LSOA11CD", ""),
    ],
)
def test_names_are_found_beside_their_own_codes(headings, code, name):
    assert sources.area_name(headings, code) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [("Medway 001A", "Medway 001A (E01016014)"), (" ", "E01016014"), (None, "E01016014"), ("E01016014", "E01016014")],
)
def test_a_name_stands_before_its_code(name, said):
    assert sources.named("E01016014", name) == said
