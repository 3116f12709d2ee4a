"""Pages as files: what is in them, and that nothing is left behind when something goes wrong."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QImage

from medway_isolation_plugin.cartography import exports, figure_words
from medway_isolation_plugin.cartography.ramps import sequential
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.processing.first_map import COUNTS, file_sources, sample_values
from tests import results as facts
from tests.full_disk import full_disk
from tests.processing.conftest import Feedback
from tests.processing.layers import layer

FIGURES = ["65_and_over", "health", "priority_pr_65p", "priority_pr_u65", "under_65", "wards"]


@pytest.fixture(scope="module")
def results(provider, sample, tmp_path_factory) -> Path:
    """The workflow's output on the sample data."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("results")
    outputs = {
        "indices_and_priority_areas": "areas.gpkg",
        "ward_table_under_65": "u65.csv",
        "ward_table_65_and_over": "65p.csv",
        "ward_report_under_65": "u65.html",
        "ward_report_65_and_over": "65p.html",
    }
    values = sample_values("medway_workflow", file_sources(str(sample.parent)))
    processing.run(
        "medwayisolation:medway_workflow", {**values, **{name: str(folder / file) for name, file in outputs.items()}}
    )
    return folder / "areas.gpkg"


@pytest.fixture
def inputs(results, sample, tmp_path):
    return {
        "INPUT": str(results),
        "WARDS": f"{sample}|layername=wards",
        "WARD_FIELD": "name",
        "FOLDER": str(tmp_path / "maps"),
        "DPI": 80,
    }


def small(**more) -> QgsVectorLayer:
    made = layer({"code": list("ABCDE"), "si_65p_q": [1, 2, 3, 4, 5]}, **more)
    return facts.state(made, facts.result(facts.SEGMENTS, [facts.classes("si_65p_q", P65)]))


