"""Makes docs/algorithms.md from the algorithms themselves, and the tables of docs/recipes.md and docs/sources.md from what they show.
Run it after a change to a parameter, a help text or a normalisation.

Usage: .venv/bin/python tools/make_docs.py
"""

from __future__ import annotations

import html
import os
import re
import sys
from enum import Enum
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

_WRITTEN = 20  # files of each shape
ORDER = (
    "fetchauthority",
    "checksources",
    "readofficial",
    "convertvintage",
    "livingalone",
    "segmentation",
    "imdquintiles",
    "flagpriority",
    "wardsummary",
    "estimateneed",
    "projectneed",
    "exportmaps",
    "exportatlas",
    "webmap",
    "jsnachapter",
    "compositeindex",
    "indicatoraudit",
    "weightrobustness",
    "compareindices",
    "censuschange",
    "validateindex",
    "choices",
    "spatialpattern",
    "rates",
    "inequality",
    "explainarea",
    "recipefromlayer",
    "panelweights",
    "propensities",
    "exporttable",
    "protecttable",
    "addsampledata",
)
INTRODUCTION = """# Algorithms

Made by `make docs` from the algorithms themselves. In the toolbox they stand under Medway Isolation; their ids begin with
`medwayisolation:`. In every rank and quintile, **1 is the worst**.
"""


def markdown(text: str) -> str:
    """Return the simple HTML of a help text as Markdown."""
    for pattern, replacement in (
        (r"\n+", " "),
        (r"<h3>(.*?)</h3>", r"\n\n**\1**\n\n"),
        (r"<li>(.*?)</li>", r"\n- \1"),
        (r"</?(ul|ol)>", "\n"),
        (r"<p>(.*?)</p>", r"\n\1\n"),
        (r"</?(b|strong)>", "**"),
        (r"</?(i|em)>", "*"),
    ):
        text = re.sub(pattern, replacement, text)
    text = html.unescape(text).replace("<", "\\<")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text)).strip()


def default_of(definition: Any) -> str:
    """Return a parameter's default in words."""
    value = definition.defaultValue()
    if definition.type() == "enum" and value is not None:
        numbers = value if isinstance(value, list) else [value]
        return ", ".join(f"{number} ({definition.options()[int(number)]})" for number in numbers)
    return "" if value in (None, "") or definition.isDestination() else str(value)


