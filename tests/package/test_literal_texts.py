"""What people read in reports, algorithms and layers stands in calls that collectors of texts know, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "medway_isolation_plugin"
FOLDERS = ("core/report", "processing", "layers")
FILES = sorted(path for folder in FOLDERS for path in (PACKAGE / folder).rglob("*.py"))
COLLECTED = {"translate", "QT_TRANSLATE_NOOP"}
# Arguments that are read by people, by the call: at these places, all of them where there are none.
READ = {
    **dict.fromkeys(("info", "warn", "pushInfo", "pushWarning", "reportError", "listed"), ()),
    **dict.fromkeys(
        ("InputError", "Phrase", "Capitalised", "QgsProcessingException", "listing", "bars", "heat_map"), (0,)
    ),
    **dict.fromkeys(("add_field", "add_table", "add_download", "add_level", "add_text", "add_whole"), (1,)),
    **dict.fromkeys(("grid", "page", "table", "Bar", "Interval", "funnel"), (0,)),
    "intervals": (0, 4),
    "Column": (1,),
    "describe_output": (2, 3),
    "logMessage": (0,),
    "add_choice": (1, 2),
    "add_numbers": (),
}
WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? [(']?[A-Za-z]{2,}")
# What has words but is none: markup, queries, what stands in files for programs, the name of the plugin.
NO_TEXT = re.compile(
    r"<|^SELECT |^BEGIN |font-family|color: #|^Medway Isolation(?: (?:results|recipe|columns): | ?$| \0)"
)
NAMES = {
    "Health Deprivation and Disability",
    "Index of Multiple Deprivation",
    "no such table",
}  # as their publishers, and SQLite, spell them
PROGRAMS = {"ValueError", "LookupError", "TypeError", "TypeVar", "ContextVar"}  # read by programmers


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def spelt(node: ast.AST) -> str:
    """Return a literal, or an f-string with a mark where its values are."""
    if isinstance(node, ast.JoinedStr):
        return "".join(spelt(part) if isinstance(part, ast.Constant) else "\0" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def bare(node: ast.expr) -> bool:
    """Whether an argument that people read, or a list with one, is written out where no collector sees it."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return any(map(bare, node.elts))
    if isinstance(node, (ast.BinOp, ast.IfExp, ast.BoolOp)):
        return any(bare(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))
    return is_text(node) and bool(re.search("[A-Za-z]{2}", spelt(node)))


def faults(tree: ast.AST) -> Iterator[int]:
    """Yield the lines in which texts stand outside the calls that are collected."""
    if isinstance(tree, ast.Call):
        called = name_of(tree.func)
        if called in COLLECTED or called in PROGRAMS:
            return
        if called.startswith(("QgsProcessingParameter", "QgsProcessingOutput")) and len(tree.args) > 1:
            yield from (tree.lineno for _ in range(bare(tree.args[1])))
        if called in READ:
            places = READ[called] or range(len(tree.args))
            arguments = [tree.args[place] for place in places if place < len(tree.args)]
            if called == "add_numbers":
                arguments = [pair.elts[1] for pair in arguments if isinstance(pair, ast.Tuple)]
            yield from (one.lineno for one in arguments if bare(one))
    if is_text(tree) and WORDS.search(spelt(tree)) and not (spelt(tree) in NAMES or NO_TEXT.search(spelt(tree))):
        yield tree.lineno
        return
    for child in ast.iter_child_nodes(tree):
        documented = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        english_for_one = isinstance(child, ast.keyword) and child.arg == "one"
        searched = (
            isinstance(child, ast.Assign) and name_of(child.targets[0]) == "TAGS"
        )  # words to find an algorithm by
        if not documented and not english_for_one and not searched:
            yield from faults(child)


def found_in(path: Path) -> list[int]:
    return sorted(set(faults(ast.parse(path.read_text(encoding="utf-8")))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_text_stands_outside_the_calls_that_are_collected(path):
    assert found_in(path) == []


@pytest.mark.parametrize(
    "line",
    [
        'raise InputError(f"{name} is empty")',
        'raise InputError("Empty")',
        'run.warn(f"{name}: empty")',
        'self.add_field("A", "Count", "INPUT")',
        'self.add_choice("A", translate("MedwayIsolation", "Page"), ["None"])',
        'self.add_numbers(("AREAS", "Areas"))',
        'QgsProcessingParameterNumber("A", "Draws")',
        'html.grid("Groups", heads, rows)',
        'Column("name", f"Share of {what}", kind, values)',
        'label = f"the {what} of the layer"',
        'said = "Nothing stands out."',
        'Phrase("Areas")',
    ],
)
def test_texts_that_no_collector_sees_are_found(line):
    assert list(faults(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        'raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is empty"), one="{n} area is empty", name=name)',
        'self.add_field("A", translate("MedwayIsolation", "Area code"), "INPUT")',
        'raise ValueError("a column without values")',
        'layer = f"{path}|layername={name}"',
        '"""A docstring of words."""',
    ],
)
def test_other_words_are_left_alone(line):
    assert list(faults(ast.parse(line))) == []
