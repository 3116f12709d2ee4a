"""Projected need: downloads as they come, variants of one file name kept apart, shares and cohorts, the chart."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

from medway_isolation_plugin import paths
from medway_isolation_plugin.layers import fields as layer_fields
from tests.processing.layers import layer, records

NAME = "2022 SNPP Population persons.csv"  # every variant's file is called so
YEARS = (2022, 2023, 2024)
AGES = [*map(str, range(90)), "90 and over", "All ages"]


def rows(growth: float, areas: Sequence[str] = ("E06000035",)) -> list[list[str]]:
    """Return a projection in which people of 65 and over grow by a part of what they were a year, and others stay."""
    made = [["AREA_CODE", "AREA_NAME", "COMPONENT", "SEX", "AGE_GROUP", *map(str, YEARS)]]
    for code in areas:
        total = [0.0, 0.0, 0.0]
        for age in range(91):
            people = [round((100.0 + age) * (1.0 + growth * at * (age >= 65)), 3) for at in range(3)]
            total = [one + other for one, other in zip(total, people)]
            made.append([code, f"Place {code}", "Population", "persons", AGES[age], *map(str, people)])
        made.append([code, f"Place {code}", "Population", "persons", AGES[91], *(f"{one:.3f}" for one in total)])
    return made


def text(table: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(table)
    return written.getvalue()


def download(folder: Path, name: str, growth: float, **more) -> str:
    """Write a download as the Office for National Statistics makes them: a ZIP named after the variant, a file named like all others."""
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(NAME, text(rows(growth, **more)))
    return str(path)


OLD = sum(100 + age for age in range(65, 91))


@pytest.fixture
def areas():
    """Two areas with a quarter and three quarters of the authority's residents 65+."""
    return layer({"code": ["E01016014", "E01016015"], "res_65p": [OLD / 4, OLD * 3 / 4]})


def test_variants_of_one_file_name_are_kept_apart(run, areas, tmp_path):
    files = [
        download(tmp_path, "2022snpppopulationsyoa5yr", 0.1),
        download(tmp_path, "2022snpppopulationsyoamigcat", 0.2),
    ]
    found = run(
        "projectneed", INPUT=areas, PROJECTIONS=files, RATE="jsna_lonely_65p", OUTPUT="memory:", TOTALS="memory:"
    )
    assert (found["VARIANT_COUNT"], found["BASE"]) == (2, 2022)
    made = records(found["OUTPUT"])
    assert list(made[0]) == ["code", "year", "variant", "residents", "need_low", "need_mid", "need_high"]
    assert len(made) == 2 * 3 * 2
    by = {(row["code"], row["year"], row["variant"]): row for row in made}
    five, category = "five-year migration variant", "migration category variant"
    assert {row["variant"] for row in made} == {five, category}
    last = by["E01016015", 2024, category]
    assert last["residents"] == pytest.approx(OLD * 0.75 * 1.4)
    assert (last["need_low"], last["need_mid"]) == (pytest.approx(last["residents"] * 0.05), None)
    assert by["E01016015", 2024, five]["residents"] == pytest.approx(OLD * 0.75 * 1.2)
    totals = records(found["TOTALS"])
    assert [(row["year"], row["residents"]) for row in totals if row["variant"] == five] == [
        (year, pytest.approx(OLD * (1 + 0.1 * at))) for at, year in enumerate(YEARS)
    ]
    assert found["SENTENCE"].startswith("Five-year migration variant (2022-based)")
    result = layer_fields.results_of(found["OUTPUT"])[-1]
    assert result.basis.base_year == 2022 and result.basis.variant == f"{five}; {category}"
    assert result.field("need_high").unit == "people"