def section(algorithm: Any) -> str:
    """Return one algorithm's part of the document."""
    lines = [f"## {algorithm.displayName()} (`{algorithm.name()}`)", "", markdown(algorithm.shortHelpString()), ""]
    lines += ["| parameter | what | kind | default |", "|---|---|---|---|"]
    for definition in algorithm.parameterDefinitions():
        optional = ", optional" if definition.flags() & definition.Flag.FlagOptional else ""
        cells = (
            f"`{definition.name()}`",
            definition.description(),
            definition.type() + optional,
            default_of(definition),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    outputs = [f"`{output.name()}` {output.description()}" for output in algorithm.outputDefinitions()]
    return "\n".join([*lines, "", "Outputs: " + "; ".join(outputs) + "."])


def document(provider: Any) -> str:
    """Return the whole document."""
    parts = [INTRODUCTION.strip(), *(section(provider.algorithm(name)) for name in ORDER)]
    return "\n\n".join(parts) + "\n"


def parameter(one: Any) -> str:
    """Return a parameter of a normalisation in words."""
    words = [f"`{one.key}`"]
    if one.needed:
        words.append("(needed)")
    elif isinstance(one.default, Enum):
        others = [each.value for each in type(one.default) if each is not one.default]
        words.append(f"{one.default.value}, or {', '.join(others)}")
    elif one.default is not None:
        words.append(str(one.default).lower() if isinstance(one.default, bool) else f"{one.default:g}")
    return " ".join(words) + (f": {one.about}" if one.about else "")


def normalisations() -> str:
    """Return the table of the normalisations that there are."""
    from medway_isolation_plugin.core.composite.normalisations import methods, registered

    lines = ["| method | result | parameters |", "|---|---|---|"]
    for kind in registered():
        name = f"**{kind.name}**" if kind is type(methods.MIN_MAX) else kind.name
        taken = [parameter(one) for key, one in kind.parameters().items() if key != "digits"]
        lines.append(f"| {name} | {kind.__doc__.splitlines()[0].rstrip('.')} | {'; '.join(taken)} |")
    return "\n".join(lines)


def shapes() -> str:
    """Return the table of the shapes of official files that are known, with the steps that files of each took just now."""
    from medway_isolation_plugin.core.source_shapes import SHAPES

    sys.path.insert(0, str(Path(__file__).parent))
    from count_steps import counts

    made = list(counts())
    lines = [
        "| shape | what | publisher | layout | facts | files run in tests | through | steps |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in SHAPES:
        own = [each for each in made if each.shape == one.id]
        read = [each.steps for each in own if each.steps is not None]
        steps = str(sum(read)) if read else "refused, and says which file to get" if own else "not counted"
        cells = [
            f"`{one.id}`", one.title, one.publisher or "anybody", one.layout.value, one.certainty,
            "; ".join(each.file for each in own) or "headings alone",
            ", ".join(f"`{name}`" for name in dict.fromkeys(each.algorithm for each in own)), steps,
        ]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def confusion() -> str:
    """Return what the headings of each shape, and files written in it, are taken for, and which shapes fit that ask for less."""
    from medway_isolation_plugin.core.official import grids
    from medway_isolation_plugin.core.official.reader import shapes_of
    from medway_isolation_plugin.core.source_shapes import SHAPES
    from medway_isolation_plugin.core.sources import normalise
    from tests.core.official_files.test_shapes import HEADINGS, grid
    from tests.core.official_files.test_written import taken_for

    lines = [
        f"| headings of | taken for | of {_WRITTEN} written files taken for | fits too, but asks for less |",
        "|---|---|---|---|",
    ]
    for shape in SHAPES:
        table = grids.find(grid(HEADINGS[shape.id], shape.id))
        taken = [one.id for one in shapes_of(table)] if table else []
        normal = [text for heading in HEADINGS[shape.id] if (text := normalise(heading))]
        also = [one.id for one in SHAPES if one.must and one.fits(normal) and one.id not in taken]
        written = ", ".join(f"{name} {many}" for name, many in sorted(taken_for(shape.id, _WRITTEN).items()))
        undecided = " (undecided)" if len(taken) > 1 else ""
        lines.append(f"| `{shape.id}` | {', '.join(taken)}{undecided} | {written} | {', '.join(also)} |")
    return "\n".join(lines)


def _placed(page: str, name: str, text: str) -> str:
    begin, end = f"<!-- {name}: made by tools/make_docs.py -->", f"<!-- /{name} -->"
    head, rest = page.split(begin)
    return f"{head}{begin}\n\n{text}\n\n{end}{rest.split(end)[1]}"


def datasets() -> str:
    """Return the table of the catalogue's datasets, and how many of them are how sure."""
    from collections import Counter

    from medway_isolation_plugin.core.catalogue.document import read_catalogue

    every = read_catalogue(ROOT / "resources" / "catalogue.json").datasets
    lines = [
        "| dataset | what tells it from its neighbour | rows | sure | file to download by hand |",
        "|---|---|---|---|---|",
    ]
    for one in every:
        rows = f"{one.rows:,}" if one.rows else "–"
        lines.append(f"| {one.title} (`{one.id}`) | {one.tells} | {rows} | {one.sure}, {one.seen} | {one.by_hand} |")
    sure = Counter(one.sure for one in every)
    said = ", ".join(f"{sure[letter]} are {letter}" for letter in "ABC" if sure[letter])
    return "\n".join([*lines, "", f"Of {len(every)} datasets {said}; none was tried live."])


def with_datasets(page: str) -> str:
    """Return the page on services with the table as it is now."""
    return _placed(page, "datasets", datasets())


def with_shapes(page: str) -> str:
    """Return docs/official_files.md with its tables in their places."""
    return _placed(_placed(page, "shapes", shapes()), "confusion", confusion())


def with_normalisations(page: str) -> str:
    """Return docs/recipes.md with the table in its place."""
    return _placed(page, "normalisations", normalisations())


def main() -> None:
    """Write the documents."""
    sys.path.insert(0, str(Path(__file__).parent))
    from bench import start_qgis

    application = start_qgis()
    recipes, official, services = (ROOT / "docs" / f"{name}.md" for name in ("recipes", "official_files", "sources"))
    for target, text in (
        (ROOT / "docs" / "algorithms.md", document(application.medway)),
        (official, with_shapes(official.read_text(encoding="utf-8"))),
        (recipes, with_normalisations(recipes.read_text(encoding="utf-8"))),
        (services, with_datasets(services.read_text(encoding="utf-8"))),
    ):
        target.write_text(text, encoding="utf-8")
        print(target.relative_to(ROOT))
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; the file is written


if __name__ == "__main__":
    main()
