"""What a person is told to do fits what happened: on disks that are really full, or can really only be read."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from medway_isolation_plugin.core import files
from medway_isolation_plugin.core.faults import InputError
from tests.processing.layers import layer
from tests.processing.test_livingalone import FIELDS

FULL, READ_ONLY = "The disk is full: make free space on it", "The disk can only be read: choose a folder"


def mounted(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"needs the right to mount: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    mounted("-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def many(rows: int = 4000):
    columns = {"hh": 700, "other": 120, "young_res": 1200, "old_res": 200}
    squares = [f"POLYGON(({x} 0, {x + 1} 0, {x + 1} 1, {x} 0))" for x in range(rows)]
    named = {"code": [f"A{number}" for number in range(rows)], "old": [60 + number % 9 for number in range(rows)]}
    named["la_65p_q"] = [1 + number % 5 for number in range(rows)]
    return layer({**named, **{name: [value] * rows for name, value in columns.items()}}, shapes=squares)


def asked(name: str, disk: Path, rows: int = 4000) -> dict[str, object]:
    of_areas = {"INPUT": many(rows), "CODE_FIELD": "code"}
    return {
        "livingalone": {"INPUT": many(rows), **FIELDS, "OUTPUT": str(disk / "out.gpkg")},
        "exporttable": {"INPUT": many(rows), "OUTPUT": str(disk / "out.csv")},
        "indicatoraudit": {
            **of_areas,
            "FIELDS": ["old", "la_65p_q"],
            "OUTPUT": "memory:",
            "REPORT": str(disk / "out.html"),
        },
        "exportmaps": {**of_areas, "FIGURES": [2], "FORMATS": [1], "DPI": 300, "FOLDER": str(disk)},
        "addsampledata": {"FOLDER": str(disk)},
    }[name]


WRITERS = ("livingalone", "exporttable", "exportmaps", "addsampledata")


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_is_told_of(disk, refused, name):
    (disk / "other").write_bytes(bytes(200_000))
    said = refused(name, **asked(name, disk))
    assert FULL in said
    assert [path.name for path in disk.iterdir()] == ["other"]


def test_a_report_on_a_full_disk(disk, refused):
    with pytest.raises(OSError, match="No space"):
        (disk / "other").write_bytes(bytes(400_000))
    assert FULL in refused("indicatoraudit", **asked("indicatoraudit", disk, 20))


@pytest.mark.parametrize("name", [*WRITERS, "indicatoraudit"])
def test_a_disk_that_can_only_be_read_is_told_of(disk, refused, name):
    for old in ("out.gpkg", "out.csv", "out.html"):
        (disk / old).write_text("mine", encoding="utf-8")
    mounted("-o", "remount,ro", str(disk))
    said = refused(name, **asked(name, disk, 20))
    assert "folder that you may write to" in said
    assert "space" not in said and "protect" not in said, "not what happened"
    if name != "indicatoraudit":
        assert READ_ONLY in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "Close it where it is open"),
        (errno.EBUSY, "Close it where it is open"),
        (errno.ENOSPC, "The disk is full"),
        (errno.ENAMETOOLONG, "Choose a shorter name"),
        (errno.ENOENT, "The folder is gone"),
    ],
)
def test_what_stands_in_the_way_of_a_move(tmp_path, monkeypatch, number, said):
    """Where no Linux can be made to answer so, the answer of the system stands for it."""

    def fails(source: Path, target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("medway_isolation_plugin.core.placing.PAUSES", ())
    monkeypatch.setattr("medway_isolation_plugin.core.placing.os.replace", fails)
    with pytest.raises(InputError, match=said):
        files.write_text(tmp_path / "a.txt", "x", "report")
    assert not list(tmp_path.iterdir())


def test_a_folder_without_obstacles_has_none(tmp_path):
    assert files.obstacle(tmp_path) == ""
    assert not list(tmp_path.iterdir())
    assert files.obstacle(tmp_path / "gone").startswith("The folder is gone")
