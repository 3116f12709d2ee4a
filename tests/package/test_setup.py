"""The set-up script, run where the package index is out of reach."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}


@pytest.mark.parametrize("what", ["package", "dev"])
def test_a_package_index_out_of_reach_ends_in_one_sentence(tmp_path, what):
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    done = subprocess.run(
        [str(tmp_path / "tools" / "setup.sh"), what],
        env={**variables, **NOWHERE},
        check=False,
        text=True,
        capture_output=True,
    )
    (line,) = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 1
    assert line.startswith(
        f"Set-up stopped: the Python packages of tools/requirements-{what}.txt could not be installed ("
    )
    assert "check the network" in line
    # A second attempt is made, not taken for done.
    assert not list((tmp_path / ".venv").glob("*.sha256"))


def test_the_demonstration_installs_no_tool_of_development():
    def packages(name: str) -> set[str]:
        lines = (ROOT / "tools" / f"requirements-{name}.txt").read_text(encoding="utf-8").splitlines()
        return {line.split("==")[0] for line in lines if line and not line.startswith(("#", "-r"))}

    assert packages("package") == {"qgis-plugin-ci"}
    assert "-r requirements-package.txt" in (ROOT / "tools" / "requirements-dev.txt").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    setup = (ROOT / "tools" / "setup.sh").read_text(encoding="utf-8")
    always, development = (set(found.split()) for found in re.findall(r"PACKAGES\+?=\((.*)\)", setup))
    # In which tests open what is made for others, and what QGIS would get from the network.
    opened = {"chromium", "libreoffice-writer-nogui", "python3-uno", "fonts-open-sans"}
    assert development - always == {"python3-pandas", "poppler-utils", "xvfb", "xauth", "locales", *opened}
    assert "\ndemo: package " in makefile
    assert "\npackage:  ##" in makefile
