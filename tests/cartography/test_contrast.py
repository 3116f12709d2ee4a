"""Contrast of what pages and maps show, measured on the symbols, templates and documents themselves (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from qgis.core import QgsPointPatternFillSymbolLayer, QgsSimpleLineSymbolLayer, QgsSymbolLayer

from medway_isolation_plugin import paths
from medway_isolation_plugin.cartography import bivariate, classing, leaders, print_style, ramps, symbols
from medway_isolation_plugin.cartography.styles import label_layer
from medway_isolation_plugin.core.contrast import GRAPHICS, TEXT, ratio
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.core.report import html
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

PAGE = "#ffffff"
CLASSES = range(2, 11)
FILLS = sorted(
    {
        *(colour for ramp in ramps.RAMPS for classes in CLASSES for colour in ramps.sequential(classes, ramp)),
        *chain.from_iterable(bivariate.PALETTE),
        ramps.BACKGROUND,
        ramps.PRIORITY,
        ramps.HATCHED,
    }
)


def strokes(symbol) -> list[tuple[str, float]]:
    """Colour and width of a symbol's lines without a fill, the lowest first."""
    found = [
        part for part in symbol.symbolLayers() if isinstance(part, QgsSymbolLayer) and hasattr(part, "strokeWidth")
    ]
    return [(part.strokeColor().name(), part.strokeWidth()) for part in found if part.brushStyle() == 0]


def seen_between(lines: list[tuple[str, float]], inside: str, outside: str) -> bool:
    """Whether lines drawn on one another, each narrower than the one below, part two fills at 3:1 on both sides."""
    colours = [colour for colour, _ in lines]
    assert [width for _, width in lines] == sorted((width for _, width in lines), reverse=True)
    across = [*colours, *reversed(colours[:-1])]  # from the inside out

    def found(fill: str, line: list[str]) -> bool:
        """Whether a line differs from the fill, or one behind it from both that line and the fill."""
        return ratio(fill, line[0]) >= GRAPHICS or (
            len(line) > 1 and ratio(fill, line[1]) >= GRAPHICS and ratio(line[0], line[1]) >= GRAPHICS
        )

    return found(inside, across) and found(outside, across[::-1])


@pytest.mark.parametrize("colour", FILLS)
def test_a_swatch_has_a_frame_that_is_seen_on_the_page_and_beside_its_fill(colour):
    lines = strokes(symbols.framed(symbols.fill(colour)))
    assert lines, "there is one"
    assert ratio(lines[-1][0], PAGE) >= GRAPHICS
    assert seen_between(lines, colour, PAGE)


def test_the_priority_outline_is_seen_between_any_two_fills():
    lines = strokes(symbols.priority_outline())
    assert len(lines) == 2
    for one in FILLS:
        assert seen_between(lines, one, PAGE)
        assert all(seen_between(lines, one, other) for other in FILLS), one


def test_a_leader_line_is_seen_on_every_fill_and_on_the_page():
    callout = leaders.callout()  # held: its symbol goes with it
    parts = callout.lineSymbol().symbolLayers()
    drawn = [(part.color().name(), part.width()) for part in parts if isinstance(part, QgsSimpleLineSymbolLayer)]
    assert len(drawn) == 2
    for one in FILLS:
        assert seen_between(drawn, one, one), one
    assert seen_between(drawn, PAGE, PAGE)


def test_one_line_alone_would_not_do():
    """What makes the measure above a measure: no single colour of the two is seen on every fill."""
    for line in strokes(symbols.priority_outline()):
        assert not all(seen_between([line], one, one) for one in FILLS)


def hatches(symbol) -> list[tuple[str, str]]:
    """Return the colours of a fill's lines or dots, each with that of the ground."""
    ground, *lines = symbol.symbolLayers()
    drawn = [
        part.subSymbol().color() if isinstance(part, QgsPointPatternFillSymbolLayer) else part.color() for part in lines
    ]
    return [(colour.name(), ground.fillColor().name()) for colour in drawn]


