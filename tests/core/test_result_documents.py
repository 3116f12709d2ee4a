"""Results as JSON in a layer's metadata: what is written comes back, and what anybody else wrote is held to limits."""

from __future__ import annotations

import copy
import json
import xml.sax.saxutils
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import ranking, result_documents
from medway_isolation_plugin.core.bands import AGE_SPLITS, EVERY_BAND
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.field_forms import FORMS
from medway_isolation_plugin.core.fields import Data, Field, Of, Part, Result, ResultKind, Role, Scope

# Any character but halves of one, and those that XML has no place for among them.
TEXTS = st.text(max_size=30) | st.sampled_from(["", " x ", "a\x00b", "￾", "\x0b", "<&>\"'", "Größe", "a, b: c"])
CLASSES = st.just(0) | st.integers(*ranking.CLASSES_RANGE)
COUNTS = st.dictionaries(st.integers(0, 100), st.integers(0, 40_000), max_size=10)


@st.composite
def fields(draw: st.DrawFn, kind: ResultKind) -> tuple[Field, ...]:
    forms = [key for key in FORMS if key[0] is kind]
    chosen = draw(st.lists(st.sampled_from(forms), max_size=8))
    names = draw(
        st.lists(
            st.text(min_size=1, max_size=12).filter(str.strip), min_size=len(chosen), max_size=len(chosen), unique=True
        )
    )
    made = []
    for name, (_, role, scope, part) in zip(names, chosen):
        of = Of(part, draw(st.integers(0, 10_000)), draw(TEXTS)) if part is not None else None
        band = draw(st.none() | st.sampled_from(EVERY_BAND))
        made.append(Field(name, role, band, scope, of, draw(TEXTS), tuple(sorted(draw(COUNTS).items()))))
    return tuple(made)


@st.composite
def results(draw: st.DrawFn) -> Result:
    kind = draw(st.sampled_from(ResultKind))
    texts = {
        key: draw(TEXTS) for key in ("stem", "subject", "worst", "rule", "base", "words", "source", "year", "edition")
    }
    marks = {key: draw(TEXTS) for key in ("inputs", "recipe", "version")}
    return Result(
        kind, classes=draw(CLASSES), age_split=draw(st.sampled_from((0, *AGE_SPLITS))), data=draw(st.sampled_from(Data)),
        confidence=draw(st.floats(0.0, 1.0)), placeholder=draw(st.booleans()), members=draw(st.integers(0, 1000)),
        areas=draw(st.integers(0, 10**9)), fields=draw(fields(kind)), **texts, **marks,
    )  # fmt: skip


@given(st.lists(results(), max_size=4))
def test_what_is_written_comes_back(made: list[Result]):
    text = result_documents.to_json(made)
    assert result_documents.parse(text, "It") == tuple(made)


@given(results())
def test_the_text_survives_xml(made: Result):
    text = result_documents.to_json([made])
    held = ElementTree.fromstring(f"<history>{xml.sax.saxutils.escape(text)}</history>").text
    assert result_documents.parse(held or "", "It") == (made,)


def test_what_is_not_stated_is_not_written():
    known = Result(ResultKind.LIVING_ALONE, "la", fields=(Field("la_u65", Role.VALUE),))
    guessed = replace(known, stated=False)
    assert result_documents.parse(result_documents.to_json([guessed, known]), "It") == (known,)
    assert json.loads(result_documents.to_json([known]))["results"] == [
        {"kind": "living_alone", "stem": "la", "fields": [{"name": "la_u65", "role": "value"}]}
    ]


def test_the_words_of_a_long_rule_are_kept_and_never_make_the_facts_unreadable():
    rule = "; ".join(f"criterion {number} of a long rule about something is at least {number}" for number in range(50))
    made = Result(ResultKind.PRIORITY, "prio", words=rule)
    assert result_documents.parse(result_documents.to_json([made]), "It") == (made,)
    endless = replace(made, words="x" * 3_000_000, source="y" * 100_000)
    (back,) = result_documents.parse(result_documents.to_json([endless]), "It")
    assert back.words.startswith("xxx") and back.words.endswith("…")
    assert len(back.words) == len(back.source) == 20_000


GOOD = {
    "schema": "medway-isolation/results",
    "schema_version": 1,
    "results": [
        {
            "kind": "composite",
            "stem": "ci",
            "classes": 5,
            "fields": [
                {"name": "ci", "role": "value"},
                {"name": "ci_q", "role": "quantile", "scope": "local", "counts": [[1, 4], [2, 4]]},
                {"name": "ci_d1", "role": "value", "of": {"part": "domain", "number": 1, "label": "Health"}},
            ],
        }
    ],
}


def said(document: object) -> str:
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(InputError) as caught:
        result_documents.parse(text, "It")
    return str(caught.value)


def test_the_good_document_is_good():
    (found,) = result_documents.parse(json.dumps(GOOD), "It")
    assert found.fields[1].counts == ((1, 4), (2, 4))
    assert found.fields[2].of == Of(Part.DOMAIN, 1, "Health")
    assert (found.stem, found.classes, found.stated) == ("ci", 5, True)