def pdf_text(path: Path, page: int = 1) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    text = subprocess.run(
        ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(path), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return unicodedata.normalize("NFKC", " ".join(text.split()))  # ligatures as letters


def share(image: QImage, colour: str) -> float:
    wanted = QColor(colour).rgb()
    hits = sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return hits / (image.width() * image.height() / 9)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_figures_in_all_formats(run, inputs, tmp_path):
    answer = run("exportmaps", **inputs, FORMATS=[0, 1, 2])
    folder = tmp_path / "maps"
    assert names(folder) == sorted(f"map_{figure}.{end}" for figure in FIGURES for end in ("pdf", "png", "svg"))
    assert answer["FILE_COUNT"] == 18
    assert sorted(Path(line).name for line in answer["FILES"].splitlines()) == names(folder)
    assert answer["FOLDER"] == str(folder)

    text = pdf_text(folder / "map_65_and_over.pdf")
    for words in (
        "Likely social isolation among people aged 65 and over, Sample",
        "65+ isolation (placeholder weights): score per household, in quintiles. 163 areas.",
        "1 (most isolated): 2.321 to 4.007",
        "5 (least isolated): 0.993 to 1.302",
        "Source not stated.",
        "Windmill",
        "Fictional sample data",
        f"Made on {figure_words.today()}",
        "km",
    ):
        assert words in text, words
    assert "Recipe" not in text, "no index of the workflow is made with one"
    assert text.index("1 (most isolated)") < text.index("5 (least isolated)")
    for figure in FIGURES:
        text = pdf_text(folder / f"map_{figure}.pdf")
        assert "No data" not in text and "Undecided" not in text, "no area has none"
    assert "1 (most deprived)" in pdf_text(folder / "map_health.pdf")
    assert "Priority areas: 65+" in pdf_text(folder / "map_priority_pr_65p.pdf")
    for figure in FIGURES:
        info = subprocess.run(
            ["pdfinfo", str(folder / f"map_{figure}.pdf")], check=True, capture_output=True, text=True
        )
        assert re.search(r"Pages:\s+1\b", info.stdout)
        said = re.search(r"^Author:\s+(.*)", info.stdout, re.M)
        assert said and said[1] == "Medway Isolation, a plugin of QGIS", "the account's name is nobody's business"
        assert re.search(r"^Subject:\s+.*163 areas", info.stdout, re.M)
        assert re.search(r"^Title:\s+\S", info.stdout, re.M)
        assert re.search(r"Page size:\s+84\d[\d.]* x 59\d[\d.]* pts \(A4\)", info.stdout)

    image = QImage(str(folder / "map_65_and_over.png"))
    assert (image.width(), image.height()) == (935, 661)
    for colour in sequential(5):
        assert share(image, colour) > 0.01, colour
    assert share(QImage(str(folder / "map_priority_pr_65p.png")), "#8a0a45") > 0.005
    assert share(QImage(str(folder / "map_wards.png")), sequential(5)[0]) == 0
    svg = (folder / "map_65_and_over.svg").read_text(encoding="utf-8")
    assert "1 (most isolated)" in svg
    assert svg.rstrip().endswith("</svg>")


def test_the_accessible_form_is_told_of_and_says_what_the_map_shows(run, inputs, tmp_path):
    run("exportmaps", **inputs, FORMATS=[0, 3])
    folder = tmp_path / "maps"
    assert names(folder) == sorted(f"map_{figure}.{end}" for figure in FIGURES for end in ("pdf", "html"))
    for figure in FIGURES:
        assert f"Accessible form: map_{figure}.html" in pdf_text(folder / f"map_{figure}.pdf")
        page = (folder / f"map_{figure}.html").read_text(encoding="utf-8")
        picture = re.search(r'src="data:image/png;base64,([^"]+)"', page)
        image = QImage.fromData(base64.b64decode(picture[1]))
        assert (image.width(), image.height()) == (1286, 909)
        assert page.count("<tr><td>SAMPLE-") == 163
    page = (folder / "map_65_and_over.html").read_text(encoding="utf-8")
    assert "32 of 163 areas are in the worst fifth (class 1, most isolated); they lie in Sample Ferry (6), " in page
    assert '<td>1 (most isolated): 2.321 to 4.007</td><td class="n">32</td>' in page
    assert '<td>SAMPLE-033</td><td>Sample 005B</td><td>Sample Lighthouse</td><td class="n">4.007</td><td>1</td>' in page
    page = (folder / "map_priority_pr_65p.html").read_text(encoding="utf-8")
    flagged = re.search(r"(\d+) of 163 areas are priority areas; they lie in", page)
    assert page.count("<td>Priority area</td></tr>") == int(flagged[1]) > 0
    assert "Accessible form" not in page.replace("Accessible form: map_priority_pr_65p.html", "")


def test_wards_of_the_map_come_before_those_of_the_areas_and_most_of_an_area_counts(run, tmp_path):
    made = layer(
        {"code": list("ABC"), "ward_name": ["Old"] * 3, "si_65p_q": [1, 1, 2]},
        shapes=["POLYGON((0 0,3 0,3 1,0 1,0 0))", "POLYGON((3 0,6 0,6 1,3 1,3 0))", "POLYGON((6 0,9 0,9 1,6 1,6 0))"],
    )
    facts.state(made, facts.result(facts.SEGMENTS, [facts.classes("si_65p_q", P65)]))
    halves = layer(
        {"name": ["West", "East"]}, shapes=["POLYGON((0 0,4 0,4 1,0 1,0 0))", "POLYGON((4 0,8 0,8 1,4 1,4 0))"]
    )
    given = {"INPUT": made, "FOLDER": str(tmp_path), "FORMATS": [3], "FIGURES": [2]}
    run("exportmaps", **given, WARDS=halves, WARD_FIELD="name")
    assert "2 of 3 areas are in the worst fifth (class 1, most isolated); they lie in East (1), West (1)." in (
        (tmp_path / "map_65_and_over.html").read_text(encoding="utf-8")
    )
    run("exportmaps", **given, OVERWRITE=True)
    assert "they lie in Old (2)." in (tmp_path / "map_65_and_over.html").read_text(encoding="utf-8")


def test_a_layer_without_shapes_is_refused_and_not_printed_blank(refused, tmp_path):
    for shapes in ([""] * 5, ["POLYGON((1 1,1 1,1 1,1 1))"] * 5):
        message = refused("exportmaps", INPUT=small(shapes=shapes), FOLDER=str(tmp_path / "maps"))
        assert "has no shapes, so that its page would be blank. Join the table to a layer of areas" in message
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize(("number", "size"), [(0, (297, 210)), (1, (210, 297)), (2, (420, 297)), (3, (297, 420))])
def test_page_sizes(run, tmp_path, number, size):
    run("exportmaps", INPUT=small(), FOLDER=str(tmp_path), TEMPLATE=number, FORMATS=[0, 1], DPI=60)
    words = " ".join(pdf_text(tmp_path / "map_65_and_over.pdf").split())
    assert "Crown copyright and database right" in words
    assert "Ordnance" in words
    image = QImage(str(tmp_path / "map_65_and_over.png"))
    assert (image.width(), image.height()) == pytest.approx([mm / 25.4 * 60 for mm in size], abs=1)


def test_words_of_ones_own(run, inputs, tmp_path):
    run("exportmaps", **inputs, FIGURES=[1, 3], FORMATS=[0], TITLE="Board paper 7, {figure}", SUBTITLE="Draft", SOURCE="Our own data",
        STEM="paper 7/b")  # fmt: skip
    assert names(tmp_path / "maps") == ["paper_7_b_health.pdf", "paper_7_b_under_65.pdf"]
    text = pdf_text(tmp_path / "maps" / "paper_7_b_health.pdf")
    assert "Board paper 7, Health Deprivation and Disability" in text
    assert "Draft" in text
    assert "Our own data" in text
    assert "Crown copyright" not in text


def test_a_long_title_is_whole(run, inputs, tmp_path):
    title = (
        "Where people aged 65 and over are likely to be isolated, and what the health and wellbeing board may do about it "
        * 2
    )
    run("exportmaps", **inputs, FIGURES=[2], FORMATS=[0], TITLE=title)
    assert title.strip() in pdf_text(tmp_path / "maps" / "map_65_and_over.pdf")


def test_a_recipe_is_named_where_there_is_one(run, tmp_path):
    made = layer({"code": list("ABCDE"), "ci_q": [1, 2, 3, 4, 5]})
    index = facts.result(facts.COMPOSITE, [facts.classes("ci_q")], subject="Census index", recipe="feedc0ffee12")
    run("exportmaps", INPUT=facts.state(made, index), FOLDER=str(tmp_path), FORMATS=[0])
    assert "Recipe: Census index (feedc0ffee12)" in pdf_text(tmp_path / "map_index.pdf")


def test_files_are_never_overwritten_unasked(run, refused, inputs, tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "map_health.pdf").write_bytes(b"somebody's own")
    message = refused("exportmaps", **inputs, FORMATS=[0, 1])
    assert "already files of these names: map_health.pdf" in message
    assert "allow to overwrite" in message
    assert names(folder) == ["map_health.pdf"]
    assert (folder / "map_health.pdf").read_bytes() == b"somebody's own"
    assert run("exportmaps", **inputs, FIGURES=[3], FORMATS=[0], OVERWRITE=True)["FILE_COUNT"] == 1
    assert (folder / "map_health.pdf").read_bytes().startswith(b"%PDF")


def test_cancelling_leaves_nothing_and_keeps_old_files(run, inputs, tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "map_health.pdf").write_bytes(b"old")
    feedback = Feedback()
    feedback.progressChanged.connect(lambda progress: progress > 20 and feedback.cancel())
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        run("exportmaps", **inputs, FORMATS=[0], OVERWRITE=True, feedback=feedback)
    assert names(folder) == ["map_health.pdf"]
    assert (folder / "map_health.pdf").read_bytes() == b"old"


def test_cancelling_takes_a_new_folder_away(run, inputs, tmp_path):
    feedback = Feedback()
    feedback.progressChanged.connect(lambda progress: feedback.cancel())
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("exportmaps", **inputs, feedback=feedback)
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_full_disk(refused, inputs, tmp_path, kind):
    with full_disk(20_000):
        message = refused("exportmaps", **inputs, FORMATS=[kind], FIGURES=[2])
    assert "could not be written whole" in message
    assert "free space" in message
    assert not (tmp_path / "maps").exists()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody may write to")
def test_a_folder_that_nobody_may_write_to(refused, inputs):
    assert "cannot be written" in refused("exportmaps", **{**inputs, "FOLDER": "/proc/self/maps_here"})


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_read_only_folder(refused, inputs, tmp_path):
    folder = tmp_path / "maps"
    folder.mkdir(mode=0o555)
    assert "cannot be written" in refused("exportmaps", **inputs)


def test_a_folder_that_is_a_file_or_nowhere(refused, inputs, tmp_path):
    (tmp_path / "maps").write_text("x")
    assert "is a file. Choose a folder" in refused("exportmaps", **inputs)
    assert "does not exist" in refused("exportmaps", **{**inputs, "FOLDER": str(tmp_path / "gone" / "away")})


def test_a_folder_that_vanishes_while_pages_are_made(run, inputs, tmp_path):
    feedback = Feedback()
    feedback.progressChanged.connect(lambda progress: shutil.rmtree(tmp_path / "maps", ignore_errors=True))
    with pytest.raises(QgsProcessingException, match=r"could not be (written whole|put into)"):
        run("exportmaps", **inputs, FORMATS=[0], feedback=feedback)
    assert not (tmp_path / "maps").exists()


def test_a_missing_template_is_told(refused, inputs, tmp_path, monkeypatch):
    from medway_isolation_plugin import paths

    monkeypatch.setattr(paths, "LAYOUTS", tmp_path / "nowhere")
    message = refused("exportmaps", **inputs)
    assert "page template" in message
    assert "install the plugin again" in message
    assert not (tmp_path / "maps").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"FIGURES": [1]}, "no field that looks like a quintile for people under 65: choose one (FIELD_U65)"),
        ({"FIGURES": [0]}, "The ward map needs a wards layer (WARDS)"),
        ({"FIELD_65P": "gone"}, "has no field 'gone'"),
        ({"FIELDS_PRIORITY": ["gone"]}, "has no field 'gone'"),
        ({"FORMATS": []}, "FORMATS"),
    ],
)
def test_what_is_asked_for_but_not_there(refused, tmp_path, more, said):
    assert said in refused("exportmaps", INPUT=small(), FOLDER=str(tmp_path / "maps"), **more)
    assert not (tmp_path / "maps").exists()


