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
# Where a text begins its way to people, and which of its arguments the text is.
BEGINS = {"Phrase": 0, "InputError": 0, "ConstantError": 0, "fault": 1, "refuse": 1}
RESERVED = {"one"}
PROSE = re.compile(r"[a-z,;:.]{2,} [a-z]{2,}|^[A-Z]?[a-z]+ $|^ [a-z]+$")


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


def assigned(tree: ast.AST) -> dict[str, ast.expr]:
    """Return what each name of a file stands for, of those that are assigned once."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
        elif (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Tuple)
            and isinstance(node.value, ast.Tuple)
        ):
            for target, value in zip(node.targets[0].elts, node.value.elts):
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(value)
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def unfit(tree: ast.AST) -> list[str]:
    """Return the calls whose values are not those that their templates name, where both stand in the file."""
    found, there = [], assigned(tree)
    for node, text in texts(tree):
        if any(keyword.arg is None for keyword in node.keywords):
            continue
        given = {str(keyword.arg) for keyword in node.keywords} - RESERVED
        wanted = [names(template) for template in templates(text, there)]
        if wanted and set().union(*wanted) != given:
            found.append(f"{node.lineno}: {sorted(set().union(*wanted) ^ given)} of {ast.unparse(text)[:80]}")
        ones = [keyword.value for keyword in node.keywords if keyword.arg == "one"]
        for one in ones:
            said = literal(there.get(one.id, one) if isinstance(one, ast.Name) else one)
            if said is None or names(said) != set().union(*wanted) or "n" not in given:
                found.append(f"{node.lineno}: the form for one of {ast.unparse(text)[:80]}")
    return found


def sentences(tree: ast.AST) -> list[str]:
    """Return f-strings that hold words of a sentence."""
    return [
        f"{node.lineno}: {ast.unparse(node)[:100]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and any(PROSE.search(str(literal(part) or "")) for part in node.values)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_texts_of_core_are_literal_templates_with_values(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert put_together(tree) == []
    assert not_literal(tree) == []
    assert unfit(tree) == []
    assert sentences(tree) == []


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
