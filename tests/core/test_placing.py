"""Files are moved into place together; whatever happens, what was there before is somewhere."""

from __future__ import annotations

import errno
import itertools
import os

import pytest

from medway_isolation_plugin.core import placing


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two old files and two finished ones; nobody waits."""
    monkeypatch.setattr(placing, "wait", lambda seconds: None)
    (tmp_path / "stage").mkdir()
    (tmp_path / "aside").mkdir()
    for name in ("a.shp", "a.dbf"):
        (tmp_path / name).write_text(f"old {name}")
        (tmp_path / "stage" / name).write_text(f"new {name}")
    return tmp_path


def run(folder):
    names = ("a.dbf", "a.shp")
    produced = [(folder / "stage" / name, folder / name) for name in names]
    return placing.place(produced, [folder / name for name in names], folder / "aside")


def texts(folder):
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def failing(monkeypatch, refuses):
    """Let moving fail wherever `refuses(source, target, call)` says so."""
    real, calls = os.replace, itertools.count()

    def replace(source, target):
        if refuses(str(source), str(target), next(calls)):
            raise PermissionError(errno.EACCES, "held by another program")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_all_files_change_together(folder):
    assert [path.name for path in run(folder)] == ["a.dbf", "a.shp"]
    assert texts(folder) == {"a.dbf": "new a.dbf", "a.shp": "new a.shp"}


def test_a_file_that_is_held_for_a_moment_is_waited_for(folder, monkeypatch):
    waited = []
    monkeypatch.setattr(placing, "wait", waited.append)
    failing(monkeypatch, lambda source, target, call: 1 <= call <= 4)
    run(folder)
    assert texts(folder) == {"a.dbf": "new a.dbf", "a.shp": "new a.shp"}
    assert waited == list(placing.PAUSES[:4])
    assert 0.9 < sum(placing.PAUSES) < 1.3, "about a second"


def test_where_one_cannot_be_placed_all_are_put_back(folder, monkeypatch):
    failing(monkeypatch, lambda source, target, call: "stage" in source and target.endswith("a.shp"))
    with pytest.raises(placing.PlacingError) as caught:
        run(folder)
    assert caught.value.told() == ""
    assert texts(folder) == {"a.dbf": "old a.dbf", "a.shp": "old a.shp"}


def test_what_cannot_be_put_back_is_kept_and_named(folder, monkeypatch):
    """A scanner holds the file just placed: the old one used to be deleted."""

    def refuses(source, target, call):
        return ("stage" in source and target.endswith("a.shp")) or ("aside" in source and target.endswith("/a.dbf"))

    failing(monkeypatch, refuses)
    with pytest.raises(placing.PlacingError) as caught:
        run(folder)
    assert texts(folder) == {"a.dbf": "new a.dbf", "a.before.dbf": "old a.dbf", "a.shp": "old a.shp"}
    assert f"a.dbf is now {folder / 'a.before.dbf'}" in caught.value.told()


def test_another_failure_is_not_waited_for(folder, monkeypatch):
    waited = []
    monkeypatch.setattr(placing, "wait", waited.append)
    (folder / "stage" / "a.shp").unlink()
    with pytest.raises(placing.PlacingError):
        run(folder)
    assert waited == []
    assert texts(folder) == {"a.dbf": "old a.dbf", "a.shp": "old a.shp"}


@pytest.mark.parametrize("fails", range(12))
def test_no_old_file_is_ever_lost(folder, monkeypatch, fails):
    """Whichever move fails for good, each old text is somewhere."""
    failing(monkeypatch, lambda source, target, call: call >= fails)
    try:
        run(folder)
    except placing.PlacingError:
        pass
    else:
        return
    found = {path.read_text() for path in folder.rglob("*") if path.is_file()}
    assert {"old a.dbf", "old a.shp"} <= found
