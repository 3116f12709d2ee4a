"""Writes one output again and again until it is killed: a program of its own, run by `test_kills`.

Argument: the output. Prints how many rows it holds, each time that it is in place: few and many in turn.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

ROWS = (40, 3000)


def main(output: str) -> None:
    app = QgsApplication([], False)
    app.initQgis()
    from medway_isolation_plugin.processing.provider import register
    from tests.processing.layers import layer
    from tests.processing.test_livingalone import FIELDS
    from tests.processing.test_outputs import many

    provider = register()
    if Path(output).suffix == ".html":
        name, key, own = "indicatoraudit", "REPORT", {"CODE_FIELD": "code", "FIELDS": ["a", "b"], "OUTPUT": "memory:"}
        columns = [
            {
                "code": [f"A{row}" for row in range(rows)],
                "a": list(range(rows)),
                "b": [row * row % 97 for row in range(rows)],
            }
            for rows in ROWS
        ]
        layers = [layer(each) for each in columns]
    else:
        name, key, own = "livingalone", "OUTPUT", FIELDS
        layers = [many(rows) for rows in ROWS]
    for turn in itertools.cycle((0, 1)):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        values = {**own, "INPUT": layers[turn], key: output}
        _, fine = provider.algorithm(name).create().run(values, context, feedback)
        print(ROWS[turn] if fine else feedback.textLog(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
