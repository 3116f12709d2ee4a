"""What is missing is said in one sentence, with what to do about it on each system."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from medway_isolation_plugin.core.needs import where_to_get

ROOT = Path(__file__).resolve().parents[2]

START = """
import medway_isolation_plugin
plugin = medway_isolation_plugin.classFactory(None)
plugin.initProcessing()
plugin.unload()
"""


@pytest.mark.parametrize(
    ("platform", "environment", "debian", "advice"),
    [
        ("linux", {}, True, "install the package python3-pandas"),
        ("linux", {}, False, "install pandas for the Python that QGIS runs on"),
        (
            "linux",
            {"FLATPAK_ID": "org.qgis.qgis"},
            True,
            "run 'flatpak run --devel --command=pip3 org.qgis.qgis install --user pandas' and start QGIS again",
        ),
        ("darwin", {}, False, "install a newer QGIS, which brings pandas"),
        (
            "win32",
            {},
            False,
            "run the OSGeo4W Setup and choose python3-pandas, or install QGIS again from its own installer",
        ),
    ],
)
def test_each_system_is_told_what_to_install(tmp_path, platform, environment, debian, advice):
    if debian:
        (tmp_path / "etc").mkdir()
        (tmp_path / "etc" / "debian_version").write_text("13.1\n")
    assert where_to_get("pandas", platform, environment, tmp_path) == advice


@pytest.mark.parametrize(
    ("numpy", "found"),
    [
        ("raise ModuleNotFoundError(\"No module named 'numpy'\", name='numpy')", "this Python has none"),
        ("__version__ = '1.19.5'", "this Python has 1.19.5"),
    ],
)
def test_the_plugin_starts_with_one_sentence_where_numpy_is_missing_or_too_old(tmp_path, numpy, found):
    (tmp_path / "numpy.py").write_text(numpy)
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == f"Medway Isolation needs numpy 1.20 or newer, and {found}: {where_to_get('numpy')}.\n"


@pytest.mark.parametrize("version", ["1.20.0", "1.20.1rc1", "2.5.0.dev0+git1", "10.0"])
def test_a_numpy_that_will_do_is_taken(tmp_path, version):
    (tmp_path / "numpy.py").write_text(f"__version__ = {version!r}")
    asked = "from medway_isolation_plugin.core.needs import numpy_lacking; print(repr(numpy_lacking()))"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "''\n", done.stderr
