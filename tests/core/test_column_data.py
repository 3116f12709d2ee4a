"""What columns are that are no result's: by publisher and document, together, kept in a document, and damaged ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import column_data
from medway_isolation_plugin.core.column_data import ColumnData
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Data
from medway_isolation_plugin.core.source_shapes import BY_ID, SHAPES, Layout
from medway_isolation_plugin.core.sources import Stated

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
COLUMNS = st.lists(
    st.builds(
        ColumnData, TEXTS.filter(str.strip), st.sampled_from(Data), TEXTS.map(str.strip), st.sampled_from(["", "2011"])
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("Census", Data.COUNT),
        ("census 2021", Data.COUNT),
        ("2011 Census", Data.COUNT),
        ("Mid-year population estimates, 2023", Data.COUNT),
        ("English Indices of Deprivation", Data.INDEX),
        ("Experian Mosaic", Data.ESTIMATE),
        ("Our register of clients, on census 2021 areas", Data.UNKNOWN),
        ("", Data.UNKNOWN),
    ],
)
def test_a_source_that_is_named(source, data):
    assert column_data.of_source(source) is data


@pytest.mark.parametrize(
    ("shape", "stated", "data"),
    [
        ("nomis_bulk_households", None, Data.COUNT),
        ("sape_single_year", None, Data.COUNT),
        ("projections", None, Data.ESTIMATE),
        ("iod_file_7", None, Data.INDEX),
        ("caci_alone", None, Data.ESTIMATE),
        ("plain", None, Data.UNKNOWN),
        ("plain", Stated("Census", "2011"), Data.COUNT),
        ("type_counts", None, Data.UNKNOWN),
    ],
)
def test_a_document(shape, stated, data):
    assert column_data.of_document(BY_ID[shape], stated)[0] is data


def test_every_shape_of_a_publisher_with_numbers_of_areas_says_what_they_are():
    silent = [
        shape.id
        for shape in SHAPES
        if shape.publisher
        and shape.layout not in (Layout.LOOKUP, Layout.POSTCODES, Layout.ADDRESSES)
        and column_data.of_document(shape, None)[0] is Data.UNKNOWN
    ]
    assert silent == []


def test_what_a_result_is_made_of():
    census, estimate = ColumnData("a", Data.COUNT, "Census", "2011"), ColumnData("b", Data.COUNT, "Mid-year", "2012")
    assert column_data.together([census, census]) == ColumnData("", Data.COUNT, "Census", "2011")
    assert column_data.together([census, estimate]) == ColumnData("", Data.COUNT)
    assert column_data.together([census, None]).data is Data.UNKNOWN
    assert column_data.together([census, None, ColumnData("c", Data.PERSON)]).data is Data.PERSON
    assert column_data.together([]).data is Data.UNKNOWN


def test_what_a_person_says_goes_before_facts_but_for_persons():
    assert column_data.believed(Data.UNKNOWN, Data.COUNT, False) is Data.COUNT
    assert column_data.believed(Data.ESTIMATE, Data.COUNT, False) is Data.ESTIMATE
    assert column_data.believed(Data.ESTIMATE, Data.COUNT, True) is Data.COUNT
    assert column_data.believed(Data.COUNT, Data.UNKNOWN, True) is Data.COUNT
    assert column_data.believed(Data.PERSON, Data.COUNT, True) is Data.PERSON


def test_more_of_columns_counts_where_nothing_is_known():
    unknown, count = ColumnData("a"), ColumnData("a", Data.COUNT)
    assert column_data.beside([unknown], [count]) == (count,)
    assert column_data.beside([count], [unknown]) == (count,)
    assert column_data.beside([], [unknown]) == (unknown,)


@given(COLUMNS)
def test_a_document_is_read_as_it_was_written(columns):
    text = column_data.to_json(columns)
    assert text.isascii()
    assert column_data.parse(text, "x") == tuple(columns)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"schema": "medway-isolation/results", "schema_version": 1, "columns": []}',
        '{"schema": "medway-isolation/columns", "schema_version": 2, "columns": []}',
        '{"schema": "medway-isolation/columns", "schema_version": 1, "columns": {}}',
        '{"schema": "medway-isolation/columns", "schema_version": 1, "columns": [{"name": "a", "data": "published"}]}',
        '{"schema": "medway-isolation/columns", "schema_version": 1, "columns": [{"name": "", "data": "published count"}]}',
        '{"schema": "medway-isolation/columns", "schema_version": 1, "columns": [{"name": "a", "more": 1}]}',
        "x" * 2_000_001,
    ],
)
def test_what_is_no_document(text):
    with pytest.raises(InputError):
        column_data.parse(text, "x")
