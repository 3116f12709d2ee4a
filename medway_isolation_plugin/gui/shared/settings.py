"""What the dock remembers from session to session: one typed table over QGIS's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from qgis.core import QgsSettings

Value = TypeVar("Value", str, int, bool)
SECTION = "medway_isolation"


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One setting: its key, its default, which also tells its kind, and for numbers the range."""

    key: str
    default: Value
    least: int = 0
    most: int = 0

    def read(self) -> Value:
        """Return the value, the default where there is none or one that makes no sense."""
        found = QgsSettings().value(f"{SECTION}/{self.key}", self.default)
        if isinstance(self.default, bool):
            return found if isinstance(found, bool) else str(found).lower() == "true"
        if isinstance(self.default, int):
            try:
                number = int(found)
            except (TypeError, ValueError):
                return self.default
            return number if self.least <= number <= self.most else self.default
        return found if isinstance(found, str) else self.default

    def write(self, value: Value) -> None:
        """Remember a value."""
        QgsSettings().setValue(f"{SECTION}/{self.key}", value)


PAGE = Setting("page", "areas")
RAMP = Setting("ramp", "viridis")
CATALOGUE = Setting("catalogue", "")  # of services; empty for the plugin's own
CENSUS = Setting("census", 0, 0, 1)
EXPORT_FOLDER = Setting("export/folder", "")
EXPORT_DPI = Setting("export/dpi", 300, 72, 1200)
EXPORT_TEMPLATE = Setting("export/template", "")
EXPORT_FORMATS = Setting("export/formats", "pdf,html")
EXPORT_INSET = Setting("export/inset", "automatic")
EXPORT_PRINTED = Setting("export/printed", False)
EXPORT_HEADINGS = Setting("export/headings", True)
