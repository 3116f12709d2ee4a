"""A leg whose Python or QGIS cannot be had is told as not run, and fails where it must run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("leg", "lacks"),
    [("oldest", "Python 3.9"), ("newest", "Python 3.15 or 3.14 or 3.13 or 3.12")],
)
def test_a_python_that_is_not_here_is_told_and_fails_the_release_check_alone(tmp_path, leg, lacks):
    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "tools/versions.py", *options, leg], cwd=ROOT, env={**os.environ, "PATH": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    daily, release = run(), run("--must")
    assert daily.stdout == release.stdout == f"{leg}: not run, since this system has no {lacks}.\n"
    assert (daily.returncode, release.returncode) == (0, 1)


def test_the_sets_are_those_that_the_documents_name():
    oldest = (ROOT / "tools" / "requirements-oldest.txt").read_text(encoding="utf-8")
    assert {"numpy==1.20.1", "pandas==1.3.3", "hypothesis==6.141.1", "pytest==8.4.2"} <= set(oldest.splitlines())
    newest = (ROOT / "tools" / "requirements-newest.txt").read_text(encoding="utf-8")
    assert {"numpy==2.5.*", "pandas==3.1.*"} <= set(newest.splitlines())
    assert 'target-version = "py39"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
