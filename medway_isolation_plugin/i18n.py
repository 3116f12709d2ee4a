"""Texts in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def translate(context: str, text: str, n: int = -1) -> str:
    """Return `text` in the user's language.

    Parameters
    ----------
    context : str
        Always "MedwayIsolation", and written out in each call: the tools that collect texts read calls, not values.
    text : str
        A literal, in English. Values are filled in by name afterwards.
    n : int, optional
        The number that `text` is about ("%n areas"), which chooses the plural form and takes the place of "%n".
    """
    return str(QCoreApplication.translate(context, text, None, n))
