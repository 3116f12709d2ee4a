"""Makes the tables of docs/fields.md: every kind of column, from the one table of them; and what survives where, by doing it.

Usage: .venv/bin/python tools/make_survival.py
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "fields.md"
SURVIVAL, COLUMNS = "survival", "columns"

CARRIERS = (
    "temporary layer", "GeoPackage", "GeoPackage, second table", "Shapefile", "FlatGeobuf", "GeoJSON", "CSV",
    "a file without its .qmd", "project reopened", "QGIS's export with metadata", "QGIS's export without", "layer join",
    "a join saved as Shapefile", "native algorithm",
)  # fmt: skip
_FILES = {"GeoPackage": "gpkg", "Shapefile": "shp", "FlatGeobuf": "fgb", "GeoJSON": "geojson", "CSV": "csv"}
_WORDS = {"WHOLE": "known", "PART": "known in part", "NAME": "name only", "NOTHING": "nothing"}
_SILENT = ("nothing", "name cut")  # it is a field like any other


def kinds(sample: str) -> dict[str, tuple[str, dict[str, Any], str]]:
    """Return algorithm, parameters and shown field of each kind of result; 'LIVING' stands for a layer with that index."""
    areas, census = f"{sample}|layername=areas", f"{sample}|layername=census"
    from medway_isolation_plugin.processing.first_map import COUNTS

    index = {"INPUT": areas, "CODE_FIELD": "code", "TABLE": census, "TABLE_CODE_FIELD": "code", "READY_RECIPE": 2}
    pair = {"CODE_FIELD": "code", "FIRST_FIELD": "la_65p", "SECOND_FIELD": "la_u65"}
    segments = {
        "HOUSEHOLDS_TABLE": f"{sample}|layername=households_by_type", "HH_CODE_FIELD": "code", "HH_TYPE_FIELD": "type",
        "HH_COUNT_FIELD": "households", "TYPES_TABLE": f"{sample}|layername=types", "TYPE_FIELD": "type",
        "SHARE_U65_FIELD": "share_u65", "SHARE_65P_FIELD": "share_65p",
    }  # fmt: skip
    health = {"TABLE": f"{sample}|layername=health", "SCORE_FIELD": "health_score", "RANK_FIELD": "health_rank"}
    base = {"INPUT": areas, "CODE_FIELD": "code"}
    living = {**base, "TABLE": census, "TABLE_CODE_FIELD": "code", **COUNTS}
    return {
        "living alone": ("livingalone", living, "la_65p_q"),
        "segmentation": ("segmentation", {**base, **segments}, "si_65p_q"),
        "deprivation": ("imdquintiles", {**base, **health, "TABLE_CODE_FIELD": "code"}, "dep_q"),
        "composite": ("compositeindex", index, "ci_q"),
        "composite, own prefix": ("compositeindex", {**index, "PREFIX": "mine"}, "mine_q"),
        "robustness": ("weightrobustness", {**index, "DRAWS": 20}, "rb_q"),
        "comparison": ("compareindices", {**pair, "INPUT": "LIVING"}, "cmp_q1"),
        "priority": (
            "flagpriority", {"CODE_FIELD": "code", "CRITERIA": ["la_65p_q", "=", "1"], "INPUT": "LIVING", "PREFIX": "prio"}, "prio",
        ),
    }  # fmt: skip


def carried(run: Callable[..., dict[str, Any]], parameters: dict[str, Any], folder: Path, kind: str) -> Iterator[Any]:
    """Yield each carrier's name and a layer that came through it."""
    from qgis.core import (
        QgsCoordinateTransformContext,
        QgsProject,
        QgsVectorFileWriter,
        QgsVectorLayer,
        QgsVectorLayerJoinInfo,
    )

    stem = kind.replace(" ", "_")
    yield "temporary layer", run(**parameters, OUTPUT="memory:")["OUTPUT"]
    made: dict[str, str] = {}
    for carrier, suffix in _FILES.items():
        made[carrier] = str(folder / f"{stem}_{suffix}.{suffix}")
        run(**parameters, OUTPUT=made[carrier])
        yield carrier, QgsVectorLayer(made[carrier], stem, "ogr")
    (folder / "alone").mkdir(exist_ok=True)
    yield "a file without its .qmd", QgsVectorLayer(shutil.copy(made["GeoJSON"], folder / "alone"), stem, "ogr")
    second = folder / f"{stem}_second.gpkg"
    run(**parameters, OUTPUT=str(second))
    run(**parameters, OUTPUT=f"ogr:dbname='{second}' table=\"other\" (geom)")
    yield "GeoPackage, second table", QgsVectorLayer(f"{second}|layername=other", stem, "ogr")
    first = QgsVectorLayer(made["GeoPackage"], stem, "ogr")
    project = QgsProject()
    project.addMapLayer(QgsVectorLayer(made["GeoPackage"], stem, "ogr"))
    project.write(str(folder / f"{stem}.qgz"))
    again = QgsProject()
    again.read(str(folder / f"{stem}.qgz"))
    yield "project reopened", again.mapLayersByName(stem)[0]
    for carrier, keeps in (("QGIS's export with metadata", True), ("QGIS's export without", False)):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.saveMetadata = keeps
        options.layerMetadata = first.metadata()
        path = str(folder / f"{stem}_{keeps}.gpkg")
        QgsVectorFileWriter.writeAsVectorFormatV3(first, path, QgsCoordinateTransformContext(), options)
        yield carrier, QgsVectorLayer(path, stem, "ogr")
    joined = QgsProject()
    target = QgsVectorLayer(f"{ROOT / 'sample_data' / 'sample.gpkg'}|layername=areas", "areas", "ogr")
    joined.addMapLayers([first, target])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(first)
    join.setJoinFieldName("code")
    join.setTargetFieldName("code")
    join.setPrefix("joined_")
    target.addJoin(join)
    yield "layer join", target
    path = str(folder / f"{stem}_joined.shp")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    QgsVectorFileWriter.writeAsVectorFormatV3(target, path, QgsCoordinateTransformContext(), options)
    yield "a join saved as Shapefile", QgsVectorLayer(path, stem, "ogr")
    from qgis import processing

    copy = str(folder / f"{stem}_copy.gpkg")
    processing.run("native:savefeatures", {"INPUT": made["GeoPackage"], "OUTPUT": copy})
    yield "native algorithm", QgsVectorLayer(copy, stem, "ogr")


