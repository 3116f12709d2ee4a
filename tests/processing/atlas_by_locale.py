"""Exports an atlas as QGIS does under the locale that it is started with: a program of its own, run by `test_export_atlas`.

Arguments: the folder for the files, and the wards' names, one for each of the classes 1 to 5. Prints the names in the
order in which Qt puts them.
"""

from __future__ import annotations

import functools
import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCollator


def main(folder: str, names: list[str]) -> None:
    app = QgsApplication([], False)
    app.initQgis()
    from medway_isolation_plugin.processing.provider import register
    from tests.processing.layers import layer

    provider = register()
    count = len(names)
    shapes = [f"POLYGON(({x} 0,{x + 1} 0,{x + 1} 1,{x} 1,{x} 0))" for x in range(count)]
    areas = layer(
        {"code": [f"A{number}" for number in range(count)], "si_65p_q": list(range(1, count + 1))}, shapes=shapes
    )
    areas.setFieldAlias(1, "65+ isolation: quintile (1 = most isolated)")
    wards = layer({"name": names}, shapes=shapes)
    values = {"INPUT": areas, "WARDS": wards, "CODE_FIELD": "code", "WARD_FIELD": "name", "DPI": 60}
    algorithm = provider.algorithm("exportatlas").create()
    context = QgsProcessingContext()
    _, fine = algorithm.run({**values, "FOLDER": folder, "FORMATS": [0, 1]}, context, QgsProcessingFeedback())
    assert fine
    print(json.dumps(sorted(names, key=functools.cmp_to_key(QCollator().compare))))
    QgsApplication.processingRegistry().removeProvider(provider)
    app.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
