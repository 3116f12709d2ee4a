"""Made-up councils for the panel, answered by a server on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from medway_isolation_plugin.gui.shared import settings
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import replay as answers

AREAS = 25
NAME, CODE = "Hartlepool", "E06000001"
CODES = [f"E010341{number:02}" for number in range(AREAS)]  # that were new in 2021
ALONE_65P = "One-person household: Aged 66 years and over"


def council(by_age: bool = True) -> answers.Replay:
    """Return a council of square areas on those of 2021, with wards, households and deprivation; the census may lack the ages."""
    made = answers.Replay()
    own = {"LAD25CD": CODE, "LAD25NM": NAME}
    lookup = [{"LSOA21CD": code, "LSOA21NM": f"Box {code}", "WD25CD": f"E0500000{number % 2}", "WD25NM": f"Ward {number % 2}", **own}
              for number, code in enumerate(CODES)]  # fmt: skip
    made.layers["LSOA21_WD25_LAD25_EW_LU_v2"] = answers.Layer(answers.MADE_UP, lookup, [None] * AREAS)
    places = [(-1.3 + 0.01 * (number % 5), 54.6 + 0.01 * (number // 5)) for number in range(AREAS)]
    shapes = [_box(x, y, 0.01, 0.01) for x, y in places]
    made.layers["Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"] = answers.Layer(
        answers.MADE_UP, [{"LSOA21CD": code, "LSOA21NM": f"Box {code}"} for code in CODES], shapes
    )
    made.layers["WD_MAY_2025_UK_BGC_V2"] = answers.Layer(
        answers.MADE_UP,
        [{"WD25CD": f"E0500000{number}", "WD25NM": f"Ward {number}", **own} for number in range(2)],
        [_box(-1.3, 54.6, 0.025, 0.05), _box(-1.275, 54.6, 0.025, 0.05)],
    )
    labels = {"Total: All households": lambda number: 400, "One-person household": lambda number: 100 + number}
    if by_age:
        labels[ALONE_65P] = lambda number: 20 + 2 * number
        labels["One-person household: Other"] = lambda number: 80 - number
    rows = [
        (code, "", label, str(value(number))) for number, code in enumerate(CODES) for label, value in labels.items()
    ]
    made.tables["NM_2023_1"] = answers.CensusTable(answers.MADE_UP, "C2021_HHCOMP_15", rows, dict.fromkeys(CODES, CODE))
    made.files["media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv"] = (
        answers.MADE_UP, indices(),
    )  # fmt: skip
    made.rows["iod2025"] = AREAS
    return made


def indices() -> bytes:
    """Return the indices of 2025 of these areas alone, as they are published."""
    rows = [{"lsoa21_code": code, "IMD_score": "1.5", "IMD_rank": str(number + 1), "Health_score": str(3 - number / 10),
             "Health_rank": str(1 + 1000 * number)} for number, code in enumerate(CODES)]  # fmt: skip
    return answers._file_7(rows)


def _box(x: float, y: float, wide: float, high: float) -> dict[str, Any]:
    ring = [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


@contextmanager
def answered(replay: answers.Replay, folder: Path) -> Iterator[answers.Replay]:
    """Answer while the block runs, and have the panel work with that server."""
    with answers.serving(replay):
        settings.CATALOGUE.write(str(replay.catalogue(folder)))
        yield replay
