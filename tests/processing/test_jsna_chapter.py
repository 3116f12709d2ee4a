"""The chapter from one command: whole, numbered, sourced, the same in every run, and honest about what is missing."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.cartography.chapter_figures import unsigned
from medway_isolation_plugin.cartography.document_pdf import word_processor
from medway_isolation_plugin.core import digests
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.layers import chapter_layers
from medway_isolation_plugin.processing.first_map import file_sources, sample_values
from tests.processing.conftest import Feedback
from tests.processing.layers import layer
from tests.processing.test_real_data import census, living_alone, medway  # noqa: F401
from tests.processing.test_real_data import table as opened

DATE = "2026-11-27"
FICTION = "Fictional: the place, its people and all numbers are made up."
RATES = ("jsna_isolated_65p", "jsna_lonely_65p")
BORING = {"DATE": DATE, "DPI": 50, "FORMATS": [2]}


@pytest.fixture(scope="module")
def borough(provider, tmp_path_factory) -> Path:
    """The sample borough's results in files."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("borough")
    names = ("ward_table_under_65", "ward_table_65_and_over", "ward_report_under_65", "ward_report_65_and_over")
    outputs = {name: str(folder / f"{name}.{'csv' if 'table' in name else 'html'}") for name in names}
    outputs["indices_and_priority_areas"] = str(folder / "isolation.gpkg")
    sources = file_sources(str(Path(__file__).resolve().parents[2] / "sample_data"))
    processing.run("medwayisolation:medway_workflow", {**sample_values("medway_workflow", sources), **outputs})
    for rate in RATES:
        given = {
            "INPUT": outputs["indices_and_priority_areas"],
            "CODE_FIELD": "code",
            "PEOPLE_FIELD": "la_65p_d",
            "RATE": rate,
        }
        processing.run("medwayisolation:estimateneed", {**given, "OUTPUT": str(folder / f"{rate}.gpkg")})
    return folder


def parameters(borough: Path, sample: Path, **changes: Any) -> dict[str, Any]:
    return {
        "RESULTS": [str(borough / "isolation.gpkg"), f"{sample}|layername=census"],
        "NEED": [str(borough / f"{rate}.gpkg") for rate in RATES],
        "WARDS": f"{sample}|layername=wards",
        "WARD_FIELD": "name",
        "PLACE": "Sample borough",
        **BORING,
        **changes,
    }


def made(answer: dict[str, Any]) -> dict[str, bytes]:
    return {Path(path).name: Path(path).read_bytes() for path in answer["FILES"].split("\n")}


def companion(answer: dict[str, Any]) -> dict[str, Any]:
    return json.loads(next(content for name, content in made(answer).items() if name.endswith(".json")))


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page.decode()))


