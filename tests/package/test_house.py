"""The house: which floor may touch what, and that nothing reads a fact about a result out of words."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "medway_isolation_plugin"
# What reads an alias: only `layers/fields.py` may, for everybody; column headings and combo boxes show what it answers.
ALIAS_READERS = frozenset({"attributeAlias", "attributeDisplayName", "displayName", "alias", "comment"})
# Where a call of one of these names is something else: an algorithm's title, the alias that is made from facts.
NOT_FIELDS = {
    ("processing/base.py", "displayName"),
}
FACT_PATTERN = re.compile(r"most \\\\?w|priority area|contribution to|part of the score|ile\(|_\(\?|\bu65\|65p")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def alias_reads(tree: ast.AST) -> list[tuple[int, str]]:
    """Return line and name of each call that reads an alias, a comment or the name that QGIS shows for a field."""
    return [
        (node.lineno, node.func.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ALIAS_READERS
    ]


def test_the_scanner_sees_a_read_that_is_there():
    code = "layer.attributeAlias(1)\nlayer.fields().at(0).alias()\nlayer.fields().at(0).comment()"
    assert alias_reads(ast.parse(code)) == [(1, "attributeAlias"), (2, "alias"), (3, "comment")]


def test_aliases_are_read_in_one_place():
    reads = [
        f"{name}:{line} {called}"
        for name, tree in modules()
        if name != "layers/fields.py"
        for line, called in alias_reads(tree)
        if (name, called) not in NOT_FIELDS
    ]
    assert reads == []


def regular_expressions(tree: ast.AST) -> list[str]:
    """Return the patterns that a module compiles or matches."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                found.append(node.args[0].value)
    return found


def test_no_pattern_takes_a_sentence_or_a_field_name_of_ours_apart():
    found = [
        f"{name}: {pattern}"
        for name, tree in modules()
        if name != "core/field_names.py"
        for pattern in regular_expressions(tree)
        if FACT_PATTERN.search(pattern)
    ]
    assert found == []


# What QGIS calls with its own hands; everything else is handed a `Run`, which is made of these three.
QGIS_CALLS = frozenset({"checkParameterValues", "prepareAlgorithm", "processAlgorithm", "postProcessAlgorithm"})
OF_A_RUN = re.compile(r"^(parameters|context|feedback)$|QgsProcessing(Context|Feedback)")


def handing_on(tree: ast.AST) -> list[str]:
    """Return the functions that take two or more of parameters, context and feedback, by name or by type."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and sum(
            bool(OF_A_RUN.search(one.arg) or (one.annotation and OF_A_RUN.search(ast.unparse(one.annotation))))
            for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        )
        > 1
    ]


def test_the_scanner_sees_functions_that_hand_on_what_a_run_is_made_of():
    code = "def one(self, parameters, name, context): ...\ndef two(to: QgsProcessingFeedback, within: QgsProcessingContext): ..."
    assert handing_on(ast.parse(code)) == ["one", "two"]
    assert handing_on(ast.parse("def three(run: Run, feedback): ...\ndef four(parameters, values): ...")) == []


def test_parameters_context_and_feedback_travel_as_a_run():
    found = [(name, one) for name, tree in modules() if name.startswith("processing/") for one in handing_on(tree)]
    assert sorted(found) == sorted(
        [
            *(("processing/base.py", one) for one in QGIS_CALLS),
            ("processing/provider.py", "checkParameterValues"),  # of the bundled models
            ("processing/run.py", "__init__"),
        ]
    )


# To be renamed in the panel, or one of the two that draw figures.
def test_the_name_of_a_class_means_one_thing():
    named = Counter(node.name for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert not [name for name, many in named.items() if many > 1]


FORBIDDEN_IN_LAYERS = re.compile(r"^QgsProcessing|^Q(?:Widget|Dialog|Dock|Combo|Label|MessageBox)")


def test_the_floor_of_layers_knows_no_processing_and_no_widgets():
    for name, tree in modules():
        if not name.startswith("layers/"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                module = node.module or ""
                if module.startswith("qgis"):
                    assert module in {"qgis.core", "qgis.PyQt.QtCore", "qgis.PyQt.QtNetwork", "qgis.PyQt.QtXml"}, (
                        f"{name} imports {module}"
                    )
                names = [alias.name for alias in node.names]
                assert not [one for one in names if FORBIDDEN_IN_LAYERS.match(one)], f"{name} imports {names}"


ARROWS = {
    "core": set(),
    "layers": {"core"},
    "processing": {"core", "layers", "cartography"},
    "cartography": {"core", "layers"},
    "gui": {"core", "layers", "cartography", "processing"},
}


@pytest.mark.parametrize("floor", list(ARROWS))
def test_arrows_point_one_way(floor: str):
    for name, tree in modules():
        if not name.startswith(f"{floor}/"):
            continue
        parents = name.split("/")[:-1]
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = parents[: len(parents) - node.level + 1]
                targets = [".".join([*base, node.module or "", alias.name]).strip(".") for alias in node.names]
                for target in targets:
                    room = target.lstrip(".").split(".")[0]
                    assert room == floor or room not in ARROWS or room in ARROWS[floor], f"{name} imports {target}"


def test_array_types_come_from_one_module():
    """numpy 1.20 has no `NDArray`, and only there nothing asks for it while running."""
    asked = {
        name for name, tree in modules() for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "numpy.typing"
    }  # fmt: skip
    assert asked == {"core/arrays.py"}


def called(tree: ast.Module) -> set[str]:
    """Return the names that a module uses; a function that only calls itself does not use its name."""
    found = set()
    for part in tree.body:
        own = getattr(part, "name", None)
        for node in ast.walk(part):
            if isinstance(node, ast.Name) and node.id != own:
                found.add(node.id)
            elif isinstance(node, ast.Attribute):
                found.add(node.attr)
    return found


def test_the_scanner_sees_what_is_called():
    code = "from x import y\ndef f():\n    return f() + g.h(i)\ndef k():\n    return f"
    assert called(ast.parse(code)) == {"g", "h", "i", "f"}


def test_what_nothing_in_the_package_calls_is_in_a_document():
    """Code that only tests call is either for users of the library, who are told of it, or it goes."""
    trees = dict(modules())
    used = set().union(*(called(tree) for tree in trees.values()))
    documents = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE.parent / "docs").glob("*.md"))
    told = {word for quoted in re.findall(r"`([^`\n]+)`", documents) for word in re.findall(r"\w+", quoted)}
    alone = [
        f"{name}: {part.name}"
        for name, tree in trees.items()
        if name.startswith("core/")
        for part in tree.body
        if isinstance(part, (ast.FunctionDef, ast.ClassDef)) and not part.decorator_list  # a register calls these
        if part.name not in used | told and not part.name.startswith("__")
    ]
    assert alone == []
