"""Answers kept in a folder, each with what was asked and when, so that work goes on where it ended and offline."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..core.faults import InputError
from ..core.files import write_bytes, write_text
from ..core.words import QT_TRANSLATE_NOOP

_WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "answer to be kept")
_MOST_BYTES = 2 * 1024**3
_DAY = 24 * 3600


@dataclass(frozen=True)
class KeptAnswer:
    """An answer: what came, the address, when it came (seconds since 1970), and whether it was kept from before.

    `by_hand` is the name of a file that somebody downloaded and added in its place.
    """

    body: bytes
    url: str
    came: float
    kept: bool
    by_hand: str = ""

    @property
    def sha256(self) -> str:
        """Return what tells it from another answer."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def facts(self) -> AnswerFacts:
        """Return what is remembered of it once it is read."""
        return AnswerFacts(self.url, self.came, len(self.body), self.sha256, self.by_hand)


@dataclass(frozen=True)
class AnswerFacts:
    """An answer without its body: the address, when it came (seconds since 1970), its bytes, and what tells it from another."""

    url: str
    came: float
    bytes: int
    sha256: str
    by_hand: str = ""


class AnswerCache:
    """A folder of answers.

    Parameters
    ----------
    folder : Path
        Made where it is not there.
    days : float
        Older answers are asked for again; 0 keeps none.
    most : int
        Bytes; the oldest answers go first.
    """

    def __init__(self, folder: Path, days: float, most: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._days = days
        self._most = most
        self.fails = False  # whether an answer could not be kept

    def find(self, url: str, any_age: bool = False) -> KeptAnswer | None:
        """Return the answer that is kept to a question; where `any_age` is true, an old one too."""
        body, facts = self._paths(url)
        try:
            said = json.loads(facts.read_text(encoding="utf-8"))
            kept = KeptAnswer(body.read_bytes(), url, float(said["came"]), True, str(said.get("by_hand", "")))
            whole = said["url"] == url and said["sha256"] == kept.sha256
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept if whole and (any_age or time.time() - kept.came <= self._days * _DAY) else None

    def keep(self, url: str, body: bytes, by_hand: str = "") -> KeptAnswer:
        """Keep an answer that was believed, or a file in its place; where the folder takes nothing it is used all the same."""
        answer = KeptAnswer(body, url, time.time(), False, by_hand)
        if self._days <= 0 or len(body) > self._most:
            return answer
        path, facts = self._paths(url)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(path, body, _WHAT)
            said = {"url": url, "came": answer.came, "sha256": answer.sha256, "by_hand": by_hand}
            write_text(facts, json.dumps(said), _WHAT)
            self._make_room()
        except (OSError, InputError):
            self.fails = True
        return answer

    def forget(self, url: str) -> None:
        """Keep an answer no longer."""
        for path in self._paths(url):
            with suppress(OSError):
                path.unlink()

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode()).hexdigest()[:32]
        return self._folder / f"{name}.answer", self._folder / f"{name}.json"

    def _make_room(self) -> None:
        there = sorted(self._folder.glob("*.answer"), key=lambda path: path.stat().st_mtime)
        size = sum(path.stat().st_size for path in there)
        for path in there:
            if size <= self._most:
                return
            size -= path.stat().st_size
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)