def test_the_whole_chapter_of_the_fictional_borough(run, borough, sample, tmp_path):
    answer = run("jsnachapter", **parameters(borough, sample, FORMATS=[0, 1, 2]), FOLDER=str(tmp_path / "out"))
    files = made(answer)
    assert {"chapter.docx", "chapter.odt", "chapter.html", "chapter_fragment.html", "chapter.json"} <= set(files)
    assert answer["FILE_COUNT"] == len(files) == len(list((tmp_path / "out").iterdir()))
    page = files["chapter.html"].decode()
    assert FICTION in page
    headers = [name for name in zipfile.ZipFile(tmp_path / "out" / "chapter.docx").namelist() if "header" in name]
    with zipfile.ZipFile(tmp_path / "out" / "chapter.docx") as document:
        assert all(FICTION in document.read(name).decode() for name in headers)
        assert headers
    captions = re.findall(r"<figcaption>(?:<[^>]*>)*(Figure \d+: [^<]*)", page)
    assert [caption.split(":")[0] for caption in captions] == [f"Figure {n}" for n in range(1, 8)]
    assert [caption.split(": ", 1)[1].split(",")[0] for caption in captions[:4]] == [
        "Wards", "Likely social isolation among people under 65", "Likely social isolation among people aged 65 and over",
        "Health Deprivation and Disability",
    ]  # fmt: skip
    alternatives = re.findall(r'<img [^>]*alt="([^"]*)"', page)
    assert len(alternatives) == answer["FIGURE_COUNT"] == 7
    assert captions[6] == "Figure 7: People likely socially isolated, 65+, Sample borough"
    assert "of 163 areas are in the fifth with the most people; they lie in Sample" in alternatives[6]
    assert all(text.startswith("Map: ") for text in alternatives)
    assert "they lie in Sample" in alternatives[1]
    tables = [int(n) for n in re.findall(r"Table (\d+): ", page)]
    assert sorted(set(tables)) == list(range(1, answer["TABLE_COUNT"] + 1))
    headings = re.findall(r"<h2[^>]*>(?:<[^>]*>)*([^<]+)", page)
    assert [heading.strip() for heading in headings] == [
        "Document control", "Summary", "Who is at risk and why", "Level of need in the population",
        "Current services in relation to need", "Evidence of what works", "User views", "Unmet needs and service gaps",
        "Recommendations", "Limits", "Method", "Data and licences", "References",
    ]  # fmt: skip
    parts = re.findall(r"<h3[^>]*>(?:<[^>]*>)*([^<]+)", page)
    assert [part.strip() for part in parts] == [
        "Author, approval and review", "How many people are likely to be isolated or lonely", "The area and its wards",
        "Where isolation is likely: people under 65", "Where isolation is likely: people aged 65 and over",
        "Health, and where it meets isolation", "Priority areas", "Risk, and how many people: two maps",
        "The two age bands, and other years", "The gap between the most and the least deprived", "Other groups at risk",
        "How sure we are", "Layers and files that went in", "Where each number comes from",
    ]  # fmt: skip
    assert "Fill in: author, approved by, version, date of review." in words(files["chapter.html"])
    prevalence = list(csv.reader(files["chapter_prevalence.csv"].decode().splitlines()))[1:]
    # Two sources that disagree are both shown, with what each asked; what a source does not give is a dash.
    assert [(row[2], row[4], *(cell == "–" for cell in row[5:])) for row in prevalence] == [
        ("Medway JSNA chapter (reference 6)", "12 %", True, False, True),
        ("Medway JSNA chapter (reference 5)", "5 % to 16 %", False, True, False),
        ("Community Life Survey 2024/25", "4 % to 5 %", False, True, False),
    ]
    assert prevalence[2][1] == "How often do you feel lonely? (often or always)"
    assert answer["MISSING"].split("\n") == [
        "projections (projectneed, PROJECTIONS).",
        "a table of other places (BENCHMARKS).",
    ]
    for line in answer["MISSING"].split("\n"):
        what = line.partition(" (")[0]  # how to make it is nothing for those who read the chapter
        assert f"Not in this chapter: {what}." in words(files["chapter.html"])
    assert 11 < answer["READING_AGE"] < 15
    said = words(files["chapter.html"])
    assert "areas are in the worst class both of isolation (65+) and of health." in said
    assert "Areas in the worst class of isolation" in said
    assert said.count("was not checked against any other measure") == 2
    assert "5, as England publishes them" in said
    assert len(re.findall(r"<li>(?:Under 65|65\+) living alone: \d+ of the \d+ worst areas stay so", page)) == 2
    assert "Not yet compared with any other measure" not in said
    assert answer["CHANGES"] == 0
    # A rate that is the same everywhere has no map of risk, and one map of how many people is enough for both rates.
    assert "there is no map of it" in said
    assert "A map of people likely to be lonely would look the same" in said
    printed = {one["key"]: one["printed"] for one in companion(answer)["numbers"]}
    assert f"most people holds {printed['need_map_jsna_isolated_65p_people']} of the" in said


def test_risk_and_number_of_people_are_a_pair_of_maps(run, borough, sample, tmp_path):
    by_index = {"INPUT": str(borough / "isolation.gpkg"), "CODE_FIELD": "code", "PEOPLE_FIELD": "la_65p_d", "METHOD": 3,
                "INDEX_FIELD": "la_65p", "RATE": RATES[1]}  # fmt: skip
    need = [run("estimateneed", **by_index, OUTPUT=str(tmp_path / "by_index.gpkg"))["OUTPUT"]]
    answer = run("jsnachapter", **parameters(borough, sample, NEED=need), FOLDER=str(tmp_path / "out"))
    found = companion(answer)
    captions = [one["caption"] for one in found["figures"]]
    assert captions[6:] == [
        "Figure 7: Risk of being lonely, 65+, Sample borough", "Figure 8: People likely lonely, 65+, Sample borough",
    ]  # fmt: skip
    risk, people = found["figures"][6:]
    assert risk["inputs"] == people["inputs"] == ["N1"]
    assert "are in the worst fifth (class 1, most at risk)" in risk["alternative"]
    assert "are in the fifth with the most people" in people["alternative"]
    page = words(made(answer)["chapter.html"])
    assert page.index("Risk is not the same as count.") < page.index("Figure 7") < page.index("Figure 8")
    assert "by the high estimate: the larger a circle, the more people" in page
    printed = {one["key"]: one["printed"] for one in found["numbers"]}
    assert f"{printed['need_map_jsna_lonely_65p_both']} of the" in page
    assert "there is no map of it" not in page


TS039 = (
    "Provision of unpaid care: Total: All usual residents aged 5 and over",
    "Provision of unpaid care: Provides no unpaid care",
)


