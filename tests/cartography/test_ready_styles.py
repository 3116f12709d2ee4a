"""The .qml files and page templates are what the tools make of the code."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.cartography.choices import renderer
from tests.cartography.drawing import colours
from tests.processing.layers import layer

TOOLS = Path(__file__).parents[2] / "tools"
KNOWN = runpy.run_path(str(TOOLS / "make_styles.py"))["typical"]()

pytestmark = pytest.mark.usefixtures("qgis_app")


def plain(text: str) -> str:
    """Return a style or template with colours as numbers from 0 to 255 alone: versions of QGIS add shares of so many digits."""
    return re.sub(r",(rgb|hsv|hsl|cmyk):[0-9.,e+-]+", "", text)


def test_there_is_one_for_each_index_field():
    assert sorted(path.stem for path in paths.STYLES.glob("*.qml")) == sorted(KNOWN)
    assert {"la_u66_q", "la_66p_q"} <= set(KNOWN)


@pytest.mark.parametrize("field", KNOWN)
def test_a_style_is_as_the_tool_makes_it(field):
    tool = runpy.run_path(str(TOOLS / "make_styles.py"))
    kept = (paths.STYLES / f"{field}.qml").read_text(encoding="utf-8")
    assert plain(kept) == plain(tool["style"](field, KNOWN[field])), "run `make maps`"


@pytest.mark.parametrize("field", KNOWN)
def test_a_style_gives_a_layer_the_renderers_categories(field):
    made = layer({field: [1, 0 if field == "prio" else 5, None, 77]})
    expected = renderer(made, "", field, of=KNOWN[field])
    message, done = made.loadNamedStyle(str(paths.STYLES / f"{field}.qml"))
    assert done, message
    read = made.renderer()
    assert read.classAttribute() == field
    assert [each.label() for each in read.categories()] == [each.label() for each in expected.categories()]
    assert [each.symbol().color() for each in read.categories()] == [
        each.symbol().color() for each in expected.categories()
    ]
    found = colours(made)
    assert found[2:] == ["hatched", "hatched"], "missing, and no class of the legend"
    made.setRenderer(expected)
    assert colours(made) == found


def test_the_templates_are_as_the_tool_makes_them():
    tool = runpy.run_path(str(TOOLS / "make_layouts.py"))
    assert sorted(path.name for path in paths.LAYOUTS.glob("*.qpt")) == sorted(tool["names"]())
    for file, (name, atlas) in tool["names"]().items():
        kept = (paths.LAYOUTS / file).read_text(encoding="utf-8")
        assert plain(kept) == plain(tool["template"](name, atlas)), "run `make maps`"
