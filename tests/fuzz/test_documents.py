"""Documents that people write by hand: one that is not right is refused in a plain sentence."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin import paths
from medway_isolation_plugin.core import profiles, result_documents
from medway_isolation_plugin.core.composite import recipe
from medway_isolation_plugin.core.faults import InputError
from tests.core.test_result_documents import GOOD
from tests.fuzz.conftest import runs
from tests.fuzz.hostile import TEXT, outcome

KINDS: dict[str, tuple[Any, list[Any]]] = {
    "recipes": (recipe.parse, [json.loads(one.read_text()) for one in sorted((paths.RESOURCES / "recipes").glob("*.json"))]),
    "profiles": (profiles.parse, [json.loads(one.read_text()) for one in sorted((paths.RESOURCES / "profiles").glob("*.json"))]),
    "results": (result_documents.parse, [GOOD]),
}  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.integers(10**300, 10**320), TEXT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def places(node: Any) -> list[tuple[Any, Any]]:
    """Return every place of a document, as what holds it and its key."""
    keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    return [found for key in keys for found in ((node, key), *places(node[key]))]


@pytest.mark.parametrize("kind", KINDS)
@runs(0.05)
@given(data=st.data())
def test_a_changed_document(kind, data):
    parse, good = KINDS[kind]
    document = copy.deepcopy(data.draw(st.sampled_from(good)))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(document)))
        if data.draw(st.booleans()):
            holder[key] = data.draw(JSON)
        elif isinstance(holder, dict):
            holder[data.draw(TEXT)] = holder.pop(key)
        else:
            holder.append(holder.pop(key))
        if not places(document):
            break
    outcome(lambda: parse(json.dumps(document), "It"), InputError)


@pytest.mark.parametrize("kind", KINDS)
@runs(0.02)
@given(text=st.text())
def test_any_text(kind, text):
    outcome(lambda: KINDS[kind][0](text, "It"), InputError)
