"""Texts of core that people read are templates with values: literals that collectors of texts know, never put together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

CORE = Path(__file__).resolve().parents[2] / "medway_isolation_plugin" / "core"
# Not done yet, and only to become fewer.
LEFT = ()
FILES = sorted(
    path
    for path in CORE.rglob("*.py")
    if path.relative_to(CORE).parts[0] != "report" and not path.relative_to(CORE).as_posix().startswith(tuple(LEFT))
)
MARK = "QT_TRANSLATE_NOOP"
SHAPES = ("Shape", "_counted")
# Where a text begins its way to people, and which of its arguments the text is.
BEGINS = {
    "Phrase": 0,
    "InputError": 0,
    "ConstantError": 0,
    "UnknownTableError": 0,
    "UndecidedError": 1,
    "Shape": 1,
    "_counted": 1,
    "AnswerError": 2,
    "fault": 1,
    "refuse": 1,
}
FORMS_FOR_ONE = {"one", "in_one", "one_unknown", "one_uncoded", "_FOREIGN_ONE", "_NEWER_ONE"}
FOR_CODE = {"ValueError", "TypeError", "KeyError", "AttributeError"}
# What is never translated: names of methods, names that others gave, words that recipes and commands are made of.
DATA = {
    "percentile rank", "distance to reference", "fraction of maximum", "Scottish exponential", "by skew", "add one", "at least",
    "criterion ", "under ", "one person", "output areas", "{age} and over",
    " measures value", "flatpak run --devel --command=pip3 ", "Health Deprivation and Disability",
    "Areas of high isolation and poor health",
    # What parameters of methods are for, which only documents say.
    "round half up to so many digits, because a published index did", "held within the scale",
    "values beyond the reference are held at 1", "the field holds ranks of so many areas",
    # Labels of a census table, as its publisher spells them.
    "all ages", "aged 65 and over", "aged 65 years and over", "projected year name", "measures name",
    # Names on the Open Geography portal.
    "'Lower Layer Super Output Area (2001) to Lower Layer Super Output Area (2011) to Local Authority District (2011) "
    "Lookup in England and Wales'",
    "'LSOA (2011) to LSOA (2021) to Local Authority District (2022) Exact Fit Lookup for EW'",
}  # fmt: skip
# Of other people's tables.
HEADINGS = {
    "source_domains.py",
    "source_headings.py",
    "source_shapes.py",
    "source_statements.py",
    "fingertips.py",
    "long.py",
}
# Which hold names of styles, and what files of documents are made of.
MARKUP = {
    "docx_reader.py", "docx_source.py", "docx_writer.py", "html_print.py", "html_writer.py", "marks.py", "odt_reader.py",
    "odt_writer.py",
}  # fmt: skip
PATTERNS = {"compile", "fullmatch", "match", "_said", "ContextVar"}
PROSE = re.compile(r"[A-Za-z]{2}[,;:.]? [a-z]{2}|^[A-Z]?[a-z]+ $|^ [a-z]{3,}$")


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def texts(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield each call that a text begins its way in, and the text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        place = BEGINS.get(called(node))
        if called(node) == "add" and "faults" in ast.unparse(node.func).lower():
            place = 0
        if place is not None and len(node.args) > place:
            yield node, node.args[place]


def is_template(node: ast.expr) -> bool:
    """Return whether a text is marked where it stands, or was made elsewhere."""
    if isinstance(node, ast.IfExp):
        return is_template(node.body) and is_template(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(map(is_template, node.values))
    if isinstance(node, ast.Call):
        return called(node) != "format" and called(node) != "join"
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript))


def marked(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) == MARK:
            yield node


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def put_together(tree: ast.AST) -> list[str]:
    return [f"{node.lineno}: {ast.unparse(text)[:80]}" for node, text in texts(tree) if not is_template(text)]


def not_literal(tree: ast.AST) -> list[str]:
    return [
        f"{node.lineno}: {ast.unparse(node)[:80]}"
        for node in marked(tree)
        if len(node.args) != 2 or literal(node.args[0]) != "MedwayIsolation" or not literal(node.args[1])
    ]


def templates(node: ast.expr, there: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the literal templates that a text may be; what a name stands for is looked up among the file's assignments."""
    if isinstance(node, ast.Call) and called(node) == MARK:
        yield str(literal(node.args[1]))
    elif isinstance(node, ast.IfExp):
        yield from templates(node.body, there)
        yield from templates(node.orelse, there)
    elif isinstance(node, ast.Name) and node.id in there:
        yield from templates(there[node.id], there)