def printed() -> list:
    """Return the fills of the print style."""
    classes = [symbol for number in CLASSES for symbol in print_style.symbols(number)]
    return [*classes, *(print_style.two_way(row, column) for row in range(3) for column in range(3)), symbols.dotted()]


def test_hatches_of_the_print_style_are_seen_on_their_ground():
    seen = [pair for symbol in printed() for pair in hatches(symbol)]
    assert len(seen) > 50
    assert all(ratio(line, ground) >= GRAPHICS for line, ground in seen), seen


def test_swatches_of_the_print_style_have_frames():
    for symbol in printed():
        lines = strokes(symbols.framed(symbol))
        assert ratio(lines[-1][0], PAGE) >= GRAPHICS
        assert seen_between(lines, symbol.symbolLayer(0).fillColor().name(), PAGE)


def test_the_outline_of_areas_that_moved_far_is_seen_between_any_two_fills():
    lines = strokes(symbols.moved_outline())
    diverging = {colour for number in (3, 5, 7) for colour in ramps.sequential(number, ramps.DIVERGING[0])}
    fills = {*diverging, ramps.HATCHED, *(symbol.symbolLayer(0).fillColor().name() for symbol in printed())}
    for one in sorted(fills):
        assert all(seen_between(lines, one, other) for other in (*sorted(fills), PAGE)), one


def test_hatches_are_seen_on_their_ground_and_on_the_page():
    symbol = symbols.hatched()  # held: its layers go with it
    ground, lines = symbol.symbolLayers()
    for other in (ground.fillColor().name(), PAGE):
        assert ratio(lines.color().name(), other) >= GRAPHICS
        assert ratio(ground.strokeColor().name(), other) >= GRAPHICS


@pytest.mark.parametrize("ramp", ramps.RAMPS)
def test_neighbouring_classes_of_five_differ(ramp):
    steps = [ratio(one, other) for one, other in zip(ramps.sequential(5, ramp), ramps.sequential(5, ramp)[1:])]
    assert min(steps) >= 1.5, steps


@pytest.mark.parametrize("path", sorted(paths.LAYOUTS.glob("*.qpt")), ids=lambda path: path.stem)
def test_text_of_the_templates(path):
    found = re.findall(r'textColor="(\d+),(\d+),(\d+),', path.read_text(encoding="utf-8"))
    assert len(found) > 5
    for channels in found:
        assert ratio("#{:02x}{:02x}{:02x}".format(*map(int, channels)), PAGE) >= TEXT


def test_text_of_the_map_stands_in_its_own_light():
    made = layer({"name": ["North"]})
    label_layer(made, "name")
    text = made.labeling().settings().format()
    assert text.buffer().enabled()
    assert ratio(text.color().name(), text.buffer().color().name()) >= TEXT


def test_text_of_documents():
    found = re.findall(r"[ {]color: (#[0-9a-f]{6})", html._STYLE)
    assert len(found) >= 3
    assert all(ratio(colour, PAGE) >= TEXT for colour in found)


def test_no_class_is_told_by_its_colour_alone():
    from tests import results

    column, value = results.classes("q"), results.column("v", Role.VALUE)
    from medway_isolation_plugin.core.described import as_kept

    of = as_kept("q", "q", results.result(results.COMPOSITE, [column]), column)
    assert [label[0] for label in classing.quantile_labels(of, 5)] == list("12345")
    for shown in (of, as_kept("v", "v", results.result(results.COMPOSITE, [value]), value)):
        by_limits = classing.limit_labels([0.0, 0.0, 2.0, 7.5, 9.0], shown)
        numbers = sorted(label.split(": ")[0] for label in by_limits)
        assert numbers == list("1234"), "by limits too"
        worst = next(label for label in by_limits if label.startswith("1: "))
        assert worst.endswith("(most isolated)")
