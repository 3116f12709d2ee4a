"""Names that files may have, text files written whole, and the folders that unfinished files stand in."""

from __future__ import annotations

import ctypes
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from medway_isolation_plugin.core import files
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.staging_folder import StagingFolder, clear

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a|b.html", "'|'"),
        ("a\0b.html", "cannot be seen"),
        ("a\nb.html", "cannot be seen"),
        ("a\ud800b.html", "half of a character"),
        ("a\udc80b.html", "half of a character"),
        ("n" * 240 + ".html", "245 characters"),
        ("é" * 120 + ".html", "125 characters"),
    ],
)
def test_names_that_no_file_can_have(tmp_path, name, said):
    with pytest.raises(InputError) as caught:
        files.write_text(tmp_path / name, "text", "report")
    assert said in str(caught.value)
    assert str(caught.value).startswith("The report cannot be written to ")
    assert str(caught.value).isprintable()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["Ynys Môn.html", "a [1] & b.html", "n" * 200 + ".html", "aux.html", "a:b.html"])
def test_names_that_files_have(tmp_path, name):
    files.write_text(tmp_path / name, "text", "report")
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("aux.pdf", "keeps the name aux"),
        ("COM1.csv", "keeps the name COM1"),
        ("nul", "keeps the name nul"),
        ("what?.csv", "takes none of"),
        ("a.csv.", "takes none of"),
    ],
)
def test_names_that_windows_does_not_take(tmp_path, monkeypatch, name, said):
    monkeypatch.setattr(files, "WINDOWS", True)
    with pytest.raises(InputError, match=said):
        files.check_target(tmp_path / name, "report")


def test_paths_that_are_too_long_for_windows_with_the_folder_they_are_made_in(monkeypatch):
    monkeypatch.setattr(files, "WINDOWS", True)
    longest = Path("/" + "d" * 120) / ("n" * (259 - len("/.01234567.partial/.before") - 122))
    assert files.check_target(longest, "report") is None
    with pytest.raises(InputError, match="and Windows takes 233"):
        files.check_target(longest.with_name(longest.name + "n"), "report")


def test_an_old_file_is_replaced_whole_and_a_link_by_a_file(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    link = tmp_path / "report.html"
    link.symlink_to(mine)
    files.write_text(link, "new", "report")
    assert (link.read_text(encoding="utf-8"), link.is_symlink()) == ("new", False)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_link_laid_where_text_used_to_be_staged_is_left_alone(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    (tmp_path / "report.html.partial").symlink_to(mine)
    files.write_text(tmp_path / "report.html", "new", "report")
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_replaced_text_keeps_its_permissions(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    files.write_text(path, "new", "report")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_staging_folder_tells_who_made_it_and_repeats_no_name(tmp_path):
    one, two = StagingFolder(tmp_path), StagingFolder(tmp_path)
    made_by = json.loads((one.path / "made_by.json").read_text(encoding="utf-8"))
    assert (made_by["process"], made_by["machine"]) == (os.getpid(), platform.node())
    assert made_by["time"] == pytest.approx((one.path / "made_by.json").stat().st_mtime, abs=5)
    assert one.path != two.path
    assert len(one.path.name) == len(".01234567.partial")
    assert one.files() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_staging_folder_is_as_open_as_any_other(tmp_path, monkeypatch):
    """Those of tempfile belong to their owner alone: on a shared drive colleagues were locked out of what came out of them."""

    def mkdtemp(*_args, **_kinds):
        raise AssertionError("not by tempfile")

    monkeypatch.setattr(tempfile, "mkdtemp", mkdtemp)
    plain = tmp_path / "plain"
    plain.mkdir()
    assert StagingFolder(tmp_path).path.stat().st_mode == plain.stat().st_mode


def ended() -> int:
    """Return the number of a process that is gone."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def left(folder: Path, **changed: object) -> Path:
    """Leave a staging folder behind as a process that was killed two days ago."""
    path = StagingFolder(folder).path
    (path / "half.csv").write_text("half", encoding="utf-8")
    made_by = json.loads((path / "made_by.json").read_text(encoding="utf-8"))
    made_by = {**made_by, "process": ended(), "time": made_by["time"] - 2 * DAY, **changed}
    (path / "made_by.json").write_text(json.dumps(made_by), encoding="utf-8")
    return path


def test_what_a_killed_process_left_is_cleared(tmp_path):
    path = left(tmp_path)
    files.write_text(tmp_path / "report.html", "new", "report")
    assert not path.exists()


@pytest.mark.parametrize(
    "changed", [{"process": os.getpid()}, {"machine": "another"}, {"time": 10**11}, {"process": "x"}, {"time": None}]
)
def test_what_may_be_in_use_is_left_alone(tmp_path, changed):
    path = left(tmp_path, **changed)
    StagingFolder(tmp_path)
    assert (path / "half.csv").read_text(encoding="utf-8") == "half"


@dataclass
class WindowsKernel:
    """What Windows says of a process: none of this number (error 87), not to be seen by us (5), ended, or running (259)."""

    handle: int
    exit_code: int

    def OpenProcess(self, _access: int, _inherit: bool, _process: int) -> int:
        return self.handle

    def GetExitCodeProcess(self, _handle: int, code: Any) -> None:
        code._obj.value = self.exit_code

    def CloseHandle(self, handle: int) -> None:
        assert handle, "none was opened"


@pytest.mark.parametrize(
    ("handle", "exit_code", "error", "runs"), [(7, 259, 0, True), (7, 0, 0, False), (0, 0, 5, True), (0, 0, 87, False)]
)
def test_windows_is_asked_whether_a_process_runs(tmp_path, monkeypatch, handle, exit_code, error, runs):
    path = left(tmp_path)
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_kinds: WindowsKernel(handle, exit_code), raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    clear(tmp_path)
    monkeypatch.undo()
    assert path.exists() is runs


def test_folders_of_others_are_left_alone(tmp_path):
    for name in (".0123abcd.partial", "mine.partial", ".maps-abc.partial"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "thing").write_text("mine", encoding="utf-8")
    named = left(tmp_path)
    named = named.rename(tmp_path / "named_by_hand")
    linked = left(tmp_path / "named_by_hand")
    StagingFolder(tmp_path)
    assert len(list(tmp_path.glob("*.partial/thing"))) + len(list(tmp_path.glob(".*.partial/thing"))) >= 3
    assert named.is_dir()
    assert linked.is_dir()