def assigned(tree: ast.AST) -> list[tuple[int, str, ast.expr]]:
    """Return line, name and value of each assignment."""
    found: list[tuple[int, str, ast.expr]] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        target, value = node.targets[0], node.value
        several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        pairs = zip(target.elts, value.elts) if several else [(target, value)]
        found += [(node.lineno, name.id, one) for name, one in pairs if isinstance(name, ast.Name)]
    return sorted(found, key=lambda one: one[0])


def before(there: list[tuple[int, str, ast.expr]], line: int) -> dict[str, ast.expr]:
    """Return what each name stands for at a line: what was assigned last above it."""
    return {name: value for number, name, value in there if number <= line}


def unfit(tree: ast.AST) -> list[str]:
    """Return the calls whose values are not those that their templates name, where both stand in the file."""
    found, there = [], assigned(tree)
    for node, text in texts(tree):
        if any(keyword.arg is None for keyword in node.keywords):
            continue
        known = before(there, node.lineno)
        if called(node) in SHAPES:  # whose other arguments are no values
            continue
        given = {str(keyword.arg): keyword.value for keyword in node.keywords}
        one = given.pop("one", None)
        wanted = {name for template in templates(text, known) for name in names(template)}
        if any(templates(text, known)) and wanted != set(given):
            found.append(f"{node.lineno}: {sorted(wanted ^ set(given))} of {ast.unparse(text)[:80]}")
        if one is not None:
            said = literal(known.get(one.id, one) if isinstance(one, ast.Name) else one)
            if said is None or names(said) != wanted or "n" not in given:
                found.append(f"{node.lineno}: the form for one of {ast.unparse(text)[:80]}")
    return found


def silent(tree: ast.AST) -> set[ast.AST]:
    """Return the texts that are marked, or that nobody is told: documentation, and errors of whoever writes code."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            found |= {one.value for one in body if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)}
        quiet = isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and called(node.exc) in FOR_CODE
        if quiet or (isinstance(node, ast.Call) and called(node) in {MARK, *PATTERNS}):
            found |= set(ast.walk(node))
        if isinstance(node, ast.keyword) and node.arg in FORMS_FOR_ONE:
            found |= set(ast.walk(node.value))
        if isinstance(node, ast.Assign) and {getattr(one, "id", "") for one in node.targets} & FORMS_FOR_ONE:
            found |= set(ast.walk(node.value))
    return found


def sentences(tree: ast.AST) -> list[str]:
    """Return texts of several words that are not marked, or are put together."""
    quiet = silent(tree)
    return [
        f"{node.lineno}: {node.value[:100]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node not in quiet
        and node.value not in DATA
        and PROSE.search(literal(node) or "")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_texts_of_core_are_literal_templates_with_values(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert put_together(tree) == []
    assert not_literal(tree) == []
    assert unfit(tree) == []
    assert path.name in HEADINGS | MARKUP or sentences(tree) == []


@pytest.mark.parametrize(
    ("line", "finds"),
    [
        ('raise InputError(f"{a} is empty.")', put_together),
        ('raise InputError("It is empty.")', put_together),
        ('faults.add("a" + b)', put_together),
        ('reader.fault(path, "must be {a}".format(a=a))', put_together),
        ('Phrase(", ".join(names))', put_together),
        ('Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", text))', not_literal),
        ('Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{a} and {b}"), a=1)', unfit),
        ('template = QT_TRANSLATE_NOOP("MedwayIsolation", "{a}")\nPhrase(template, b=1)', unfit),
        ('Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} {a}"), one="{n}", n=1, a=1)', unfit),
        ('warnings.append(f"{a} rows have no {b}.")', sentences),
    ],
)
def test_the_scanner_sees_what_is_put_together(line, finds):
    assert finds(ast.parse(line))