def test_a_layer_without_results(refused, tmp_path):
    message = refused("exportmaps", INPUT=layer({"code": ["A"], "words": ["x"]}), FOLDER=str(tmp_path / "maps"))
    assert "holds nothing that a figure can show" in message


def test_a_composite_index_is_a_figure_too(run, tmp_path):
    made = layer({"code": list("AB"), "ci_q": [1, 2], "own_q": [2, 1]})
    index = facts.result(facts.COMPOSITE, [facts.classes("ci_q")], subject="Loneliness index")
    facts.state(made, index)
    run("exportmaps", INPUT=made, FOLDER=str(tmp_path), FORMATS=[0])
    assert names(tmp_path) == ["map_index.pdf"]
    assert pdf_text(tmp_path / "map_index.pdf").startswith("Loneliness index ")
    facts.state(made, index, facts.result(facts.COMPOSITE, [facts.classes("own_q")], stem="own", subject="Transport"))
    run("exportmaps", INPUT=made, FOLDER=str(tmp_path), FORMATS=[0], FIGURES=[5], FIELD_INDEX="own_q", STEM="own")
    assert pdf_text(tmp_path / "own_index.pdf").startswith("Transport ")


def test_a_comparison_is_a_figure_too(run, results, inputs, tmp_path):
    found = {"CODE_FIELD": "code", "FIRST_FIELD": "la_u65", "SECOND_FIELD": "la_65p", "CLASSES": 10}
    made = run("compareindices", INPUT=str(results), OUTPUT=str(tmp_path / "compared.gpkg"), **found)["OUTPUT"]
    run("exportmaps", **{**inputs, "INPUT": made}, FORMATS=[0, 1], FIGURES=[6])
    assert names(tmp_path / "maps") == ["map_change.pdf", "map_change.png"]
    text = pdf_text(tmp_path / "maps" / "map_change.pdf")
    for words in (
        "Change from Under 65 living alone to 65+ living alone",
        "(decile 1 = most isolated)",
        "Deciles moved",
        "6 to 9 towards more isolated",
        "Fewer than 2 deciles either way",
        "6 to 9 towards less isolated",
        "Windmill",
    ):
        assert words in text, words
    assert "No data" not in text
    image = QImage(str(tmp_path / "maps" / "map_change.png"))
    for colour in sequential(7, "puor"):
        assert share(image, colour) > 0.0005, colour


