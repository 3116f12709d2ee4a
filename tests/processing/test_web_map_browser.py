"""The map to share in a real browser: what it does, and that what would break it is found."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject
from qgis.PyQt.QtGui import QImage

from medway_isolation_plugin.core.formulas import defused
from medway_isolation_plugin.core.report import html
from tests.processing import web_map_checks as checks
from tests.processing.web_map_checks import CHECKS, Expected, opened
from tests.processing.web_map_layers import SAMPLE, four_layers

NASTY = "=cmd|' /C calc'!A0"
MARKUP = "<b>Bold</b></script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(checks.CHROMIUM).exists():
        pytest.skip("needs the browser chromium, which this system lacks")
    with playwright.sync_playwright() as running:
        made = running.chromium.launch(executable_path=checks.CHROMIUM, args=list(checks.ARGUMENTS))
        yield made
        made.close()


@pytest.fixture(scope="module")
def page(provider, tmp_path_factory) -> Path:
    """A map of 30 areas, in a folder and file that are awkward to name."""
    from qgis import processing

    folder = tmp_path_factory.mktemp("a folder #1 of 50%")
    names = [f"Testing {row // 6 + 1:03d}{'ABCDEF'[row % 6]}" for row in range(30)]
    names[20], names[21], names[22] = MARKUP, NASTY, 'שלום "עולם" \N{RIGHT-TO-LEFT OVERRIDE}abc'
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {"INPUT": four_layers(30, name=names), "DATE": "2026-11-27", "OUTPUT": str(folder / "map # of areas.html")}
    answer = processing.run("medwayisolation:webmap", given, feedback=QgsProcessingFeedback(False), context=context)
    return Path(answer["OUTPUT"])


@pytest.fixture(scope="module")
def expected() -> Expected:
    """What the layer of the page holds, as a reader of numbers would write it, by nobody's code but this."""
    made, found, classes = four_layers(30), {}, {}
    for row, feature in enumerate(made.getFeatures()):
        name = {20: MARKUP, 21: NASTY, 22: 'שלום "עולם" \N{RIGHT-TO-LEFT OVERRIDE}abc'}.get(row, feature["name"])
        cells = [name, feature["code"], feature["ward_name"]]
        for band in ("u65", "65p"):
            cells += [_number(feature[f"la_{band}{end}"], 1) for end in ("", "_lo", "_hi")]
            cells += [_number(feature[f"la_{band}{end}"], 0) for end in ("_rk", "_q")]
        cells += [_number(feature["dep_score"], 2), _number(feature["dep_rank"], 0), _number(feature["dep_q"], 0)]
        flag = feature["pr_65p"]
        cells.append({1: "Priority area", 0: "Other areas"}.get(flag, "Undecided (values missing)"))
        for at in (7, 12, 15):  # of an area without a value the table says so in words
            cells[at] = "No data" if cells[at] == "–" else cells[at]
        found[feature["code"]] = cells
        if isinstance(feature["la_u65_q"], int):
            classes[feature["code"]] = feature["la_u65_q"]
    return Expected(found, classes)


def _number(cell: Any, digits: int) -> str:
    if not isinstance(cell, (int, float)):
        return "–"
    return f"{Decimal(str(cell)).quantize(Decimal(10) ** -digits, ROUND_HALF_UP):,}"


@pytest.mark.parametrize("name", CHECKS)
def test_the_page_does(browser, page, expected, name):
    with opened(browser, page, expected) as found:
        CHECKS[name](found)
        checks.asks_for_nothing(found)


# Seeded faults: how the page is broken, and the check that must find it


def _in_style(text: str, rule: str) -> str:
    return _resealed(text.replace("</style>\n</head>", f"{rule}\n</style>\n</head>"))


def _in_script(text: str, old: str, new: str) -> str:
    assert old in text.split("<script>")[1]
    return _resealed(text.replace(old, new))


def _resealed(text: str) -> str:
    """Return a page whose policy knows its style and script as they are now."""
    style = re.findall("<style>(.*?)</style>", text, re.DOTALL)[1]
    script = re.findall("<script>(.*?)</script>", text, re.DOTALL)[0]
    head = html.sealed(style, script).split("\n")[0]
    return re.sub('<meta http-equiv="Content-Security-Policy"[^\n]*', lambda _: head, text)


