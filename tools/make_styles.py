"""Makes resources/styles/*.qml, one ready style for each index field, from the renderers that the plugin itself uses.

Usage: .venv/bin/python tools/make_styles.py
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
STYLES = ROOT / "resources" / "styles"


def steady(xml: str, head: str) -> str:
    """Return XML of QGIS without what differs from run to run: identifiers, the order of attributes, the exact release."""
    root = ElementTree.fromstring(xml)
    numbers: dict[str, str] = {}
    for element in root.iter():
        element.attrib = dict(sorted(element.attrib.items()))
        for name, value in list(element.attrib.items()):
            if name == "id" and re.fullmatch(r"\{[0-9a-f-]{36}\}", value) and element.tag == "layer":
                del element.attrib[name]
            elif re.fullmatch(r"\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?", value):
                number = numbers.setdefault(value, f"{{00000000-0000-4000-8000-{len(numbers) + 1:012d}}}")
                element.attrib[name] = number
            elif name == "version" and element.tag in ("qgis", "Layout"):
                element.attrib[name] = "3.40.0"
    ElementTree.indent(root, " ")
    return f"{head}{ElementTree.tostring(root, encoding='unicode')}\n"


def style(field: str, alias: str) -> str:
    """Return the style of one field."""
    from qgis.core import QgsMapLayer, QgsVectorLayer

    from medway_isolation_plugin.cartography.choices import renderer

    layer = QgsVectorLayer(f"MultiPolygon?field={field}:integer", field, "memory")
    layer.setFieldAlias(0, alias)
    layer.setRenderer(renderer(layer, "", field))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "style.qml"
        message, done = layer.saveNamedStyle(str(path), QgsMapLayer.StyleCategory.Symbology)
        if not done:
            sys.exit(message)
        return steady(path.read_text(encoding="utf-8"), "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")


def main() -> None:
    """Write every style."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from medway_isolation_plugin.cartography.figures import KNOWN

    STYLES.mkdir(exist_ok=True)
    for field, alias in KNOWN.items():
        (STYLES / f"{field}.qml").write_text(style(field, alias), encoding="utf-8")
        print(f"resources/styles/{field}.qml")
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; everything is written


if __name__ == "__main__":
    main()
