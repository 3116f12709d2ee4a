"""The chapter itself, with figures, tables and a chart, is as accessible as the documents that the writers are tried with."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.core.document.writing import DocumentFormat
from medway_isolation_plugin.processing import jsna_chapter
from tests.core.document import structure
from tests.core.document.test_accessible import needs_office, office, tagged  # noqa: F401
from tests.core.document.test_web import browser  # noqa: F401
from tests.processing.test_jsna_chapter import borough, parameters  # noqa: F401

NARROW = 320  # pixels: what WCAG 2.2 asks of a page without scrolling to the side (1.4.10)


@pytest.fixture(scope="module")
def composed():
    """Collects the chapters that the algorithm composes, which it does not hand out."""
    found, compose = [], jsna_chapter.compose

    def kept(*given):
        found.append(compose(*given))
        return found[-1]

    jsna_chapter.compose = kept
    yield found
    jsna_chapter.compose = compose


@pytest.fixture(scope="module")
def chapter(borough, sample, composed, tmp_path_factory):  # noqa: F811
    """The folder of a chapter with everything in it, and its model."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("chapter")
    projected = processing.run(
        "medwayisolation:projectneed",
        {
            "INPUT": str(borough / "isolation.gpkg"), "CODE_FIELD": "code", "PEOPLE_FIELD": "la_65p_d",
            "RATE": "jsna_lonely_65p", "PROJECTIONS": [str(sample.parent / "projections_sample.csv")],
            "DATA_SOURCE": "A fictional census", "OUTPUT": str(folder / "projected.gpkg"),
        },
    )["OUTPUT"]  # fmt: skip
    given = parameters(borough, sample, FORMATS=[0, 1, 2], PROJECTIONS=[projected], FOLDER=str(folder / "out"))
    processing.run("medwayisolation:jsnachapter", given)
    return folder / "out", composed[-1].document


@needs_office
@pytest.mark.parametrize("kind", [DocumentFormat.DOCX, DocumentFormat.ODT])
def test_its_tagged_pdf_reads_as_the_chapter(kind, chapter, office, tmp_path):  # noqa: F811
    folder, document = chapter
    path = tagged((folder / f"chapter.{kind.value}").read_bytes(), kind, office, tmp_path)
    assert structure.faults(path, document) == set()


def test_its_page_has_no_findings_and_needs_no_scrolling_to_the_side(chapter, browser):  # noqa: F811
    page = (chapter[0] / "chapter.html").read_text(encoding="utf-8")
    assert browser.violations(page) == set()
    size = browser.page.viewport_size
    browser.page.set_viewport_size({"width": NARROW, "height": 800})
    try:
        assert browser.page.evaluate("document.documentElement.scrollWidth") <= NARROW
    finally:
        browser.page.set_viewport_size(size)