def survival(folder: Path, sample: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Return by kind and carrier how much is known of the shown field, and what a page says of its source."""
    from qgis import processing

    from medway_isolation_plugin.cartography.figure_words import stated_source
    from medway_isolation_plugin.layers import fields

    found: dict[str, dict[str, tuple[str, str]]] = {}
    living = ""
    for kind, (algorithm, parameters, name) in kinds(sample).items():
        given = {key: living if value == "LIVING" else value for key, value in parameters.items()}

        def run(algorithm: str = algorithm, **values: Any) -> dict[str, Any]:
            answer: dict[str, Any] = processing.run(f"medwayisolation:{algorithm}", values)
            return answer

        found[kind] = {}
        for carrier, layer in carried(run, given, folder, kind):
            here = next((one for one in (f"joined_{name}", name) if layer.fields().lookupField(one) >= 0), "")
            of = fields.describe(layer, here)
            found[kind][carrier] = (_WORDS[of.known.name] if here else "name cut", stated_source(of) or "nothing")
        living = living or str(folder / f"{kind.replace(' ', '_')}_gpkg.gpkg")
    return found


def table(found: dict[str, dict[str, tuple[str, str]]]) -> str:
    """Return the table as Markdown, and under it what pages say."""
    lines = [f"| carrier | {' | '.join(found)} |", f"|---|{'---|' * len(found)}"]
    lines += [f"| {carrier} | {' | '.join(found[kind][carrier][0] for kind in found)} |" for carrier in CARRIERS]
    said: dict[str, list[str]] = {}
    for kind, by_carrier in found.items():
        for known, words in by_carrier.values():
            said.setdefault(known, []).append(f"{kind}: {words}")
    lines.append("")
    for known, words in said.items():
        if known in _SILENT:
            continue
        lines += [f"What a page says where it is *{known}*:", "", *(f"- {line}" for line in dict.fromkeys(words)), ""]
    return "\n".join(lines).rstrip()


def columns() -> str:
    """Return the table of every kind of column as Markdown, with one example of each."""
    from medway_isolation_plugin.core import field_forms
    from medway_isolation_plugin.core.bands import P65
    from medway_isolation_plugin.core.field_names import ONCE, STEMS
    from medway_isolation_plugin.core.fields import Field, Of, Result, ResultKind

    subjects = {
        ResultKind.DEPRIVATION: "Income", ResultKind.COMPOSITE: "Our index", ResultKind.ROBUSTNESS: "Our index",
        ResultKind.PRIORITY: "65+",
    }  # fmt: skip
    lines = ["| kind | role | scope | of | field | alias | holds |", "|---|---|---|---|---|---|---|"]
    for (kind, role, scope, part), form in field_forms.FORMS.items():
        result = Result(
            kind, STEMS[kind][0], subjects.get(kind, ""), "deprived" if kind is ResultKind.DEPRIVATION else "isolated", 5,
            base="residents", confidence=0.95, members=4,
        )  # fmt: skip
        band = P65 if kind in field_forms.BANDED and role not in ONCE else None
        field = Field("", role, band, scope, Of(part, 1, f"(its {part.value})") if part else None, "(its unit)")
        name, alias = field_forms.name_of(result, field), field_forms.alias_of(result, field)
        cells = (kind.value, role.value, scope.value, part.value if part else "", f"`{name}`", alias, form.holds.value)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def with_table(page: str, made: str, which: str = SURVIVAL) -> str:
    """Return the page with a table in its place."""
    begin, end = f"<!-- {which}: made by tools/make_survival.py -->", f"<!-- /{which} -->"
    head, rest = page.split(begin)
    return f"{head}{begin}\n\n{made}\n\n{end}{rest.split(end)[1]}"


def main() -> None:
    """Write the tables."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from medway_isolation_plugin.processing.provider import register

    Processing.initialize()
    provider = register()
    with tempfile.TemporaryDirectory() as folder:
        made = table(survival(Path(folder), str(ROOT / "sample_data" / "sample.gpkg")))
    page = with_table(PAGE.read_text(encoding="utf-8"), columns(), COLUMNS)
    PAGE.write_text(with_table(page, made), encoding="utf-8")
    print(f"docs/{PAGE.name}", provider is not None)
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; everything is written


if __name__ == "__main__":
    main()
