"""Runs tests on versions other than this system's, each in an environment of its own below build/versions.

oldest: the library on the oldest Python, numpy and pandas that a QGIS 3.40 installer bundles.
newest: the library on the newest Python here, numpy and pandas.
qgis4: every test on QGIS 4, where this system's Python has it.

A leg whose Python or QGIS cannot be had is reported as not run; with --must that is a failure.

Usage: .venv/bin/python tools/versions.py [--must] LEG...
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "versions"
NEWEST_FIRST = ("3.15", "3.14", "3.13", "3.12")  # numpy 2.5 needs 3.12


@dataclass(frozen=True)
class Leg:
    """One run: which Pythons will do, the first one first; its packages; whether it needs QGIS; which tests."""

    name: str
    pythons: tuple[str, ...]
    requirements: str
    qgis: bool = False
    tests: tuple[str, ...] = ("tests/core",)


LEGS = {
    leg.name: leg
    for leg in (
        Leg("oldest", ("3.9",), "requirements-oldest.txt"),
        Leg("newest", NEWEST_FIRST, "requirements-newest.txt"),
        Leg("qgis4", ("3",), "requirements-dev.txt", qgis=True, tests=("tests",)),
    )
}


def said(*command: str) -> str:
    """Return what a command prints, '' where it is not there or fails."""
    try:
        done = subprocess.run(command, check=False, text=True, capture_output=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def interpreters(version: str) -> Iterator[str]:
    """Return Pythons of a version: on the path, of pyenv, of uv."""
    yield shutil.which(f"python{version}") or ""
    for installed in said("pyenv", "versions", "--bare").split():
        if installed.startswith(f"{version}."):
            yield str(Path(said("pyenv", "prefix", installed)) / "bin" / "python")
    yield said("uv", "python", "find", version)


def python_of(leg: Leg) -> str:
    """Return the first Python that runs and will do for a leg, '' where there is none."""
    if leg.qgis:
        asked = "from qgis.core import Qgis; print(Qgis.versionInt() >= 40000)"
        system = "/usr/bin/python3"
        return system if said(system, "-c", asked) == "True" else ""
    for version in leg.pythons:
        for path in filter(None, interpreters(version)):
            if said(path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])") == version:
                return path
    return ""


def environment(leg: Leg, python: str) -> Path:
    """Return the Python of a leg's environment, made again when its packages or its Python have changed."""
    place = PLACE / leg.name
    packages = ROOT / "tools" / leg.requirements
    made_of = hashlib.sha256(packages.read_bytes() + python.encode()).hexdigest()
    stamp = place / "made_of"
    inside = place / "bin" / "python"
    if not (stamp.is_file() and stamp.read_text() == made_of):
        options = ["--clear", *(["--system-site-packages"] if leg.qgis else [])]
        subprocess.run([python, "-m", "venv", *options, str(place)], check=True)
        quiet = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        subprocess.run([str(inside), "-m", "pip", "install", *quiet, "-r", str(packages)], check=True)
        stamp.write_text(made_of)
    return inside


def passes(leg: Leg, must: bool) -> bool:
    """Run a leg and return whether all is well; a leg that cannot be run is, unless it must."""
    python = python_of(leg)
    if not python:
        what = "QGIS 4" if leg.qgis else f"Python {' or '.join(leg.pythons)}"
        print(f"{leg.name}: not run, since this system has no {what}.", flush=True)
        return not must
    print(f"{leg.name}: {python}", flush=True)
    command = [str(environment(leg, python)), "-m", "pytest", "-q", "-p", "no:cacheprovider", *leg.tests]
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode == 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the legs that are asked for, all of them even where one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("legs", nargs="+", choices=LEGS, metavar="LEG", help=", ".join(LEGS))
    parser.add_argument("--must", action="store_true", help="fail where a leg cannot be run")
    asked = parser.parse_args(arguments)
    well = [passes(LEGS[name], asked.must) for name in asked.legs]
    return int(not all(well))


if __name__ == "__main__":
    sys.exit(main())