def test_other_groups_are_counted_that_the_inputs_allow(run, borough, sample, tmp_path):
    """Those that the sample counts, and carers as the census publishes them: all, less those who provide no care."""

    def told(folder: str, **more: Any) -> dict[str, list[str]]:
        run("jsnachapter", **{**parameters(borough, sample), **more}, FOLDER=str(tmp_path / folder))
        text = (tmp_path / folder / "chapter_groups.csv").read_text(encoding="utf-8")
        return {row[0]: row[1:3] for row in csv.reader(text.splitlines()[1:])}

    table = QgsVectorLayer(f"{sample}|layername=census", "", "ogr")
    found = told("sample")
    for group, field, base, of in (
        ("People who provide unpaid care", "carers", "residents", "residents"),
        ("People in bad or very bad health", "bad_health", "residents", "residents"),
        ("People who are widowed", "widowed", "adults", "residents aged 16 and over"),
        ("Lone-parent households", "lone_parent", "households", "households"),
        ("Households without a car or van", "no_car", "households", "households"),
    ):
        count, whole = (sum(feature[name] for feature in table.getFeatures()) for name in (field, base))
        assert found[group] == [f"{count:,}", f"{100 * count / whole:.1f} % of {of}"]
    percent = layer({"code": ["E01016000", "E01016001"], "carers": [9.5, 11.25], "residents": [1500, 1600]})
    answer = run("jsnachapter", **{**parameters(borough, sample), "RESULTS": [str(borough / "isolation.gpkg"), percent]},
                 FOLDER=str(tmp_path / "percent"))  # fmt: skip
    assert not [one for one in companion(answer)["tables"] if one["key"] == "groups"]  # a share is no count
    published = layer(
        {"code": ["E01016000", "E01016001", "E01016002"], TS039[0]: [90, 110, None], TS039[1]: [80, 90, 7]}
    )
    found = told("census", RESULTS=[str(borough / "isolation.gpkg"), published])
    assert found["People who provide unpaid care"] == ["30", "15.0 % of residents aged 5 and over"]


def test_two_runs_are_the_same_bytes_and_a_changed_byte_changes_the_ledger(run, borough, sample, tmp_path):
    first = run("jsnachapter", **parameters(borough, sample, FORMATS=[0, 1, 2]), FOLDER=str(tmp_path / "one"))
    second = run("jsnachapter", **parameters(borough, sample, FORMATS=[0, 1, 2]), FOLDER=str(tmp_path / "two"))
    assert made(first) == made(second)
    shutil.copytree(borough, tmp_path / "changed")
    with sqlite3.connect(tmp_path / "changed" / "isolation.gpkg") as package:
        package.execute("UPDATE gpkg_contents SET description = 'changed'")
    third = run("jsnachapter", **parameters(tmp_path / "changed", sample), FOLDER=str(tmp_path / "three"))
    before, now = ({one["key"]: one["sha256"] for one in companion(answer)["inputs"]} for answer in (first, third))
    assert before.keys() == now.keys()
    assert {key for key in before if before[key] != now[key]} == {"R1"}


def test_every_number_leads_to_an_input_with_its_hash(run, borough, sample, tmp_path):
    answer = run("jsnachapter", **parameters(borough, sample), FOLDER=str(tmp_path / "out"))
    found = companion(answer)
    known = {one["key"]: one["sha256"] for one in found["inputs"]}
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in known.values())
    assert known["M1"] == digests.digest_of(sample)  # wards, which sentences name
    page = words(made(answer)["chapter.html"])
    for one in found["numbers"]:
        assert one["algorithm"]
        assert one["inputs"]
        assert set(one["inputs"]) <= set(known)
        assert one["printed"] in page
    for one in found["tables"]:
        rows = list(
            csv.reader((tmp_path / "out" / f"chapter_{one['key']}.csv").read_text(encoding="utf-8").splitlines())
        )
        assert len(rows) == one["rows"] + 1
    assert str(tmp_path) not in json.dumps(found)  # no folder of the computer's


def test_a_plain_file_has_the_hash_that_everybody_computes(run, borough, sample, tmp_path):
    table = tmp_path / "other.csv"
    table.write_text("Place,Living alone\nKent,31.5\nEngland,\n", encoding="utf-8")
    answer = run("jsnachapter", **parameters(borough, sample, BENCHMARKS=str(table)), FOLDER=str(tmp_path / "out"))
    own = next(one for one in companion(answer)["inputs"] if one["key"] == "B1")
    assert own["sha256"] == hashlib.sha256(table.read_bytes()).hexdigest()
    rows = list(csv.reader((tmp_path / "out" / "chapter_benchmarks.csv").read_text(encoding="utf-8").splitlines()))
    assert [row[0] for row in rows] == ["Place", "Kent", "England"]


