"""Need and chapter where an output is open elsewhere: nothing is half-written, and the message says which file and what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core import placing
from tests.core.test_open_elsewhere import held  # noqa: F401
from tests.processing.layers import layer
from tests.processing.test_jsna_chapter import alone
from tests.processing.test_project_need import download

CHAPTER = {"DATE": "2026-11-27", "DPI": 50, "FORMATS": [0, 1, 2], "OVERWRITE": True}


def given(kind: str, folder: Path) -> dict[str, Any]:
    areas = {"code": ["E01016014", "E01016015"], "res_65p": [600.0, 1800.0], "ward": ["A", "B"]}
    if kind == "estimateneed":
        return {"INPUT": layer(areas), "WARDS_OUT": "memory:"}
    return {
        "INPUT": layer(areas),
        "PROJECTIONS": [download(folder, "2022snpppopulationsyoa5yr", 0.1)],
        "CONTROL": False,
    }


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def refusing(monkeypatch):
    """Have the moving of a finished file over exactly one other refused, as Windows does while somebody has that open."""

    def install(path: Path) -> None:
        real = os.replace

        def replace(source: Any, target: Any) -> None:
            if Path(target) == path and ".partial" in str(source) and ".before" not in str(source):
                raise PermissionError(13, "Access is denied")
            real(source, target)

        monkeypatch.setattr(placing, "wait", lambda seconds: None)
        monkeypatch.setattr(os, "replace", replace)

    return install


@pytest.mark.parametrize("kind", ["estimateneed", "projectneed"])
@pytest.mark.parametrize("form", ["gpkg", "csv"])
@pytest.mark.parametrize("name", ["OUTPUT", "REPORT"])
def test_need_whose_output_windows_does_not_replace(run, refused, refusing, tmp_path, kind, form, name):
    folder = tmp_path / "out"
    folder.mkdir()
    outputs = {"OUTPUT": str(folder / f"need.{form}"), "REPORT": str(folder / "need.html")}
    asked = {**given(kind, tmp_path), **outputs}
    first = tmp_path / "first"
    first.mkdir()
    run(kind, **{**asked, **{key: str(first / Path(path).name) for key, path in outputs.items()}})
    for made in first.iterdir():  # copies: QGIS keeps what it wrote itself open for a while
        if not made.name.endswith(("-wal", "-shm")):
            shutil.copy(made, folder)
    before = state(folder)
    refusing(Path(outputs[name]))
    said = refused(kind, **asked, RATE="jsna_lonely_65p")
    assert Path(outputs[name]).name in said and "Access is denied" in said and "Close it where it is open" in said
    after = state(folder)
    assert after.keys() == before.keys() and after[Path(outputs[name]).name] == before[Path(outputs[name]).name]


@pytest.mark.skipif(os.name == "nt", reason="Windows locks by opening")
@pytest.mark.parametrize("kind", ["estimateneed", "projectneed"])
@pytest.mark.parametrize("name", ["OUTPUT", "REPORT"])
def test_need_whose_output_another_process_has_locked(run, refused, held, tmp_path, kind, name):  # noqa: F811
    folder = tmp_path / "out"
    folder.mkdir()
    outputs = {"OUTPUT": str(folder / "need.csv"), "REPORT": str(folder / "need.html")}
    asked = {**given(kind, tmp_path), **outputs}
    run(kind, **asked)
    before = state(folder)
    held(Path(outputs[name]))
    said = refused(kind, **asked, RATE="jsna_lonely_65p")
    assert f"{outputs[name]} is open in another program, which has locked it. Close it there" in said
    assert state(folder) == before


@pytest.mark.parametrize("kind", ["estimateneed", "projectneed"])
def test_need_whose_table_is_open_in_a_spreadsheet(run, refused, tmp_path, kind):
    folder = tmp_path / "out"
    folder.mkdir()
    asked = {**given(kind, tmp_path), "OUTPUT": str(folder / "need.csv")}
    run(kind, **asked)
    (folder / ".~lock.need.csv#").write_text("somebody")
    before = state(folder)
    said = refused(kind, **asked, RATE="jsna_lonely_65p")
    assert "need.csv is open in a word processor or spreadsheet: its lock file .~lock.need.csv#" in said
    assert state(folder) == before


@pytest.mark.parametrize("kind", ["estimateneed", "projectneed"])
def test_need_whose_geopackage_is_locked(run, refused, tmp_path, kind):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "need.gpkg"
    asked = {**given(kind, tmp_path), "OUTPUT": str(path)}
    run(kind, **asked)
    before = path.read_bytes()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert f"The output {path} is in use. Close it where it is open" in refused(
            kind, **asked, RATE="jsna_lonely_65p"
        )
    finally:
        other.rollback()
        other.close()
    assert path.read_bytes() == before and QgsVectorLayer(str(path), "", "ogr").isValid()


# The chapter


@pytest.fixture
def chapter(run, tmp_path):
    """A folder with a chapter, and what makes it again."""
    asked = {"RESULTS": [alone(run)], "FOLDER": str(tmp_path / "out"), "PLACE": "Here", **CHAPTER}
    run("jsnachapter", **asked)
    return {**asked, "DATE": "2026-11-28"}, tmp_path / "out"


@pytest.mark.parametrize("name", ["chapter.docx", "chapter.odt", "chapter.html", "chapter.json", "chapter_ledger.csv"])
def test_a_chapter_of_which_windows_does_not_replace_one_file(refused, refusing, chapter, name):
    """It is the last of its files or the first: all others are as they were, too."""
    asked, folder = chapter
    before = state(folder)
    refusing(folder / name)
    said = refused("jsnachapter", **asked)
    assert f"The file {name} could not be put into {folder}: Access is denied. Close it where it is open" in said
    assert "None of the files was replaced." in said
    assert state(folder) == before


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("chapter.odt", ".~lock.chapter.odt#"),
        ("chapter.docx", "~$hapter.docx"),
        ("chapter_ledger.csv", ".~lock.chapter_ledger.csv#"),
    ],
)
def test_a_chapter_that_is_open_in_a_word_processor(run, refused, chapter, name, lock):
    asked, folder = chapter
    (folder / lock).write_text("somebody")
    before = state(folder)
    said = refused("jsnachapter", **asked)
    assert f"{folder / name} is open in a word processor or spreadsheet: its lock file {lock} lies beside it." in said
    assert "delete the lock file" in said and state(folder) == before
    (folder / lock).unlink()
    run("jsnachapter", **asked)


@pytest.mark.skipif(os.name == "nt", reason="Windows locks by opening")
def test_a_chapter_that_another_process_has_locked(refused, held, chapter):  # noqa: F811
    asked, folder = chapter
    before = state(folder)
    held(folder / "chapter.docx")
    assert f"{folder / 'chapter.docx'} is open in another program, which has locked it." in refused(
        "jsnachapter", **asked
    )
    assert state(folder) == before


def test_written_parts_of_a_document_that_is_still_open_come_with_a_warning(run, chapter, tmp_path):
    asked, folder = chapter
    (folder / ".~lock.chapter.odt#").write_text("somebody")
    asked = {**asked, "FOLDER": str(tmp_path / "next"), "KEEP_FROM": str(folder / "chapter.odt")}
    warned = run("jsnachapter", **asked)["warnings"]
    assert any(
        "chapter.odt is open in a word processor: what is not saved there is not carried over" in one for one in warned
    )
