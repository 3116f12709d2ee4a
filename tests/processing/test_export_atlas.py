"""The atlas: a page for each ward, with what is in it and around it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsProperty
from qgis.PyQt.QtGui import QColor, QImage

from medway_isolation_plugin.cartography.ramps import sequential
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role, Scope
from tests import results as facts
from tests.processing.conftest import Feedback
from tests.processing.layers import layer
from tests.processing.test_export_maps import names, pdf_text, results, share  # noqa: F401

FIELDS = {"CODE_FIELD": "code", "WARD_FIELD": "name", "DPI": 60}


def areas(**more):
    made = layer(
        {
            "code": [f"A{number:02d}" for number in range(6)],
            "si_65p": [9.0, 8.0, 7.0, None, 2.0, 1.0],
            "si_65p_q": [1, 1, 2, None, 5, 5],
            "dep_q": [1, 5, 2, 3, 4, 5],
            "pr_65p": [1, 0, 0, None, 0, 0],
        },
        **more,
    )
    index = [facts.column("si_65p", Role.VALUE, P65, unit="score per household"), facts.classes("si_65p_q", P65)]
    return facts.state(
        made,
        facts.result(facts.SEGMENTS, index),
        facts.result(facts.DEPRIVED, [facts.classes("dep_q")], subject="Health"),
        facts.result(facts.PRIORITY, [facts.column("pr_65p", Role.FLAG, P65)], stem="pr_65p", subject="65+"),
    )


def box(left: float, right: float) -> str:
    return f"POLYGON(({left} 0,{right} 0,{right} 1,{left} 1,{left} 0))"


def wards(**more):
    shapes = [box(3, 6), box(0, 3)]
    return layer({"name": ["North / East", "Abbey"]}, **{"shapes": shapes, **more})


def pages(path: Path) -> int:
    done = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True)
    return int(re.search(r"Pages:\s+(\d+)", done.stdout)[1])


def test_a_page_for_each_ward_in_alphabetical_order(run, tmp_path):
    answer = run("exportatlas", INPUT=areas(), WARDS=wards(), **FIELDS, FOLDER=str(tmp_path), FORMATS=[0, 1])
    assert names(tmp_path) == ["atlas.pdf", "atlas_01_Abbey.png", "atlas_02_North_East.png"]
    assert (answer["PAGES"], answer["FILE_COUNT"]) == (2, 3)
    assert pages(tmp_path / "atlas.pdf") == 2
    first, second = (pdf_text(tmp_path / "atlas.pdf", number) for number in (1, 2))
    assert first.startswith("Abbey ")
    assert second.startswith("North / East ")
    assert "1 (most isolated)" in first
    assert "Other wards" in first
    # The table, worst first: code, value, quintile, health quintile, priority.
    assert re.search(r"A00 9\.0 1 1 yes .*A01 8\.0 1 5 no .*A02 7\.0 2 2 no", first)
    assert "A04 2.0" not in first
    assert re.search(r"A04 2\.0 5 4 no .*A05 1\.0 5 5 no", second)
    assert "A03 – – 3 –" in second, "what is missing is a dash, never 0"
    assert "East" in first, "the neighbour is named"


def test_the_wards_areas_are_in_colour_and_the_others_faded(run, tmp_path):
    run("exportatlas", INPUT=areas(), WARDS=wards(), **FIELDS, FOLDER=str(tmp_path), FORMATS=[1])
    image = QImage(str(tmp_path / "atlas_01_Abbey.png"))
    other = QImage(str(tmp_path / "atlas_02_North_East.png"))
    worst, best = sequential(5)[0], sequential(5)[4]
    assert share(image, worst) > 4 * share(other, worst), "in the other ward's page it is only in the legend"
    assert share(other, best) > 4 * share(image, best)


def test_an_accessible_page_stands_beside_each_ward(run, tmp_path):
    answer = run("exportatlas", INPUT=areas(), WARDS=wards(), **FIELDS, FOLDER=str(tmp_path))
    assert names(tmp_path) == ["atlas.pdf", "atlas_01_Abbey.html", "atlas_02_North_East.html"]
    assert answer["FILE_COUNT"] == 3
    first, second = (path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*.html")))
    for number, page in ((1, "atlas_01_Abbey.html"), (2, "atlas_02_North_East.html")):
        assert f"Accessible form: {page}" in pdf_text(tmp_path / "atlas.pdf", number).replace("- ", "")
    assert '<html lang="en' in first
    assert re.search(r"<h1>Abbey", first)
    assert "2 of 3 areas are in the worst fifth (class 1, most isolated)." in first
    assert "1 of 3 areas are in the worst fifth" not in second and "0 of 3 areas are in the worst fifth" in second
    assert "1 area has no value." in second and "has no value" not in first
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", first, re.S)]
    assert ["A00", "9", "1", "1", "yes"] in rows
    assert ["A01", "8", "1", "5", "no"] in rows
    assert [row[0] for row in rows if row[0].startswith("A0")] == ["A00", "A01", "A02"]
    heads = next(row for row in rows if row[0] == "Code")
    assert heads[-2:] == ["Health (1 = worst)", "Priority"]
    assert re.search(r'<img src="data:image/png;base64,\w{4}', first)


def test_without_accessible_pages_nothing_points_to_them(run, tmp_path):
    run("exportatlas", INPUT=areas(), WARDS=wards(), **FIELDS, FOLDER=str(tmp_path), FORMATS=[0])
    assert names(tmp_path) == ["atlas.pdf"]
    assert "Accessible form" not in pdf_text(tmp_path / "atlas.pdf")


def test_the_print_style_has_no_colour_and_classes_in_the_own_ward_alone(run, tmp_path):
    for name, printed in (("colour", False), ("print", True)):
        run(
            "exportatlas",
            INPUT=areas(),
            WARDS=wards(),
            **FIELDS,
            FOLDER=str(tmp_path / name),
            FORMATS=[1],
            PRINT_STYLE=printed,
        )
    for page in ("atlas_01_Abbey.png", "atlas_02_North_East.png"):
        coloured, grey = QImage(str(tmp_path / "colour" / page)), QImage(str(tmp_path / "print" / page))
        assert hues(grey) == 0 < hues(coloured)
    own, other = (QImage(str(path)) for path in sorted((tmp_path / "print").iterdir()))
    # The worst class is the darkest grey, a fill of its own: the other ward's page has it in the legend only.
    worst = QColor(30, 30, 30)
    assert share(own, worst) > 4 * share(other, worst)


def hues(image: QImage) -> int:
    """Return how many pixels of a coarse grid have a hue."""
    grid = [image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return sum(max(one.red(), one.green(), one.blue()) - min(one.red(), one.green(), one.blue()) > 12 for one in grid)


def square(x: float, y: float, wide: float, high: float) -> str:
    """Return a box in metres."""
    return f"POLYGON(({x} {y},{x + wide} {y},{x + wide} {y + high},{x} {y + high},{x} {y}))"


@pytest.mark.parametrize(("choice", "insets"), [(0, (1, 0)), (1, (0, 0)), (2, (1, 1))])
def test_each_ward_has_an_inset_of_its_own_where_it_is_wanted(run, tmp_path, choice, insets):
    """One ward has a town of areas that are too small to be seen, the other none; an inset has a scale bar of its own."""
    large = [square(0, 0, 3_000, 1_000), square(3_000, 0, 1_500, 1_000), square(4_500, 0, 1_500, 1_000)]
    town = [square(1_400 + 10 * (n % 3), 400 + 10 * (n // 3), 10, 10) for n in range(9)]
    classes = {"code": [f"A{n:02d}" for n in range(12)], "q": [n % 5 + 1 for n in range(12)]}
    made = layer(classes, shapes=[*large, *town], crs="EPSG:27700")
    facts.state(made, facts.result(facts.SEGMENTS, [facts.classes("q", P65)]))
    halves = [square(3_000, 0, 3_000, 1_000), square(0, 0, 3_000, 1_000)]
    borough = wards(crs="EPSG:27700", shapes=halves)
    run("exportatlas", INPUT=made, WARDS=borough, **FIELDS, FOLDER=str(tmp_path), FORMATS=[0], INSET=choice)
    bars = [len(re.findall(r"\bk?m\b", pdf_text(tmp_path / "atlas.pdf", number))) for number in (1, 2)]
    assert bars == [1 + inset for inset in insets]


WARDS = ["Harrow Weald", "abbey", "Éastcote", "Harrow on the Hill", "Fenwick"]  # of the classes 1 to 5
ALPHABETICAL = ["abbey", "Éastcote", "Fenwick", "Harrow on the Hill", "Harrow Weald"]


@pytest.fixture(scope="module")
def locales(tmp_path_factory):
    """Return a folder with two locales that sort otherwise than by code point, whatever this computer has."""
    folder = tmp_path_factory.mktemp("locales")
    for name in ("en_GB", "de_DE"):
        command = ["localedef", "-i", name, "-f", "UTF-8", str(folder / f"{name}.UTF-8")]
        if shutil.which("localedef") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("needs localedef and the definitions of locales (Debian's package locales)")
    return folder


@pytest.mark.parametrize("locale", ["C.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"])
def test_every_page_shows_the_ward_that_its_file_is_named_after_whatever_the_locale(locales, tmp_path, locale):
    program = Path(__file__).with_name("atlas_by_locale.py")
    root = program.parents[2]
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "maps"), *WARDS],
        env={**os.environ, "LC_ALL": locale, "LOCPATH": str(locales), "PYTHONPATH": str(root)},
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    by_qt = json.loads(done.stdout.strip().splitlines()[-1])
    assert by_qt == (sorted(WARDS) if locale == "C.UTF-8" else ALPHABETICAL), "the locale is the one asked for"

    pngs = sorted(path for path in (tmp_path / "maps").iterdir() if path.suffix == ".png")
    file_of = {f"{name.replace(' ', '_')}.png": name for name in WARDS}
    named = [file_of[path.name.split("_", 2)[2]] for path in pngs]
    # Each ward has a class of its own, which is in full colour in its own page only.
    for name, path in zip(named, pngs):
        image = QImage(str(path))
        coloured = [share(image, colour) for colour in sequential(5)]
        assert WARDS[coloured.index(max(coloured))] == name
        assert max(coloured) > 4 * sorted(coloured)[-2]
    pdf = [pdf_text(tmp_path / "maps" / "atlas.pdf", number) for number in range(1, 6)]
    assert [next(name for name in WARDS if text.startswith(f"{name} ")) for text in pdf] == named
    assert named == ALPHABETICAL
    assert [path.name.split("_")[1] for path in pngs] == ["01", "02", "03", "04", "05"]


def test_the_sample_borough(run, results, sample, tmp_path):  # noqa: F811
    values = {"INPUT": str(results), "WARDS": f"{sample}|layername=wards", **FIELDS}
    answer = run("exportatlas", **values, FOLDER=str(tmp_path / "new"), TEMPLATE=1, TITLE="Ward profile: {ward}")
    assert answer["PAGES"] == 22
    path = tmp_path / "new" / "atlas.pdf"
    assert pages(path) == 22
    info = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    assert re.search(r"^Title:\s+65\+ isolation", info, re.M), "of all wards, not of the first one"
    assert re.search(r"^Subject:\s+Score per household, in quintiles", info, re.M)
    assert re.search(r"^Author:\s+Medway Isolation", info, re.M)
    first = pdf_text(path, 1)
    assert "65+ isolation (placeholder weights). Score per household, in quintiles. 8 areas of 163." in first
    assert "1 (most isolated): 2.321 to 4.007" in first and "No data" not in first
    table = re.findall(r"(Sample \d{3}[A-Z]) SAMPLE-\d{3}", first)
    assert len(table) == 8
    assert sum(first.count(name) > 1 for name in table) > 4, "names label the map too"
    codes = set()
    for number in range(1, 23):
        text = pdf_text(path, number)
        assert text.startswith("Ward profile: Sample ")
        codes |= set(re.findall(r"\d{3}[A-Z]? (SAMPLE-\d{3}) \d+\.\d [1-5] [1-5] (?:yes|no)", text))
    assert len(codes) == 163, "every area stands in one ward's table"


def test_an_index_of_ranks_alone_has_them_in_its_table_worst_first(run, tmp_path):
    made = layer(
        {"code": list("ABCDEF"), "score": [None] * 6, "rank": [900, 7, 44, 5, 6, 8], "q": [3, 1, 2, 1, 1, 2]},
    )
    columns = [
        facts.column("score", Role.VALUE, unit="national rank"),
        facts.column("rank", Role.RANK, scope=Scope.NATIONAL),
        facts.classes("q"),
    ]
    facts.state(made, facts.result(facts.DEPRIVED, columns, subject="Health", classes=3))
    run("exportatlas", INPUT=made, WARDS=wards(), CLASS_FIELD="q", **FIELDS, FOLDER=str(tmp_path))
    text = pdf_text(tmp_path / "atlas.pdf", 1)
    assert "Rank" in text and "Value" not in text
    assert re.search(r"\bB 7 1 .*\bC 44 2 .*\bA 900 3\b", text)


def test_a_ward_with_more_areas_than_a_page_holds_says_so(run, tmp_path):
    many = 120
    crowd = layer(
        {"code": [f"A{number:03d}" for number in range(many)], "q": [number % 5 + 1 for number in range(many)]}
    )
    facts.state(crowd, facts.result(facts.SEGMENTS, [facts.classes("q", P65)]))
    borough = wards(shapes=[box(0, 119), box(119, 120)])
    run("exportatlas", INPUT=crowd, WARDS=borough, **FIELDS, FOLDER=str(tmp_path))
    text = pdf_text(tmp_path / "atlas.pdf", 2)
    assert re.search(r"\d+ areas of this ward not shown, those with the best values", text)
    assert "not shown" not in pdf_text(tmp_path / "atlas.pdf", 1)


def test_names_in_data_are_never_worked_out_as_expressions(run, tmp_path):
    made = areas()
    facts.state(
        made,
        facts.result(
            facts.COMPOSITE,
            [facts.column("si_65p", Role.VALUE, P65), facts.classes("si_65p_q", P65)],
            subject="[% 3 + 4 %]",
        ),
    )
    borough = layer({"name": ["[% 30 + 12 %]", 'It\'s "odd"']}, shapes=[box(0, 3), box(3, 6)])
    answer = run(
        "exportatlas",
        INPUT=made,
        WARDS=borough,
        **FIELDS,
        FOLDER=str(tmp_path),
        CLASS_FIELD="si_65p_q",
        SOURCE="[% 50 + 5 %]",
    )
    assert answer["PAGES"] == 2
    text, odd = pdf_text(tmp_path / "atlas.pdf", 1), pdf_text(tmp_path / "atlas.pdf", 2)
    assert text.startswith("[ % 30 + 12 %] ")
    assert "[ % 3 + 4 %]" in text
    assert "[ % 50 + 5 %]" in text
    assert not {"42", "55"} & set(text.split())
    assert odd.startswith('It\'s "odd" ')
    assert "A04 2.0" in odd


def test_a_ward_without_areas_has_a_page_that_says_so(run, tmp_path):
    run("exportatlas", INPUT=areas(), WARDS=wards(shapes=[box(0, 6), box(9, 12)]), **FIELDS, FOLDER=str(tmp_path))
    assert pages(tmp_path / "atlas.pdf") == 2
    assert "No area is counted in this ward." in pdf_text(tmp_path / "atlas.pdf", 1)


def test_areas_outside_every_ward_are_counted(run, tmp_path):
    answer = run(
        "exportatlas", INPUT=areas(), WARDS=wards(shapes=[box(0, 2), box(2, 4)]), **FIELDS, FOLDER=str(tmp_path)
    )
    assert any("no ward" in warning and ": 2" in warning for warning in answer["warnings"])


def test_wards_are_united_and_warned_of_once(run, tmp_path):
    crossed = "POLYGON((0 0,3 1,3 0,0 1,0 0))"
    borough = layer({"name": ["Abbey", "Brook", "Brook"]}, shapes=[crossed, box(3, 5), box(5, 6)])
    answer = run("exportatlas", INPUT=areas(), WARDS=borough, **FIELDS, FOLDER=str(tmp_path))
    assert answer["warnings"] == ["1 ward had invalid shapes, which were repaired: Abbey."]
    assert answer["PAGES"] == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"WARD_FIELD": "gone"}, "has no field 'gone'"),
        ({"WARD_FIELD": " "}, "its name field (WARD_FIELD)"),
        ({"WARD_FIELD": QgsProperty.fromExpression("1/0")}, "its name field (WARD_FIELD)"),
        ({"CODE_FIELD": "gone"}, "has no field 'gone'"),
        ({"CLASS_FIELD": "gone"}, "has no field 'gone'"),
        ({"WARDS": "far"}, "No area overlaps a ward"),
        ({"WARDS": "nameless"}, "no ward with a name"),
        ({"INPUT": "bare"}, "no field that looks like a quintile"),
    ],
)
def test_what_cannot_be_an_atlas(refused, tmp_path, more, said):
    layers = {
        "far": wards(shapes=[box(900, 903), box(800, 803)]),
        "nameless": layer({"name": [None, ""]}),
        "bare": layer({"code": ["A"]}),
    }
    values = {"INPUT": areas(), "WARDS": wards(), **FIELDS, "FOLDER": str(tmp_path / "maps"), **more}
    assert said in refused("exportatlas", **{name: layers.get(value, value) if isinstance(value, str) else value
                                             for name, value in values.items()})  # fmt: skip
    assert not (tmp_path / "maps").exists()


def test_cancelling_and_not_overwriting(run, refused, tmp_path):
    feedback = Feedback()
    feedback.progressChanged.connect(lambda progress: progress > 10 and feedback.cancel())
    values = {"INPUT": areas(), "WARDS": wards(), **FIELDS, "FOLDER": str(tmp_path / "maps"), "FORMATS": [0, 1]}
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        run("exportatlas", **values, feedback=feedback)
    assert not (tmp_path / "maps").exists()
    run("exportatlas", **values)
    before = {path.name: path.read_bytes() for path in (tmp_path / "maps").iterdir()}
    assert "already files of these names" in refused("exportatlas", **values)
    assert {path.name: path.read_bytes() for path in (tmp_path / "maps").iterdir()} == before


def test_no_system_and_degrees(run, tmp_path):
    answer = run("exportatlas", INPUT=areas(crs=None), WARDS=wards(crs=None), **FIELDS, FOLDER=str(tmp_path / "none"))
    assert any("no scale bar" in warning for warning in answer["warnings"])
    shift = [
        f"POLYGON(({i / 50} 51.3,{(i + 1) / 50} 51.3,{(i + 1) / 50} 51.4,{i / 50} 51.4,{i / 50} 51.3))"
        for i in range(6)
    ]
    halves = [f"POLYGON(({a} 51.3,{a + 0.06} 51.3,{a + 0.06} 51.4,{a} 51.4,{a} 51.3))" for a in (0.06, 0)]
    run("exportatlas", INPUT=areas(crs="EPSG:4326", shapes=shift), WARDS=wards(crs="EPSG:4326", shapes=halves), **FIELDS,
        FOLDER=str(tmp_path / "degrees"))  # fmt: skip
    assert " km" in pdf_text(tmp_path / "degrees" / "atlas.pdf")


def test_the_pdf_has_the_numbers_of_neighbours_without_room(run, tmp_path):
    strips = [box(0, 2.9), box(2.9, 3), box(3, 6)]
    between = layer({"name": ["Abbey", "Long name in a strip", "North"]}, shapes=strips)
    for formats in ([0], [1, 0]):
        run(
            "exportatlas", INPUT=areas(), WARDS=between, **FIELDS, FOLDER=str(tmp_path), FORMATS=formats, OVERWRITE=True
        )
        text = pdf_text(tmp_path / "atlas.pdf", 1)
        assert text.startswith("Abbey ")
        assert "1 Long name in a strip" in text
        assert "Wards by number" not in pdf_text(tmp_path / "atlas.pdf", 2)
