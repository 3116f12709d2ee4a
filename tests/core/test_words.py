"""Texts know their English, and are told in another language whole: template, values, and texts within texts."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Iterator

import pytest

from medway_isolation_plugin.core import words
from medway_isolation_plugin.core.faults import Faults, InputError, listed, no_field
from medway_isolation_plugin.core.words import Phrase, Phrases, told, translate


def brackets(text: str, number: int) -> str:
    return f"[{text}]" if number < 0 else f"[{number}: {text}]"


@pytest.fixture
def other() -> Iterator[None]:
    with words.language(brackets):
        yield


def test_a_text_reads_as_its_english() -> None:
    said = Phrase("{field} has {n} empty rows.", one="{field} has {n} empty row.", field="pop{x}", n=1234)
    assert said == "pop{x} has 1,234 empty rows."
    assert json.dumps({"said": said}) == '{"said": "pop{x} has 1,234 empty rows."}'
    assert (
        Phrase("{field} has {n} empty rows.", one="{field} has {n} empty row.", field="a", n=1) == "a has 1 empty row."
    )
    assert told(said) == said
    assert told(copy.copy(said)) == said
    both = Phrases([said, Phrase("Two.")], "; ")
    assert copy.deepcopy(both) == both
    assert copy.deepcopy(both).parts == both.parts


def test_a_text_without_values_keeps_its_braces() -> None:
    assert Phrase("a {b} c") == "a {b} c"
    assert str(InputError("a {b} c")) == "a {b} c"


@pytest.mark.usefixtures("other")
def test_a_text_is_told_in_another_language() -> None:
    inner = Phrase("the table {name}", name="x{0}")
    said = Phrase("{n} rows of {table} are empty.", one="{n} row of {table} is empty.", n=1, table=inner)
    assert said == "1 row of the table x{0} is empty."
    assert told(said) == "[1: 1 rows of [the table x{0}] are empty.]"
    assert told("LSOA21CD") == "LSOA21CD"


@pytest.mark.usefixtures("other")
def test_sentences_and_names_are_told_one_by_one() -> None:
    said = Phrases([Phrase("One."), "", Phrase("Two {a}.", a="x")])
    assert (said, told(said)) == ("One. Two x.", "[One.] [Two x.]")
    assert told(listed(["a", "b", "c"], 2)) == "[1: a, b and 1 more]"


@pytest.mark.usefixtures("other")
def test_an_error_is_told_with_its_values() -> None:
    faults = Faults()
    faults.add(InputError("{field} is empty.", field="a").args[0])
    faults.add(no_field("X", ["pup"], ["pop"]))
    with pytest.raises(InputError) as caught:
        faults.raise_if_any()
    assert str(caught.value) == "a is empty.\nX has no field 'pup'. Did you mean 'pop'? Its fields are: pop."
    assert told(caught.value) == "[a is empty.]\n[X has no field 'pup'.] [Did you mean 'pop'?] [Its fields are: pop.]"


def test_the_language_of_a_page_ends_with_its_block() -> None:
    seen = []

    def elsewhere() -> None:
        seen.append(translate("MedwayIsolation", "Rank"))

    with words.language(brackets):
        assert translate("MedwayIsolation", "Rank") == "[Rank]"
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert translate("MedwayIsolation", "Rank") == "Rank"
    assert seen == ["Rank"], "a page's language is that of its own thread"
