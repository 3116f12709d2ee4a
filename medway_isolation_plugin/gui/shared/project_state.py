"""What the project file remembers of the dock: one JSON entry with a version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProject

from ...i18n import translate

SCOPE = "medway_isolation"
KEY = "dock"
BROKEN_KEY = "dock_unreadable"
VERSION = 1


class ProjectState:
    """The open project's entry: read once, written whenever a part of it changes.

    Nothing of what is not understood is lost: the entry of a newer plugin is left as it is, and one that cannot be read is
    kept beside the new one.
    """

    def __init__(self) -> None:
        self.known = False  # whether it has been read
        self._parts: dict[str, dict[str, Any]] = {}
        self._locked = False
        self._broken = ""

    def read(self) -> str:
        """Read the project's entry and return what to tell the user, empty where all is well."""
        self.known = True
        text, there = QgsProject.instance().readEntry(SCOPE, KEY, "")
        if not there or not text:
            return ""
        try:
            entry = json.loads(text)
            version, parts = entry["version"], entry["parts"]
            if not isinstance(version, int) or isinstance(version, bool) or not isinstance(parts, dict):
                raise TypeError
        except (ValueError, TypeError, KeyError, RecursionError):
            self._broken = text
            return translate(
                "MedwayIsolation",
                "What this project remembers of the Medway Isolation panel cannot be read, so the panel starts afresh. "
                "The layers are not affected. Choose the areas again and save the project.",
            )
        if version > VERSION:
            self._locked = True
            return translate(
                "MedwayIsolation",
                "This project was saved with a newer version of Medway Isolation. The panel starts afresh and leaves what the "
                "newer version stored as it is. Upgrade the plugin to use it (Plugins > Manage and Install Plugins).",
            )
        self._parts = {str(name): part for name, part in parts.items() if isinstance(part, dict)}
        return ""

    def part(self, name: str) -> Mapping[str, Any]:
        """Return what is remembered of a part."""
        return self._parts.get(name, {})

    def put(self, name: str, state: Mapping[str, Any]) -> None:
        """Remember a part's state; the project is marked as changed only where that changes anything."""
        if self._locked or self._parts.get(name, {}) == state:
            return
        self._parts[name] = dict(state)
        project = QgsProject.instance()
        if self._broken:
            project.writeEntry(SCOPE, BROKEN_KEY, self._broken)
            self._broken = ""
        entry = {"version": VERSION, "parts": self._parts}
        project.writeEntry(SCOPE, KEY, json.dumps(entry, sort_keys=True, allow_nan=False))
