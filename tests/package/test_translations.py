"""Every text is a literal that collectors find; the files of translations hold them all; Qt reads what is made of these."""

from __future__ import annotations

import ast
import shutil
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "tools"))
import make_translations as tool

CALLS = {"translate", "QT_TRANSLATE_NOOP"}
# Where a text is looked up that is no literal: what the two calls do.
LOOKED_UP = {"core/words.py", "i18n/__init__.py"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield where each call with a text of ours is, and the call."""
    for path in sorted(tool.PACKAGE.rglob("*.py")):
        name = path.relative_to(tool.PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in CALLS and name not in LOOKED_UP:
                yield f"{name}:{node.lineno}", node


def literal(node: ast.expr) -> Any:
    return node.value if isinstance(node, ast.Constant) else None


@pytest.fixture(scope="module")
def collected() -> list[str]:
    return tool.collected()


def test_every_text_is_a_literal_in_a_call_of_two():
    assert [
        where
        for where, call in calls()
        if len(call.args) != 2 or literal(call.args[0]) != tool.CONTEXT or not isinstance(literal(call.args[1]), str)
    ] == []


def test_the_collector_finds_every_text(collected):
    stated = [literal(call.args[1]) for _, call in calls()]
    assert len(stated) > 2000
    assert collected == sorted(set(stated))


def test_the_files_hold_every_text_and_nothing_else(collected):
    files = sorted(tool.FOLDER.glob("*.ts"))
    assert "medway_isolation_cy.ts" in [path.name for path in files]
    for path in files:
        root = ET.parse(path).getroot()
        code = root.get("language", "")
        assert path.name == f"medway_isolation_{code}.ts"
        assert path.read_text(encoding="utf-8") == tool.document(tool.merged(collected, root, code)), (
            "run `make translations`"
        )


def test_the_files_hold_every_placeholder():
    """A translation that lacks a value, or asks for one that there is not, would stop the window."""
    import string

    for path in tool.FOLDER.glob("*.ts"):
        for message in ET.parse(path).getroot().iter("message"):
            names = {name for _, name, _, _ in string.Formatter().parse(message.findtext("source", "")) if name}
            for form in message.iter("numerusform" if message.get("numerus") else "translation"):
                if form.text:
                    assert {name for _, name, _, _ in string.Formatter().parse(form.text) if name} == names, form.text


WELSH = """<TS version="2.1" language="cy"><context><name>MedwayIsolation</name>
<message><source>Rank</source><translation>Safle</translation></message>
<message><source>Old</source><translation>Hen</translation></message>
<message><source>Gone</source><translation type="unfinished" /></message>
<message><source>Help</source><translation type="unfinished">Cymorth</translation></message>
</context></TS>"""


def test_translations_that_are_there_stay():
    def stated(root: ET.Element) -> dict[str, tuple[str | None, str | None]]:
        return {
            message.findtext("source", ""): (translation.get("type"), translation.text)
            for message in root.iter("message")
            for translation in message.iter("translation")
        }

    root = tool.merged(["Help", "New", "Rank"], ET.fromstring(WELSH), "cy")
    assert stated(root) == {
        "Help": ("unfinished", "Cymorth"),
        "New": ("unfinished", None),
        "Rank": (None, "Safle"),
        "Old": ("vanished", "Hen"),
    }
    again = tool.merged(["Old"], root, "cy")
    assert stated(again)["Old"] == ("unfinished", "Hen"), "a text that is back is looked at again"


def test_texts_about_a_number_have_the_forms_of_the_language():
    root = tool.merged(["{n} areas", "{name}"], ET.Element("TS"), "cy")
    assert [len(list(message.iter("numerusform"))) for message in root.iter("message")] == [5, 0]
    assert [message.get("numerus") for message in root.iter("message")] == ["yes", None]


@pytest.fixture
def welsh(tmp_path: Path, collected: list[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package reads its translations from a folder in which every text is in "Welsh", in marked forms."""
    from medway_isolation_plugin import i18n

    root = tool.merged([*collected, "{n} areas"], ET.Element("TS"), "cy")
    for message in root.iter("message"):
        for number, form in enumerate(message.iter("numerusform")):
            form.text = f"ŵ{number} {message.findtext('source')}"
        translation = message.find("translation")
        assert translation is not None
        del translation.attrib["type"]
        if not len(translation):
            translation.text = f"ŵ {message.findtext('source')}"
    (tmp_path / "medway_isolation_cy.ts").write_text(tool.document(root), encoding="utf-8")
    (tmp_path / "medway_isolation_fr.ts").write_text(tool.document(tool.merged(["a"], ET.Element("TS"), "cy")))
    tool.compile_into(tmp_path, tmp_path)
    monkeypatch.setattr(i18n, "_FOLDER", tmp_path)
    return tmp_path


def test_qt_reads_what_is_compiled(welsh, collected):
    from medway_isolation_plugin import i18n

    assert i18n.languages() == ["en", "cy"], "a language in which nothing is finished is not offered"
    told = i18n.lookup("cy_GB")
    assert [told(text, -1) for text in collected if "{n}" not in text] == [
        f"ŵ {text}" for text in collected if "{n}" not in text
    ]
    assert [told("{n} areas", number)[:2] for number in (0, 1, 2, 5, 6, 7, 100)] == [
        "ŵ0", "ŵ1", "ŵ2", "ŵ2", "ŵ3", "ŵ4", "ŵ4",
    ]  # fmt: skip
    assert told("no text of ours", -1) == "no text of ours"
    assert i18n.lookup("en")("Rank", -1) == "Rank"


def test_a_plugin_in_the_language_of_qgis_until_it_is_unloaded(welsh, qgis_app, monkeypatch):
    from qgis.core import QgsApplication

    from medway_isolation_plugin import classFactory, i18n

    monkeypatch.setattr(QgsApplication, "locale", lambda: "cy_GB")
    plugin = classFactory(None)
    assert i18n.translate("MedwayIsolation", "Rank") == "Rank"
    plugin.initProcessing()
    assert i18n.translate("MedwayIsolation", "Rank") == "ŵ Rank"
    plugin.unload()
    assert i18n.translate("MedwayIsolation", "Rank") == "Rank"
    assert plugin.translator is None


def test_the_program_of_qt_makes_the_same_file(welsh, tmp_path):
    import subprocess

    lrelease = shutil.which("lrelease")
    if lrelease is None:
        pytest.skip("needs Qt's lrelease")
    target = tmp_path / "qt.qm"
    subprocess.run([lrelease, welsh / "medway_isolation_cy.ts", "-qm", target], check=True, capture_output=True)
    assert (welsh / "medway_isolation_cy.qm").read_bytes() == target.read_bytes()