def test_the_print_style_has_no_colour_and_an_inset_its_own_scale(run, inputs, tmp_path):
    found = {}
    for name, more in (("colour", {"INSET": 1}), ("print", {"INSET": 2, "PRINT_STYLE": True})):
        run("exportmaps", **{**inputs, "FOLDER": str(tmp_path / name)}, FORMATS=[0, 1], FIGURES=[2], **more)
        image = QImage(str(tmp_path / name / "map_65_and_over.png"))
        colours = [image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
        found[name] = sum(colour.saturation() > 60 and colour.value() > 60 for colour in colours) / len(colours)
    assert found["colour"] > 0.15
    assert found["print"] < 0.001
    scales = [re.findall(r"\bk?m\b", pdf_text(tmp_path / name / "map_65_and_over.pdf")) for name in ("colour", "print")]
    assert [len(each) for each in scales] == [1, 2]


def test_an_empty_layer_and_points(refused, tmp_path):
    empty = QgsVectorLayer("Polygon?crs=EPSG:27700&field=si_65p_q:integer", "none", "memory")
    assert "is empty" in refused("exportmaps", INPUT=empty, FOLDER=str(tmp_path))
    points = QgsVectorLayer("Point?crs=EPSG:27700&field=si_65p_q:integer", "dots", "memory")
    assert "holds no polygons" in refused("exportmaps", INPUT=points, FOLDER=str(tmp_path))


def test_no_coordinate_reference_system(run, tmp_path):
    answer = run("exportmaps", INPUT=small(crs=None), FOLDER=str(tmp_path), FORMATS=[0])
    assert any("no scale bar" in warning for warning in answer["warnings"])
    assert " km" not in pdf_text(tmp_path / "map_65_and_over.pdf")


def test_degrees(run, tmp_path):
    squares = [
        f"POLYGON(({0.5 + i / 50} 51.3,{0.52 + i / 50} 51.3,{0.52 + i / 50} 51.4,{0.5 + i / 50} 51.3))"
        for i in range(5)
    ]
    answer = run("exportmaps", INPUT=small(crs="EPSG:4326", shapes=squares), FOLDER=str(tmp_path), FORMATS=[0])
    assert answer["warnings"] == []
    assert " km" in pdf_text(tmp_path / "map_65_and_over.pdf")


def test_the_open_project_and_the_input_are_left_alone(run, tmp_path):
    made = small()
    renderer, name = made.renderer(), made.name()
    QgsProject.instance().addMapLayer(made)
    try:
        run("exportmaps", INPUT=made.id(), FOLDER=str(tmp_path), FORMATS=[1], DPI=60)
        assert list(QgsProject.instance().mapLayers()) == [made.id()]
        assert made.renderer() is renderer
        assert made.name() == name
        assert not QgsProject.instance().layoutManager().layouts()
    finally:
        QgsProject.instance().removeMapLayer(made.id())


def test_it_runs_in_the_main_thread_and_needs_no_project(provider):
    flags = provider.algorithm("exportmaps").flags()
    assert flags & Qgis.ProcessingAlgorithmFlag.NoThreading
    assert not flags & Qgis.ProcessingAlgorithmFlag.RequiresProject


def test_in_a_model_after_an_index(provider, sample, tmp_path):
    model = QgsProcessingModelAlgorithm("maps", "tests")
    index, maps = (
        QgsProcessingModelChildAlgorithm(f"medwayisolation:{name}") for name in ("livingalone", "exportmaps")
    )
    fixed = QgsProcessingModelChildParameterSource.fromStaticValue
    values = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census",
              "TABLE_CODE_FIELD": "code", **COUNTS}  # fmt: skip
    for name, value in values.items():
        index.addParameterSources(name, [fixed(value)])
    index.setChildId("index")
    model.addChildAlgorithm(index)
    maps.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromChildOutput("index", "OUTPUT")])
    for name, value in {"FORMATS": [0], "FOLDER": str(tmp_path / "maps")}.items():
        maps.addParameterSources(name, [fixed(value)])
    maps.setChildId("maps")
    model.addChildAlgorithm(maps)
    context = QgsProcessingContext()
    results, done = model.run({}, context, Feedback())
    assert done, results
    assert names(tmp_path / "maps") == ["map_65_and_over.pdf", "map_under_65.pdf"]
    assert "1 (most isolated)" in pdf_text(tmp_path / "maps" / "map_under_65.pdf")


