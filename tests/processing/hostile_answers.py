"""Answers of a hostile server, made at random from right ones."""

from __future__ import annotations

import gzip
import json
from random import Random
from typing import Any

NASTY = (
    None, True, -1, 0, 1e308, float("nan"), float("inf"), 10**40, "", "\x00", "<script>alert(1)</script>", "../../../../tmp/outside",
    "'; DROP TABLE areas; --", "x" * 5000, "=1+1", "{0.__class__}", "{title}", "%s%n", "\u202egnp.exe", "a|layername=b", [], {},
    [[[]]], {"error": {}}, "E01099000", "E0109900", "W01000001",
    {"type": "Point", "coordinates": "x"}, {"type": "Polygon", "coordinates": [[]]},
    {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]},
    {"type": "Polygon", "coordinates": [[[1e300, 1e300], [0, 0], [1, None]]]}, "file:///etc/passwd", "C:\\\\Windows\\\\x.gpkg",
)  # fmt: skip
ONWARD = (
    "file:///etc/passwd", "https://elsewhere.example/x", "http://169.254.169.254/latest", "//elsewhere.example/x", "../../../x", "?x",
    "data:text/csv,a", "javascript:alert(1)", "qrc:/x", "http://127.0.0.1.elsewhere.example/", "http://user@elsewhere.example/",
    "", "\\\\host\\share",
)  # fmt: skip
STATUS = (200, 201, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 407, 418, 429, 500, 503)
ZIPPED = b"PK\x03\x04"


class Hostile:
    """Spoils answers.

    Parameters
    ----------
    seed : int
    careful : str
        Answers whose path holds it are mostly right: without them nothing else is asked.
    """

    def __init__(self, seed: int, careful: str) -> None:
        self.random = Random(seed)
        self.careful = careful
        self.many = 0

    def __call__(
        self, path: str, right: tuple[int, str, bytes, dict[str, str]]
    ) -> tuple[int, str, bytes, dict[str, str]]:
        """Return an answer in place of the right one, and count it."""
        if self.random.random() > (0.06 if self.careful in path else 0.8):
            return right
        self.many += 1
        status, kind, body, headers = right
        ways = [
            self.changed,
            self.changed,
            self.changed,
            self.cut,
            self.bytes,
            self.onward,
            self.status,
            self.huge,
            self.packed,
            self.lines,
        ]
        if self.random.random() < 0.02:
            return 200, self.random.choice(["slow", "endless", "cut"]), b"{", {}
        return self.random.choice(ways)(status, kind, body, headers)

    def changed(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Put nasty values into a document, or a table."""
        try:
            document = json.loads(body)
        except ValueError:
            return self.lines(status, kind, body, headers)
        for _ in range(self.random.randint(1, 4)):
            document = self.within(document)
        return status, kind, json.dumps(document).encode(), headers

    def within(self, value: Any) -> Any:
        """Return a value with something in it changed."""
        if isinstance(value, dict) and value and self.random.random() < 0.85:
            key = self.random.choice(list(value))
            if self.random.random() < 0.1:
                return {name: one for name, one in value.items() if name != key}
            return {**value, key: self.within(value[key])}
        if isinstance(value, list) and value and self.random.random() < 0.85:
            place = self.random.randrange(len(value))
            if self.random.random() < 0.1:
                return [*value, *value[:2]]
            return [*value[:place], self.within(value[place]), *value[place + 1 :]]
        return self.random.choice(NASTY)

    def lines(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Put a nasty cell into a table, or take a line or column away."""
        rows = body.decode("utf-8", "replace").splitlines() or [""]
        for _ in range(self.random.randint(1, 4)):
            place = self.random.randrange(len(rows))
            cells = rows[place].split(",")
            column = self.random.randrange(len(cells))
            how = self.random.random()
            if how < 0.6:
                cells[column] = str(self.random.choice(NASTY))
            elif how < 0.8:
                del cells[column]
            else:
                cells.append('"')
            rows[place] = ",".join(cells)
        return status, kind, "\n".join(rows).encode("utf-8", "replace"), headers

    def cut(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send a part."""
        return status, kind, body[: self.random.randrange(len(body) + 1)], headers

    def bytes(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send bytes of no meaning."""
        return (
            status,
            kind,
            self.random.choice([b"", ZIPPED, b"\xef\xbb\xbf"]) + self.random.randbytes(self.random.randrange(200)),
            headers,
        )

    def onward(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send on to somewhere else."""
        return self.random.choice((301, 302, 303, 307, 308)), kind, b"", {"Location": self.random.choice(ONWARD)}

    def status(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Give any status, with the right answer."""
        given = self.random.choice(STATUS)
        return given, kind, b"" if given in (204, 304) else body, headers

    def huge(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send more than is let in, or numbers of a thousand figures."""
        if self.random.random() < 0.5:
            return status, kind, b'{"count": ' + b"9" * 5000 + b"}", headers
        return status, kind, body + b" " * (1024 * 1024 + 1), headers

    def packed(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send something packed, or that says so."""
        how = self.random.random()
        if how < 0.3:
            return status, kind, body, {**headers, "Content-Encoding": "gzip"}
        if how < 0.6:
            return status, kind, gzip.compress(b"0" * (3 * 1024 * 1024)), {**headers, "Content-Encoding": "gzip"}
        return status, kind, b"[" * 100_000, headers
