"""The box *Chapter*: it says what is there and what is missing, and makes the chapter of it."""

from __future__ import annotations

import json

import odf.opendocument
import odf.text
from qgis.core import QgsProject

from tests.gui.export.test_part import run
from tests.gui.window import settle


def test_export_begins_with_the_chapter(export):
    form = export.form
    column = form.layout()
    shown = [column.itemAt(at).widget() for at in range(column.count())]
    boxes = [
        one
        for one in shown
        if one in (form.chapter, form.target_box, form.figure_box, form.table_box, form.package_box)
    ]
    assert boxes[0] is form.chapter
    assert form.chapter.isVisibleTo(form)
    assert form.chapter.title() == "Chapter"


def test_it_says_what_is_there_and_what_is_missing(export):
    state = export.form.chapter.state
    there, missing = state.text().split(" Missing: ")
    assert "under 65" in there
    assert "65+" in there
    for lacking in ("estimates of need", "projections"):
        assert lacking in missing
        assert lacking not in there
    assert export.form.chapter.make.isEnabled()


def test_without_wards_it_says_so(export):
    export._look()
    assert "wards" in export.form.chapter.state.text().split("Missing")[0]
    for layer in list(QgsProject.instance().mapLayers().values()):
        if layer is export.session.wards():
            QgsProject.instance().removeMapLayer(layer)
            break
    settle()
    export._look()
    assert "wards" in export.form.chapter.state.text().split("Missing")[1]


def test_the_button_makes_the_chapter(export, window, tmp_path):
    export.form.dpi.setValue(72)
    run(export, export.form.chapter.make)
    folder = tmp_path / "out"
    made = {path.name for path in folder.iterdir()}
    assert {"chapter.docx", "chapter.odt", "chapter.html", "chapter.json"} <= made
    assert "Chapter made: " in window.told()[0]
    numbers = json.loads((folder / "chapter.json").read_text(encoding="utf-8"))
    assert len(numbers["figures"]) >= 3
    assert all(one["alternative"].startswith("Map: ") for one in numbers["figures"])
    run(export, export.form.chapter.make)
    assert "already files of these names" in window.told()[-1]
    path = folder / "chapter.odt"
    written = odf.opendocument.load(str(path))
    heading = next(one for one in written.getElementsByType(odf.text.H) if str(one) == "User views")
    heading.parentNode.insertBefore(odf.text.P(text="Buses stop at six."), heading.nextSibling)
    written.save(str(path))
    export.form.replace.setChecked(True)
    run(export, export.form.chapter.make)
    assert "Chapter made: " in window.told()[-1]
    assert str(odf.opendocument.load(str(path)).text).count("Buses stop at six.") == 1


CHAPTER = '{"schema": "medway-isolation/chapter", "schema_version": %d, "title": "T", "date": "2025-11-27"}'


def made_before(export, folder) -> str:
    """Make a chapter, and return its file of numbers, put away as last year's."""
    export.form.dpi.setValue(72)
    run(export, export.form.chapter.make)
    kept = folder / "last year"
    kept.mkdir()
    (folder / "out" / "chapter.json").rename(kept / "chapter.json")
    for path in (folder / "out").iterdir():
        path.unlink()
    return str(kept / "chapter.json")


def test_beside_last_years_chapter_it_tells_what_changed(export, window, tmp_path):
    box = export.form.chapter
    earlier = made_before(export, tmp_path)
    box.previous.setFilePath(earlier)
    settle()
    export._look()
    assert box.said.isVisibleTo(export.form)
    assert box.said.text().startswith("Compared with: Social isolation and loneliness in ")
    assert box.said.text().endswith(" results.")
    assert box.make.isEnabled()
    run(export, box.make)
    assert window.told()[-1].endswith("Nothing changed since the earlier chapter.")
    # One thing changed in the file of last year, which is as if it had changed since.
    document = json.loads((tmp_path / "last year" / "chapter.json").read_text(encoding="utf-8"))
    for result in document["results"]:
        if result["kind"] == "living_alone":
            result["rule"] = "wales"
    (tmp_path / "last year" / "chapter.json").write_text(json.dumps(document), encoding="utf-8")
    export.form.replace.setChecked(True)
    run(export, box.make)
    assert window.told()[-1].endswith("1 thing changed since the earlier chapter: the new one says which, and why.")
    found = json.loads((tmp_path / "out" / "chapter.json").read_text(encoding="utf-8"))["changes"]
    assert [one["cause"] for one in found] == ["method"]


def test_a_file_that_is_no_earlier_chapter_is_told_of_before_it_is_used(export, window, tmp_path):
    box = export.form.chapter
    for name, text, said in (
        ("gone.json", None, "gone.json is not there. Choose last year's chapter.json, or leave it empty."),
        ("a.json", "{", "a.json is no file of numbers of a chapter. Choose the chapter.json"),
        ("b.json", '{"schema": "other"}', "b.json is no file of numbers of a chapter."),
        ("c.json", CHAPTER % 99, "made by a newer version of the plugin"),
    ):
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        box.previous.setFilePath(str(tmp_path / name))
        settle()
        export._look()
        assert said in box.said.text()
        assert box.said.isVisibleTo(export.form)
        assert not box.make.isEnabled()
        assert said in box.make.toolTip()
        export.make_chapter()
        assert said in window.told()[-1]
        assert not list((tmp_path / "out").iterdir())
    box.previous.setFilePath("")
    settle()
    export._look()
    assert not box.said.isVisibleTo(export.form)
    assert box.make.isEnabled()


def test_a_file_that_was_mended_is_read_again(export, tmp_path):
    box, path = export.form.chapter, tmp_path / "a.json"
    path.write_text("{", encoding="utf-8")
    box.previous.setFilePath(str(path))
    export._look()
    assert not box.make.isEnabled()
    path.write_text(
        '{"schema": "medway-isolation/chapter", "schema_version": 1, "title": "T", "date": "2025-11-27"}',
        encoding="utf-8",
    )
    export._look()
    assert box.make.isEnabled()
    assert box.said.text() == "Compared with: T, 27 November 2025; 0 results."


def test_the_project_keeps_last_years_chapter_by_its_place_beside_it(export, tmp_path):
    QgsProject.instance().setFileName(str(tmp_path / "project.qgz"))
    box = export.form.chapter
    box.previous.setFilePath(str(tmp_path / "last year" / "chapter.json"))
    state = json.loads(json.dumps(export.state()))
    assert state["chapter"] == {"previous": "./last year/chapter.json"}
    box.previous.setFilePath("")
    assert export.state()["chapter"] == {}
    export.restore(state)
    assert box.previous.filePath() == str(tmp_path / "last year" / "chapter.json")
    for wrong in (None, 3, [], {"previous": 3}, {}):
        export.restore({"chapter": wrong})
        assert box.previous.filePath() == ""