def test_names_of_files():
    assert exports.safe_name("St. Mary's / Park") == "St_Mary_s_Park"
    assert exports.safe_name("../..") == "page"
    assert exports.safe_name("Llŷn") == "Llŷn"


def test_styling_can_be_switched_off(run, sample, tmp_path):
    values = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census",
              "TABLE_CODE_FIELD": "code", **COUNTS}  # fmt: skip
    for number, output in enumerate(("memory:", str(tmp_path / "off.gpkg"), "memory:", str(tmp_path / "on.gpkg"))):
        on = number > 1
        made = run("livingalone", **values, STYLE=on, OUTPUT=output)["OUTPUT"]
        shown = made if isinstance(made, QgsVectorLayer) else QgsVectorLayer(str(made), "again", "ogr")
        assert shown.renderer().type() == ("categorizedSymbol" if on else "singleSymbol")
        alias = shown.attributeAlias(shown.fields().indexOf("la_65p_q"))
        assert alias == "65+ living alone: quintile (1 = most isolated)"


def test_a_geopackage_keeps_its_metadata(results):
    again = QgsVectorLayer(str(results), "again", "ogr")
    assert again.metadata().title() == "Priority areas"
    assert again.metadata().history()


def test_a_failure_lets_go_of_its_pages(run, refused, inputs):
    """QGIS keeps exceptions: pages that lived on in one would crash it later."""
    import gc

    from qgis.core import QgsProject
    from qgis.PyQt import sip

    run("exportmaps", **inputs, FIGURES=[1], FORMATS=[1])
    refused("exportmaps", **inputs, FIGURES=[1], FORMATS=[1])
    gc.collect()
    left = [one for one in gc.get_objects() if type(one) is QgsProject and not sip.isdeleted(one)]
    assert [one for one in left if one is not QgsProject.instance() and one.mapLayers()] == []


