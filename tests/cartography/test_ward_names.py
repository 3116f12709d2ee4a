"""Every ward's name on its page: QGIS is asked what it placed, and the pages are read back."""

from __future__ import annotations

import html
import importlib.util
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransform,
    QgsGeometry,
    QgsLayoutExporter,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from medway_isolation_plugin.cartography import atlas as atlases
from medway_isolation_plugin.cartography import exports, figures, own_layouts, pages
from medway_isolation_plugin.cartography.atlas import Area, Atlas
from medway_isolation_plugin.cartography.atlas_table import Shown
from medway_isolation_plugin.cartography.exports import Format
from medway_isolation_plugin.cartography.figure import Figure
from medway_isolation_plugin.cartography.figure_kinds import Priority, Wards
from medway_isolation_plugin.cartography.figures import Pages
from medway_isolation_plugin.cartography.inset import Inset
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from tests.conftest import ROOT
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

YEARS = {2013: ("lsoa11", "ward13", "WD13NM", 22), 2025: ("lsoa21", "ward25", "WD25NM", 24)}
WORDS = Words("Wards of the authority", "Subtitle", "Source", "Made on a day")
WELSH = ("Llanfair Pwllgwyngyll ac Aethwy", "Penrhyndeudraeth", "Cwmllynfell ac Ystalyfera", "Llansanffraid Glan Conwy",
         "Dyffryn Ardudwy a Llanbedr", "Aberystwyth Bronglais", "Mynydd-y-garreg", "Tŷ'n-y-nant")  # fmt: skip


def box(left: float, bottom: float, right: float, top: float) -> str:
    return f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"


def wards_of(names: list[str | None], shapes: list[str]) -> QgsVectorLayer:
    return layer({"name": names}, shapes=shapes)


class Page:
    """A page that was written, the labels that QGIS says are on it, and the rows of its key."""

    def __init__(self, maker: Pages, path: Path, shown: Figure | None = None) -> None:
        self.maker, self.path = maker, path
        self.layout = maker.layout(shown or Wards.on(maker.areas, ""), WORDS)
        self.left_out = maker.export(self.layout, path, Format.PDF)
        exporter = QgsLayoutExporter(self.layout)
        assert exporter.exportToPdf(str(path), exports.pdf_settings(300)) == QgsLayoutExporter.ExportResult.Success
        results = exporter.labelingResults().values()
        self.labels = [label for found in results for label in found.allLabels()]
        everywhere = QgsRectangle(-1e8, -1e8, 1e8, 1e8)
        # The line from each name that stands beside all wards to its own, by the ward's id.
        self.lines = {line.featureId: line for found in results for line in found.calloutsWithinRectangle(everywhere)}
        self.key = key_of(self.layout)

    @classmethod
    def of(cls, wards: QgsVectorLayer, path: Path, size: PageSize = PageSize.A4_LANDSCAPE, **more) -> Page:
        return cls(Pages(wards, template_path(size), wards, "name", **{"inset": Inset.NEVER, **more}), path)

    def texts(self) -> list[str]:
        return sorted(label.labelText for label in self.labels if not label.isUnplaced)

    def check(self, field: str = "name") -> None:
        """Every ward has its name or its number once; no label lies on another, off the map or in another ward.

        A name beside all wards has a line that ends in its own, touches no other label and no other line.
        """
        maker, numbers = self.maker, {name: number for number, name in self.key}
        wards = {feature.id(): feature for feature in maker.wards.getFeatures()}
        assert self.left_out == []
        assert {label.featureId: label.labelText for label in self.labels if not label.isUnplaced} == {
            ward: numbers.get(feature[field], feature[field]) for ward, feature in wards.items()
        }
        check_apart(self.labels)
        frame = self.layout.itemById("map").extent()
        to_map = QgsCoordinateTransform(maker.wards.crs(), maker.crs, QgsProject())
        shapes = {ward: QgsGeometry(feature.geometry()) for ward, feature in wards.items()}
        for shape in shapes.values():
            shape.transform(to_map)
        for label in self.labels:
            place = label.labelGeometry
            assert frame.contains(place.boundingBox()), label.labelText
            covered = {ward: shape.intersection(place).area() for ward, shape in shapes.items()}
            if label.featureId in self.lines:
                assert not any(covered.values()), label.labelText
                self.check_line(label, shapes)
            else:
                assert max(covered, key=covered.get) == label.featureId, label.labelText
        self.check_read_back()

    def check_line(self, label, shapes) -> None:
        ends = {ward: [QgsPointXY(line.origin()), QgsPointXY(line.destination())] for ward, line in self.lines.items()}
        drawn = {ward: QgsGeometry.fromPolylineXY(points) for ward, points in ends.items()}
        line, own = drawn.pop(label.featureId), label.featureId
        assert any(shapes[own].contains(QgsGeometry.fromPointXY(end)) for end in ends[own]), label.labelText
        assert line.distance(label.labelGeometry) == pytest.approx(0, abs=line.length() / 100)
        assert line.length() * 1000 / self.layout.itemById("map").scale() < 41, "mm"
        assert not any(line.intersects(other) for other in drawn.values()), label.labelText
        others = [other for other in self.labels if other.featureId != own and not other.isUnplaced]
        assert [other.labelText for other in others if line.intersects(other.labelGeometry)] == []
        assert sum(1 for ward, shape in shapes.items() if ward != own and line.intersects(shape)) < 2, label.labelText

    def check_read_back(self) -> None:
        """Inside the map's frame stand the labels' words, and in the key's box the key's."""
        words = [word for text in self.texts() for word in text.split()]
        assert Counter(read_back(self.path, self.layout, "map")) == Counter(words)
        rows = [("", "Wards by number"), *self.key] if self.key else []
        words = [word for row in rows for word in " ".join(row).split()]
        assert Counter(read_back(self.path, self.layout, "ward_key")) == Counter(words)