def test_what_stands_beside_an_open_geopackage_counts_as_in_it(tmp_path):
    path = tmp_path / "open.gpkg"
    with contextlib.closing(sqlite3.connect(path)) as package:
        package.execute("PRAGMA journal_mode=wal")
        package.execute("CREATE TABLE t (a)")
        package.commit()
        package.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = digests.digest_of(path)
        package.execute("INSERT INTO t VALUES (1)")
        package.commit()
        assert (tmp_path / "open.gpkg-wal").stat().st_size
        changed = digests.digest_of(path)
    assert not (tmp_path / "open.gpkg-wal").exists()
    assert digests.digest_of(path) == changed != before


def test_a_year_later_the_chapter_tells_what_changed(run, borough, sample, tmp_path):
    first = run("jsnachapter", **parameters(borough, sample), FOLDER=str(tmp_path / "one"))
    earlier = str(tmp_path / "one" / "chapter.json")
    same = run("jsnachapter", **parameters(borough, sample, PREVIOUS=earlier), FOLDER=str(tmp_path / "two"))
    assert same["CHANGES"] == 0
    assert "Nothing has changed since the earlier chapter of 27 November 2026" in words(made(same)["chapter.html"])
    # More people live alone in one area: counts change, and nothing else.
    from qgis import processing

    later = tmp_path / "later"
    later.mkdir()
    counts = processing.run("native:refactorfields", {
        "INPUT": f"{sample}|layername=census", "FIELDS_MAPPING": [
            {"name": field.name(), "type": field.type(), "length": 0, "precision": 0, "expression": (
                f'"{field.name()}" + (CASE WHEN $id = 5 THEN 20 ELSE 0 END)' if field.name() == "alone_65p" else f'"{field.name()}"')}
            for field in QgsVectorLayer(f"{sample}|layername=census", "", "ogr").fields()
        ], "OUTPUT": str(later / "census.gpkg"),
    })["OUTPUT"]  # fmt: skip
    again = run("livingalone", INPUT=str(borough / "isolation.gpkg"), CODE_FIELD="code", TABLE=counts, TABLE_CODE_FIELD="code",
                OUTPUT=str(later / "isolation.gpkg"))["OUTPUT"]  # fmt: skip
    answer = run(
        "jsnachapter", **parameters(borough, sample, RESULTS=[again], PREVIOUS=earlier), FOLDER=str(tmp_path / "three")
    )
    causes = [one["cause"] for one in companion(answer)["changes"]]
    assert causes == ["data"]
    page = words(made(answer)["chapter.html"])
    assert "What changed since the earlier chapter" in page
    assert "Counts of 1 area differ" in page
    before, now = (
        next(one["printed"] for one in companion(each)["numbers"] if one["key"] == "alone_65p")
        for each in (first, answer)
    )
    assert int(now.replace(",", "")) == int(before.replace(",", "")) + 20
    assert f"People living alone, 65+ {before} {now}" in page


SQUARES = {
    "code": [f"E0101{6000 + row}" for row in range(12)],
    "name": [f"Medway {row:03}A" for row in range(12)],
    "alone_65p": [30 + 3 * row for row in range(12)],
    "alone_u65": [50 - 2 * row for row in range(12)],
    "residents_65p": [100 + row for row in range(12)],
    "residents_u65": [400 + row for row in range(12)],
    "households": [300 + row for row in range(12)],
    "score": [float(row % 7) + row / 100 for row in range(12)],
}


def alone(run, columns=SQUARES, **more) -> QgsVectorLayer:
    return run("livingalone", INPUT=layer(columns, **more), CODE_FIELD="code", OUTPUT="memory:")["OUTPUT"]


def cut(columns: dict[str, list[Any]], rows: int) -> dict[str, list[Any]]:
    return {name: cells[:rows] for name, cells in columns.items()}


def test_no_results(refused, tmp_path):
    said = refused("jsnachapter", RESULTS=[layer(SQUARES)], FOLDER=str(tmp_path / "out"), **BORING)
    assert "None of the layers holds a result that is known" in said
    assert not (tmp_path / "out").exists()


def test_no_wards_no_health_no_need(run, tmp_path):
    answer = run("jsnachapter", RESULTS=[alone(run)], FOLDER=str(tmp_path / "out"), **BORING)
    missing = answer["MISSING"]
    for lack in ("health", "priority areas", "wards", "estimateneed", "projectneed", "BENCHMARKS"):
        assert lack in missing
    assert answer["FIGURE_COUNT"] == 2
    page = words(made(answer)["chapter.html"])
    assert "Social isolation and loneliness in Medway" in page
    assert FICTION not in page
    assert "Priority areas" not in page


