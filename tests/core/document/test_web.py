"""The web page passes axe-core's rules of WCAG 2.2 AA, the check fails on each fault, and the page asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from medway_isolation_plugin.core.document.model import Document
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from tests.core.document.made_documents import TEMPLATES, chapter

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--no-first-run"]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def page_of(document: Document) -> str:
    return contents(document, [DocumentFormat.HTML], TEMPLATES)[DocumentFormat.HTML].decode()


class Browser:
    """A page in a browser that counts what it asks for."""

    def __init__(self, page: object) -> None:
        from axe_playwright_python.sync_playwright import Axe

        self.page = page
        self._axe = Axe()
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))

    def violations(self, html: str) -> set[str]:
        # The policy of the page forbids the script of the check, as it should.
        self.page.set_content(re.sub(r"<meta http-equiv[^>]*>", "", html))
        found = self._axe.run(self.page, options={"runOnly": {"type": "tag", "values": RULES}})
        return {one["id"] for one in found.response["violations"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    pytest.importorskip("axe_playwright_python")
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield Browser(chromium.new_page())
        chromium.close()


def test_a_page_has_no_findings(browser: Browser):
    assert browser.violations(page_of(chapter())) == set()


def test_a_fragment_has_no_findings_in_a_page_that_has_a_title(browser: Browser):
    fragment = contents(chapter(), [DocumentFormat.FRAGMENT], TEMPLATES)[DocumentFormat.FRAGMENT].decode()
    assert "<h1" not in fragment
    assert "<style" not in fragment
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><main><h1>T</h1>{fragment}</main></body></html>'
    assert browser.violations(page) == set()


@pytest.mark.parametrize(
    ("rule", "what", "by"),
    [
        ("html-has-lang", '<html lang="en-GB"', "<html"),
        ("html-lang-valid", 'lang="en-GB"', 'lang="xq-GB"'),
        ("document-title", "<title>[^<]*</title>", ""),
        ("image-alt", ' alt="Map of health[^"]*"', ""),
        ("heading-order", "<h3([^>]*)>By age</h3>", r"<h4\1>By age</h4>"),
        ("page-has-heading-one", "<h1>(.*?)</h1>", r"<p>\1</p>"),
        ("link-name", ">its source</a>", "></a>"),
        ("list", "<ul>", "<ul><p>words</p>"),
        ("color-contrast", '<p class="lead"', '<p style="color: #bbb"'),
        ("valid-lang", 'lang="cy-GB"', 'lang="xq"'),
        ("empty-table-header", '<th scope="col">Ward</th>', '<th scope="col"></th>'),
        ("scope-attr-valid", 'scope="col"', 'scope="column"'),
        ("meta-viewport", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    ],
)
def test_each_rule_finds_its_fault(rule: str, what: str, by: str, browser: Browser):
    page, many = re.subn(what, by, page_of(chapter()), count=1, flags=re.S)
    assert many == 1
    assert browser.violations(page) == {rule}


def test_a_page_opened_from_disk_asks_for_nothing(browser: Browser, tmp_path: Path):
    path = tmp_path / "chapter.html"
    path.write_text(page_of(chapter()), encoding="utf-8")
    browser.asked.clear()
    browser.page.goto(path.as_uri())
    assert [one for one in browser.asked if not one.startswith("data:image/")] == [path.as_uri()]
    assert browser.page.evaluate("document.images.length") == 2
    assert browser.page.evaluate("Array.from(document.images).every(one => one.naturalWidth === 60)")
    assert browser.page.evaluate("document.scripts.length") == 0
    # Every link within the page leads to a place of it.
    assert browser.page.evaluate(
        "Array.from(document.querySelectorAll('a[href^=\"#\"]')).filter(one => !document.getElementById(one.hash.slice(1))).length"
    ) == 0  # fmt: skip