def key_of(layout) -> list[tuple[str, str]]:
    """Return the rows below the heading of a page's key, none where it is not shown."""
    frame = layout.itemById("ward_key")
    if not frame.isVisible():
        return []
    lines = [[str(cell.content()) for cell in line] for line in frame.multiFrame().tableContents()]
    assert lines[0][1] == "Wards by number"
    rows = [(line[at], line[at + 1]) for at in range(0, len(lines[0]), 2) for line in lines[1:]]
    return [row for row in rows if any(row)]


def check_apart(labels) -> None:
    placed = [(label.labelText, label.labelGeometry) for label in labels if not label.isUnplaced]
    for (one, first), (other, second) in combinations(placed, 2):
        assert not first.intersects(second), (one, other)


def read_back(path: Path, layout, item: str, page: int = 1) -> list[str]:
    """Return the words of a PDF whose middles lie in an item's box, ligatures as letters."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    done = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"],
        check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    place = pages.box_of(layout.itemById(item))
    found = []
    for *corners, word in re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', done.stdout
    ):
        left, top, right, bottom = (float(corner) / 72 * 25.4 for corner in corners)
        if place.contains((left + right) / 2, (top + bottom) / 2):
            found.append(unicodedata.normalize("NFKC", html.unescape(word)))
    return found


# Medway


@pytest.fixture(scope="module")
def medway(shared):
    """Return a function that gives a year's areas, with classes and a flag made up, its wards and their name field."""

    def layers(year: int) -> tuple[QgsVectorLayer, QgsVectorLayer, str]:
        areas, wards, field, _ = YEARS[year]
        folder = shared / "data" / "medway"
        real, real_wards = (QgsVectorLayer(str(folder / f"{name}.geojson"), name, "ogr") for name in (areas, wards))
        assert real.isValid()
        assert real_wards.isValid()
        code = f"LSOA{areas[-2:]}CD"
        rows = sorted(real.getFeatures(), key=lambda feature: feature[code])
        made = layer(
            {"code": [row[code] for row in rows], "la_65p_q": [number % 5 + 1 for number in range(len(rows))],
             "prio": [int(number % 6 == 0) for number in range(len(rows))]},
            crs="EPSG:4326", shapes=[row.geometry().asWkt() for row in rows],
        )  # fmt: skip
        return made, real_wards, field

    return layers


