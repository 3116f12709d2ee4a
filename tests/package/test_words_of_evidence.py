"""What the product may not say of its indices, and that each ready recipe says how it fared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.composite import recipe
from medway_isolation_plugin.processing.ready_recipes import READY

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {".py", ".md", ".html", ".json", ".txt", ".toml", ".qpt", ".qml", ".model3", ".csv", ".svg"}
PLACES = (
    "medway_isolation_plugin",
    "resources",
    "docs",
    "sample_data",
    "tools",
    "README.md",
    "CHANGELOG.md",
    "metadata.txt",
)
# Words that no evidence here bears: there is no measured loneliness of small areas.
NEVER = {
    "validated": r"\bvalidated\b",
    "a hot spot of loneliness": r"hot ?spots? of lonel",
    "an index that shows where people are": r"where (?:lonely people|people are (?:lonely|isolated|likely to be))",
    "a model that is no witness of its own": r"follows an independent model",
}


def found(pattern: str) -> list[str]:
    files = [
        path
        for place in PLACES
        for path in ([ROOT / place] if (ROOT / place).is_file() else sorted((ROOT / place).rglob("*")))
    ]
    return [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        if path.suffix in TEXTS
        for match in re.finditer(
            pattern, re.sub(r"</?i>|\*", "", path.read_text(encoding="utf-8")), flags=re.IGNORECASE
        )
    ]


@pytest.mark.parametrize("what", list(NEVER))
def test_words_that_no_evidence_bears_are_nowhere_in_the_product(what):
    allowed = {
        "medway_isolation_plugin/core/validity/evidence.py: where people are lonely"
    }  # there is *no evidence* of it
    assert [one for one in found(NEVER[what]) if one not in allowed] == []


def test_the_search_sees_words_that_are_there():
    assert "README.md: where may people be socially isolated" in found(r"where may people be socially isolated")


@pytest.mark.parametrize("name", READY)
def test_each_ready_recipe_says_how_it_fared(name):
    made = recipe.read(paths.RECIPES / f"{name}.json")
    assert made.held_against
    assert recipe.parse(made.to_json()) == made


@pytest.mark.parametrize("name", ["census_isolation_u65", "census_isolation_65p"])
def test_replaced_recipes_say_why_in_terms_of_areas(name):
    made = recipe.read(paths.RECIPES / f"{name}.json")
    assert made.superseded.startswith("open_")
    assert "a finding about areas, not about persons" in made.superseded


def test_how_a_recipe_fared_is_no_part_of_what_it_computes():
    made = recipe.read(paths.RECIPES / "open_65p.json")
    other = recipe.parse(made.to_json().replace(made.held_against, "nothing."))
    assert other.held_against == "nothing."
    assert other.fingerprint() == made.fingerprint()
