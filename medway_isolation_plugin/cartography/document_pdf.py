"""A document as a PDF: tagged, by LibreOffice from the OpenDocument text, or else for print alone, by Qt."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import (
    QByteArray,
    QMarginsF,
    QProcess,
    QProcessEnvironment,
    QRectF,
    QSizeF,
    Qt,
    QTemporaryDir,
    QUrl,
)
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from ..core.document.html_print import for_paper
from ..core.document.model import Document, Wording, paragraph
from ..core.document.writing import DocumentFormat, contents
from ..core.faults import Stop
from ..i18n import translate

_PER_INCH = 300
_MM = _PER_INCH / 25.4
_PAGE = (210.0, 297.0)
_MARGIN, _EDGE = 20.0, 9.0  # mm: around the words, and above the line at the top
_LONGEST = 180.0  # seconds for LibreOffice
_STEP = 100  # milliseconds
# Where installers put it, beside what is on the path of commands.
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_OF_QGIS = ("PYTHONHOME", "PYTHONPATH", "QT_PLUGIN_PATH", "LD_PRELOAD")  # which another program must not have
_EXPORT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'


def word_processor() -> str:
    """Return the path of LibreOffice; empty where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def write_pdf(
    document: Document,
    templates: Path,
    path: Path,
    program: str,
    stop: Stop = lambda: None,
    template_file: Path | None = None,
) -> bool:
    """Write a PDF, whose first page says for whom it is, and return whether it is tagged.

    Parameters
    ----------
    document : Document
    templates : Path
        `paths.DOCUMENTS`.
    path : Path
        The file, in a folder for unfinished ones.
    program : str
        LibreOffice, as `word_processor` finds it; empty: Qt writes the PDF, as it does where LibreOffice cannot.
    stop : callable, optional
        Raises where the user has cancelled.
    template_file : Path, optional
        A council's own: the OpenDocument text that LibreOffice is handed looks as `contents` makes it look.

    Raises
    ------
    InputError
        Where the council's template cannot be used.
    """
    if program and _by_word_processor(document, templates, path, program, stop, template_file):
        return True
    for_print = translate(
        "MedwayIsolation",
        "This PDF is for print: it has no tags for screen readers. The accessible versions of this document are the web page "
        "(HTML), the Word document (DOCX) and the OpenDocument text (ODT).",
    )
    _by_qt(_saying(document, for_print), path, stop)
    return False


def _saying(document: Document, said: str) -> Document:
    return replace(document, blocks=(paragraph(said, wording=Wording.NOTE), *document.blocks))


