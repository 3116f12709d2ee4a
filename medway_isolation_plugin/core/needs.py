"""What runs beside Python, and where to get it on this system. Imports neither numpy nor pandas."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

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
        return f"run 'flatpak run --devel --command=pip3 {flatpak} install --user {package}' and start QGIS again"
    if platform == "darwin":
        return f"install a newer QGIS, which brings {package}"
    if platform == "win32":
        return f"run the OSGeo4W Setup and choose python3-{package}, or install QGIS again from its own installer"
    if (root / "etc" / "debian_version").is_file():
        return f"install the package python3-{package}"
    return f"install {package} for the Python that QGIS runs on"


def numpy_lacking() -> str:
    """Return one sentence on numpy that is absent or too old, '' where it will do."""
    oldest = ".".join(map(str, OLDEST_NUMPY))
    try:
        import numpy
    except ImportError:
        found = "this Python has none"
    else:
        numbers = re.findall(r"\d+", numpy.__version__)
        if tuple(map(int, numbers[:2])) >= OLDEST_NUMPY:
            return ""
        found = f"this Python has {numpy.__version__}"
    return f"Medway Isolation needs numpy {oldest} or newer, and {found}: {where_to_get('numpy')}."


def pandas_lacking(what: str) -> str:
    """Return one sentence on what needs pandas where it is absent, '' where it is here."""
    try:
        import pandas  # noqa: F401
    except ImportError:
        return f"{what} needs pandas, which this Python does not have: {where_to_get('pandas')}."
    return ""
