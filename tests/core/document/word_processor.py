"""LibreOffice as a person has it open: one process with a profile of its own, which opens, types, saves and exports."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

STEPS = Path(__file__).with_name("uno_steps.py")
PYTHON = "/usr/bin/python3"


def missing() -> str:
    """Return what this system lacks; empty where nothing is."""
    if shutil.which("soffice") is None:
        return "no LibreOffice"
    probe = subprocess.run([PYTHON, "-c", "import uno"], check=False, capture_output=True)
    return "" if probe.returncode == 0 else "no python3-uno"


class WordProcessor:
    """One LibreOffice; `close` ends it."""

    def __init__(self, folder: Path) -> None:
        pipe = f"medway-{secrets.token_hex(6)}"
        self._office = subprocess.Popen(
            [
                "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
                f"--accept=pipe,name={pipe};urp",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self._steps = subprocess.Popen(
            [PYTHON, str(STEPS), pipe], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answer()

    def _answer(self) -> None:
        said = self._steps.stdout.readline()
        answer = json.loads(said) if said else {"error": "LibreOffice has ended"}
        if "error" in answer:
            raise RuntimeError(answer["error"])

    def do(self, path: Path, *targets: Path, **steps: Any) -> None:
        """Open a file, take steps in it, and save it under other names."""
        asked = {"path": str(path), "targets": [str(one) for one in targets], **steps}
        self._steps.stdin.write(json.dumps(asked) + "\n")
        self._steps.stdin.flush()
        self._answer()

    def close(self) -> None:
        """End it."""
        try:
            self._steps.stdin.write('{"end": true}\n')
            self._steps.stdin.close()
            self._steps.wait(20)
            self._office.wait(20)
        except (OSError, subprocess.TimeoutExpired):
            self._steps.kill()
            os.killpg(self._office.pid, signal.SIGKILL)  # it has a process of its own, which has the program
