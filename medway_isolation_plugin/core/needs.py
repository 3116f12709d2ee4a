"""What runs beside Python, and where to get it on this system. Imports neither numpy nor pandas."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from .words import QT_TRANSLATE_NOOP, Phrase

OLDEST_NUMPY = (1, 20)


def where_to_get(
    package: str, platform: str = sys.platform, environment: Mapping[str, str] = os.environ, root: Path = Path("/")
) -> str:
    """Return what to do on this system to have a Python package, to follow a colon.

    Parameters
    ----------
    package : str
        Its name: numpy, pandas.
    platform, environment, root
        Where to look for what kind of system this is.
    """
    flatpak = environment.get("FLATPAK_ID")
    if flatpak:
        command = f"flatpak run --devel --command=pip3 {flatpak} install --user {package}"
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "run '{command}' and start QGIS again"), command=command)
    if platform == "darwin":
        advice = QT_TRANSLATE_NOOP("MedwayIsolation", "install a newer QGIS, which brings {package}")
    elif platform == "win32":
        advice = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "run the OSGeo4W Setup and choose python3-{package}, or install QGIS again from its own installer",
        )
    elif (root / "etc" / "debian_version").is_file():
        advice = QT_TRANSLATE_NOOP("MedwayIsolation", "install the package python3-{package}")
    else:
        advice = QT_TRANSLATE_NOOP("MedwayIsolation", "install {package} for the Python that QGIS runs on")
    return Phrase(advice, package=package)


def numpy_lacking() -> str:
    """Return one sentence on numpy that is absent or too old, '' where it will do."""
    oldest = ".".join(map(str, OLDEST_NUMPY))
    try:
        import numpy
    except ImportError:
        found = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "this Python has none"))
    else:
        numbers = re.findall(r"\d+", numpy.__version__)
        if tuple(map(int, numbers[:2])) >= OLDEST_NUMPY:
            return ""
        found = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "this Python has {version}"), version=numpy.__version__)
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Medway Isolation needs numpy {oldest} or newer, and {found}: {remedy}."),
        oldest=oldest,
        found=found,
        remedy=where_to_get("numpy"),
    )


def pandas_lacking(what: str) -> str:
    """Return one sentence on what needs pandas where it is absent, '' where it is here."""
    try:
        import pandas  # noqa: F401
    except ImportError:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{what} needs pandas, which this Python does not have: {remedy}."),
            what=what,
            remedy=where_to_get("pandas"),
        )
    return ""
