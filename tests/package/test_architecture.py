"""The document on the architecture: every file that it names is there, and each kind's example stands where it says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "medway_isolation_plugin"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`((?:gui|processing|cartography|layers|core|resources|tests|docs)/[\w./]*)`")
TABLE = TEXT.split("## To add something")[1].split("\n## ")[0]
# Kind, what to write, its example: rows of the table behind its heading and the line below.
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("|")][
    2:
]


def place(name: str) -> Path:
    return ROOT / name if name.startswith(("resources", "tests", "docs")) else PACKAGE / name


@pytest.mark.parametrize("name", sorted({name for name in NAMED.findall(TEXT) if "NAME" not in name}))
def test_a_file_that_is_named_is_there(name):
    assert place(name).exists()


def test_every_step_of_the_count_names_a_file():
    steps = re.findall(r"^\d+\. (.+(?:\n   .+)*)", TEXT, flags=re.MULTILINE)
    assert len(steps) == 11
    files = [name for step in steps for name in NAMED.findall(step)]
    assert all(NAMED.search(step) for step in steps)
    assert len(files) == len(set(files)), "through each file once"


def holder(example: str) -> str:
    """Return the module of the package that defines a class of that name."""
    found = [
        path
        for path in PACKAGE.rglob("*.py")
        if re.search(rf"^class {example}\b", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(found) == 1, f"{example}: {found}"
    return found[0].relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")


# What a program is told of in a file that is not Python has no class.
CLASSES = [row for row in ROWS if "." not in row[2]]


@pytest.mark.parametrize(("kind", "files", "example"), CLASSES, ids=[row[0] for row in CLASSES])
def test_the_example_of_a_kind_can_be_imported_from_where_it_is_said_to_be(kind, files, example, qgis_app):
    module = holder(example.strip("`"))
    assert isinstance(getattr(importlib.import_module(module), example.strip("`")), type)
    where = module.removeprefix("medway_isolation_plugin.").replace(".", "/") + ".py"
    named = re.findall(r"`([\w./]+)`", files)
    fits = [name for name in named if re.fullmatch(name.replace("NAME", r"\w+"), where) or where.startswith(name)]
    assert fits, f"{example} stands in {where}, which is none of {named}"
