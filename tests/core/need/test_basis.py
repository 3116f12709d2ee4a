"""What an estimate rests on, kept in a layer's metadata: whole again, and hostile documents refused by name."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import result_documents
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Result, ResultKind
from medway_isolation_plugin.core.need.basis import Basis, Method, Quote

texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30).map(str.strip)
numbers = st.one_of(st.just(math.nan), st.floats(0, 1e9))
rates = st.one_of(st.just(math.nan), st.floats(0, 100))
quotes = st.builds(Quote, texts, texts, texts, texts, texts, texts, rates, rates, rates)
bases = st.builds(
    Basis, st.sampled_from(Method), texts, quotes, texts, st.integers(0, 120), st.integers(0, 120), st.lists(quotes, max_size=3).map(tuple),
    numbers, numbers, numbers, numbers, numbers, numbers, texts, st.integers(0, 99), texts, texts, st.integers(0, 2100), texts,
    numbers, numbers,
)  # fmt: skip


def again(basis: Basis) -> Basis:
    text = result_documents.to_json([Result(ResultKind.NEED, "need", basis=basis)])
    return result_documents.parse(text, "x")[0].basis


@given(bases)
def test_any_basis_is_whole_again(basis):
    assert str(again(basis)) == str(basis)  # as text: NaN is not itself


def document(**changes) -> str:
    basis = {"method": "cohorts", "measure": "lonely", "rate": {"id": "r", "central": 5.0}, **changes}
    result = {"kind": "need", "stem": "need", "fields": [], "basis": basis}
    return json.dumps({"schema": "medway-isolation/results", "schema_version": 1, "results": [result]})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": "magic"}, r"basis\.method is 'magic'"),
        ({"rate": {"id": "r", "low": 101}}, r"basis\.rate\.low is 101"),
        ({"rate": "12 %"}, r"basis\.rate must be an object"),
        ({"rate": {"people": 3}}, r"basis\.rate\.people is not known here"),
        ({"residents": -1}, r"basis\.residents is -1"),
        ({"residents": "many"}, r"basis\.residents must be a number"),
        ({"age_from": 6.5}, r"basis\.age_from must be a whole number"),
        ({"beside": {}}, r"basis\.beside must be a list"),
        ({"beside": [{}] * 51}, "at most 50"),
        ({"beside": [5]}, r"basis\.beside\[0\] must be an object"),
        ({"measure": 5}, r"basis\.measure must be a text"),
        ({"secret": 1}, r"basis\.secret is not known here"),
    ],
)
def test_what_cannot_be_is_refused_by_its_place(changes, said):
    with pytest.raises(InputError, match=said):
        result_documents.parse(document(**changes), "x")


def test_a_document_without_a_basis_has_none():
    plain = result_documents.to_json([Result(ResultKind.NEED, "need")])
    assert "basis" not in plain and result_documents.parse(plain, "x")[0].basis is None