@pytest.mark.parametrize(("kind", "points"), [(Wards, 8), (Wards, 10), (Priority, 8)])
@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("year", YEARS)
def test_every_ward_of_medway_is_named(medway, tmp_path, year, size, kind, points):
    areas, wards, field = medway(year)
    maker = Pages(areas, template_path(size), wards, field, name_size=points)
    shown = kind.on(areas, "prio" if kind is Priority else "")
    page = Page(maker, tmp_path / "page.pdf", shown)
    assert maker.wards.labeling().settings().format().size() == points
    assert len(page.labels) == YEARS[year][3]
    page.check(field)
    assert len(page.key) < 9, "most have room for their names"


@pytest.mark.parametrize("points", [8, 10])
@pytest.mark.parametrize("size", PageSize)
def test_every_neighbour_is_named_in_the_atlas_of_medway(medway, tmp_path, monkeypatch, size, points):
    # Each template with both sizes and both sets of wards, in half the pages that all of them together have.
    year = 2013 if (points == 8) == (size in (PageSize.A4_LANDSCAPE, PageSize.A3_PORTRAIT)) else 2025
    written = []
    monkeypatch.setattr(atlases, "export", lambda *page: written.append(exports.export(*page)) or written[-1])
    areas, wards, field = medway(year)
    shapes = {feature[field]: feature.geometry() for feature in wards.getFeatures()}
    members = []
    for feature in areas.getFeatures():
        inside = feature.geometry().pointOnSurface()
        ward = next((name for name, shape in shapes.items() if shape.contains(inside)), "")
        members.append(Area(feature.attributes(), feature.geometry(), ward))
    atlas = Atlas(areas, members, shapes, Shown("code", "la_65p_q"), Words, template_path(size, atlas=True),
                  name_size=points)  # fmt: skip
    drawn = {feature["ward"]: feature.geometry() for feature in atlas.wards.getFeatures()}
    turned = 0
    for ward in atlas.turned():
        left_out = atlas.export(tmp_path / "page.svg", Format.SVG, 300)
        labels = written[-1]
        check_apart(labels)
        chart, key = atlas.layout.itemById("map"), key_of(atlas.layout)
        placed = [label.labelText for label in labels if label.layerID == atlas.wards.id() and not label.isUnplaced]
        numbers = {number: name for number, name in key if number != "–"}
        assert {text for text in placed if text.isdigit()} == set(numbers)
        named = [numbers.get(text, text) for text in placed]
        seen = {name: shape.clipped(chart.extent()).area() for name, shape in drawn.items() if name != ward}
        assert sorted([*named, *left_out]) == sorted(name for name, area in seen.items() if area > 0), ward
        assert [name for number, name in key if number == "–"] == [f"{name} (no room on the map)" for name in left_out]
        for name in left_out:  # slivers at the edge
            assert seen[name] * (1000 / chart.scale()) ** 2 < 15, (ward, name)  # mm² on paper
        turned += 1
    assert turned == YEARS[year][3]


@pytest.mark.parametrize("size", [PageSize.A4_LANDSCAPE, PageSize.A4_PORTRAIT])
@pytest.mark.parametrize("year", YEARS)
def test_what_an_inset_shows_is_named_in_it_to_its_edges(medway, tmp_path, year, size):
    areas, wards, field = medway(year)
    page = Page(Pages(areas, template_path(size), wards, field, inset=Inset.ALWAYS), tmp_path / "page.pdf")
    item, numbers = page.layout.itemById("inset"), {name: number for number, name in page.key}
    to_map = QgsCoordinateTransform(wards.crs(), page.maker.crs, QgsProject())
    by_map = {}
    for label in page.labels:
        if not label.isUnplaced:
            by_map.setdefault(label.layerID, {})[label.featureId] = label.labelText
    on_the_map, in_the_inset = by_map[page.maker.wards.id()], by_map[item.layers()[0].id()]
    left_out = []
    for feature in page.maker.wards.getFeatures():
        shape, name = QgsGeometry(feature.geometry()), feature[field]
        shape.transform(to_map)
        assert on_the_map[feature.id()] in (name, numbers.get(name))
        paper = shape.clipped(item.extent()).area() * (1000 / item.scale()) ** 2  # mm²
        if feature.id() in in_the_inset:
            assert in_the_inset[feature.id()] in (name, numbers.get(name))
        elif paper > 0:
            left_out.append(paper)
    assert len(in_the_inset) > 3
    assert all(paper < 15 for paper in left_out), "slivers at the edge"
    check_apart([label for label in page.labels if label.layerID == item.layers()[0].id()])


