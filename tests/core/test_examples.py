"""The examples in docstrings are run, and every function of the front door has one."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

from medway_isolation_plugin import core

pytest.importorskip("pandas", reason="the examples of the front door need pandas")

MODULES = sorted(module.name for module in pkgutil.walk_packages(core.__path__, core.__name__ + "."))
EXAMPLES = [
    example
    for name in MODULES
    for example in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name))
    if example.examples
]


@pytest.mark.filterwarnings("ignore::UserWarning")  # small examples, with fewer areas than classes
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name.removeprefix(f"{core.__name__}."))
def test_the_example_in_a_docstring(example: doctest.DocTest):
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    runner.run(example, out=said.append)
    assert runner.failures == 0, "".join(said)


@pytest.mark.parametrize("name", [name for name in core.__all__ if name != "InputError"])
def test_the_front_door_is_documented(name: str):
    found = getattr(core, name)
    run = {example.name for example in EXAMPLES}
    assert f"{found.__module__}.{name}" in run
    text = inspect.getdoc(found)
    assert all(part in text for part in ("Parameters\n---", "Returns\n---", "Raises\n---", "Examples\n---"))
    assert all(parameter in text for parameter in inspect.signature(found).parameters)
