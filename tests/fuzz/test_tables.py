"""A CSV file is read as text only where that is what QGIS itself reads."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.areas import clean_codes
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.layers import tables
from tests.fuzz.conftest import runs
from tests.processing.test_tables import by_features, text

CELL = st.one_of(
    st.text(alphabet="aB1 ,;\"'\t\n.-+=0éü🏠", max_size=6),
    st.sampled_from(["", "NA", "007", "1e5", "=1+1", " x ", '"', "1,234", "NULL", "nan", "E01000001", "\u00a0", "-"]),
)
NAME = st.one_of(st.sampled_from(["code", "count", "the count, all", "Ünï", "a b", "field_1", "fid", "ID"]), CELL)


@runs(0.1)
@given(data=st.data())
def test_a_table_as_text_is_what_qgis_reads(provider, data):
    names = data.draw(st.lists(NAME, min_size=2, max_size=4))
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(names), max_size=len(names)), max_size=6))
    if rows and not data.draw(st.integers(0, 5)):
        rows.insert(data.draw(st.integers(0, len(rows))), data.draw(st.lists(CELL, max_size=5)))  # ragged, or blank
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    stream = io.StringIO()
    csv.writer(stream, quoting=quoting, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"]))).writerows(
        [names, *rows]
    )
    content = stream.getvalue().encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    if not data.draw(st.integers(0, 5)):
        place = data.draw(st.integers(0, len(content)))
        content = content[:place] + data.draw(st.binary(max_size=2)) + content[place:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        layer = QgsVectorLayer(str(path), "table", "ogr")
        if not layer.isValid() or layer.fields().count() < 2:
            return
        code, value = layer.fields().names()[:2]
        try:
            quick = tables.read(False, layer, code, {"value": value}, "the table")
        except InputError as error:
            assert "damaged" in str(error)
            return
        if quick is None:
            return
        slow = by_features(layer, code, {"value": value})
        assert list(clean_codes(quick.codes)) == list(clean_codes(slow.codes)), content
        assert [text(cell) for cell in quick.cells["value"]] == [text(cell) for cell in slow.cells["value"]], content
