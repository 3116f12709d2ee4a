"""A cancel is answered at once, by every algorithm, with as many areas as England has: nothing is written, the old output stays."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from tests.damage import everything, saved
from tests.processing.conftest import Feedback
from tests.processing.layers import layer
from tests.processing.test_whole_sources import PLACES, outputs

ENGLAND = 33_755
LATE = 0.5  # seconds of this thread's own work on the bench machine: another's, and waiting, do not count
_WORK, _TAKES = 3_000_000, 0.2  # squares that are added up, and how long that takes there
# QGIS draws their pages, one after another; or no more fit on one.
FEW_AREAS = ("exportmaps", "exportatlas", "jsnachapter", "webmap")
NAMES = sorted({name for name, _ in PLACES})
INDICATORS = [f"f{number}" for number in range(60)]


class Asked(Feedback):
    """Cancels itself when it is asked for the `last` time whether it was cancelled, and knows the longest time between two questions."""

    def __init__(self, last: int | None = None) -> None:
        super().__init__()
        self.times, self.last = 0, last
        self.longest, self.before = 0.0, time.thread_time()

    def isCanceled(self) -> bool:
        self.tell()
        if self.times == self.last:
            self.cancel()
        return super().isCanceled()

    def tell(self) -> None:
        now = time.thread_time()
        self.longest, self.before = max(self.longest, now - self.before), now
        self.times += 1


def limit() -> float:
    """Half a second of work of the bench machine, twice over for what else this one does: a ratio to work done just now."""
    begun = time.thread_time()
    sum(number * number for number in range(_WORK))
    return 2.0 * LATE * max(1.0, (time.thread_time() - begun) / _TAKES)


@pytest.fixture(scope="module")
def england(qgis_app: Any) -> QgsVectorLayer:
    return everything(ENGLAND)


def given(name: str, areas: QgsVectorLayer, folder: Path) -> dict[str, Any]:
    """What the algorithm takes, with all its layers."""
    places = [(more, beside, parameter) for (one, parameter), (more, beside) in PLACES.items() if one == name]
    more, beside, parameter = max(places, key=lambda place: len(place[1]))
    made = {**more, **dict.fromkeys((*beside, parameter), areas), **outputs(name, folder)}
    if name == "wardsummary":
        made["WARDS"] = everything(400)  # a ward is no area
    if name == "protecttable":
        made.pop("GROUP_FIELD")  # a table of a country is protected without totals
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cancelled(run: Any, name: str, parameters: dict[str, Any], folder: Path, last: int) -> float:
    """Run, cancel, and return how much this thread worked afterwards."""
    before, asked = contents(folder), Asked(last)
    with pytest.raises(QgsProcessingException, match=r"^Cancelled: nothing was written\.$"):
        run(name, feedback=asked, **parameters)
    late = time.thread_time() - asked.before
    assert asked.times >= last
    assert contents(folder) == before
    return late


@pytest.mark.parametrize("name", NAMES)
def test_every_algorithm_answers_a_cancel_and_leaves_the_old_output(run, whole, england, tmp_path, name):
    areas = whole if name in FEW_AREAS else england
    fresh, old = tmp_path / "fresh", tmp_path / "old"
    fresh.mkdir()
    old.mkdir()
    asked = Asked()
    if name in FEW_AREAS:
        asked.times = 4
    else:
        run(name, feedback=asked, **given(name, areas, fresh))
        assert contents(fresh)
        assert asked.longest <= limit()
    for path in outputs(name, old).values():
        target = Path(path)
        if target.suffix == ".gpkg":
            saved(layer({"old": [1, 2]}), target)
        elif target.suffix:
            target.write_text("old", encoding="utf-8")
        else:
            (target / "old.txt").write_text("old", encoding="utf-8")
    parameters = given(name, areas, old)
    moment = random.Random(name).randint(1, asked.times)
    for last in (1, moment):
        assert cancelled(run, name, parameters, old, last) <= limit(), f"cancelled at question {last} of {asked.times}"


@pytest.mark.parametrize("name", ["compositeindex", "indicatoraudit", "weightrobustness", "explainarea"])
def test_many_indicators_of_england_are_no_reason_to_wait(run, indicators, tmp_path, name):
    asked = Asked()
    more = {"AREA": "A00001"} if name == "explainarea" else {}
    parameters = {**outputs(name, tmp_path), "INPUT": indicators, "CODE_FIELD": "code", "FIELDS": INDICATORS, **more}
    run(name, feedback=asked, **parameters, **({} if name in ("compositeindex", "indicatoraudit") else {"DRAWS": 20}))
    assert asked.times > len(INDICATORS)
    assert asked.longest <= limit()


@pytest.fixture(scope="module")
def indicators(qgis_app: Any) -> QgsVectorLayer:
    numbers = random.Random(1)
    cells = {name: [numbers.random() for _ in range(ENGLAND)] for name in INDICATORS}
    return layer({"code": [f"A{number:05}" for number in range(ENGLAND)], **cells})
