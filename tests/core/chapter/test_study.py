"""What a chapter is about, worked out from its layers."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from medway_isolation_plugin.core.chapter.ledger import InputUsed
from medway_isolation_plugin.core.chapter.material import ChapterLayer
from medway_isolation_plugin.core.chapter.study import ChapterWishes, Study
from medway_isolation_plugin.core.fields import Field, Result, ResultKind, Role

WISHES = ChapterWishes("T", "Here", datetime.date(2026, 11, 27))
RULE = Result(ResultKind.PRIORITY, "pr", fields=(Field("pr", Role.FLAG),))


def study(*results: Result) -> Study:
    codes = np.array(["A1", "A2"], dtype=object)
    used = InputUsed("R1", "isolation", "a.gpkg", "ab" * 32, 2)
    return Study(WISHES, [ChapterLayer(used, codes, codes, codes, {"pr": (1, 0)}, results)])


@pytest.mark.parametrize("placeholder", [False, True])
def test_a_rule_made_of_an_index_with_placeholder_weights_says_so(placeholder):
    """Also where the chapter shows another index: the words of the limits used to leave it out."""
    behind = Result(ResultKind.SEGMENTATION, "si", placeholder=placeholder)
    assert study(behind, RULE).facts().placeholder is placeholder
    assert study(behind).facts().placeholder is False  # neither shown nor behind a rule
