"""The rooms of the panel: which may use which, that none guards itself by hand, and how many arrows there are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).resolve().parents[2] / "medway_isolation_plugin" / "gui"
PARTS = ("areas", "weights", "style", "priority", "export")
# The window makes every part; a part knows what all share, and no other part.
ARROWS = {
    "dock": {"shared", *PARTS},
    "shared": set(),
    **{part: {"shared"} for part in PARTS},
}
# What is set to true and to false by hand, and is no guard against one's own signals.
STATES = {
    ("priority/part.py", "_chosen_by_hand"),  # whether the user has picked the layer
    ("priority/part.py", "_changed"),  # whether the layer has, since the rule was tested
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(GUI.rglob("*.py")):
        yield path.relative_to(GUI).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def room_of(module: str) -> str:
    """Return the room of a module, given as its path below `gui`: what lies in no folder is the window's."""
    return module.split("/", maxsplit=1)[0] if "/" in module else "dock"


def imported(module: str, tree: ast.Module) -> set[str]:
    """Return the modules of `gui` that a module imports, as their paths below `gui`."""
    here = ["gui", *module.split("/")[:-1]]
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = here[: len(here) - node.level + 1] + (node.module.split(".") if node.module else [])
        if base[:1] == ["gui"]:
            for target in (base, *([*base, alias.name] for alias in node.names)):
                path = "/".join(target[1:]) + ".py"
                if (GUI / path).is_file():
                    found.add(path)
    return found


def lazily_made(tree: ast.Module) -> set[str]:
    """Return the parts that the window's entries name, which it imports when they are first seen."""
    return {
        f"{node.args[0].value}/part.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Entry"
        if isinstance(node.args[0], ast.Constant)
    }


def all_arrows() -> dict[str, set[str]]:
    """Return which modules of the panel each of them imports."""
    found = {name: imported(name, tree) for name, tree in modules()}
    found["dock.py"] |= lazily_made(ast.parse((GUI / "dock.py").read_text(encoding="utf-8")))
    return found


def test_the_scanner_sees_every_way_to_import():
    code = (
        "from . import form, sets\nfrom .row import WeightRow\nfrom ..shared import settings\n"
        "from ..style.part import StylePart\nfrom ...core import bands\nfrom qgis.core import Qgis\n"
    )
    assert imported("weights/part.py", ast.parse(code)) == {
        "weights/form.py", "weights/row.py", "shared/settings.py", "style/part.py",
    }  # fmt: skip


def test_the_window_makes_every_part():
    assert lazily_made(ast.parse((GUI / "dock.py").read_text(encoding="utf-8"))) == {
        f"{part}/part.py" for part in PARTS
    }


def test_rooms_are_the_ones_that_are_listed():
    assert {room_of(name) for name, _ in modules() if name != "__init__.py"} == set(ARROWS)


def test_a_room_uses_only_what_it_may():
    wrong = [
        f"{name} imports {target}"
        for name, targets in all_arrows().items()
        for target in sorted(targets)
        if room_of(target) != room_of(name) and room_of(target) not in ARROWS[room_of(name)]
    ]
    assert wrong == []


def test_every_arrow_that_is_allowed_is_there():
    drawn = {(room_of(name), room_of(target)) for name, targets in all_arrows().items() for target in targets}
    assert {(room, other) for room, others in ARROWS.items() for other in others} <= drawn


def called(tree: ast.Module, name: str) -> list[int]:
    """Return the lines that call a method of this name."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    ]


def set_by_hand(tree: ast.Module) -> set[str]:
    """Return the attributes of `self` that are set both to true and to false outside the constructor, or kept and set back."""
    values: dict[str, set[bool]] = {}
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or function.name == "__init__":
            continue
        for node in ast.walk(function):
            for target, value in assigned(node):
                if isinstance(value, ast.Constant) and isinstance(value.value, bool):
                    values.setdefault(target, set()).update((True, False) if reads(node, target) else (value.value,))
    return {name for name, both in values.items() if len(both) == 2}


def assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield attributes of `self` and what is assigned to them, in chains and in pairs too."""
    for target in node.targets if isinstance(node, ast.Assign) else ():
        pairs = [(target, node.value)]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts))
        for each, value in pairs:
            if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id == "self":
                yield each.attr, value


def reads(node: ast.AST, attribute: str) -> bool:
    """Say whether an assignment also keeps what an attribute was before."""
    return any(
        isinstance(each, ast.Attribute) and each.attr == attribute and isinstance(each.ctx, ast.Load)
        for each in ast.walk(node)
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["self._quiet = True", "self.fill()", "self._quiet = False"],
        ["self._quiet = self._stale = True", "self.fill()", "self._quiet = False"],
        ["quiet, self._quiet = self._quiet, True", "self.fill()", "self._quiet = quiet"],
    ],
)
def test_the_scanner_sees_a_guard_by_hand(lines):
    code = "class A:\n    def fill_in(self):\n" + "".join(f"        {line}\n" for line in lines)
    assert set_by_hand(ast.parse(code)) == {"_quiet"}


def test_no_guard_is_set_by_hand():
    found = {(name, attribute) for name, tree in modules() for attribute in set_by_hand(tree)}
    assert found == STATES


def test_signals_are_blocked_in_a_scope_only():
    assert called(ast.parse("box.blockSignals(True)"), "blockSignals") == [1]
    assert {name: lines for name, tree in modules() if (lines := called(tree, "blockSignals"))} == {}


def test_no_part_is_asked_what_it_has():
    named = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hasattr"
    ]
    assert named == []
