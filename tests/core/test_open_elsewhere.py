"""Files that another program has open are told of before any work."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

from medway_isolation_plugin.core import open_elsewhere, placing
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.files import check_folder
from medway_isolation_plugin.core.staging_folder import StagingFolder, clear

HOLDS = """
    import fcntl, sys
    with open(sys.argv[1], "r+b") as file:
        getattr(fcntl, sys.argv[2])(file, fcntl.LOCK_EX)
        print("locked", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def held():
    """Have a file locked by another process until the test ends."""
    running = []

    def hold(path, how="lockf"):
        command = [sys.executable, "-c", textwrap.dedent(HOLDS), str(path), how]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        assert running[-1].stdout.readline() == "locked\n"

    yield hold
    for process in running:
        process.communicate("")


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("chapter.odt", ".~lock.chapter.odt#"),
        ("chapter.docx", ".~lock.chapter.docx#"),
        ("need.docx", "~$need.docx"),
        ("chapter.docx", "~$hapter.docx"),
        ("chapter_2026.docx", "~$apter_2026.docx"),
        ("need.csv", ".~lock.need.csv#"),
    ],
)
def test_the_lock_file_of_a_word_processor(tmp_path, name, lock):
    path = tmp_path / name
    (tmp_path / lock).write_text("somebody")
    check_folder(path, "report")  # it is not there: nobody has it open
    path.write_text("old")
    with pytest.raises(InputError) as caught:
        check_folder(path, "report")
    said = str(caught.value)
    assert str(path) in said and lock in said and "Save and close it there" in said and "delete the lock file" in said
    (tmp_path / lock).unlink()
    check_folder(path, "report")
    assert path.read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows locks by opening")
@pytest.mark.parametrize("how", ["lockf", "flock"])
def test_a_lock_of_another_process(tmp_path, held, how):
    path = tmp_path / "need.csv"
    path.write_text("old")
    open_elsewhere.check(path)
    held(path, how)
    with pytest.raises(InputError, match=r"need\.csv is open in another program, which has locked it\. Close it there"):
        open_elsewhere.check(path)


def test_windows_does_not_open_what_is_held(tmp_path, monkeypatch):
    """Where there are no locks to ask for, a file that cannot be opened for writing is held."""
    path = tmp_path / "need.csv"
    path.write_text("old")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    open_elsewhere.check(path)
    real = type(path).open

    def refused(self, mode="r", *more, **others):
        if self == path and mode == "r+b":
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return real(self, mode, *more, **others)

    monkeypatch.setattr(type(path), "open", refused)
    with pytest.raises(InputError, match="is open in another program"):
        open_elsewhere.check(path)


def test_a_database_is_not_opened(tmp_path, monkeypatch):
    """To close it would take the locks off it that SQLite has in this process."""
    path = tmp_path / "need.gpkg"
    path.write_text("old")
    monkeypatch.setattr(open_elsewhere, "_is_held", lambda path: pytest.fail("opened"))
    open_elsewhere.check(path)


def test_old_files_that_could_be_put_nowhere_outlive_every_tidying_up(tmp_path, monkeypatch):
    """Whoever makes files tidies up after a failure: that took the folder which held the only copy of an old file."""
    monkeypatch.setattr(placing, "wait", lambda seconds: None)
    (tmp_path / "a").write_text("old a")
    (tmp_path / "b").write_text("old b")
    staging = StagingFolder(tmp_path)
    for name in "ab":
        (staging.path / name).write_text(f"new {name}")
    real, calls = os.replace, []

    def replace(source, target):
        calls.append(target)
        if len(calls) > 1:
            raise PermissionError(13, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(placing.PlacingError) as caught:
        staging.commit("ab")
    assert caught.value.at == tmp_path / "b"
    staging.discard()
    clear(tmp_path)
    (now,) = caught.value.kept.values()
    assert now.read_text() == "old a" and (tmp_path / "b").read_text() == "old b"
    assert not list(staging.path.glob("made_by*")), "in a day it would be taken for what a killed run left"