def _by_word_processor(
    document: Document, templates: Path, path: Path, program: str, stop: Stop, template_file: Path | None
) -> bool:
    tagged = translate(
        "MedwayIsolation",
        "This PDF has tags for screen readers. LibreOffice made it from the OpenDocument text (ODT) of this document.",
    )
    made = contents(_saying(document, tagged), [DocumentFormat.ODT], templates, template_file)[DocumentFormat.ODT]
    folder = QTemporaryDir()
    if not folder.isValid():
        return False
    source = Path(folder.path()) / "document.odt"
    source.write_bytes(made)
    environment = QProcessEnvironment.systemEnvironment()
    for name in _OF_QGIS:
        environment.remove(name)
    process = QProcess()
    process.setProcessEnvironment(environment)
    profile = QUrl.fromLocalFile(str(Path(folder.path()) / "profile")).toString()
    process.start(
        program,
        [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", _EXPORT, "--outdir", folder.path(), str(source)],
    )  # fmt: skip
    try:
        if not _is_done(process, stop):
            return False
    finally:
        if process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            process.waitForFinished(5000)
    target = source.with_suffix(".pdf")
    if not target.is_file() or b"/StructTreeRoot" not in target.read_bytes():
        return False
    shutil.copyfile(target, path)
    return True


def _is_done(process: QProcess, stop: Stop) -> bool:
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        stop()
        if process.waitForFinished(_STEP) or process.state() == QProcess.ProcessState.NotRunning:
            return bool(process.error() != QProcess.ProcessError.FailedToStart and process.exitCode() == 0)
    return False


def _by_qt(document: Document, path: Path, stop: Stop) -> None:
    width, height = (length - 2 * _MARGIN for length in _PAGE)
    pictures: dict[str, bytes] = {}
    html = for_paper(document, width, pictures)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator("Medway Isolation")
    text = QTextDocument()
    text.documentLayout().setPaintDevice(writer)
    text.setDefaultFont(QFont("Arial", 10))
    for name, content in pictures.items():
        image = QImage.fromData(QByteArray(content))
        text.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    text.setDocumentMargin(0)
    text.setHtml(html)
    text.setPageSize(QSizeF(width * _MM, height * _MM))
    _keep_together(text, height * _MM)
    painter = QPainter(writer)
    try:
        pages = text.pageCount()
        for number in range(pages):
            stop()
            if number:
                writer.newPage()
            _draw_page(painter, text, document, number, pages)
    finally:
        painter.end()


def _keep_together(text: QTextDocument, height: float) -> None:
    """Begin a page with a heading, a figure or a caption whose next paragraph would stand on that page without it."""
    text.pageCount()  # lays all of it out
    block = text.begin()
    while block.isValid():
        following = block.next()
        alone = following.isValid() and int(_first_line(block).top() // height) < _page(following, height)
        if alone and _goes_with_next(block) and not _begins_page(block, height):
            look = block.blockFormat()
            look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(look)
            text.pageCount()
        block = following


def _first_line(block: QTextBlock) -> QRectF:
    lines = block.layout()
    there = block.document().documentLayout().blockBoundingRect(block)  # on the page also where it is in a table
    if not lines.lineCount():
        return there
    return lines.lineAt(0).rect().translated(there.topLeft() - lines.boundingRect().topLeft())


def _page(block: QTextBlock, height: float) -> int:
    """Return the page of a paragraph's first line, which Qt puts on the next page where it does not fit."""
    return int((_first_line(block).bottom() - 1) // height)


def _begins_page(block: QTextBlock, height: float) -> bool:
    return bool(_first_line(block).top() % height < 5 * _MM)


def _goes_with_next(block: QTextBlock) -> bool:
    if block.blockFormat().headingLevel() > 1:
        return True
    in_table = QTextCursor(block).currentTable() is not None
    above_table = not in_table and QTextCursor(block.next()).currentTable() is not None
    return bool(above_table or block.text() == "\ufffc")  # a figure, above its caption


def _draw_page(painter: QPainter, text: QTextDocument, document: Document, number: int, pages: int) -> None:
    width, height = (length - 2 * _MARGIN for length in _PAGE)
    painter.save()
    painter.translate(_MARGIN * _MM, (_MARGIN - number * height) * _MM)
    clip = QRectF(0, number * height * _MM, width * _MM, height * _MM)
    painter.setClipRect(clip)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = clip
    text.documentLayout().draw(painter, context)
    painter.restore()
    font = QFont("Arial", 8)
    painter.setFont(font)
    metrics = QFontMetricsF(font, painter.device())
    page = f"{number + 1} / {pages}"
    room = width * _MM - metrics.horizontalAdvance(page) - 10 * _MM
    elided = [metrics.elidedText(said, Qt.TextElideMode.ElideRight, room) for said in (document.banner, document.title)]
    base = (_PAGE[1] - _EDGE) * _MM
    painter.drawText(QRectF(_MARGIN * _MM, _EDGE * _MM, width * _MM, metrics.height()), 0, elided[0])
    painter.drawText(QRectF(_MARGIN * _MM, base - metrics.height(), width * _MM, metrics.height()), 0, elided[1])
    end = QRectF(
        (_PAGE[0] - _MARGIN) * _MM - metrics.horizontalAdvance(page) - 2,
        base - metrics.height(),
        20 * _MM,
        metrics.height(),
    )
    painter.drawText(end, 0, page)
