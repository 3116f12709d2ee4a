"""Makes resources/styles/*.qml, one ready style for each index field, from the renderers that the plugin itself uses.

Usage: .venv/bin/python tools/make_styles.py
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from medway_isolation_plugin.core.described import Described

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


def typical() -> dict[str, Described]:
    """Return the class fields and flags of typical results by name: quintiles of every index, at both ages, a flag, kinds of agreement."""
    from medway_isolation_plugin.core import described, field_forms
    from medway_isolation_plugin.core.bands import EVERY_BAND
    from medway_isolation_plugin.core.fields import Field, Of, Part, Result, ResultKind, Role, Scope

    local, national = Scope.LOCAL, Scope.NATIONAL
    living, segments = ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION
    health, composite = ResultKind.DEPRIVATION, ResultKind.COMPOSITE
    wanted = [(Result(living, "la", "", "isolated", 5), Role.QUANTILE, band, local) for band in EVERY_BAND]
    wanted += [(Result(segments, "si", "", "isolated", 5), Role.QUANTILE, band, local) for band in EVERY_BAND[:2]]
    of_health = Result(health, "dep", "Health Deprivation and Disability", "deprived", 5)
    wanted += [(of_health, Role.QUANTILE, None, scope) for scope in (local, national)]
    wanted += [(Result(composite, "ci", "", "isolated", 5), Role.QUANTILE, None, local)]
    wanted += [(Result(ResultKind.PRIORITY, "prio"), Role.FLAG, None, Scope.NONE)]
    wanted += [(Result(ResultKind.VALIDITY, "va"), Role.AGREEMENT, None, Scope.NONE)]
    wanted += [(Result(ResultKind.NEED, "need", "Likely people", classes=5), Role.QUANTILE, None, local)]
    risk = Of(Part.RISK, 0, "Risk")
    wanted += [(Result(ResultKind.NEED, "need", "Likely people", classes=5), Role.QUANTILE, risk, local)]
    found = {}
    for result, role, of, scope in wanted:
        field = Field("", role, of, scope) if not isinstance(of, Of) else Field("", role, None, scope, of)
        name = field_forms.name_of(result, field)
        found[name] = described.as_kept(name, field_forms.alias_of(result, field), result, field)
    return found


def style(field: str, of: Described) -> str:
    """Return the style of one field."""
    from qgis.core import QgsMapLayer, QgsVectorLayer

    from medway_isolation_plugin.cartography.choices import renderer

    layer = QgsVectorLayer(f"MultiPolygon?field={field}:integer", field, "memory")
    layer.setRenderer(renderer(layer, "", field, of=of))
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
    STYLES.mkdir(exist_ok=True)
    for field, of in typical().items():
        (STYLES / f"{field}.qml").write_text(style(field, of), encoding="utf-8")
        print(f"resources/styles/{field}.qml")
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; everything is written


if __name__ == "__main__":
    main()