def _unsealed(text: str) -> str:
    return re.sub('<meta http-equiv="Content-Security-Policy"[^\n]*\n', "", text)


IMAGE = '<img src="http://127.0.0.1:9/pixel.png" alt="">'
FAULTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "no language": ("accessible", lambda text: text.replace('<html lang="en-GB">', "<html>")),
    "pale text": ("accessible", lambda text: _in_style(text, ".lead, .panel dt, #mi-said p { color: #b1b4b6 }")),
    "an unnamed picture": ("named", lambda text: text.replace('id="mi-map-name"', "")),
    "a field without a label": (
        "accessible",
        lambda text: re.sub('<label>Find[^<]*(<input type="search"[^>]*>)</label>', r"\1", text),
    ),
    "header cells as plain cells": ("headed", lambda text: re.sub('<th scope="col"(.*?)</th>', r"<td\1</td>", text)),
    "rows without a heading": ("headed", lambda text: re.sub('<th scope="row">(.*?)</th>', r"<td>\1</td>", text)),
    "all fills white": ("filled", lambda text: re.sub('fill="#(?!f7f7f7)[0-9a-f]{6}"', 'fill="#ffffff"', text)),
    "no pattern": ("filled", lambda text: re.sub("(<pattern[^>]*>)(<rect[^>]*>)<path[^>]*>", r"\1\2", text)),
    "classes in the wrong order": ("filled", lambda text: text.replace("#440154", "#000001").replace("#fde725", "#440154")),
    "no mark on the focus": ("marked", lambda text: _in_style(text, ".mark { display: none }")),
    "keys dead": ("walked", lambda text: _in_script(text, 'map.addEventListener("keydown"', 'map.addEventListener("keyless"')),
    "arrows dead": ("walked", lambda text: _in_script(text, "if (event.key in DIRECTIONS)", "if (false)")),
    "an area that is no stop": ("walked", lambda text: _in_script(text, "if (row === from", "if (row === 9 || row === from")),
    "areas that say no value": (
        "walked",
        lambda text: _in_script(text, "const values = (row) => heads", "const values = (row) => [].concat"),
    ),
    "each area a stop of its own": ("walked", lambda text: _in_script(text, "shape.tabIndex = -1;", "shape.tabIndex = 0;")),
    "keys dead in the table": (
        "table_walked",
        lambda text: _in_script(text, 'table.addEventListener("keydown"', 'table.addEventListener("no"'),
    ),
    "a value missing from the table": ("complete", lambda text: re.sub(r'<td class="n">40\.3</td>', '<td class="n"></td>', text, count=1)),
    "a row missing from the table": ("complete", lambda text: re.sub(r'<tr><th scope="row"><a href="#E01000005">.*?</tr>\n', "", text)),
    "a name with markup": ("plain", lambda text: text.replace("&lt;b&gt;Bold&lt;/b&gt;", "<b>Bold</b>", 1)),
    "a picture from elsewhere": ("asks_for_nothing", lambda text: text.replace("<main>", f"<main>{IMAGE}")),
    "a request": ("asks_for_nothing", lambda text: _unsealed(text).replace("<main>", f"<main>{IMAGE}")),
    "no policy": ("asks_for_nothing", _unsealed),
    "a script from elsewhere": (
        "asks_for_nothing",
        lambda text: text.replace("</main>", '<script src="http://127.0.0.1:9/x.js"></script></main>'),
    ),
    "layers that are alike": (
        "layered",
        lambda text: _in_script(text, "layer = radios.find((radio) => radio.checked).value;", 'layer = "0";'),
    ),
    "nothing on hover": ("told_by_pointer", lambda text: _in_script(text, '"pointerover"', '"pointless"')),
    "a search that finds all": ("searched", lambda text: _in_script(text, "row.hidden = !found;", "row.hidden = false;")),
    "an order of letters": (
        "sorted_table",
        lambda text: _in_script(text, 'const numeric = heads[at].classList.contains("n");', "const numeric = false;"),
    ),
    "no live region": ("polite", lambda text: text.replace(' aria-live="polite"', "")),
    "a loud live region": ("polite", lambda text: text.replace('aria-live="polite"', 'aria-live="assertive"')),
    "too wide for a telephone": ("narrow", lambda text: _in_style(text, ".sheet { min-width: 700px }")),
    "a map that is not enlarged": ("enlarged", lambda text: _in_style(text, ".frame svg { width: 100% !important }")),
    "addresses that go nowhere": ("linked", lambda text: _in_script(text, '"hashchange"', '"hashless"')),
    "a formula in the saved table": ("saved", lambda text: _in_script(text, "${defused(cell)", "${(cell)")),
    "a map that is not printed": ("printed", lambda text: _in_style(text, "@media print { .sheet { display: none } }")),
    "headings that are not printed": ("printed", lambda text: _in_style(text, "@media print { .print { display: none } }")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(browser, page, expected, tmp_path, fault):
    name, broken = FAULTS[fault]
    sound = page.read_text(encoding="utf-8")
    path = tmp_path / "broken.html"
    path.write_text(broken(sound), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != sound, "it is broken"
    with opened(browser, path, expected) as found, pytest.raises(AssertionError):
        CHECKS[name](found)


def test_without_its_script_the_page_shows_map_and_table_and_changes_layers(browser, page, expected):
    with opened(browser, page, expected, java_script_enabled=False) as found:
        shown = found.page
        assert shown.locator("#mi-map").is_visible()
        assert shown.get_attribute("#mi-map", "role") == "img"
        assert shown.locator("#mi-table tbody tr").count() == 30
        for hidden in ("#mi-tools", "#mi-panel", "#mi-hint"):
            assert not shown.locator(hidden).is_visible()
        pictures = set()
        for number in range(4):
            shown.check(f"#mi-layer-{number}")
            assert shown.locator("#mi-said p:visible").count() == shown.locator(".key:visible").count() == 1
            pictures.add(bytes(shown.locator("#mi-map").screenshot()))
        assert len(pictures) == 4
        checks.complete_without_script(found)


def test_a_page_is_opened_at_an_area(browser, page, expected):
    code = list(expected.cells)[11]
    with opened(browser, page, expected, hash_=f"#{code}") as found:
        assert code in checks.focused(found.page)
        assert code in checks.status(found.page)
    with opened(browser, page, expected, hash_="#%E0%A4%A") as found:  # which stands for no text
        assert found.complaints == []


def test_forced_colours_and_reduced_motion(browser, page, expected):
    with opened(browser, page, expected, forced_colors="active", reduced_motion="reduce") as found:
        checks.filled(found)
        checks.marked(found)
        moving = found.page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).transitionDuration !== '0s' || "
            "getComputedStyle(e).animationName !== 'none' || getComputedStyle(e).scrollBehavior !== 'auto').length"
        )
        assert moving == 0


