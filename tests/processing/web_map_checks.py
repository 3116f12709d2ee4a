"""What a map to share must do in a real browser, each as one check that says what is wrong; tests seed faults that these must find."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from qgis.PyQt.QtGui import QImage

from medway_isolation_plugin.cartography.ramps import sequential
from medway_isolation_plugin.core.contrast import GRAPHICS, luminance, ratio

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
PAPER = "#ffffff"
SIZE = {"width": 1280, "height": 900}
# Pixels that lie in an area with what is around them.
POINTS = """code => {
  const shape = document.getElementById(code);
  shape.scrollIntoView({block: "center"});
  const box = shape.getBoundingClientRect();
  const own = (x, y) => document.elementFromPoint(x, y) === shape;
  const found = [];
  for (let x = Math.ceil(box.x); x < box.right; x += 1) for (let y = Math.ceil(box.y); y < box.bottom; y += 1) {
    if (own(x, y) && own(x - 3, y) && own(x + 3, y) && own(x, y - 3) && own(x, y + 3)) found.push([x, y]);
    if (found.length > 600) return found;
  }
  return found;
}"""
BOX = (
    "code => { const b = document.getElementById(code).getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }"
)


@dataclass
class Expected:
    """What the layer holds: rows of the table by code, as they are to be read, and the classes of the first layer."""

    cells: dict[str, list[str]]
    classes: dict[str, int]
    layers: int = 4


@dataclass
class Opened:
    """A page in the browser, and what it asked for and complained of."""

    page: Any
    path: Path
    expected: Expected
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Any, path: Path, expected: Expected, hash_: str = "", **context: Any) -> Iterator[Opened]:
    """Open a page in the browser: in a context of its own where that is special, else in the one before, which spares a process."""
    plain = browser.contexts[:1] if not context else []
    own = plain[0] if plain else browser.new_context(viewport=SIZE, accept_downloads=True, **context)
    page = own.pages[0] if plain else own.new_page()
    page.set_viewport_size(SIZE)
    page.goto("about:blank")
    found = Opened(page, path, expected)
    heard = {
        "request": lambda request: found.requests.append(request.url),
        "console": lambda message: found.complaints.append(message.text),
        "pageerror": lambda error: found.complaints.append(str(error)),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    page.goto(path.as_uri() + hash_)
    try:
        yield found
    finally:
        for event, hear in heard.items():
            page.remove_listener(event, hear)
        page.emulate_media(media="null")  # none, so that what is printed is for print
        if context:
            own.close()


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))


def status(page: Any) -> str:
    return str(page.inner_text("#mi-status"))


def shown_codes(page: Any) -> list[str]:
    return list(page.evaluate(
        "[...document.querySelectorAll('#mi-table tbody tr')].filter(row => !row.hidden).map(row => row.cells[1].textContent)"
    ))  # fmt: skip


def picture(page: Any, selector: str) -> QImage:
    return QImage.fromData(page.locator(selector).screenshot())


def colour(image: QImage, x: float, y: float) -> str:
    return str(image.pixelColor(int(x), int(y)).name())


# Each check raises AssertionError


def accessible(opened: Opened) -> None:
    """No rule of WCAG 2.2 A and AA that axe-core knows is broken, of any impact, whether classes or flags are shown."""
    for number in (0, opened.expected.layers - 1):
        opened.page.check(f"#mi-layer-{number}")
        found = Axe().run(opened.page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
        assert len(found["passes"]) > 20, "axe looked at the page"
        told = [(one["id"], one["impact"], one["nodes"][0]["html"][:120]) for one in found["violations"]]
        assert told == [], told


def walked(opened: Opened) -> None:
    """Arrow keys and Page Down reach every area, each says its name and value, and the map is one stop of the Tab key."""
    page, many = opened.page, len(opened.expected.cells)
    page.focus("#mi-save")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "option", "the map comes after the buttons"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table') !== null"), "one stop"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    heard = [focused(page)]
    for _ in range(many - 1):
        page.keyboard.press("PageDown")
        heard.append(focused(page))
    assert len(set(heard)) == many, "Page Down goes through all areas"
    for code, cells in opened.expected.cells.items():
        said = next((one for one in heard if code in one), "")
        assert cells[0] in said, f"the name of {code}"
        assert cells[3] in said, f"the value of {code}"
    page.keyboard.press("Home")
    seen = [focused(page)]
    for one in seen:  # breadth first
        for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
            page.evaluate('name => document.querySelector(`[aria-label="${CSS.escape(name)}"]`).focus()', one)
            page.keyboard.press(key)
            if focused(page) not in seen:
                seen.append(focused(page))
    assert len(seen) == many, f"arrow keys reach {len(seen)} of {many}"


def named(opened: Opened) -> None:
    """The map has a role and a name, and the sentence that is composed from the data describes it."""
    said = opened.page.inner_text("#mi-said p:visible")
    assert re.search(r"\d+ of 30 areas are in the worst fifth", said)
    there = opened.page.locator("#mi-map")
    assert re.match(r'- (listbox|img) "Map', there.aria_snapshot()), there.aria_snapshot()[:60]
    described = "(map) => map.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).innerText).join()"
    assert said in there.evaluate(described)


def table_walked(opened: Opened) -> None:
    """The table is one stop too; arrow keys go along its headings and down its rows, and Enter goes to the area on the map."""
    page = opened.page
    page.focus("#mi-table [tabindex='0']")
    assert page.locator("#mi-table [tabindex='0']").count() == 1
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Code"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert focused(page).startswith(f"{name}, ")
    assert name in status(page)
    assert page.evaluate("location.hash").startswith("#E0100")


def layered(opened: Opened) -> None:
    """Each layer has its own fills, legend, sentence and values."""
    page, told = opened.page, set()
    for number in range(opened.expected.layers):
        page.check(f"#mi-layer-{number}")
        assert page.locator("#mi-said p:visible").count() == 1
        assert page.locator(".key:visible").count() == 1
        sentence = page.inner_text("#mi-said p:visible")
        assert re.search(r"\d+ of \d+ areas", sentence), sentence
        fill = page.evaluate("[...document.querySelectorAll('.area')].map(one => getComputedStyle(one).fill).join()")
        told.add((sentence, page.inner_text(".key:visible"), page.get_attribute(".area[d]", "aria-label")))
        assert "url(" in fill and "rgb" not in fill, "every area has a pattern"
    assert len(told) == opened.expected.layers


def told_by_pointer(opened: Opened) -> None:
    """Hover and touch show name, ward, value, interval, rank of an area."""
    page = opened.page
    for act in ("hover", "click"):
        code = next(code for code, number in opened.expected.classes.items() if number == 1)
        getattr(page.locator(f"#{code}"), act)(force=True, position=inside(page, code))
        said = page.inner_text("#mi-panel")
        for cell in opened.expected.cells[code][:8]:
            assert cell in said, (act, cell, said)
        page.mouse.move(1, 1)
    assert opened.expected.cells[code][0] in page.inner_text("#mi-panel"), "what was chosen stays"


def inside(page: Any, code: str) -> dict[str, float]:
    """Return a point of an area, from the corner of its box."""
    return dict(page.evaluate(
        """code => { const shape = document.getElementById(code); shape.scrollIntoView({block: "center"});
        const box = shape.getBoundingClientRect();
        for (let i = 1; i < 12; i += 1) for (let j = 1; j < 12; j += 1) {
          const [x, y] = [box.width * i / 12, box.height * j / 12];
          if (document.elementFromPoint(box.x + x, box.y + y) === shape) return {x, y};
        } }""", code,
    ))  # fmt: skip


def searched(opened: Opened) -> None:
    """A search by ward and by area keeps what fits, says how many, and goes to the first."""
    page = opened.page
    cells = opened.expected.cells
    for wanted, column in (("ward b", 2), ("testing 002a", 0)):
        page.fill("#mi-search", wanted)
        fits = [code for code, row in cells.items() if row[column].lower() == wanted]
        assert sorted(shown_codes(page)) == sorted(fits)
        assert status(page).startswith(f"{len(fits)} of {len(cells)} areas")
        assert page.locator(".area.off").count() == len(cells) - len(fits)
    page.keyboard.press("Enter")
    assert focused(page).startswith("Testing 002A, ")
    page.fill("#mi-search", "")
    worst = page.locator("#mi-only option").nth(1).get_attribute("value")
    page.select_option("#mi-only", worst)
    assert sorted(shown_codes(page)) == sorted(code for code, number in opened.expected.classes.items() if number == 1)
    page.select_option("#mi-only", "")


def sorted_table(opened: Opened) -> None:
    """Headings sort the table both ways, missing values last, and say so."""
    page, at = opened.page, 3
    values = {code: row[at] for code, row in opened.expected.cells.items()}
    for way in ("ascending", "descending"):
        page.locator("#mi-table thead tr").nth(1).locator("button").nth(at).click()
        head = page.locator("#mi-table thead tr").nth(1).locator("th").nth(at)
        assert head.get_attribute("aria-sort") == way
        got = [values[code] for code in shown_codes(page)]
        numbers = [float(one.replace(",", "")) for one in got if one != "–"]
        assert numbers == sorted(numbers, reverse=way == "descending") and len(set(numbers)) > 5
        assert "–" not in got[: len(numbers)]
        assert "sorted by" in status(page)


def headed(opened: Opened) -> None:
    """Every column and every row of the table has a heading that says which it is of."""
    page = opened.page
    kinds = page.evaluate(
        "[...document.querySelectorAll('#mi-table thead tr:nth-child(2) > *')].map(c => c.tagName + c.getAttribute('scope'))"
    )
    assert len(kinds) > 10 and set(kinds) == {"THcol"}, Counter(kinds)
    rows = page.evaluate(
        "[...document.querySelectorAll('#mi-table tbody tr th:first-child')].map(c => c.tagName + c.getAttribute('scope'))"
    )
    assert set(rows) == {"THrow"} and len(rows) == len(opened.expected.cells)


def complete(opened: Opened) -> None:
    """The table holds every value that the layer has."""
    rows = opened.page.evaluate(
        "[...document.querySelectorAll('#mi-table tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
    )
    assert {row[1]: row for row in rows} == opened.expected.cells


def filled(opened: Opened) -> None:
    """Areas of each class are drawn in its colour, and so is the legend; neighbouring classes differ; swatches have a frame."""
    page = opened.page
    page.check("#mi-layer-0")
    wanted, found = sequential(5), {}
    for code, number in opened.expected.classes.items():
        if number not in found:
            points = page.evaluate(POINTS, code)
            image = QImage.fromData(page.screenshot())
            found[number] = Counter(colour(image, x, y) for x, y in points).most_common(1)[0][0]
    got = [found[number] for number in range(1, 6)]
    assert got == wanted, f"{got} are not {wanted}"
    assert all(ratio(one, other) >= 1.5 for one, other in zip(got, got[1:])), "neighbouring classes differ"
    for number in range(1, 6):
        swatch = picture(page, f"#mi-key-0 li:nth-child({number}) svg")
        inner = Counter(
            colour(swatch, i, j) for i in range(3, swatch.width() - 3) for j in range(3, swatch.height() - 3)
        )
        assert wanted[number - 1] in dict(inner.most_common(2)), (number, inner.most_common(3))
        rows = [Counter(colour(swatch, i, j) for i in range(swatch.width())).most_common(1)[0][0] for j in range(3)]
        assert any(ratio(one, PAPER) >= GRAPHICS for one in rows), (number, "a frame that is seen on the page", rows)
    patterns = page.evaluate(
        "[...document.querySelectorAll('pattern')].map("
        "p => p.innerHTML + (p.querySelector('path') && p.getAttribute('patternTransform')))"
    )
    lines = {(re.sub(r"#[0-9a-f]{6}", "", one), luminance(ground) < 0.18) for one, ground in zip(patterns, wanted)}
    assert len(lines) == 5, "in black and white the classes still differ"


def marked(opened: Opened) -> None:
    """The area that has the focus has a mark that is seen on its fill, whatever that is."""
    page = opened.page
    for number in (1, 3, 5):
        code = next(one for one, own in opened.expected.classes.items() if own == number)
        page.evaluate("document.activeElement.blur()")
        page.evaluate("code => document.getElementById(code).scrollIntoView({block: 'center'})", code)
        before = QImage.fromData(page.screenshot())
        page.evaluate("code => document.getElementById(code).focus({preventScroll: true})", code)
        after = QImage.fromData(page.screenshot())
        box = page.evaluate(
            BOX,
            code,
        )
        changed = Counter()
        for x in range(int(box[0]) - 4, int(box[0] + box[2]) + 4):
            for y in range(int(box[1]) - 4, int(box[1] + box[3]) + 4):
                one, other = colour(before, x, y), colour(after, x, y)
                if one != other:
                    changed[other] += ratio(one, other) >= GRAPHICS
        assert sum(changed.values()) > 2 * (box[2] + box[3]), f"a mark as wide as two pixels around {code}"


def asks_for_nothing(opened: Opened) -> None:
    """Only the file itself is asked for, and the browser complains of nothing."""
    assert [url.split("#")[0] for url in opened.requests] == [opened.path.as_uri()], opened.requests
    assert opened.complaints == [], opened.complaints
    policy = opened.page.evaluate("document.querySelector('[http-equiv=Content-Security-Policy]')?.content || ''")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    stray = opened.page.evaluate("performance.getEntriesByType('resource').length")
    assert stray == 0


def plain(opened: Opened) -> None:
    """No text of the data has become markup."""
    tags = opened.page.evaluate(
        "[...document.querySelectorAll('#mi-table tbody *, #mi-panel *')].map(e => e.tagName.toLowerCase())"
    )
    assert set(tags) <= {"tr", "th", "td", "a", "h3", "p", "dl", "dt", "dd"}, set(tags)
    assert opened.page.evaluate("document.scripts.length") == 1


def polite(opened: Opened) -> None:
    """There is one live region, polite, and it speaks when something changes."""
    page = opened.page
    assert page.locator("[aria-live], [role=status], [role=alert], [role=log]").count() == 1
    assert page.get_attribute("#mi-status", "aria-live") == "polite"
    page.check("#mi-layer-1")
    assert status(page) != ""
    page.check("#mi-layer-0")


def narrow(opened: Opened) -> None:
    """At 320 px, and at 200 % of a window of 1280 px, nothing needs sideways scrolling but the table, and nothing is lost."""
    page = opened.page
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for what in (
            "#mi-map",
            "#mi-search",
            "#mi-only",
            "#mi-save",
            ".key:visible",
            "#mi-table",
            "#mi-panel",
            "#mi-said p:visible",
        ):
            box = page.locator(what).first.bounding_box()
            assert box is not None and box["width"] > 60 and box["x"] >= 0, what
            if what != "#mi-table":
                assert box["x"] + box["width"] <= width, what
    page.set_viewport_size({"width": 1280, "height": 900})


def enlarged(opened: Opened) -> None:
    """The map can be enlarged and made smaller again."""
    page = opened.page
    before = page.locator("#mi-map").bounding_box()["width"]
    page.click("#mi-larger")
    page.click("#mi-larger")
    assert page.locator("#mi-map").bounding_box()["width"] > 2 * before
    page.click("#mi-smaller")
    page.click("#mi-smaller")
    assert page.locator("#mi-map").bounding_box()["width"] == before


def linked(opened: Opened) -> None:
    """An address that ends in a code goes to its area."""
    page = opened.page
    code = list(opened.expected.cells)[7]
    page.evaluate("code => { location.hash = code }", code)
    page.wait_for_function("document.activeElement.getAttribute('role') === 'option'")
    assert code in focused(page)
    assert code in status(page)
    assert opened.expected.cells[code][3] in page.inner_text("#mi-panel")


def saved(opened: Opened) -> None:
    """The values that are shown are saved as a table, as they are, without text that a spreadsheet would run."""
    page = opened.page
    with page.expect_download() as download:
        page.click("#mi-save")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename.endswith(".csv")
    head, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == len(opened.expected.cells)
    assert len(head) == len(set(head)) == len(rows[0])
    for row in rows:
        wanted = opened.expected.cells[row[1].removeprefix("'")]
        for at, (one, other) in enumerate(zip(row, wanted)):
            assert one in (other, f"'{other}", "" if other in {"–", "No data"} else other) or _same(one, other), (
                head[at],
                one,
                other,
            )
            assert not re.match(r"[=@\t\r]|[+-](?!\.?\d)", one), one


def _same(one: str, other: str) -> bool:
    """Return whether a saved number is the one that is shown."""
    return re.fullmatch(r"-?[\d.]+", one) is not None and float(one) == float(other.replace(",", ""))


def printed(opened: Opened) -> None:
    """In print there are the map, its legend, the table and the facts, and no buttons."""
    page = opened.page
    page.emulate_media(media="print")
    try:
        for what in ("#mi-map", ".key:visible", "#mi-table", "h1", "footer"):
            assert page.locator(what).first.is_visible(), what
        for what in ("#mi-search", "#mi-save", "fieldset", "#mi-panel", "#mi-table thead button"):
            assert not page.locator(what).first.is_visible(), what
        heads = page.evaluate(
            "[...document.querySelectorAll('#mi-table thead .print')].map(e => e.getClientRects().length)"
        )
        assert len(heads) > 10 and all(heads), "headings are text"
    finally:
        page.emulate_media(media="null")


CHECKS: dict[str, Callable[[Opened], None]] = {
    check.__name__: check
    for check in (
        accessible, named, walked, table_walked, layered, told_by_pointer, searched, sorted_table, headed, complete, filled, marked, plain,
        polite, narrow, enlarged, linked, saved, printed, asks_for_nothing,
    )
}  # fmt: skip


def complete_without_script(opened: Opened) -> None:
    """The table holds every value where nothing can be asked of the page."""
    rows = opened.page.locator("#mi-table tbody tr").all_inner_texts()
    for code, cells in opened.expected.cells.items():
        row = next(one for one in rows if code in one)
        assert all(cell in row for cell in cells[1:])
