"""A map to share: one HTML page with its shapes, its table and its script, which asks for nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ..contrast import GRAPHICS, ratio
from ..faults import all_of
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, translate
from . import html, map_names
from .figure_report import FigureText, alternative

MOST_AREAS = 2000
_ACROSS = 110  # hatch lines across the whole map
_DARK, _LIGHT = "#4a4a4a", "#ffffff"  # of outlines: one of them is seen on any fill
_INKS = ("#000000", "#ffffff")
_SENTENCE = 24  # letters
_OWN_IDS = "mi-"
_SAFE = re.compile(r"[A-Za-z0-9][\w.:-]*", re.ASCII)
_SAID = 'data-{name}="{words}"'


@dataclass(frozen=True)
class Fill:
    """How a row of a legend is drawn: its colour, and in which directions lines run over it, in degrees; `ink` is theirs, '' for any."""

    colour: str
    angles: tuple[float, ...] = ()
    ink: str = ""


@dataclass(frozen=True)
class MapColumn:
    """A column of the table: its heading, and the cells of all areas in their order."""

    heading: str
    cells: Sequence[str]
    numeric: bool = True


@dataclass(frozen=True)
class MapLayer:
    """One of the things that the map shows.

    Attributes
    ----------
    name, key : str
        In a few words, as it is chosen; the title of its legend.
    text : FigureText
        What there is to say of it.
    fills : tuple of Fill
        By the rows of its legend; the last one is of areas in no row.
    rows : sequence of int
        In which row of the legend each area is, -1 in none.
    columns : tuple of MapColumn
        What the table says of it.
    facts : tuple of str
        What is known of it and what is not.
    """

    name: str
    key: str
    text: FigureText
    fills: tuple[Fill, ...]
    rows: Sequence[int]
    columns: tuple[MapColumn, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class MapArea:
    """An area: what it is called, and the path of its shape, empty where it has none."""

    code: str
    name: str
    ward: str
    path: str


@dataclass(frozen=True)
class SharedMap:
    """All that a map to share says and shows.

    `wards` is the path of the wards' borders; `names` and `numbered` say what they are called, in the map and by the numbers in it;
    `width` and `height` are those of the drawing, `made` is the last line of the page, `file` the name of the table that can be saved.
    """

    title: str
    areas: Sequence[MapArea]
    layers: Sequence[MapLayer]
    width: int
    height: int
    wards: str
    notes: Sequence[str]
    made: str
    file: str
    names: Sequence[map_names.WardName] = ()
    numbered: Sequence[str] = ()


def web_map(shown: SharedMap, style: str, script: str) -> str:
    """Return the page; `style` and `script` are the texts of its own two files."""
    style = f"\n{style.strip()}\n{_layer_style(shown)}\n"
    script = f"\n{script.strip()}\n"
    lead = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas. The map shows {layers}; the table below holds every value."),
        one="{n} area. The map shows {layers}; the table below holds every value.",
        n=len(shown.areas),
        layers=all_of([layer.name for layer in shown.layers]),
    )
    parts = [
        "<main>",
        _choice(shown),
        _tools(shown),
        _map(shown),
        _table(shown),
        *_facts(shown),
        "</main>",
        f"<script>{script}</script>",
    ]
    # The script stands behind what it is about; notes and footer need none.
    return html.page(shown.title, lead, parts, shown.notes, shown.made, html.sealed(style, script))


def _heading(words: str, more: str = "") -> str:
    return f"<h2{more}>{html.text(words)}</h2>"


def _letter(number: int) -> str:
    """Return how classes of shapes in a layer begin."""
    return chr(ord("a") + number)


def _layer_style(shown: SharedMap) -> str:
    """Return the rules by which the chosen layer is seen: by what is checked, and for old browsers by what the script says."""
    lines = []
    for number, layer in enumerate(shown.layers):
        for when in (f"body:has(#mi-layer-{number}:checked)", f'body[data-layer="{number}"]'):
            lines.append(f"{when} .only.l{number} {{display:block}}")
            for row, fill in enumerate(layer.fills):
                line = _LIGHT if ratio(fill.colour, _LIGHT) >= GRAPHICS else _DARK
                lines.append(f"{when} .{_letter(number)}{row} {{fill:url(#{_pattern_id(shown, fill)});stroke:{line}}}")
    return "\n".join(lines)


def _fills(shown: SharedMap) -> list[Fill]:
    return list(dict.fromkeys(fill for layer in shown.layers for fill in layer.fills))


def _pattern_id(shown: SharedMap, fill: Fill) -> str:
    return f"{_OWN_IDS}fill-{_fills(shown).index(fill)}"


def _spacing(shown: SharedMap) -> int:
    return max(2, max(shown.width, shown.height) // _ACROSS)


def _pattern(shown: SharedMap, fill: Fill) -> str:
    side = _spacing(shown)
    ink = fill.ink or max(_INKS, key=lambda one: ratio(one, fill.colour))
    turned = f' patternTransform="rotate({-fill.angles[0]:g})"' if fill.angles else ""
    lines = "".join((f"M0 0h{side}", f"M0 0v{side}")[number] for number in range(len(fill.angles)))
    drawn = f'<path d="{lines}" stroke="{ink}" stroke-width="{side * 0.22:.3g}"/>' if lines else ""
    return (
        f'<pattern id="{_pattern_id(shown, fill)}" width="{side}" height="{side}" patternUnits="userSpaceOnUse"{turned}>'
        f'<rect width="{side}" height="{side}" fill="{fill.colour}"/>{drawn}</pattern>'
    )


def _choice(shown: SharedMap) -> str:
    legend = html.text(translate("MedwayIsolation", "What the map shows"))
    radios = "\n".join(
        f'<label><input type="radio" name="mi-layer" id="mi-layer-{number}" value="{number}"'
        f"{' checked' if not number else ''}>{html.text(layer.name)}</label>"
        for number, layer in enumerate(shown.layers)
    )
    names = html.text(translate("MedwayIsolation", "Names of wards"))
    tick = f'\n<label><input type="checkbox" id="mi-names" checked>{names}</label>' if shown.names else ""
    return f'<fieldset class="noprint"><legend>{legend}</legend>\n{radios}{tick}\n</fieldset>'


def _tools(shown: SharedMap) -> str:
    find, only, every, save = (
        translate("MedwayIsolation", "Find an area or a ward"),
        translate("MedwayIsolation", "Only areas in"),
        translate("MedwayIsolation", "all classes"),
        translate("MedwayIsolation", "Download these values"),
    )
    larger, smaller = translate("MedwayIsolation", "Larger map"), translate("MedwayIsolation", "Smaller map")
    said = {
        "found": translate("MedwayIsolation", "{n} of {all} areas are shown in the table."),
        "sorted": translate("MedwayIsolation", "The table is sorted by {column}, {order}."),
        "up": translate("MedwayIsolation", "lowest first"),
        "down": translate("MedwayIsolation", "highest first"),
        "file": shown.file,
    }
    data = " ".join(_SAID.format(name=name, words=html.text(words)) for name, words in said.items())
    button = '<button type="button" id="mi-{id}">{words}</button>'.format
    return (
        f'<form class="tools noprint" id="mi-tools" role="search" data-tool hidden>\n'
        f'<label>{html.text(find)}<input type="search" id="mi-search" list="mi-known" autocomplete="off"></label>'
        f'<datalist id="mi-known"></datalist>\n'
        f'<label>{html.text(only)}<select id="mi-only"><option value="">{html.text(every)}</option></select></label>\n'
        + "\n".join(
            button(id=key, words=html.text(words))
            for key, words in (("larger", larger), ("smaller", smaller), ("save", save))
        )
        + f'\n</form>\n<p class="noprint" id="mi-status" role="status" aria-live="polite" {data}></p>'
    )


def _map(shown: SharedMap) -> str:
    hint = translate(
        "MedwayIsolation",
        "In the map, arrow keys go to the neighbouring area, Page Down and Page Up through all areas in the order of the table, Home and "
        "End to its first and last. Enter puts the area into the address of this page.",
    )
    sentences = "\n".join(
        f'<p class="only l{number}">{html.text(alternative(layer.text))}</p>'
        for number, layer in enumerate(shown.layers)
    )
    patterns = "".join(_pattern(shown, fill) for fill in _fills(shown))
    shapes = "\n".join(_shape(shown, row, area) for row, area in enumerate(shown.areas))
    wards = f'<path class="ward" d="{shown.wards}"/>\n' if shown.wards else ""
    name = _heading(translate("MedwayIsolation", "Map"), ' id="mi-map-name"')
    return (
        f'{name}\n<p class="hint noprint" id="mi-hint" data-tool hidden>{html.text(hint)}</p>\n'
        f'<div class="sheet">\n<div class="frame">\n<svg xmlns="http://www.w3.org/2000/svg" id="mi-map" role="img" '
        f'viewBox="0 0 {shown.width} {shown.height}" aria-labelledby="mi-map-name mi-said">\n'
        f"<defs>{patterns}</defs>\n{shapes}\n{wards}{map_names.drawn(shown.names, max(shown.width, shown.height))}"
        f'<path class="mark halo" d=""/><path class="mark line" d=""/>\n</svg>\n</div>\n'
        f'<div class="side">\n{_keys(shown)}\n{_panel()}\n</div>\n'
        f'{map_names.key(shown.numbered)}<div id="mi-said">\n{sentences}\n</div>\n</div>'
    )


def _shape(shown: SharedMap, row: int, area: MapArea) -> str:
    classes = " ".join(
        f"{_letter(number)}{layer.rows[row] if layer.rows[row] >= 0 else len(layer.fills) - 1}"
        for number, layer in enumerate(shown.layers)
    )
    linked = _SAFE.fullmatch(area.code) and not area.code.startswith(_OWN_IDS)
    own = f' id="{area.code}"' if linked else ""
    path = f' d="{area.path}"' if area.path else ""
    return f'<path class="area {classes}"{own}{path}/>'


def _keys(shown: SharedMap) -> str:
    side = _spacing(shown)
    found = []
    for number, layer in enumerate(shown.layers):
        rows = "\n".join(
            f'<li data-row="{_letter(number)}{row}"><svg width="34" height="22" viewBox="0 0 {side * 4} {side * 2.6:g}" '
            'preserveAspectRatio="none" aria-hidden="true">'
            f'<rect width="100%" height="100%" fill="url(#{_pattern_id(shown, fill)})"/></svg>{html.text(words)}</li>'
            for row, (words, fill) in enumerate(zip(layer.text.legend, layer.fills))
        )
        found.append(
            f'<div class="only l{number}"><h3>{html.text(layer.key)}</h3>\n'
            f'<ul class="key" id="mi-key-{number}">\n{rows}\n</ul></div>'
        )
    if shown.wards:
        words = html.text(translate("MedwayIsolation", "Border of a ward"))
        line = (
            '<svg width="34" height="22" viewBox="0 0 34 22" aria-hidden="true"><path class="ward" d="M0 11h34"/></svg>'
        )
        found.append(f'<p class="borders">{line}{words}</p>')
    return "\n".join(found)


def _panel() -> str:
    empty = html.text(translate("MedwayIsolation", "Point at an area, or choose one"))
    return (
        f'<div class="panel" id="mi-panel" data-empty="{empty}" data-tool hidden><h3>{empty}</h3><p></p><dl></dl></div>'
    )


def _table(shown: SharedMap) -> str:
    named, wards = (any(getattr(area, each) for area in shown.areas) for each in ("name", "ward"))
    own = [("code", translate("MedwayIsolation", "Code"))]
    own += [("name", translate("MedwayIsolation", "Name"))] if named else []
    own += [("ward", translate("MedwayIsolation", "Ward"))] if wards else []
    own = sorted(own, key=lambda pair: ("name", "code", "ward").index(pair[0]))
    group = '<th scope="colgroup" colspan="{many}">{words}</th>'.format
    groups = group(many=len(own), words=html.text(translate("MedwayIsolation", "Area"))) + "".join(
        group(many=len(layer.columns), words=html.text(layer.name)) for layer in shown.layers
    )
    heads = "".join(f'<th scope="col" data-is="{key}">{html.text(words)}</th>' for key, words in own)
    columns = [(number, column) for number, layer in enumerate(shown.layers) for column in layer.columns]
    styled = [(column, _class(column)) for _, column in columns]
    heads += "".join(
        f'<th scope="col"{css} data-layer="{number}">{html.text(Capitalised(column.heading))}</th>'
        for (number, column), (_, css) in zip(columns, styled)
    )
    body = "\n".join(_rows(shown, [key for key, _ in own], styled))
    caption = html.text(translate("MedwayIsolation", "Every area and every value that the map shows"))
    name = _heading(translate("MedwayIsolation", "Every area"), ' class="table"')
    return (
        f"{name}\n"
        f'<div class="scroll">\n<table id="mi-table">\n<caption>{caption}</caption>\n'
        f"<thead>\n<tr>{groups}</tr>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _class(column: MapColumn) -> str:
    """Return the class of a column's cells: numbers stand to the right, and sentences have room."""
    wide = max(map(len, column.cells), default=0) > _SENTENCE
    return ' class="n"' if column.numeric else ' class="w"' if wide else ""


def _rows(shown: SharedMap, own: Sequence[str], columns: Sequence[tuple[MapColumn, str]]) -> Iterator[str]:
    for row, area in enumerate(shown.areas):
        first, *others = (html.text(getattr(area, key)) for key in own)
        cells = "".join(f"<td>{cell}</td>" for cell in others)
        cells += "".join(f"<td{css}>{html.text(column.cells[row])}</td>" for column, css in columns)
        yield f'<tr><th scope="row"><a href="#{quote(area.code)}">{first}</a></th>{cells}</tr>'


def _facts(shown: SharedMap) -> list[str]:
    found = [_heading(translate("MedwayIsolation", "What the maps are of"))]
    for layer in shown.layers:
        items = "".join(f"<li>{html.text(fact)}</li>" for fact in layer.facts if fact)
        found.append(f"<h3>{html.text(layer.text.title)}</h3>\n<ul>{items}</ul>")
    return found