FIRST = ("results", 0)
COLUMN = (*FIRST, "fields", 1)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("schema",), "medway-isolation/recipe", "schema must be 'medway-isolation/results'"),
        (("schema_version",), 2, "made by a newer version of the plugin"),
        (("schema_version",), True, "schema_version must be a whole number"),
        (("results",), {}, "results must be a list of at most 200 results"),
        (("results",), [GOOD["results"][0]] * 201, "results must be a list of at most 200 results"),
        (("more",), 1, "more is not known here"),
        (FIRST, [], "results[0] must be an object"),
        ((*FIRST, "kind"), "magic", "results[0].kind is 'magic'"),
        ((*FIRST, "kind"), ["composite"], "results[0].kind"),
        ((*FIRST, "stem"), 7, "results[0].stem must be a text"),
        ((*FIRST, "stem"), None, "results[0].stem must be a text"),
        ((*FIRST, "subject"), "x" * 20_001, "results[0].subject must have at most 20,000 letters"),
        ((*FIRST, "subject"), "\ud800", "results[0].subject holds half a character"),
        ((*FIRST, "classes"), 1, "results[0].classes must be 2 or more"),
        ((*FIRST, "classes"), 1e9, "results[0].classes is 1e+09; it must be from 0"),
        ((*FIRST, "classes"), float("nan"), "results[0].classes must be a whole number"),
        ((*FIRST, "classes"), float("inf"), "results[0].classes must be a whole number"),
        ((*FIRST, "classes"), "5", "results[0].classes must be a whole number"),
        ((*FIRST, "classes"), True, "results[0].classes must be a whole number"),
        ((*FIRST, "age_split"), 64, "results[0].age_split must be 65 or 66"),
        ((*FIRST, "areas"), -1, "results[0].areas is -1"),
        ((*FIRST, "areas"), 10**400, "results[0].areas is too large"),
        ((*FIRST, "confidence"), float("nan"), "results[0].confidence must be a number"),
        ((*FIRST, "confidence"), 1.5, "results[0].confidence is 1.5"),
        ((*FIRST, "placeholder"), 1, "results[0].placeholder must be true or false"),
        ((*FIRST, "data"), "rumour", "results[0].data is 'rumour'"),
        ((*FIRST, "stated"), False, "results[0].stated is not known here"),
        ((*FIRST, "fields"), "ci", "results[0].fields must be a list of at most 2000 columns"),
        ((*FIRST, "fields"), [{}] * 2001, "results[0].fields must be a list of at most 2000 columns"),
        ((*FIRST, "fields", 0), "ci", "results[0].fields[0] must be an object"),
        ((*COLUMN, "name"), "ci", "results[0].fields names a column twice"),
        ((*COLUMN, "name"), " ", "results[0].fields[1].name must be a text that is not empty"),
        ((*COLUMN, "role"), "king", "results[0].fields[1].role is 'king'"),
        ((*COLUMN, "role"), "numerator", "is no column that a result of kind 'composite' can have"),
        ((*COLUMN, "scope"), "galactic", "results[0].fields[1].scope is 'galactic'"),
        ((*COLUMN, "band"), "64p", "results[0].fields[1].band must be one of: u65, 65p, u66, 66p"),
        ((*COLUMN, "of"), "domain", "results[0].fields[1].of must be an object"),
        ((*COLUMN, "of"), {"part": "domain", "number": -1, "label": ""}, "of.number is -1"),
        ((*COLUMN, "of"), {"part": "limb", "number": 1, "label": ""}, "of.part is 'limb'"),
        ((*COLUMN, "counts"), [[1]], "counts must hold pairs of whole numbers"),
        ((*COLUMN, "counts"), [[1, 2.5]], "counts must hold pairs of whole numbers"),
        ((*COLUMN, "counts"), [[1, True]], "counts must hold pairs of whole numbers"),
        ((*COLUMN, "counts"), [[-1, 2]], "counts must hold pairs of whole numbers"),
        ((*COLUMN, "counts"), [[1, 10**12]], "counts must hold pairs of whole numbers"),
        ((*COLUMN, "counts"), [[1, 2], [1, 3]], "counts names a value twice"),
        ((*COLUMN, "counts"), [[1, 1]] * 102, "counts must be a list of at most"),
        ((*COLUMN, "counts"), {"1": 1}, "counts must be a list of at most"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(path, value, words):
    document = copy.deepcopy(GOOD)
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    message = said(document)
    assert message.startswith("It: ")
    assert words in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "It is not valid JSON"),
        ("[]", "the document must be an object"),
        ("null", "the document must be an object"),
        ("[" * 100_000, "It: the document is nested too deeply"),
        ('{"schema": ' + "[" * 100_000, "It: the document is nested too deeply"),
        ('{"schema": 1, "schema": 2}', "the key 'schema' occurs twice"),
        (" " * 2_000_001, "It is too long to be a list of results"),
        ("1" * 5000, ""),
    ],
)
def test_texts_that_are_no_document(text, words):
    assert words in said(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
    )
)
def test_anything_is_refused_in_words(value):
    assert said({**GOOD, "results": [{"kind": "composite", "stem": "ci", "fields": [value]}]}).startswith("It")


def test_a_scope_that_no_column_of_the_kind_has():
    document = copy.deepcopy(GOOD)
    document["results"][0]["fields"][1]["scope"] = Scope.NATIONAL.value
    assert "results[0].fields[1] is no column that a result of kind 'composite' can have" in said(document)
