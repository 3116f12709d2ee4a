"""Authorities while somebody is still typing: none is lost on the way to its name, and only a sure one is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.catalogue.document import read_catalogue
from medway_isolation_plugin.core.catalogue.search import matching, meant
from tests.core.test_authority_names import SHIPPED, TYPED

KNOWN = read_catalogue(SHIPPED).authorities


def names(typed: str) -> list[str]:
    return [one.name for one in matching(typed, KNOWN)]


@pytest.mark.parametrize(("typed", "code"), TYPED.items())
def test_what_people_type_leads_to_the_authority(typed, code):
    found = meant(typed, KNOWN)
    assert found is not None
    assert found.code == code
    assert matching(typed, KNOWN)[0] == found


def test_none_is_lost_on_the_way_to_its_name():
    """Whoever types a name letter by letter sees it in the list all the time, and alone is it taken for the one that is meant."""
    for one in KNOWN:
        for end in range(1, len(one.name) + 1):
            typed = one.name[:end]
            assert one in matching(typed, KNOWN), typed
        assert meant(one.name, KNOWN) == one
        assert meant(one.code, KNOWN) == one


def test_the_likeliest_comes_first():
    assert names("york") == ["York", "East Riding of Yorkshire", "North Yorkshire"]
    assert names("newcastle") == ["Newcastle upon Tyne", "Newcastle-under-Lyme"]
    assert names("medway c") == names("medway counc") == ["Medway"]
    assert names("upon tyne") == ["Newcastle upon Tyne"]
    assert names("tyne n") == ["Newcastle upon Tyne", "North Tyneside"]
    assert len(names("")) == len(names("city of")) == len(names("cyngo")) == 318


@pytest.mark.parametrize("typed", ["newcastle", "e06", "b", "city of", "", " ", "£$%", "xyz", "Medwey", "Sheffeild"])
def test_a_choice_or_a_guess_is_not_taken(typed):
    assert meant(typed, KNOWN) is None


@pytest.mark.parametrize(
    ("typed", "name"), [("Medwey", "Medway"), ("Sheffeild", "Sheffield"), ("Birmingam", "Birmingham")]
)
def test_what_is_spelt_alike_is_offered(typed, name):
    assert names(typed)[0] == name


@given(typed=st.text(max_size=30))
def test_whatever_is_typed_has_an_answer(typed):
    found = matching(typed, KNOWN)
    assert len(set(found)) == len(found)
    one = meant(typed, KNOWN)
    assert one is None or one in found