def test_it_is_printed_whole(browser, page, expected, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    path = tmp_path / "page.pdf"
    with opened(browser, page, expected) as found:
        found.page.check("#mi-layer-1")
        found.page.pdf(path=str(path), prefer_css_page_size=True)
    text = " ".join(
        subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
        ).stdout.split()
    )
    for code in expected.cells:
        assert code in text
    for words in (
        "1 (most isolated)",
        "65+ living alone",
        "Made on 27 November 2026",
        "Census 2021",
        "IoD 2025",
        "Priority areas: 65+",
    ):
        assert words in text
    first = subprocess.run(
        ["pdftoppm", "-r", "40", "-l", "1", "-png", "-singlefile", str(path), str(path.with_suffix(""))], check=True
    )
    assert first.returncode == 0
    image = QImage(str(path.with_suffix(".png")))
    seen = {checks.colour(image, x, y) for x in range(image.width()) for y in range(image.height())}
    assert "#440154" in seen and "#fde725" in seen, "the map is on the first sheet, in its colours"


def test_text_is_defused_as_in_other_tables(browser, page, expected):
    """The script has a copy of the rule, which is held against the one of the tables that the plugin writes."""
    cells = [
        "=1+1",
        "+1",
        "-1.5",
        "-a",
        "@x",
        "\tx",
        "+44 1634",
        "-",
        "1,000",
        "-1,000.5",
        "+1e5",
        "-5%",
        "=",
        "abc",
        "'=1",
        "-1,00",
    ]
    script = page.read_text(encoding="utf-8").split("<script>")[1]
    own = re.search(r"const NUMBER = .*?;\n\s*const defused = .*?;\n", script, re.DOTALL)[0]
    with opened(browser, page, expected) as found:
        told = found.page.evaluate(f"(cells) => {{ {own} return cells.map(defused); }}", cells)
    assert told == [defused(cell) for cell in cells]