def test_the_variants_may_be_named_and_must_differ(run, refused, areas, tmp_path):
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder, growth in zip(folders, (0.1, 0.2)):
        folder.mkdir()
        (folder / NAME).write_text(text(rows(growth)))
    files = [str(folder / NAME) for folder in folders]
    given = {"INPUT": areas, "PROJECTIONS": files, "OUTPUT": "memory:"}
    assert {row["variant"] for row in records(run("projectneed", **given)["OUTPUT"])} == {"a", "b"}
    said = f"a/{NAME}=low\nb/{NAME}=high"
    assert {row["variant"] for row in records(run("projectneed", **given, VARIANTS=said)["OUTPUT"])} == {"low", "high"}
    assert "names 2 of the files" in refused("projectneed", **given, VARIANTS=f"{NAME}=one")
    assert "Two files would be one variant" in refused("projectneed", **given, VARIANTS=f"a/{NAME}=x\nb/{NAME}=x")


def test_a_range_without_a_centre_and_a_rate_by_age(run, areas, tmp_path):
    files = [download(tmp_path, "migcat", 0.0)]
    # Finer ages, and nothing known of the areas' own: between the least and the most of them.
    found = run("projectneed", INPUT=areas, PROJECTIONS=files, RATE="cls_2024_lonely", OUTPUT="memory:")
    assert found["PEOPLE"] is None
    assert (found["PEOPLE_LOW"], found["PEOPLE_HIGH"]) == (pytest.approx(OLD * 0.04), pytest.approx(OLD * 0.05))


@pytest.fixture
def by_age():
    """One area that is the whole authority, by three groups of ages."""
    counts = {
        name: sum(100 + age for age in range(*ages))
        for name, ages in {"mid": (40, 65), "old": (65, 75), "oldest": (75, 91)}.items()
    }
    return layer({"code": ["E01016014", "E01016015"], **{name: [float(many), 0.0] for name, many in counts.items()}})


GROUPS = ["mid", "40", "64", "", "old", "65", "74", "", "oldest", "75", "", ""]


def test_cohorts_of_the_whole_authority_are_the_authority_s(run, by_age, tmp_path):
    file = download(tmp_path, "migcat", 0.07)
    given = {"INPUT": by_age, "PROJECTIONS": [file], "METHOD": 1, "GROUPS": GROUPS, "OUTPUT": "memory:"}
    for control in (True, False):
        found = run("projectneed", **given, RATE="cls_2024_lonely", CONTROL=control)
        residents = [row["residents"] for row in records(found["OUTPUT"]) if row["code"] == "E01016014"]
        assert residents == [pytest.approx(OLD * (1 + 0.07 * at)) for at in range(3)]
        # With ages known, the rates of 65-74 and of 75+ give a centre.
        old, oldest = (sum(100 + age for age in range(*ages)) for ages in ((65, 75), (75, 91)))
        assert found["PEOPLE"] == pytest.approx((0.04 * old + 0.05 * oldest) * 1.14)
        assert found["PEOPLE_LOW"] is None


