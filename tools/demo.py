"""Runs the whole workflow on the sample data through the built and unzipped plugin and qgis_process.

Leaves in build/demo/: GeoPackages, two maps, a map to share, the ward tables, reports and the sentences; prints where each is. The
borough is fictional, so that no published model can be held against its indices: every page says so, or this stops.

Usage: .venv/bin/python tools/demo.py
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = "medway_isolation_plugin"
DEMO = ROOT / "build" / "demo"
MODEL = "medwayisolation:medway_workflow"
BANDS = (("u65", "under 65"), ("65p", "aged 65 and over"))


def environment(plugins: Path, profile: Path) -> dict[str, str]:
    """Return an environment in which QGIS sees the unzipped plugin, and no setting of the user's is touched."""
    return {
        **os.environ,
        "QGIS_PLUGINPATH": str(plugins),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }


def qgis_process(arguments: list[str], variables: dict[str, str], stdin: str = "") -> dict[str, Any]:
    """Run qgis_process and return its JSON answer."""
    done = subprocess.run(
        ["qgis_process", *arguments], env=variables, input=stdin, check=False, text=True, capture_output=True
    )
    if done.returncode:
        sys.exit(f"qgis_process {' '.join(arguments)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return json.loads(done.stdout[done.stdout.index("{") :]) if "--json" in arguments else {}


def unzip(folder: Path) -> Path:
    """Unzip the built plugin as QGIS does when it installs it, and return its folder."""
    built = max((ROOT / "dist").glob(f"{PLUGIN}.*.zip"), key=lambda path: path.stat().st_mtime)
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder)
    return folder / PLUGIN


def parameters(plugin: Path, out: Path) -> dict[str, Any]:
    """Return the model's parameters for the sample data."""
    sys.path.insert(0, str(plugin.parent))
    from medway_isolation_plugin.processing.first_map import file_sources, sample_values

    outputs = {
        "indices_and_priority_areas": out / "isolation.gpkg",
        "ward_table_under_65": out / "wards_under_65.csv",
        "ward_table_65_and_over": out / "wards_65_and_over.csv",
        "ward_report_under_65": out / "report_under_65.html",
        "ward_report_65_and_over": out / "report_65_and_over.html",
    }
    sources = file_sources(str(plugin / "sample_data"))
    return {**sample_values("medway_workflow", sources), **{name: str(path) for name, path in outputs.items()}}


def evidence(plugin: Path, out: Path, variables: dict[str, str]) -> None:
    """Run the open indices, which are the default, and what says how far they, and rates, can be relied on."""
    census = {"TABLE": f"{plugin / 'sample_data' / 'sample.gpkg'}|layername=census", "TABLE_CODE_FIELD": "code"}
    areas, older, both = (str(out / name) for name in ("isolation.gpkg", "open_65.gpkg", "open_indices.gpkg"))
    younger = {"RECIPE": str(plugin / "resources" / "recipes" / "open_u65.json"), "PREFIX": "cu"}
    rate = {"COUNT_FIELD": "la_65p_n", "BASE_FIELD": "la_65p_d"}
    made_up = {**census, "DATA_SOURCE": "A fictional census"}
    wards = f"{plugin / 'sample_data' / 'sample.gpkg'}|layername=wards"
    people = {
        "INPUT": areas,
        "PEOPLE_FIELD": "la_65p_d",
        "WARDS": wards,
        "WARD_FIELD": "name",
        "DATA_SOURCE": "A fictional census",
    }
    projected = {
        **people,
        "PROJECTIONS": [str(plugin / "sample_data" / "projections_sample.csv")],
        "RATE": "jsna_lonely_65p",
    }
    for name, inputs, page in (
        ("compositeindex", {"INPUT": areas, **made_up, "OUTPUT": older}, "open_65_and_over"),
        ("compositeindex", {"INPUT": older, **made_up, **younger, "OUTPUT": both}, "open_under_65"),
        ("choices", {"INPUT": both, **census, "HEALTH_FIELDS": ["dep_rank"]}, "choices"),
        ("spatialpattern", {"INPUT": both, "INDEX_FIELD": "ci"}, "spatial_pattern"),
        ("rates", {"INPUT": both, **rate}, "rates"),
        ("inequality", {"INPUT": both, **rate, "DEPRIVATION_FIELD": "dep_rank", "DEPRIVATION_WORST": 1}, "inequality"),
        ("estimateneed", {**people, "METHOD": 3, "INDEX_FIELD": "la_65p", "OUTPUT": str(out / "need.gpkg")}, "need"),
        (
            "projectneed",
            {**projected, "CHART": str(out / "projections.png"), "OUTPUT": str(out / "projected.gpkg")},
            "projections",
        ),
    ):
        given = {"CODE_FIELD": "code", "OUTPUT": "TEMPORARY_OUTPUT", **inputs, "REPORT": str(out / f"{page}.html")}
        qgis_process(["--json", "run", f"medwayisolation:{name}", "-"], variables, json.dumps({"inputs": given}))
    (out / "open_65.gpkg").unlink()


def share(plugin: Path, out: Path, variables: dict[str, str]) -> None:
    """Write both indices of the workflow, health and priority areas as a page for any browser."""
    given = {
        "INPUT": str(out / "isolation.gpkg"),
        "WARDS": f"{plugin / 'sample_data' / 'sample.gpkg'}|layername=wards",
        "WARD_FIELD": "name",
        "TITLE": "Isolation and health, sample borough (fictional)",
        "OUTPUT": str(out / "map_to_share.html"),
    }
    qgis_process(["--json", "run", "medwayisolation:webmap", "-"], variables, json.dumps({"inputs": given}))


def chapter(plugin: Path, out: Path, variables: dict[str, str]) -> None:
    """Make the chapter of the fictional borough, and stop where a page of it does not say that it is fictional."""
    areas, sample = str(out / "isolation.gpkg"), plugin / "sample_data" / "sample.gpkg"
    need = []
    for rate in ("jsna_isolated_65p", "jsna_lonely_65p"):
        need.append(str(out / f"{rate}.gpkg"))
        given = {"INPUT": areas, "CODE_FIELD": "code", "PEOPLE_FIELD": "la_65p_d", "RATE": rate, "OUTPUT": need[-1]}
        qgis_process(["--json", "run", "medwayisolation:estimateneed", "-"], variables, json.dumps({"inputs": given}))
    inputs = {
        "RESULTS": [str(out / "open_indices.gpkg"), areas, f"{sample}|layername=census"], "NEED": need,
        "PROJECTIONS": [str(out / "projected.gpkg")],
        "WARDS": f"{sample}|layername=wards", "WARD_FIELD": "name", "PLACE": "Sample borough (fictional)", "FORMATS": [0, 1, 2, 3],
        "FOLDER": str(out / "chapter"),
    }  # fmt: skip
    qgis_process(["--json", "run", "medwayisolation:jsnachapter", "-"], variables, json.dumps({"inputs": inputs}))
    for path in (*need, str(out / "projected.gpkg")):
        Path(path).unlink()
    with zipfile.ZipFile(out / "chapter" / "chapter.docx") as document:
        heads = [document.read(name).decode() for name in document.namelist() if "header" in name]
    with zipfile.ZipFile(out / "chapter" / "chapter.odt") as document:
        looks = document.read("styles.xml").decode()
        heads += re.findall(r"<style:header>.*?</style:header>", looks, re.S)
    heads.append((out / "chapter" / "chapter.html").read_text(encoding="utf-8"))
    if not all("Fictional" in head for head in heads) or len(heads) < 3:
        sys.exit("A page of the chapter does not say that the borough is fictional.")


def draw(plugin: Path, out: Path) -> list[str]:
    """Draw the two maps of the open indices, on the plugin's own page, and return what each says in words."""
    from qgis.core import QgsVectorLayer

    from medway_isolation_plugin.cartography.exports import Format, export
    from medway_isolation_plugin.cartography.figure_kinds import Over65, Under65
    from medway_isolation_plugin.cartography.figures import Pages
    from medway_isolation_plugin.cartography.pages import PageSize, template_path

    areas = QgsVectorLayer(str(out / "open_indices.gpkg"), "areas", "ogr")
    wards = QgsVectorLayer(f"{plugin / 'sample_data' / 'sample.gpkg'}|layername=wards", "wards", "ogr")
    pages = Pages(areas, template_path(PageSize.A4_LANDSCAPE), wards, "name")
    said = []
    for kind, field in ((Under65, "cu_q"), (Over65, "ci_q")):
        shown = kind.on(areas, field)
        words = replace(shown.words(areas, "Sample borough (fictional)"), date="")
        export(pages.layout(shown, words), out / f"map_{shown.name}.png", Format.PNG, 150)
        said.append(words.source)
    return said


def check_words(out: Path, maps: list[str]) -> None:
    """Stop where a page says more than its evidence bears: nothing was compared with any other measure here."""
    from medway_isolation_plugin.core.validity.evidence import NOTHING

    pages = {path.name: re.sub("<[^>]*>", "", path.read_text(encoding="utf-8")) for path in sorted(out.glob("*.html"))}
    silent = [name for name, words in [*pages.items(), *enumerate(maps)] if NOTHING not in words]
    if silent or not pages:
        sys.exit(f"These pages do not say that they were compared with no other measure: {silent}")


def sentence(plugin: Path, out: Path, variables: dict[str, str], band: str, whom: str) -> str:
    """Return the sentence that the ward summary gives for a band; a model hands on files only, no texts."""
    inputs = {
        "INPUT": str(out / "isolation.gpkg"),
        "CODE_FIELD": "code",
        "FLAG_FIELD": f"pr_{band}",
        "PEOPLE_FIELD": f"la_{band}_n",
        "WARDS": f"{plugin / 'sample_data' / 'sample.gpkg'}|layername=wards",
        "WARD_FIELD": "name",
        "SUBJECT": f"Areas of high isolation among people {whom} and poor health",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    answer = qgis_process(
        ["--json", "run", "medwayisolation:wardsummary", "-"], variables, json.dumps({"inputs": inputs})
    )
    return str(answer["results"]["SENTENCE"])


def main() -> None:
    """Run the demonstration."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        plugin = unzip(DEMO / "plugins")
        variables = environment(plugin.parent, Path(profile))
        qgis_process(["plugins", "enable", PLUGIN], variables)
        os.environ.update(
            {name: variables[name] for name in ("QT_QPA_PLATFORM", "QGIS_CUSTOM_CONFIG_PATH", "XDG_RUNTIME_DIR")}
        )
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
        request = json.dumps({"inputs": parameters(plugin, DEMO)})
        qgis_process(["--json", "run", MODEL, "-"], variables, request)
        evidence(plugin, DEMO, variables)
        share(plugin, DEMO, variables)
        chapter(plugin, DEMO, variables)
        check_words(DEMO, draw(plugin, DEMO))
        sentences = [sentence(plugin, DEMO, variables, *band) for band in BANDS]
        if not all(sentences):
            sys.exit("A ward summary gave no sentence.")
        (DEMO / "sentences.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    shutil.rmtree(DEMO / "plugins", ignore_errors=True)
    for words, name in (
        ("Indices and priority areas (GeoPackage)", "isolation.gpkg"),
        ("Open indices (GeoPackage)", "open_indices.gpkg"),
        ("Open index, 65 and over", "open_65_and_over.html"),
        ("Open index, under 65", "open_under_65.html"),
        ("How much hangs on the choice", "choices.html"),
        ("Spatial pattern", "spatial_pattern.html"),
        ("Rates, limits and a benchmark", "rates.html"),
        ("Inequality by deprivation", "inequality.html"),
        ("Map to share, for any browser", "map_to_share.html"),
        ("Need, people and risk (GeoPackage)", "need.gpkg"),
        ("Need by ward", "need.html"),
        ("Projected need", "projections.html"),
        ("Projected need, chart", "projections.png"),
        ("Map, under 65", "map_under_65.png"),
        ("Map, 65 and over", "map_65_and_over.png"),
        ("Ward table, under 65", "wards_under_65.csv"),
        ("Ward table, 65 and over", "wards_65_and_over.csv"),
        ("Ward report, under 65", "report_under_65.html"),
        ("Ward report, 65 and over", "report_65_and_over.html"),
        ("Chapter, for Word", "chapter/chapter.docx"),
        ("Chapter, OpenDocument text", "chapter/chapter.odt"),
        ("Chapter, web page", "chapter/chapter.html"),
        ("Chapter, PDF", "chapter/chapter.pdf"),
        ("Chapter, its numbers", "chapter/chapter.json"),
        ("Sentences", "sentences.txt"),
    ):
        path = DEMO / name
        if not path.is_file() or not path.stat().st_size:
            sys.exit(f"The demonstration made no {name}.")
        print(f"{words + ':':42}{path.relative_to(ROOT)}")
    print("\n".join(sentences))
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; everything is written


if __name__ == "__main__":
    main()
