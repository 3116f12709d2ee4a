"""The zip keeps the rules of the plugin site, but for the addresses that are not known yet."""

from __future__ import annotations

import configparser
import importlib.util
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "medway_isolation_plugin"


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made  # dataclasses look their module up
    spec.loader.exec_module(made)
    return made


site = tool("plugin_site")


@pytest.fixture(scope="module")
def built() -> Path:
    done = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, text=True, capture_output=True)
    return ROOT / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def content(built: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(built) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_reserved_addresses_keep_the_zip_from_the_site(built):
    assert {(fault.field, fault.text) for fault in site.faults(built)} == {
        (field, "It cannot be reached.") for field in ("tracker", "repository", "homepage")
    }


def changed(text: str, new: str):
    return lambda files: files.update(
        {f"{FOLDER}/metadata.txt": files[f"{FOLDER}/metadata.txt"].replace(text.encode(), new.encode())}
    )


@pytest.mark.parametrize(
    ("change", "field", "text"),
    [
        (changed("name=Medway Isolation", "nickname=Medway Isolation"), "name", "It is missing or empty."),
        (changed("author=Medway", "author=Medway/"), "author", "An author's name holds no slash."),
        (changed("tracker=https://", "tracker="), "tracker", "It is no address."),
        (changed("icon=resources", "icon=pictures"), "icon", "There is no pictures/icons/medway_isolation.svg."),
        (changed("about=", "about=100 % "), "", "metadata.txt cannot be read"),
        (changed("[general]", "[special]"), "", "metadata.txt cannot be read"),
        (lambda files: files.pop(f"{FOLDER}/LICENSE"), "", "There is no LICENSE."),
        (lambda files: files.pop(f"{FOLDER}/metadata.txt"), "", "There is no metadata.txt."),
        (lambda files: files.pop(f"{FOLDER}/__init__.py"), "", "There is no __init__.py."),
        (lambda files: files.update({"other/a.py": b""}), "", "There is not one folder at the top"),
        (lambda files: files.update({f"{FOLDER}/a.pyc": b""}), "", "There is a compiled file"),
        (lambda files: files.update({f"{FOLDER}/../a.py": b""}), "", "A name leads out of the package"),
        (
            lambda files: files.update({f"{FOLDER}/.git/HEAD": b""}),
            "",
            "There is a folder that must not be there",
        ),
    ],
)
def test_each_rule_is_held(content, tmp_path, change, field, text):
    files = dict(content)
    change(files)
    package = tmp_path / "changed.zip"
    with zipfile.ZipFile(package, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    found = [fault for fault in site.faults(package) if fault.field == field and fault.text.startswith(text)]
    assert len(found) == 1


def test_what_is_no_zip_or_too_large_is_told(tmp_path, monkeypatch):
    package = tmp_path / "a.zip"
    package.write_bytes(b"no zip")
    assert [fault.text for fault in site.faults(package)] == ["The package cannot be unzipped."]
    monkeypatch.setattr(site, "LARGEST", 3)
    assert [fault.text for fault in site.faults(package)] == ["The package is larger than 3 bytes."]


def test_the_changelog_in_the_metadata_is_that_of_the_version(content):
    parser = configparser.ConfigParser()
    parser.read_string(content[f"{FOLDER}/metadata.txt"].decode("utf-8"))
    told = parser["general"]["changelog"]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = text.split("\n## ")[1]
    entries = re.findall(r"^- (.+)$", section, re.M)
    assert len(entries) > 10
    for entry in entries:
        assert entry in told
    assert "#" not in told
    assert parser["general"]["version"] == re.match(r"\[(.+?)\]", section)[1]
    assert "changelog=" not in (ROOT / "metadata.txt").read_text(encoding="utf-8")


def test_versions_rise_and_all_but_the_newest_have_a_date():
    headings = re.findall(r"^## \[(.+?)\] - (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    versions = [tuple(map(int, version.split("."))) for version, _ in headings]
    assert len(headings) > 1
    assert versions == sorted(set(versions), reverse=True)
    dates = [when for _, when in headings]
    assert dates[0] == "unreleased" or re.fullmatch(r"\d{4}-\d\d-\d\d", dates[0])
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", when) for when in dates[1:])


def test_it_is_experimental_until_a_release_was_published():
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    reserved = [line for line in text.splitlines() if site.is_reserved(line.partition("=")[2])]
    assert "experimental=True" in text if reserved else "experimental=" in text