@pytest.mark.parametrize(("year", "size"), [(2013, PageSize.A4_LANDSCAPE), (2025, PageSize.A4_PORTRAIT)])
def test_a_layout_left_in_a_project_names_every_ward_where_an_exported_page_does(medway, tmp_path, year, size):
    areas, wards, field = medway(year)
    page = Page(
        Pages(areas, template_path(size), wards, field, inset=Inset.NEVER),
        tmp_path / "page.pdf",
        Priority.on(areas, "prio"),
    )
    assert page.key or page.lines, "some names have no room"
    project = QgsProject()
    options = QgsVectorFileWriter.SaveVectorOptions()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(
        areas, str(tmp_path / "areas.gpkg"), project.transformContext(), options
    )[0] == 0  # fmt: skip
    kept = QgsVectorLayer(str(tmp_path / "areas.gpkg"), "areas", "ogr")
    project.addMapLayers([wards, kept])
    engine = project.labelingEngineSettings()
    before = (engine.flags(), engine.maximumPolygonCandidatesPerCmSquared())
    own_layouts.leave(project, Priority.on(kept, "prio"), WORDS, template_path(size), kept, wards, field)
    engine = project.labelingEngineSettings()
    assert (engine.flags(), engine.maximumPolygonCandidatesPerCmSquared()) == before
    assert project.write(str(tmp_path / "mine.qgz"))
    project.clear()
    again = QgsProject()
    assert again.read(str(tmp_path / "mine.qgz"))
    (layout,) = again.layoutManager().layouts()
    labels = [label for label in exports.export(layout, tmp_path / "left.pdf", Format.PDF) if not label.isUnplaced]
    assert key_of(layout) == page.key
    there = {label.featureId: label for label in page.labels if not label.isUnplaced}
    assert {label.featureId: label.labelText for label in labels} == {
        ward: label.labelText for ward, label in there.items()
    }
    mm = layout.itemById("map").scale() / 1000
    for label in labels:
        one, other = label.labelRect.center(), there[label.featureId].labelRect.center()
        assert one.distance(other) < 2 * mm, label.labelText
    words = Counter(word for label in labels for word in label.labelText.split())
    assert Counter(read_back(tmp_path / "left.pdf", layout, "map")) == words
    again.clear()


# Other authorities