def test_an_area_is_told_by_touch(browser, page, expected):
    code = list(expected.cells)[4]
    with opened(browser, page, expected, has_touch=True) as found:
        at = checks.inside(found.page, code)
        box = found.page.evaluate(checks.BOX, code)
        found.page.touchscreen.tap(box[0] + at["x"], box[1] + at["y"])
        said = found.page.inner_text("#mi-panel")
        assert all(cell in said for cell in expected.cells[code][:8])
        assert found.page.evaluate("location.hash") == f"#{code}"


# Wards of a layer of their own: their names, their borders' legend, and a sheet that the map of a whole borough fits


@pytest.fixture(scope="module")
def warded(provider, tmp_path_factory) -> Path:
    from qgis import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    path = tmp_path_factory.mktemp("wards") / "map.html"
    given = {"INPUT": four_layers(163), "WARDS": f"{SAMPLE}|layername=wards", "WARD_FIELD": "name", "OUTPUT": str(path)}
    processing.run("medwayisolation:webmap", given, feedback=QgsProcessingFeedback(False), context=context)
    return path


def _named(found: checks.Opened) -> None:
    """Names are read on any fill, are in nobody's way, and can be switched off."""
    page, names = found.page, found.page.locator(".names text")
    many = names.count()
    assert many == 22 and page.locator(".numbered").is_visible()
    assert page.locator(".borders").inner_text() == "Border of a ward"
    page.locator("#mi-map").scroll_into_view_if_needed()
    box = names.first.bounding_box()
    image = QImage.fromData(page.screenshot(clip=box))
    seen = {checks.colour(image, x, y) for x in range(image.width()) for y in range(image.height())}
    assert {"#0b0c0c", "#ffffff"} <= seen, "dark letters with a light rim"
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).classList.contains('area')", middle)
    page.uncheck("#mi-names")
    assert not names.first.is_visible() and not page.locator(".numbered").is_visible()
    page.check("#mi-names")
    page.set_viewport_size({"width": 320, "height": 720})
    assert not names.first.is_visible(), "too small to be read"
    page.click("#mi-larger")
    page.click("#mi-larger")
    assert names.first.is_visible() and page.locator(".numbered").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _sheet(path: Path, number: int) -> str:
    command = ["pdftotext", "-f", str(number), "-l", str(number), str(path), "-"]
    return " ".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def _on_one_sheet(found: checks.Opened) -> None:
    """The first sheet of paper has map, legend, names and the sentence; the table follows on the next."""
    path = found.path.with_suffix(".pdf")
    found.page.pdf(path=str(path), format="A4")
    text = [_sheet(path, number) for number in (1, 2)]
    for words in (
        "1 (most isolated)",
        "Border of a ward",
        "Sample Meadow",
        "areas are in the worst fifth",
        "1 area has no value.",
    ):
        assert words in text[0], (words, text)
    assert "Every area" in text[1]


def test_wards_are_named(browser, warded, expected):
    with opened(browser, warded, expected) as found:
        parts = {"include": [["fieldset"], [".sheet"]]}  # the table is that of the smaller page
        axe = Axe().run(found.page, context=parts, options={"runOnly": {"type": "tag", "values": checks.TAGS}})
        assert axe.response["violations"] == [] and len(axe.response["passes"]) > 5
        _named(found)
        checks.asks_for_nothing(found)


@pytest.mark.parametrize(
    ("check", "rule"),
    [
        (_named, ".names { stroke: none }"),
        (_named, ".names { pointer-events: auto }"),
        (_named, ".names { display: inline !important }"),
        (_on_one_sheet, "@media print { .frame svg { max-height: 175mm } }"),
        (_on_one_sheet, ""),
    ],
)
def test_what_spoils_wards_is_found(browser, warded, expected, tmp_path, check, rule):
    if check is _on_one_sheet and shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    path = tmp_path / "broken.html"
    path.write_text(_in_style(warded.read_text(encoding="utf-8"), rule), encoding="utf-8")
    with opened(browser, path, expected) as found:
        if not rule:
            check(found)
            return
        with pytest.raises(AssertionError):
            check(found)
