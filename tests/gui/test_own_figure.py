"""A kind of figure that is no part of the package: registered, it is in the dialog, in the panel and on a page."""

from __future__ import annotations

import re

import pytest
from qgis import processing
from qgis.core import QgsProcessingException

from medway_isolation_plugin.cartography import figure_kinds
from medway_isolation_plugin.cartography.figure import Figure
from medway_isolation_plugin.core.bands import P65
from tests.gui.export.test_part import exported
from tests.gui.window import settle
from tests.processing.test_export_maps import names, pdf_text


class Absent(Figure):
    """A figure for which no layer has anything."""

    KEY = "absent"
    LABEL = PANEL = "Of nothing"
    NEEDS = "what is nowhere"
    ABSENT = "Wait until there is something."


@pytest.fixture
def own(sample):
    """The figure of docs/maps.md, as it stands there, and one for which there is nothing."""
    before = figure_kinds.registered()
    (code,) = re.findall(
        r"```python\n(.*?)```", (sample.parents[1] / "docs" / "maps.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(code, {})
    figure_kinds.register(Absent)
    yield
    for kind in figure_kinds.registered()[len(before) :]:
        figure_kinds.unregister(kind)
    assert figure_kinds.registered() == before


def dialog(provider):
    """What the dialog of exportmaps offers: the figures by their numbers, the parameters by their names."""
    made = provider.algorithm("exportmaps").create()
    labels = {one.name(): one.description() for one in made.parameterDefinitions()}
    return made.parameterDefinition("FIGURES").options(), labels


def test_in_the_dialog_after_those_that_are_there(provider, request):
    before, labels = dialog(provider)
    request.getfixturevalue("own")
    figures, more = dialog(provider)
    assert figures == [*before, "Relative values", "Of nothing"]
    assert {name: label for name, label in more.items() if name not in labels} == {
        "FIELD_RELATIVE": "Relative value (empty: found by its name)"
    }


def test_in_the_panel_and_on_a_page_with_its_own_words(own, mapped, tmp_path, provider):
    mapped.show_page("export")
    settle()
    part = mapped.parts["export"]
    boxes = part.form.figures
    assert [box.text() for box in boxes.values()][-2:] == ["Relative to all areas", "Of nothing"]
    assert boxes["relative"].isVisibleTo(part) and boxes["relative"].isEnabled()
    assert not boxes["absent"].isEnabled()
    assert boxes["absent"].toolTip() == "Wait until there is something."

    exported(part, "relative", tmp_path)
    assert names(tmp_path / "out") == ["living_alone_relative.pdf"]
    text = pdf_text(tmp_path / "out" / "living_alone_relative.pdf")
    for words in (
        "Living alone, compared with the whole place",
        "The whole place is 100",
        "Per cent of the whole",
        "(most isolated)",
    ):
        assert words in text


def test_by_its_number_and_its_parameter(own, mapped, tmp_path):
    number = len(figure_kinds.registered()) - 2
    given = {
        "INPUT": mapped.session.result(P65).layer(),
        "FIELD_RELATIVE": "la_65p",
        "FORMATS": [0, 3],
        "FOLDER": str(tmp_path / "maps"),
    }
    processing.run("medwayisolation:exportmaps", {**given, "FIGURES": [number]})
    assert names(tmp_path / "maps") == ["map_relative.html", "map_relative.pdf"]
    page = (tmp_path / "maps" / "map_relative.html").read_text(encoding="utf-8")
    rows = re.findall(r"<td>([123]: [\d.]+ to [\d.]+[^<]*)</td>", page)
    assert [row[0] for row in rows[:3]] == ["1", "2", "3"], "the classes, by number and range"
    assert len(rows) == 3 + 163 and set(rows[3:]) == set(rows[:3]), "and each area's"
    assert "No data" not in page
    text = pdf_text(tmp_path / "maps" / "map_relative.pdf")
    assert all(row in text for row in rows[:3]) and "No data" not in text
    with pytest.raises(QgsProcessingException, match="has no field that looks like what is nowhere\\."):
        processing.run("medwayisolation:exportmaps", {**given, "FIGURES": [number + 1]})


def test_gone_once_it_is_taken_away(mapped, provider):
    figures, labels = dialog(provider)
    assert "Relative values" not in figures and "FIELD_RELATIVE" not in labels
    mapped.show_page("export")
    settle()
    assert "relative" not in mapped.parts["export"].form.figures