def test_one_band_only(run, tmp_path):
    recipe = Path(__file__).resolve().parents[2] / "resources" / "recipes" / "living_alone_65p.json"
    one = run("compositeindex", INPUT=layer(SQUARES), CODE_FIELD="code", RECIPE=str(recipe), OUTPUT="memory:")["OUTPUT"]
    answer = run("jsnachapter", RESULTS=[one], FOLDER=str(tmp_path / "out"), **BORING)
    assert "an index for people under 65" in answer["MISSING"]
    assert "counts of people living alone" in answer["MISSING"]
    assert answer["FIGURE_COUNT"] == 1
    recipes = {entry["recipe"] for entry in companion(answer)["numbers"]}
    assert any(re.fullmatch("[0-9a-f]{12}", recipe) for recipe in recipes)


def test_one_area(run, tmp_path):
    one = run("imdquintiles", INPUT=alone(run, cut(SQUARES, 1)), CODE_FIELD="code", SCORE_FIELD="score", EDITION=4, AREA_COUNT=100,
              OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    answer = run("jsnachapter", RESULTS=[one], FOLDER=str(tmp_path / "out"), **BORING)
    page = words(made(answer)["chapter.html"])
    assert "1 area" in page
    assert "1 areas" not in page
    assert "fewer than the 5 groups" in answer["MISSING"]


def test_two_thousand_areas(run, tmp_path):
    many = {name: [cells[row % 12] for row in range(2000)] for name, cells in SQUARES.items()}
    many["code"] = [f"E010{10000 + row}" for row in range(2000)]
    answer = run("jsnachapter", RESULTS=[alone(run, many)], FOLDER=str(tmp_path / "out"), **BORING)
    assert len(companion(answer)["results"][0]["areas"]) == 2000


HOSTILE = [
    "<script>alert(1)</script> & \"Co\"", "=HYPERLINK('x')", "\u05e9\u05db\u05d5\u05e0\u05d4 12", "\U0001f3d8 \U00020bb7 ward", "a\u202eb",
]  # fmt: skip


def test_ward_names_of_any_letters(run, tmp_path):
    wards = layer(
        {"name": HOSTILE}, shapes=[f"POLYGON(({x} 0, {x + 3} 0, {x + 3} 1, {x} 1, {x} 0))" for x in range(0, 15, 3)]
    )
    health = run(
        "imdquintiles",
        INPUT=alone(run),
        CODE_FIELD="code",
        SCORE_FIELD="score",
        EDITION=4,
        AREA_COUNT=100,
        OUTPUT="memory:",
    )
    flagged = run(
        "flagpriority", INPUT=health["OUTPUT"], CODE_FIELD="code", CRITERIA=["la_65p_q", "<=", 5], OUTPUT="memory:"
    )
    answer = run("jsnachapter", RESULTS=[flagged["OUTPUT"]], WARDS=wards, WARD_FIELD="name", PLACE="<b>Town</b> & \U0001f3d8",
                 FOLDER=str(tmp_path / "out"), **{**BORING, "FORMATS": [0, 1, 2]})  # fmt: skip
    page = made(answer)["chapter.html"].decode()
    assert "<script" not in page
    assert "<b>Town" not in page
    assert "\u05e9\u05db\u05d5\u05e0\u05d4 12" in page
    assert "\U0001f3d8" in page
    rows = list(
        csv.reader((tmp_path / "out" / "chapter_wards_priority_prio.csv").read_text(encoding="utf-8").splitlines())
    )
    assert "'=HYPERLINK('x')" in [row[0] for row in rows]
    for name, part in (("chapter.docx", "word/document.xml"), ("chapter.odt", "content.xml")):
        with zipfile.ZipFile(tmp_path / "out" / name) as document:
            assert document.testzip() is None
            said = "".join(ElementTree.fromstring(document.read(part)).itertext())
        # Names as they are, but for what ends words from right to left; a sign that turns around what is behind it is gone.
        told = said.replace("\N{LEFT-TO-RIGHT MARK}", "")
        assert [ward for ward in HOSTILE if ward not in told] == [HOSTILE[4]]
        assert "<b>Town</b> & \U0001f3d8" in said


def test_words_of_a_council_with_a_fault_leave_old_files_as_they_are(run, refused, tmp_path):
    folder = tmp_path / "out"
    own = tmp_path / "own.jinja"
    own.write_text("{% block definition %}Ours.{% endblock %}", encoding="utf-8")
    given = {"RESULTS": [alone(run)], "FOLDER": str(folder), "OVERWRITE": True, **BORING}
    answer = run("jsnachapter", **given, WORDS=str(own))
    assert "Ours." in made(answer)["chapter.html"].decode()
    assert companion(answer)["words"]["sha256"] == hashlib.sha256(own.read_bytes()).hexdigest()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for fault, said in (
        ("{% block definition %}\n{{ nobody }}{% endblock %}", "own.jinja, line 2: 'nobody' is undefined"),
        ("{% block definition %}", "own.jinja, line 1: Unexpected end of template"),
    ):
        own.write_text(fault, encoding="utf-8")
        assert said in refused("jsnachapter", **given, WORDS=str(own))
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    words_folder = tmp_path / "words"
    words_folder.mkdir()
    assert "holds no file of words" in refused("jsnachapter", **given, WORDS=str(words_folder))
    shutil.copy(tmp_path / "own.jinja", words_folder / "words_en.jinja")
    assert "words_en.jinja, line 1" in refused("jsnachapter", **given, WORDS=str(words_folder))


def test_what_cannot_be_written_or_read_is_told_before_anything_is_lost(run, refused, tmp_path):
    folder = tmp_path / "out"
    given = {"RESULTS": [alone(run)], "FOLDER": str(folder), **BORING}
    run("jsnachapter", **given)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert "already files of these names" in refused("jsnachapter", **given)
    assert "is no date" in refused("jsnachapter", **{**given, "DATE": "27/11/2026", "OVERWRITE": True})
    assert "FORMATS" in refused("jsnachapter", **{**given, "FORMATS": []})
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    assert "chapter's file of numbers" in refused("jsnachapter", **given, PREVIOUS=str(other), OVERWRITE=True)
    nothing = str(tmp_path / "nothing.docx")
    assert "nothing.docx" in refused("jsnachapter", **given, KEEP_FROM=nothing, OVERWRITE=True)
    assert "nothing.docx" in refused(
        "jsnachapter", **{**given, "FORMATS": [0]}, TEMPLATE_FILE=nothing, OVERWRITE=True, STEM="b"
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (folder / "c.html").mkdir()
    assert "folders of these names" in refused("jsnachapter", **given, STEM="c", OVERWRITE=True)


@pytest.mark.skipif(not word_processor(), reason="no LibreOffice")
def test_a_template_with_a_fault_stops_a_pdf_too(run, refused, tmp_path):
    """The tagged PDF is made of the ODT, and has its template."""
    template = tmp_path / "council.odt"
    template.write_bytes(b"none")
    given = {"RESULTS": [alone(run)], **BORING, "FORMATS": [3], "FOLDER": str(tmp_path / "out")}
    assert "council.odt" in refused("jsnachapter", **given, TEMPLATE_FILE=str(template))
    assert not list((tmp_path / "out").glob("*"))


def test_an_area_that_is_there_twice(run):
    read = chapter_layers.read(alone(run), "R1", "", print, lambda: None)
    chapter_layers.check_codes(read)
    read.codes[3] = read.codes[4]
    with pytest.raises(InputError, match=r"has 1 area twice: E01016004\. Keep each area once"):
        chapter_layers.check_codes(read)


def place(document: Any, heading: str) -> int:
    """Return where a heading stands, which the contents name too."""
    found = [
        at for at, one in enumerate(document.paragraphs) if one.text == heading and one.style.name.startswith("Heading")
    ]
    return found[0]


def test_what_people_wrote_is_kept(run, tmp_path):
    """Written into the Word file as a word processor's own library does it, and there again in next year's."""
    import docx

    given = {"RESULTS": [alone(run)], **BORING, "FORMATS": [0]}
    run("jsnachapter", **given, FOLDER=str(tmp_path / "one"))
    path = tmp_path / "one" / "chapter.docx"
    document = docx.Document(str(path))
    at = place(document, "User views")
    document.paragraphs[at + 1].insert_paragraph_before("Residents said: buses stop at six.")
    document.save(str(path))
    log = Feedback()
    run("jsnachapter", feedback=log, **given, KEEP_FROM=str(path), FOLDER=str(tmp_path / "two"))
    assert "User views: 1 paragraph carried over." in log.textLog()
    assert "Recommendations: nothing was written." in log.textLog()
    assert "Text outside of these parts was changed" not in log.textLog()
    again = docx.Document(str(tmp_path / "two" / "chapter.docx"))
    texts = [one.text for one in again.paragraphs]
    assert texts.count("Residents said: buses stop at six.") == 1
    assert texts[place(again, "User views") + 1] == "Residents said: buses stop at six."


def test_what_cannot_be_carried_stops_the_chapter_and_nothing_is_written(run, refused, tmp_path):
    """A tracked change under a heading; text changed elsewhere is listed, and is no reason to stop."""
    import docx
    from docx.oxml import OxmlElement

    given = {
        "RESULTS": [alone(run)],
        **BORING,
        "FORMATS": [0, 1, 2],
        "FOLDER": str(tmp_path / "out"),
        "OVERWRITE": True,
    }
    run("jsnachapter", **given)
    document = docx.Document(str(tmp_path / "out" / "chapter.docx"))
    document.paragraphs[place(document, "Method") + 1].insert_paragraph_before("Counted twice.")
    listed, tracked = tmp_path / "listed.docx", tmp_path / "tracked.docx"
    document.save(str(listed))
    written = document.paragraphs[place(document, "User views") + 1].insert_paragraph_before("Buses stop ")
    inserted = OxmlElement("w:ins")
    inserted.append(written.add_run("at six.")._r)
    written._p.append(inserted)
    document.save(str(tracked))
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    said = refused("jsnachapter", **{**given, "DATE": "2026-11-28"}, KEEP_FROM=str(tracked))
    assert "tracked.docx, under 'User views', beside 'Buses stop" in said
    assert "a tracked change (accept or reject it) cannot be carried over. Nothing was written." in said
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    log = Feedback()
    run("jsnachapter", feedback=log, **given, KEEP_FROM=str(listed))
    assert "New or changed: 'Counted twice.'" in log.textLog()


def test_what_people_wrote_is_not_written_over(run, refused, tmp_path):
    import docx

    given = {"RESULTS": [alone(run)], **BORING, "FORMATS": [0, 1], "FOLDER": str(tmp_path), "OVERWRITE": True}
    run("jsnachapter", **given)
    run("jsnachapter", **given)  # nobody wrote in it
    path = tmp_path / "chapter.docx"
    document = docx.Document(str(path))
    document.paragraphs[place(document, "User views") + 1].insert_paragraph_before("Buses stop at six.")
    document.save(str(path))
    before = path.read_bytes()
    assert "chapter.docx would be replaced, and people wrote in it" in refused("jsnachapter", **given)
    assert path.read_bytes() == before
    run("jsnachapter", **given, KEEP_FROM=str(path))
    assert [one.text for one in docx.Document(str(path)).paragraphs].count("Buses stop at six.") == 1
    assert "chapter.docx would be replaced" in refused("jsnachapter", **given)
    path.write_bytes(b"some other file")
    (tmp_path / "chapter.odt").unlink()
    run("jsnachapter", **given)  # no chapter, and it may be replaced


def test_a_picture_says_nothing_of_when_it_was_made():
    from struct import pack

    def chunk(kind: bytes, body: bytes) -> bytes:
        return pack(">I", len(body)) + kind + body + b"crc!"

    head, end = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x" * 13), chunk(b"IEND", b"")
    picture = chunk(b"IDAT", b"pixels")
    assert (
        unsigned(head + chunk(b"tEXt", b"Author\0me") + picture + chunk(b"tIME", b"1234567") + end)
        == head + picture + end
    )


# On real data


@pytest.fixture
def chapter_of_medway(run, shared, unzipped, census, tmp_path):  # noqa: F811
    flagged = _flagged(run, shared, unzipped, census, tmp_path)
    need = []
    for rate in RATES:
        given = {"INPUT": flagged, "CODE_FIELD": "LSOA11CD", "PEOPLE_FIELD": "la_65p_d", "RATE": rate}
        need.append(run("estimateneed", **given, OUTPUT=str(tmp_path / f"{rate}.gpkg"))["OUTPUT"])
    return run("jsnachapter", RESULTS=[flagged], NEED=need, WARDS=medway(shared, "ward13"), WARD_FIELD="WD13NM",
               FOLDER=str(tmp_path / "out"), **BORING)  # fmt: skip


def _flagged(run, shared, unzipped, counts, folder) -> str:
    made_alone = living_alone(
        run, shared, counts, DATA_SOURCE="Census", DATA_YEAR="2011", OUTPUT=str(folder / "alone.gpkg")
    )["OUTPUT"]
    health = run(
        "imdquintiles", INPUT=made_alone, CODE_FIELD="LSOA11CD", TABLE=opened(unzipped("england/imd2010_england_lsoa01.csv.gz")),
        TABLE_CODE_FIELD="lsoa01_code", SCORE_FIELD="Health_score", RANK_FIELD="Health_rank", EDITION=0,
        LOOKUP=opened(unzipped("lookups/lookup_lsoa01_lsoa11_change.csv.gz")), LOOKUP_OLD_FIELD="lsoa01_code",
        LOOKUP_NEW_FIELD="lsoa11_code", OUTPUT=str(folder / "health.gpkg"),
    )["OUTPUT"]  # fmt: skip
    rule = ["la_65p_q", "=", 1, "dep_q", "=", 1]
    return run("flagpriority", INPUT=health, CODE_FIELD="LSOA11CD", CRITERIA=rule, OUTPUT=str(folder / "flagged.gpkg"))[
        "OUTPUT"
    ]


def test_medway(chapter_of_medway, tmp_path):
    found = companion(chapter_of_medway)
    printed = {one["key"]: one["printed"] for one in found["numbers"]}
    assert printed["base_65p"] == printed["need_jsna_isolated_65p_residents"] == "37,005"
    assert printed["need_jsna_isolated_65p_middle"] == "4,441"
    assert (printed["need_jsna_lonely_65p_low"], printed["need_jsna_lonely_65p_high"]) == ("1,850", "5,921")
    assert (printed["alone_65p"], printed["alone_u65"]) == ("11,868", "17,566")
    assert all(len(one["areas"]) == 163 for one in found["results"] if one["kind"] != "wards")
    health = next(one for one in found["results"] if one["key"] == "health")
    assert "2010" in health["edition"]
    sizes = [sum(area[5] == one for area in health["areas"]) for one in range(1, 6)]
    assert sum(sizes) == 163
    assert max(sizes) - min(sizes) <= 2
    page = words(made(chapter_of_medway)["chapter.html"])
    assert "Areas that meet the rule include parts of Chatham Central, " in page
    assert (
        "Areas where the largest shares of people aged 65 and over live alone include parts of Chatham Central, "
        in page
    )
    assert "16 of 163 areas are in the worst class both of living alone (65+) and of health." in page
    assert "Each rate in the table is of people aged 65 and over, also where" in page
    assert "Open Government Licence v3.0" in page
    limits = page[page.index("Limits The indices") : page.index("Method Areas")]
    assert "isolated or lonely are modelled, not measured" in limits
    inputs = {one["key"]: one["sha256"] for one in found["inputs"]}
    files = {"alone_65p": "flagged", "base_65p": "flagged", "need_jsna_isolated_65p_middle": RATES[0],
             "need_jsna_lonely_65p_low": RATES[1]}  # fmt: skip
    for number, name in files.items():
        own = next(one for one in found["numbers"] if one["key"] == number)
        assert digests.digest_of(tmp_path / f"{name}.gpkg") in [inputs[key] for key in own["inputs"]], number
        assert own["source"], number
    assert next(one for one in found["numbers"] if one["key"] == "base_65p")["source"] == "Census 2011"
    assert chapter_of_medway["FIGURE_COUNT"] == 6
    assert found["figures"][5]["caption"] == "Figure 6: People likely socially isolated, 65+, Medway"


YEARS = {
    "mid-2020": ("lsoa11", "england/mye2020_lsoa11_ew.csv.gz", {}, ("45,273", "5,433", "2,264", "7,244")),
    "2021": ("lsoa21", "england/census2021_lsoa21_ew.csv.gz", {}, ("46,003", "5,520", "2,300", "7,360")),
    "by hand": ("lsoa11", "england/mye2020_lsoa11_ew.csv.gz", {"TOTAL": 39150}, ("39,150", "4,698", "1,958", "6,264")),
}


@pytest.mark.parametrize("year", YEARS)
def test_need_of_medway_in_other_years(run, shared, unzipped, tmp_path, year):
    areas, counts, more, (residents, isolated, low, high) = YEARS[year]
    places = {"INPUT": medway(shared, areas), "CODE_FIELD": f"{areas.upper()}CD"}
    given = {**places, "TABLE": opened(unzipped(counts)), "PEOPLE_FIELD": "pop_65plus", "PEOPLE_AGES": "65+", **more}
    need = [run("estimateneed", **given, RATE=rate, OUTPUT=str(tmp_path / f"{rate}.gpkg"))["OUTPUT"] for rate in RATES]
    answer = run("jsnachapter", RESULTS=need, FOLDER=str(tmp_path / "out"), **BORING)
    printed = {one["key"]: one["printed"] for one in companion(answer)["numbers"]}
    assert printed["need_jsna_isolated_65p_residents"] == residents
    assert printed["need_jsna_isolated_65p_middle"] == isolated
    assert (printed["need_jsna_lonely_65p_low"], printed["need_jsna_lonely_65p_high"]) == (low, high)
    page = words(made(answer)["chapter.html"])
    assert f"Of {residents} people aged 65 and over, {low} to {high} are likely to be lonely" in page
    assert ("given by hand" in page) == bool(more)


def test_no_number_of_medway_is_in_the_package():
    root = Path(__file__).resolve().parents[2]
    numbers = (
        "37005",
        "37,005",
        "4441",
        "4,441",
        "45273",
        "45,273",
        "5433",
        "46003",
        "46,003",
        "5520",
        "39150",
        "39,150",
        "4698",
        "4,698",
    )
    for path in (root / "medway_isolation_plugin").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [one for one in numbers if re.search(rf"(?<![\w.]){re.escape(one)}(?![\w.])", text)], path
    for path in [*(root / "resources" / "chapter").iterdir(), *(root / "resources" / "rates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert not [one for one in numbers if one in text], path