def test_chart_and_report(run, tmp_path):
    sample = str(paths.SAMPLE_DATA / "sample.gpkg")
    given = {
        "INPUT": f"{sample}|layername=areas",
        "TABLE": f"{sample}|layername=census",
        "TABLE_CODE_FIELD": "code",
        "PROJECTIONS": [str(paths.SAMPLE_DATA / "projections_sample.csv")],
        "WARDS": f"{sample}|layername=wards",
        "RATE": "jsna_lonely_65p",
        "OUTPUT": str(tmp_path / "out.gpkg"),
        "TOTALS": str(tmp_path / "totals.csv"),
        "REPORT": str(tmp_path / "report.html"),
    }
    found = run("projectneed", **given, CHART=str(tmp_path / "chart.png"))
    picture = QImage(found["CHART"])
    assert picture.width() == 1440 and picture.height() > 600
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1440, 3) for y in range(0, picture.height(), 3)}
    assert {"#ffffff", "#31688e"} <= colours
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert page.count("<svg") == 1 and "2011-based" in page and "A projection is no forecast" in page
    assert "projections_sample" not in page and "the file&#x27;s only variant" in page
    assert found["SENTENCE"].startswith("The file's only variant (2011-based): from ")
    totals = list(csv.DictReader((tmp_path / "totals.csv").open(encoding="utf-8-sig")))
    wards = [row for row in totals if row["level"] == "ward" and row["year"] == "2036"]
    whole = [row for row in totals if row["level"] == "study area" and row["year"] == "2036"]
    assert len(wards) == 22 and len(whole) == 1
    assert sum(float(row["need_high"]) for row in wards) == pytest.approx(float(whole[0]["need_high"]), rel=1e-9)
    run("projectneed", **given, CHART=str(tmp_path / "chart.svg"))
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"PROJECTIONS": []}, "Choose at least one file"),
        ({"RATE": "cls_2024_lonely_all"}, "is never put on one band of them"),
        ({"RATE": "nothing"}, "no rate 'nothing'"),
        ({"YEARS": "2022-2030"}, "no year 2025"),
        ({"YEARS": "soon"}, "'soon' is no year"),
        ({"BASE_YEAR": 2011}, "no year 2011 (BASE_YEAR)"),
        ({"AUTHORITY": "Nowhere"}, "has no area of the authority 'Nowhere'"),
        ({"CHART": "chart.pdf"}, "is a .png or an .svg file"),
        ({"METHOD": 1}, "No fields of residents by age are given"),
        (
            {"METHOD": 1, "GROUPS": ["res_65p", "65", "", ""]},
            "cohorts need groups of residents (GROUPS) from that age on",
        ),
    ],
)
def test_what_is_refused(refused, areas, tmp_path, change, said):
    if "CHART" in change:
        change = {"CHART": str(tmp_path / change["CHART"])}
    given = {
        "INPUT": areas,
        "PROJECTIONS": [download(tmp_path, "migcat", 0.1)],
        "OUTPUT": str(tmp_path / "out.gpkg"),
        **change,
    }
    assert said in refused("projectneed", **given)
    assert not (tmp_path / "out.gpkg").exists()


def test_a_part_of_the_authority_is_not_blown_up_to_it(run, refused, tmp_path):
    areas = layer({"code": ["E01016014"], "res_65p": [OLD / 4]})
    given = {"INPUT": areas, "PROJECTIONS": [download(tmp_path, "migcat", 0.1)], "OUTPUT": "memory:"}
    assert "where they are a part of it" in refused("projectneed", **given)
    assert records(run("projectneed", **given, CONTROL=False)["OUTPUT"])[-1]["residents"] == pytest.approx(
        OLD / 4 * 1.2
    )


def test_several_authorities_need_a_choice(run, refused, areas, tmp_path):
    files = [download(tmp_path, "migcat", 0.1, areas=("E06000035", "E06000036"))]
    given = {"INPUT": areas, "PROJECTIONS": files, "OUTPUT": "memory:"}
    assert "holds 2 areas" in refused("projectneed", **given)
    for authority in ("E06000035", "place e06000036"):
        assert run("projectneed", **given, AUTHORITY=authority)["BASE"] == 2022
    assert run("projectneed", **given, AUTHORITY="E06000035; E06000036", CONTROL=False)["BASE"] == 2022


def test_both_sexes_add_up_and_one_alone_is_refused(run, refused, areas, tmp_path):
    path = tmp_path / "snpp.zip"
    halves = [[*row[:5], *(str(float(cell) / 2) for cell in row[5:])] for row in rows(0.1)[1:]]
    for sexes in (("males", "females"), ("males",)):
        with zipfile.ZipFile(path, "w") as archive:
            for sex in sexes:
                head = rows(0.1)[0]
                archive.writestr(
                    f"2022 SNPP Population {sex}.csv", text([head, *([*row[:3], sex, *row[4:]] for row in halves)])
                )
        given = {"INPUT": areas, "PROJECTIONS": [str(path)], "OUTPUT": "memory:"}
        if len(sexes) == 2:
            assert records(run("projectneed", **given)["OUTPUT"])[-1]["residents"] == pytest.approx(OLD * 0.75 * 1.2)
        else:
            assert "of one sex alone" in refused("projectneed", **given)
