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
    return placing.place(produced, [], folder / "aside")


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


def test_one_file_is_replaced_in_one_step(folder, monkeypatch):
    """A kill between two moves would leave nothing in its place."""
    moves = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: moves.append((source, target)) or real(source, target))
    placing.place([(folder / "stage" / "a.shp", folder / "a.shp")], [], folder / "nowhere")
    assert moves == [(folder / "stage" / "a.shp", folder / "a.shp")]
    assert not (folder / "nowhere").exists()
    assert texts(folder)["a.shp"] == "new a.shp"


def test_of_several_files_each_is_there_at_every_moment(folder, monkeypatch):
    real = os.replace

    def replace(source, target):
        assert set(texts(folder)) == {"a.dbf", "a.shp"}
        real(source, target)
        assert set(texts(folder)) == {"a.dbf", "a.shp"}

    monkeypatch.setattr(os, "replace", replace)
    run(folder)
    assert texts(folder) == {"a.dbf": "new a.dbf", "a.shp": "new a.shp"}


def test_a_disk_without_links_keeps_copies(folder, monkeypatch):
    def link(source, target):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    failing(monkeypatch, lambda source, target, call: "stage" in source and target.endswith("a.shp"))
    with pytest.raises(placing.PlacingError):
        run(folder)
    assert texts(folder) == {"a.dbf": "old a.dbf", "a.shp": "old a.shp"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o640, 0o664])
def test_a_replaced_file_keeps_its_permissions(folder, mode):
    (folder / "a.shp").chmod(mode)
    run(folder)
    assert (folder / "a.shp").stat().st_mode & 0o777 == mode


def test_what_goes_with_a_replaced_file_comes_back_with_it(folder, monkeypatch):
    (folder / "a.qix").write_text("old index")
    failing(monkeypatch, lambda source, target, call: "stage" in source and target.endswith("a.shp"))
    produced = [(folder / "stage" / name, folder / name) for name in ("a.dbf", "a.shp")]
    with pytest.raises(placing.PlacingError):
        placing.place(produced, [folder / "a.qix"], folder / "aside")
    assert texts(folder) == {"a.dbf": "old a.dbf", "a.qix": "old index", "a.shp": "old a.shp"}
