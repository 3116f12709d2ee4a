"""The files of a chapter: its formats from one document, the file of numbers, the tables; all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from .. import paths
from ..cartography import document_pdf
from ..core.chapter.compose import Composed
from ..core.document import kept
from ..core.document.model import Document
from ..core.document.writing import DocumentFormat, contents
from ..core.faults import InputError
from ..core.files import write_bytes, write_text
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from .export_files import FileSet

PDF = "pdf"
FORMATS = ("docx", "odt", "html", PDF)
_TAGGED = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} has tags for screen readers; LibreOffice made it.")
_FOR_PRINT = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{name} is for print alone: no LibreOffice was found that gives it tags. Publish the other formats beside it.",
)
_WRITTEN = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{name} would be replaced, and people wrote in it. Give it as the earlier chapter whose written parts are kept (KEEP_FROM), "
    "or choose another beginning of the file names (STEM).",
)
_DOCUMENT = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "chapter"))


class ChapterFiles:
    """Makes a chapter's files beside their places, and moves them there at the end.

    Raises
    ------
    InputError
        Before any work, when a file is there already, or the folder cannot be written.
    """

    def __init__(self, folder: Path, stem: str, kinds: Sequence[str], overwrite: bool, template: Path | None) -> None:
        self._folder = folder
        self._stem, self._overwrite, self._template = stem, overwrite, template
        self._formats = [DocumentFormat(kind) for kind in kinds if kind != PDF]
        self._pdf = [f"{stem}.{PDF}"] if PDF in kinds else []
        if DocumentFormat.HTML in self._formats:
            self._formats.append(DocumentFormat.FRAGMENT)
        self._files = FileSet(folder, [*map(self._name, self._formats), *self._pdf, f"{stem}.json"], overwrite)
        self.working = self._files.partial(f"{stem}.json").parent

    def _name(self, one: DocumentFormat) -> str:
        return f"{self._stem}_fragment.html" if one is DocumentFormat.FRAGMENT else f"{self._stem}.{one.value}"

    def write(self, made: Composed, keep_from: Path | None, stop: Callable[[], None]) -> list[str]:
        """Write all files and return what is to be said of the parts that people wrote.

        Raises
        ------
        InputError
            When one cannot be written, or something that people wrote cannot be carried over, or would be lost.
        """
        document, said = made.document, []
        if keep_from is not None:
            carried = kept.carry(document, keep_from)
            document, said = carried.document, carried.told()
        else:
            self._check_writing(document)
        stop()
        self._files.also([f"{self._stem}_{key}.csv" for key in made.tables], self._overwrite)
        for one, content in contents(document, self._formats, paths.DOCUMENTS, self._template).items():
            stop()
            write_bytes(self._files.partial(self._name(one)), content, _DOCUMENT)
        for name in self._pdf:
            program = document_pdf.word_processor()
            partial = self._files.partial(name)
            tagged = document_pdf.write_pdf(document, paths.DOCUMENTS, partial, program, stop, self._template)
            said.append(Phrase(_TAGGED if tagged else _FOR_PRINT, name=name))
        write_text(self._files.partial(f"{self._stem}.json"), made.companion, _DOCUMENT)
        for key, text in made.tables.items():
            write_text(self._files.partial(f"{self._stem}_{key}.csv"), text, _DOCUMENT)
        return said

    def _check_writing(self, document: Document) -> None:
        for one in (DocumentFormat.DOCX, DocumentFormat.ODT):
            there = self._folder / self._name(one)
            if one in self._formats and there.is_file() and kept.has_writing(document, there):
                raise InputError(_WRITTEN, name=there.name)

    def commit(self) -> list[Path]:
        """Move all files into place."""
        return self._files.commit()

    def discard(self) -> None:
        """Remove what is unfinished."""
        self._files.discard()
