"""Holds a built zip against the rules by which plugins.qgis.org takes a package.

The rules are those of `plugins/validator.py` in qgis/QGIS-Plugins-Website, and of the forms that call it for a new plugin. Whether an
address can be reached is not asked of the network: an address under a name that is reserved for examples cannot.

Usage: .venv/bin/python tools/plugin_site.py ZIP
"""

from __future__ import annotations

import configparser
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

LARGEST = 25_000_000
REQUIRED = (
    "name",
    "description",
    "version",
    "qgisMinimumVersion",
    "author",
    "email",
    "about",
    "tracker",
    "repository",
)
FORBIDDEN_FOLDERS = ("__MACOSX", ".git", "__pycache__")
# What the site's own template fills in, and nobody has changed.
ADDRESSES = {"tracker": "http://bugs", "repository": "http://repo", "homepage": "http://homepage"}
SCREENSHOTS = (".png", ".jpg", ".jpeg", ".gif")
LARGEST_SCREENSHOT = 2 * 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """One rule that a package does not keep; `field` of the metadata, '' where it is about the package."""

    text: str
    field: str = ""


def faults(package: Path) -> list[Fault]:
    """Return every rule that a package does not keep."""
    if package.stat().st_size > LARGEST:
        return [Fault(f"The package is larger than {LARGEST:,} bytes.")]
    if not zipfile.is_zipfile(package):
        return [Fault("The package cannot be unzipped.")]
    with zipfile.ZipFile(package) as archive:
        return [*_of_names(archive), *_of_content(archive)]


def _of_names(archive: zipfile.ZipFile) -> Iterator[Fault]:
    for name in archive.namelist():
        if ".." in name or name.startswith("/"):
            yield Fault(f"A name leads out of the package: {name}.")
        if ".pyc" in name:
            yield Fault(f"There is a compiled file: {name}.")
        if set(name.split("/")) & set(FORBIDDEN_FOLDERS):
            yield Fault(f"There is a folder that must not be there: {name}.")
    broken = archive.testzip()
    if broken:
        yield Fault(f"A file is damaged: {broken}.")


def _of_content(archive: zipfile.ZipFile) -> Iterator[Fault]:
    names = archive.namelist()
    folders = sorted({name.split("/")[0] for name in names})
    if len(folders) != 1 or not all("/" in name for name in names):
        yield Fault(f"There is not one folder at the top: {', '.join(folders)}.")
        return
    folder = folders[0]
    if not folder.isidentifier() or not re.fullmatch(r"[A-Za-z][A-Za-z0-9-_]+", folder):
        yield Fault(f"The folder is no Python name: {folder}.")
    absent = [name for name in ("__init__.py", "metadata.txt", "LICENSE") if f"{folder}/{name}" not in names]
    for name in absent:
        yield Fault(f"There is no {name}.")
    if "metadata.txt" in absent:
        return
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(archive.read(f"{folder}/metadata.txt").decode("utf-8"))
        metadata = dict(parser.items("general"))
    except (configparser.Error, UnicodeDecodeError) as error:
        yield Fault(f"metadata.txt cannot be read: {error}.")
        return
    yield from _of_metadata(metadata)
    yield from _of_pictures(archive, folder, metadata)


def _of_metadata(metadata: Mapping[str, str]) -> Iterator[Fault]:
    for field in REQUIRED:
        if not metadata.get(field, "").strip():
            yield Fault("It is missing or empty.", field)
    if "/" in metadata.get("author", ""):
        yield Fault("An author's name holds no slash.", "author")
    for field, untouched in ADDRESSES.items():
        address = metadata.get(field, "")
        parts = urlparse(address)
        if address == untouched or not (parts.scheme and parts.netloc):
            yield Fault("It is no address.", field)
        elif is_reserved(address):
            yield Fault("It cannot be reached.", field)


def is_reserved(address: str) -> bool:
    """Return whether an address, also of mail, stands under the name that is reserved for examples."""
    host = urlparse(address).hostname or address.rpartition("@")[2]
    return host.endswith(".example")


def _of_pictures(archive: zipfile.ZipFile, folder: str, metadata: Mapping[str, str]) -> Iterator[Fault]:
    icon = metadata.get("icon", "").removeprefix("./")
    if f"{folder}/{icon}" not in archive.namelist():  # the site would show its own instead
        yield Fault(f"There is no {icon}.", "icon")
    screenshot = metadata.get("screenshot", "").removeprefix("./")
    if screenshot and f"{folder}/{screenshot}" in archive.namelist():
        if archive.getinfo(f"{folder}/{screenshot}").file_size > LARGEST_SCREENSHOT:
            yield Fault("The picture is larger than 2 MB.", "screenshot")
        if not screenshot.lower().endswith(SCREENSHOTS):
            yield Fault("It is no PNG, JPEG or GIF.", "screenshot")


def main() -> int:
    """Print what a package lacks; 1 where it lacks anything."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    found = faults(Path(sys.argv[1]))
    for fault in found:
        print(f"{fault.field}: {fault.text}" if fault.field else fault.text)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
