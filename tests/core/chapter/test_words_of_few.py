"""The chapter's own words where there is no area, one, or several."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from medway_isolation_plugin.core.chapter import templates

WORDS = templates.read(Path(__file__).resolve().parents[3] / "resources" / "chapter" / "words_en.jinja")
OVERLAY = {"label": "65+", "both": 3, "isolated": 32, "deprived": 32, "chance": 6.3, "areas": 163, "counts": False}
SURE = {"title": "T", "varied": "chance", "width": 40.0, "steady": 3, "worst": 32}
BOTH = {"first": "A", "second": "B", "both": 3, "worst": 32, "correlation": float("nan")}
PRIORITY = {"title": "T", "rule": "R", "areas": 9, "flagged": 2, "undecided": 0, "people": float("nan"), "sentence": ""}


def said(block: str, **names: Any) -> list[str]:
    """Return the paragraphs and items of a block."""
    found = []
    for one in WORDS.says(block, names):
        paragraphs = [each for item in one.items for each in item.blocks] if hasattr(one, "items") else [one]
        found += ["".join(text.text for text in each.line) for each in paragraphs]
    return found


def of(facts: dict[str, Any], **changes: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**facts, **changes})


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        ({}, "65+: 3 of the 32 areas in the worst class of isolation are also"),
        ({"both": 1}, "65+: 1 of the 32 areas in the worst class of isolation is also"),
        ({"both": 0}, "65+: none of the 32 areas in the worst class of isolation is also"),
        ({"counts": True}, "65+: 3 of the 32 areas in the worst class of living alone are also"),
        ({"isolated": 0, "both": 0}, "65+: no area is in the worst class of isolation."),
    ],
)
def test_isolation_and_health(changes, begins):
    (item,) = said("overlay", overlay=[of(OVERLAY, **changes)])
    assert item.startswith(begins)


def test_how_sure_is_an_item_for_each_result():
    found = said("sure", sure=[of(SURE), of(SURE, steady=0), of(SURE, steady=1, width=1.0), of(SURE, worst=0)])
    assert found[0].startswith("T: 3 of the 32 worst areas stay so")
    assert found[1].startswith("T: none of the 32 worst areas stays so")
    assert found[2].startswith("T: 1 of the 32 worst areas stays so")
    assert found[2].endswith("within 1 place.")
    assert found[3] == "T: By chance alone, the rank of a typical area could be anywhere within 40 places."
    assert len(found) == 5  # and what to make of it


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "3 of the 32 areas in the worst class for 'A' are also in the worst class for 'B'."),
        ({"both": 1}, "1 of the 32 areas in the worst class for 'A' is also in the worst class for 'B'."),
        ({"both": 0}, "None of the 32 areas in the worst class for 'A' is also in the worst class for 'B'."),
        ({"worst": 0, "both": 0}, "No area is in the worst class for 'A'."),
    ],
)
def test_both_bands(changes, sentence):
    assert said("both", both=of(BOTH, **changes)) == [sentence]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "2 of 9 areas meet the rule: R."),
        ({"flagged": 1}, "1 of 9 areas meets the rule: R."),
        ({"flagged": 1, "areas": 1}, "1 of 1 area meets the rule: R."),
        ({"flagged": 0}, "No area meets the rule: R."),
    ],
)
def test_priority_areas(changes, sentence):
    assert said("priority", one=of(PRIORITY, **changes)) == [sentence]


PROJECTED = {
    "title": "T",
    "variant": "the file's only variant",
    "residents": 52573.4,
    "whom": "people aged 65 and over",
}


def projected(*rows: tuple[str, str, int]) -> list[str]:
    return said(
        "projections",
        projections=[of(PROJECTED, title=title, variant=variant, year=year) for title, variant, year in rows],
    )


def test_projections_say_whose_number_they_end_with():
    """The residents of a band were told as if they were all residents."""
    (found,) = projected(("T", "one", 2011), ("T", "one", 2036))
    assert "In 2036 there would be 52,573 people aged 65 and over (one)." in found
    assert "2011" not in found and "Variants" not in found and found.endswith("and no forecast.")


def test_each_variant_of_a_projection_ends_once_and_other_titles_say_nothing_twice():
    (found,) = projected(
        ("T", "high", 2036), ("T", "low", 2030), ("T", "low", 2036), ("U", "high", 2036), ("U", "low", 2036)
    )
    assert found.count("there would be") == 2 and "(high)." in found and "(low)." in found
    assert found.endswith("Variants are kept apart.")


def test_an_item_begins_with_a_large_letter():
    (item,) = said("overlay", overlay=[of(OVERLAY, label="under 65")])
    assert item.startswith("Under 65: 3 of the 32 areas")


def test_the_areas_are_told_once():
    assert said("wards_map", place="Here", areas=163)[0].startswith("Here is shown by 163 small areas.")
    assert said("wards_map", place="Here", areas=1)[0].startswith("Here is shown by 1 small area.")
