"""A document as files: checked once, then written in every format that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from . import marks
from .checks import check
from .docx_writer import docx
from .html_writer import fragment, whole
from .model import Document
from .odt_writer import odt
from .template import Template, WordFile


class DocumentFormat(str, Enum):
    """The files that a document is written to."""

    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    FRAGMENT = "fragment"  # of HTML, to paste into a web page


def contents(
    document: Document, formats: Iterable[DocumentFormat], templates: Path, template_file: Path | None = None
) -> dict[DocumentFormat, bytes]:
    """Return a document in each of some formats, the same bytes for the same document.

    Parameters
    ----------
    document : Document
    formats : iterable of DocumentFormat
    templates : Path
        The folder with ours, `paths.DOCUMENTS`.
    template_file : Path, optional
        A council's own, for the format that it is of.

    Raises
    ------
    InputError
        Where a picture or the council's template cannot be used.
    ValueError
        Where the document is not made as `checks.check` says.
    """
    check(document)
    given = None if template_file is None else _kind_of(template_file)
    told = marks.properties(marks.of_document(document))
    made: dict[DocumentFormat, bytes] = {}
    for one in formats:
        if one in (DocumentFormat.HTML, DocumentFormat.FRAGMENT):
            said = whole(document) if one is DocumentFormat.HTML else fragment(document)
            made[one] = said.encode("utf-8")
            continue
        template = Template.of_folder(templates, WordFile(one.value))
        if template_file is not None and given is template.kind:
            template = template.of_file(template_file)
        made[one] = (docx if template.kind is WordFile.DOCX else odt)(document, template, told)
    return made


def _kind_of(template_file: Path) -> WordFile:
    suffix = template_file.suffix.lower()
    if suffix in (".docx", ".dotx"):
        return WordFile.DOCX
    if suffix in (".odt", ".ott"):
        return WordFile.ODT
    raise InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The template {name} is not a .docx, .dotx, .odt or .ott file. Choose one that is."
        ),
        name=template_file.name,
    )