def test_wards_without_a_name_are_counted_and_those_without_room_named(run, tmp_path):
    corner = "POLYGON(({0} {0},{1} {0},{1} {1},{0} {1},{0} {0}))"
    # The large one takes all the ground on which a name could stand with a line.
    shapes = [corner.format(0, 1), corner.format(1, 2), corner.format(-1000, 1000), corner.format(0.5, 1.5)]
    wards = layer({"name": ["Alpha", "Bravo", "Large", " "]}, shapes=shapes)
    areas = small(shapes=[corner.format(left, left + 200) for left in range(0, 1000, 200)])
    answer = run(
        "exportmaps", INPUT=areas, WARDS=wards, WARD_FIELD="name", FOLDER=str(tmp_path), FIGURES=[0], FORMATS=[0]
    )
    assert "Wards without a name in name, which the maps leave without one: 1." in answer["warnings"]
    told = [warning for warning in answer["warnings"] if "no room for the name or number of" in warning]
    assert len(told) == 1
    assert told[0].startswith("map_wards.pdf: ")
    text = pdf_text(tmp_path / "map_wards.pdf")
    assert "Wards by number" in text
    for name in ("Alpha", "Bravo"):
        assert name in text
        assert (f"{name} (no room on the map)" in text) is (name in told[0])