@pytest.fixture(scope="module")
def generator():
    """The generator of the sample data, as a module."""
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "sample_data" / "make_sample.py")
    module = sys.modules["make_sample"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["make_sample"]


@pytest.fixture
def authority(generator, monkeypatch):
    """Return a function that makes wards of these names on the sample's fictional coast, crowded in its towns."""

    def made(names: list[str]) -> QgsVectorLayer:
        monkeypatch.setattr(generator, "AREAS", len(names))
        random = np.random.default_rng(generator.SEED)
        mesh = generator.make_mesh(random)
        shapes = generator.polygons(mesh, generator.grow_areas(random, mesh), len(names))
        return wards_of(names, [shape.ExportToWkt() for shape in shapes])

    return made


@pytest.mark.parametrize("size", PageSize)
def test_an_authority_of_60_wards(authority, generator, tmp_path, size):
    words = [*generator.COAST_WARDS, *generator.TOWN_WARDS, *generator.COUNTRY_WARDS]
    page = Page.of(
        authority([f"{words[n % 24]} {('North', 'South', 'East')[n // 24]}" for n in range(60)]),
        tmp_path / "a.pdf",
        size,
    )
    assert len(page.labels) == 60
    page.check()


@pytest.mark.parametrize("size", PageSize)
def test_long_welsh_names(authority, tmp_path, size):
    names = [f"{name} {side}".strip() for side in ("", "Gogledd", "De", "Dwyrain") for name in WELSH]
    page = Page.of(authority(names), tmp_path / "a.pdf", size)
    assert len(page.labels) == 32
    page.check()


def test_numbers_and_names_of_the_key_rise_together_in_legible_type(authority, tmp_path):
    names = [f"{name} {number}" for number in range(7) for name in WELSH]
    page = Page.of(authority(names), tmp_path / "a.pdf", name_size=9.5)
    page.check()
    assert len(page.key) > 9
    assert [number for number, _ in page.key] == [str(number) for number in range(1, len(page.key) + 1)]
    assert [name for _, name in page.key] == sorted(name for _, name in page.key)
    frame = page.layout.itemById("ward_key")
    cells = [cell for line in frame.multiFrame().tableContents() for cell in line]
    assert all(cell.textFormat().size() >= 7 for cell in cells)


def test_more_numbers_than_the_key_holds_are_counted_and_not_on_the_map(authority, tmp_path):
    names = [f"{name} {number}" for number in range(15) for name in WELSH]
    page = Page.of(authority(names), tmp_path / "a.pdf", PageSize.A4_PORTRAIT)
    *rows, (dash, more) = page.key
    assert dash == "–"
    assert re.fullmatch(r"\d+ more wards \(no room\)", more)
    assert int(more.split()[0]) == len(page.left_out) > 0
    on_the_map = set(page.texts())
    assert {number for number, _ in rows} == {text for text in on_the_map if text.isdigit()}
    assert sorted([*(name for _, name in rows), *(on_the_map & set(names)), *page.left_out]) == sorted(names)
    page.check_read_back()


def test_one_ward(tmp_path):
    page = Page.of(wards_of(["Only"], [box(0, 0, 3000, 2000)]), tmp_path / "a.pdf")
    page.check()
    assert page.texts() == ["Only"]
    assert page.key == []


def test_a_name_that_is_empty_is_no_label_and_no_row(tmp_path):
    wards = wards_of(["Abbey", "", None, "   "], [box(n, 0, n + 1, 1) for n in range(4)])
    page = Page.of(wards, tmp_path / "a.pdf")
    assert page.texts() == ["Abbey"]
    assert page.key == []
    assert page.left_out == []
    assert page.maker.nameless == 3


def test_a_name_that_would_lie_on_a_neighbour_is_a_number(tmp_path):
    strip = wards_of(["Strip of a very long name", "Wide"], [box(0, 0, 1, 40), box(1, 0, 60, 40)])
    page = Page.of(strip, tmp_path / "a.pdf")
    page.check()
    assert page.key == [("1", "Strip of a very long name")]
    assert page.texts() == ["1", "Wide"]


def test_a_name_without_room_stands_on_blank_ground_with_a_line_to_its_ward(tmp_path):
    coast = wards_of(
        ["Harbour Quarter", "Inland", "Marsh"], [box(60, 28, 61, 32), box(0, 0, 60, 60), box(60, 0, 120, 10)]
    )
    page = Page.of(coast, tmp_path / "a.pdf")
    page.check()
    assert page.key == []
    assert [coast.getFeature(ward)["name"] for ward in page.lines] == ["Harbour Quarter"]
    # Ground that areas cover is not blank, whether wards are there or not.
    land = layer({"code": ["A"]}, shapes=[box(0, 0, 120, 60)])
    page = Page(Pages(land, template_path(PageSize.A4_LANDSCAPE), coast, "name"), tmp_path / "b.pdf")
    assert page.lines == {}
    assert page.key == [("1", "Harbour Quarter")]


def test_names_with_marks_that_mean_something_to_qgis(tmp_path):
    names = ["[% 'Wide' %]", 'King\'s "Head" [% 1+1 %]', "Middle", "O'Brien's & Sons <b>Ltd</b>", "East"]
    limits = [0, 30, 31, 60, 61, 90]
    strips = wards_of(names, [box(left, 0, right, 40) for left, right in zip(limits, limits[1:])])
    page = Page.of(strips, tmp_path / "a.pdf")
    page.check()
    assert [name for _, name in page.key] == [names[1], names[3]]


def crowd() -> QgsVectorLayer:
    """Four wards so small that not even their numbers have room, in the middle of a large one."""
    corners = [(50, 50), (50.2, 50), (50, 50.2), (50.2, 50.2)]
    small = [box(x, y, x + 0.2, y + 0.2) for x, y in corners]
    around = f"POLYGON((0 0,100 0,100 100,0 100,0 0),{box(50, 50, 50.4, 50.4)[7:]}"
    return wards_of(["Delta", "Alpha", "Charlie", "Bravo", "Large"], [*small, around])


def test_what_has_no_room_even_for_a_number_is_named_in_the_key_and_told(tmp_path):
    page = Page.of(crowd(), tmp_path / "a.pdf")
    numbers = [row for row in page.key if row[0] != "–"]
    assert page.left_out
    assert [name for dash, name in page.key if dash == "–"] == [
        f"{name} (no room on the map)" for name in page.left_out
    ]
    assert sorted([*(name for _, name in numbers), *page.left_out]) == ["Alpha", "Bravo", "Charlie", "Delta"]
    assert page.texts() == sorted(["Large", *(number for number, _ in numbers)])
    page.check_read_back()


def test_islands_of_a_ward_that_is_named_are_not_missing(tmp_path):
    islands = crowd()
    islands.startEditing()
    for feature in islands.getFeatures():
        islands.changeAttributeValue(feature.id(), 0, "Large")
    assert islands.commitChanges()
    page = Page.of(islands, tmp_path / "a.pdf")
    assert "Large" in page.texts()
    assert page.left_out == []
    assert all(name == "Large" for _, name in page.key)


def test_two_wards_of_the_same_name_are_both_named(tmp_path):
    page = Page.of(wards_of(["Abbey", "Abbey"], [box(0, 0, 10, 10), box(20, 0, 30, 10)]), tmp_path / "a.pdf")
    page.check()
    assert page.texts() == ["Abbey", "Abbey"]


def test_names_keep_off_priority_areas(tmp_path):
    ward = wards_of(["Ward"], [box(0, 0, 100, 60)])
    areas = layer({"prio": [0, 1, None]}, shapes=[box(0, 0, 40, 60), box(40, 0, 60, 60), box(60, 0, 100, 60)])
    flagged = QgsGeometry.fromWkt(box(40, 0, 60, 60))
    maker = Pages(areas, template_path(PageSize.A4_LANDSCAPE), ward, "name")
    on_the_flag = {}
    for shown in (Wards.on(areas, ""), Priority.on(areas, "prio"), Wards.on(areas, "")):
        (label,) = Page(maker, tmp_path / "a.pdf", shown).labels
        on_the_flag.setdefault(type(shown), []).append(label.labelGeometry.intersects(flagged))
    assert on_the_flag == {Wards: [True, True], Priority: [False]}


def test_a_template_without_a_key_has_no_numbers_and_tells_what_is_missing(tmp_path):
    path = tmp_path / "own.qpt"
    path.write_text(
        template_path(PageSize.A4_LANDSCAPE).read_text(encoding="utf-8").replace('"ward_key"', '"something"'),
        encoding="utf-8",
    )
    wards = crowd()
    maker = Pages(wards, path, wards, "name")
    layout = maker.layout(Wards.on(wards, ""), WORDS)
    left_out = maker.export(layout, tmp_path / "a.pdf", Format.PDF)
    assert left_out
    assert set(left_out) <= {"Alpha", "Bravo", "Charlie", "Delta"}
    assert not layout.itemById("something").isVisible()


def test_places_are_looked_for_without_writing_the_page_again_and_again(tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr(figures, "export", lambda *page: written.append(page) or exports.export(*page))
    wards = crowd()
    maker = Pages(wards, template_path(PageSize.A4_LANDSCAPE), wards, "name", inset=Inset.NEVER)
    maker.export(maker.layout(Wards.on(wards, ""), WORDS), tmp_path / "a.png", Format.PNG, 200)
    assert len(written) == 1


def test_the_label_engine_of_the_open_project_is_left_alone(tmp_path):
    before = QgsProject.instance().labelingEngineSettings()
    page = Page.of(crowd(), tmp_path / "a.pdf")
    after, own = QgsProject.instance().labelingEngineSettings(), page.maker.project.labelingEngineSettings()
    assert after.maximumPolygonCandidatesPerCmSquared() == before.maximumPolygonCandidatesPerCmSquared()
    assert after.flags() == before.flags()
    assert own.maximumPolygonCandidatesPerCmSquared() == 20
