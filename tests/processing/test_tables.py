"""CSV files come out the same by pandas and feature by feature."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsProcessingFeedback, QgsProject

from medway_isolation_plugin.core.areas import clean_codes
from medway_isolation_plugin.layers import tables as csv_tables
from medway_isolation_plugin.processing import columns
from medway_isolation_plugin.processing.living_alone import LivingAloneAlgorithm
from medway_isolation_plugin.processing.reading import is_part
from tests.processing.layers import table

PLAIN = 'code,"the count, all",name\nA1,5,Alpha\nA2,,"Be, ta"\n"A3",7,"two\nlines"\n\nA4,NA,=SUM(1)\nA5,007,Ünï 🏠\n'


def by_features(layer, code: str, fields: dict[str, str]):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = LivingAloneAlgorithm()
    algorithm.initAlgorithm()
    source = algorithm.parameterAsSource({"TABLE": layer}, "TABLE", context)
    return columns.read(source, code, fields, "the table", QgsProcessingFeedback()).table


def text(cell: object) -> str:
    return str(cell or "").replace("\r\n", "\n")  # GDAL takes the carriage return out of a cell


def same(path: Path, code: str = "code", fields: dict[str, str] | None = None) -> None:
    fields = fields or {"count": "the count, all", "name": "name"}
    layer = table(path)
    quick = csv_tables.read(False, layer, code, fields, "the table")
    assert quick is not None
    slow = by_features(layer, code, fields)
    assert list(clean_codes(quick.codes)) == list(clean_codes(slow.codes))
    for key in fields:
        assert [text(cell) for cell in quick.cells[key]] == [text(cell) for cell in slow.cells[key]]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_quotes_newlines_empty_cells_and_other_scripts(provider, tmp_path, ending, encoding):
    path = tmp_path / "table.csv"
    path.write_bytes(PLAIN.replace("\n", ending).encode(encoding))
    same(path)


def test_a_national_table(provider, unzipped):
    same(unzipped("england/census2011_lsoa11_ew.csv.gz"), "LSOA11CD", {"a": "one_person_65plus", "b": "pop_65plus"})


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.replace(",", ";").encode(),
        PLAIN.encode("latin-1", errors="replace").replace(b"Alpha", b"Alph\xe4"),
        b"code,count,count\nA1,5,6\n",
        b'code,count\nA1,"5 ""or"" 6"\n',
        b'code,count,name\nA1,\x01",6\n',  # which QGIS reads as one cell, with the comma
        b'code,count,name\nA1,5,6"\n',
    ],
    ids=["semicolons", "latin-1", "a name twice", "marks in marks", "a mark after a sign", "a mark at the end"],
)
def test_what_is_not_plain_is_left_to_qgis(provider, tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    layer = table(path)
    assert (
        csv_tables.read(False, layer, layer.fields().names()[0], {"x": layer.fields().names()[1]}, "the table") is None
    )


def test_a_part_of_a_table_is_left_to_qgis(provider, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(PLAIN.encode())
    layer = table(path)
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    assert csv_tables.read(is_part(selected), layer, "code", {}, "the table") is None
    layer.setSubsetString("\"code\" = 'A1'")
    assert csv_tables.read(False, layer, "code", {}, "the table") is None


def test_other_formats_are_left_to_qgis(provider, sample):
    layer = table(f"{sample}|layername=census")
    assert csv_tables.read(False, layer, "code", {}, "the table") is None
