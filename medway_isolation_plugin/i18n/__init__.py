"""Texts in the user's language, or in that of a page: Qt looks up what the library says.

This folder holds the translations: .ts files, which people edit, in the repository; in the zip .qm files, which are all
that is read here, made of these (docs/translations.md).
"""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..core.words import Lookup, Phrase, install, told, translate

__all__ = ["languages", "lookup", "shown", "start", "stop", "told", "translate"]

CONTEXT = "MedwayIsolation"
_FOLDER = Path(__file__).resolve().parent
_STEM = "medway_isolation_"


def shown(text: str) -> str:
    """Return a text that is marked where it is defined (`QT_TRANSLATE_NOOP`) in the language of whoever reads."""
    return told(Phrase(text))


def languages() -> list[str]:
    """Return the codes of the languages that there are texts in: "en", which they are written in, then the others."""
    return ["en", *sorted(path.stem[len(_STEM) :] for path in _FOLDER.glob(f"{_STEM}*.qm"))]


def lookup(code: str) -> Lookup:
    """Return what tells texts in a language, whatever that of the window is; in English where there is none of `code`."""
    translator = _translator(code)

    def by_translator(text: str, number: int) -> str:
        # Bytes, as PyQt hands on nothing but ASCII of a `str` here.
        return str(translator.translate(CONTEXT, text.encode(), None, number) or text)

    return by_translator


def start(locale: str) -> QTranslator:
    """Tell the texts in the language of QGIS from now on. Qt takes no hold of the translator: whoever starts keeps it."""
    translator = _translator(locale)
    QCoreApplication.installTranslator(translator)
    return translator


def stop(translator: QTranslator) -> None:
    """Tell the texts in English again."""
    QCoreApplication.removeTranslator(translator)


def _translator(code: str) -> QTranslator:
    """Return the texts of a language, or of the one that it is a form of (cy_GB: cy); without any where there are none."""
    translator = QTranslator()
    translator.load(f"{_STEM}{code}", str(_FOLDER))
    return translator


def _by_qt(text: str, number: int) -> str:
    return str(QCoreApplication.translate(CONTEXT, text, None, number))


install(_by_qt)
