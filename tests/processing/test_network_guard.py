"""The guard of a test run: whoever asks for another host than this machine fails the test."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

ASKS = """
from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest
import threading


def ask(url):
    reply = QgsNetworkAccessManager.instance().get(QNetworkRequest(QUrl(url)))
    reply.abort()


def test_elsewhere(qgis_app):
    ask("https://elsewhere.invalid/data")


def test_this_machine(qgis_app):
    ask("http://127.0.0.1:9/data")


def test_elsewhere_in_a_thread(qgis_app):
    thread = threading.Thread(target=ask, args=("https://thread.invalid/data",))
    thread.start()
    thread.join()
"""


def test_another_host_fails_the_test_that_asks_for_it(tmp_path):
    folder = tmp_path / "tests" / "processing"
    folder.mkdir(parents=True)
    (folder / "test_asks.py").write_text(ASKS, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        f"--rootdir={tmp_path}",
        str(folder),
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, text=True, capture_output=True)
    assert "other hosts were asked: elsewhere.invalid" in done.stdout, done.stdout + done.stderr
    assert "other hosts were asked: thread.invalid" in done.stdout
    assert "3 passed, 2 errors" in done.stdout
