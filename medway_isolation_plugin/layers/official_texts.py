"""Text files as grids of cells: encodings, separators, and files that are too long to be held whole."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..core.arrays import Array, Texts
from ..core.faults import InputError, Stop
from ..core.official import Factored, Grid
from ..core.words import QT_TRANSLATE_NOOP

_WHOLE = 512 * 1024  # bytes; of a longer text only what is needed is read, where that will do
_HEAD = 64 * 1024
_ROWS = 250_000  # of a chunk
_COMPARED = 20  # rows
_SEPARATORS = ",;\t|"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", codecs.BOM_UTF8: "utf-8-sig"}


@dataclass(frozen=True)
class TextFile:
    """A text: `sheet` and `name` are what it is called, `open` opens it for reading bytes.

    `stop` and `progress`, which is told the share that is read, are called between chunks.
    """

    sheet: str
    name: str
    open: Callable[[], Any]
    stop: Stop
    progress: Callable[[float], None]

    def grid(self) -> Grid:
        """Return its cells; of a long text the first rows, and how the others are read.

        Raises
        ------
        InputError
            Where it is no table of text.
        """
        with self.open() as file:
            raw = file.read(_WHOLE + 1)
        if len(raw) <= _WHOLE or not _has_pandas():
            raw = raw if len(raw) <= _WHOLE else self._all()
            return Grid(self.sheet, self._cells(as_utf8(raw, self.name)))
        try:
            return Grid(self.sheet, self._cells(self._head()), self)
        except InputError:  # the first lines may end within a cell
            return Grid(self.sheet, self.whole())

    def _cells(self, raw: bytes) -> Texts:
        self.stop()
        with self._explained():
            return cells_of(raw, _separator(raw))

    def _head(self) -> bytes:
        """Return the first lines, whose areas may be mistaken for Windows text where a letter is cut."""
        with self.open() as file:
            raw: bytes = file.read(_HEAD)
        if raw[:2] not in _MARKS:
            raw = raw[: raw.rfind(b"\n") + 1]
        text = as_utf8(raw, self.name)
        return text[: text.rfind(b"\n") + 1]

    def whole(self) -> Texts:
        """Return all cells."""
        return self._cells(as_utf8(self._all(), self.name))

    def _all(self) -> bytes:
        with self.open() as file:
            raw: bytes = file.read()
        return raw

    def columns(self, texts: Sequence[int], numbers: Sequence[int], first: int) -> Mapping[int, Array] | None:
        """Read some columns from the row `first` on, as texts, or as numbers where every cell is one.

        None where that cannot be done: rows are of different lengths, or a number is none that can be counted with.
        """
        import pandas as pd

        head = self._head()
        separator = _separator(head)
        begin = cells_of(head, separator, len(max(_lines(head, separator), key=len)))
        raw = as_utf8(self._all(), self.name)
        self.stop()
        try:
            frame = pd.read_csv(
                io.BytesIO(raw), sep=separator, header=None, names=range(begin.shape[1]), usecols=[*texts, *numbers], skiprows=first,
                dtype=dict.fromkeys(texts, object), na_filter=False, skip_blank_lines=False, low_memory=False,
                float_precision="round_trip",
            )  # fmt: skip
        except ValueError:
            return None
        found: dict[int, Array] = {at: frame[at].to_numpy(dtype=object) for at in texts}
        rows = min(_COMPARED, len(begin) - first)
        if any(list(found[at][:rows]) != list(begin[first : first + rows, at]) for at in texts):
            return None
        for at in numbers:
            column = frame[at].to_numpy()
            found[at] = (
                column.astype(float)
                if column.dtype.kind in "iuf"
                else frame[at].to_numpy(dtype=object).astype(str).astype(object)
            )
            if found[at].dtype != object and not np.isfinite(found[at]).all():
                return None
        return found

    def chunks(self, columns: Sequence[int]) -> Iterator[Sequence[Factored]]:
        """Read some columns, chunk by chunk, from the first row on."""
        import pandas as pd

        head = self._head()
        separator = _separator(head)
        size = self._size_and_encoding()
        width = len(max(_lines(head, separator), key=len))
        with self._explained(), self.open() as file:
            frames = pd.read_csv(
                file, sep=separator, header=None, names=range(width), usecols=list(columns), dtype="category", na_filter=False,
                skip_blank_lines=False, encoding=size[1], encoding_errors="replace", chunksize=_ROWS,
            )  # fmt: skip
            for number, frame in enumerate(frames, 1):
                self.stop()
                yield [
                    (frame[column].cat.categories.to_numpy(dtype=object), frame[column].cat.codes.to_numpy())
                    for column in columns
                ]
                self.progress(min(number * _ROWS / size[0], 1.0))

    def _size_and_encoding(self) -> tuple[int, str]:
        """Return about how many rows it has, and its encoding, known by all of it."""
        rows, encoding = 1, ""
        decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
        with self.open() as file:
            while block := file.read(8 * 1024**2):
                self.stop()
                encoding = encoding or next((name for mark, name in _MARKS.items() if block.startswith(mark)), "utf-8")
                rows += block.count(b"\n")
                if encoding == "utf-16":
                    continue
                _check_zeros(block, self.name)
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    encoding = "cp1252"
                    decoder = codecs.getincrementaldecoder("cp1252")("replace")
        return rows, encoding

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (csv.Error, ValueError) as error:  # pandas' errors of parsing are ValueErrors
            if isinstance(error, InputError):
                raise
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{name} cannot be read as a table of text: {error}."),
                name=self.name,
                error=error,
            ) from error


def _has_pandas() -> bool:
    """Whether texts are read by pandas; without it they are read whole and slowly."""
    try:
        import pandas  # noqa: F401
    except ImportError:
        return False
    return True


def as_utf8(raw: bytes, name: str) -> bytes:
    """Return a text as UTF-8 without a mark: it is UTF-8 or UTF-16, else as Windows writes it in Western Europe.

    Raises
    ------
    InputError
        Where zeros stand where text should be.
    """
    if raw[:2] in _MARKS:
        return raw.decode("utf-16", errors="replace").encode(errors="replace")
    _check_zeros(raw, name)
    try:
        raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace").encode()
    return raw.removeprefix(codecs.BOM_UTF8)


def _check_zeros(raw: bytes, name: str) -> None:
    if b"\0" in raw:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is damaged: zeros stand where text should be. Get the file again, or take an earlier copy of it.",
            ),
            name=name,
        )


def cells_of(raw: bytes, separator: str, width: int = 0) -> Texts:
    """Return the cells of a text in UTF-8, short rows filled up: of `width` columns, or of all but empty ones at the end."""
    cells = _table(raw, separator)
    filled = cells.shape[1]
    while not width and filled and not any(cells[:, filled - 1]):
        filled -= 1
    return cells[:, : width or filled]


def _table(raw: bytes, separator: str) -> Texts:
    if not _has_pandas():
        rows = list(_lines(raw, separator))
        cells = np.full((len(rows), max(map(len, rows), default=0)), "", dtype=object)
        for at, row in enumerate(rows):
            cells[at, : len(row)] = row
        return cells
    if not raw or raw.isspace():
        return np.empty((0, 0), dtype=object)
    import pandas as pd

    frame = pd.read_csv(
        io.BytesIO(raw), sep=separator, header=None, names=range(_widest(raw, separator)), dtype=object, na_filter=False,
        skip_blank_lines=False, low_memory=False, encoding_errors="replace",
    )  # fmt: skip
    found: Texts = frame.to_numpy(dtype=object)
    return found


def _widest(raw: bytes, separator: str) -> int:
    """Return the most cells that a row may have: signs within quotes are counted too, and headings may be broken over lines."""
    signs = np.frombuffer(raw, dtype=np.uint8)
    ends = np.append(np.flatnonzero((signs == ord("\n")) | (signs == ord("\r"))), len(signs))
    before = np.searchsorted(np.flatnonzero(signs == ord(separator)), ends)
    return max(int(np.diff(before, prepend=0).max()) + 1, *map(len, _lines(raw[:_HEAD], separator)), 0)


def _lines(raw: bytes, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(raw.decode(errors="replace"), newline=""), delimiter=separator)


def _separator(raw: bytes) -> str:
    """Return what separates the cells: the sign that makes the most cells of lines that have equally many."""
    best, found = 0, ","
    for separator in _SEPARATORS:
        widths = [len(row) for row in _lines(raw[:_HEAD], separator)]
        several = [width for width in widths if width > 1]
        usual = max(set(several), key=several.count, default=0)
        if several.count(usual) * usual > best:
            best, found = several.count(usual) * usual, separator
    return found
