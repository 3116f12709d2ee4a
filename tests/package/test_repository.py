"""The repository itself: layout, documents, set-up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, text=True, capture_output=True)
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_top_level():
    top = {name.split("/")[0] for name in tracked()}
    required = {"medway_isolation_plugin", "resources", "sample_data", "tests", "metadata.txt", "Makefile", "README.md", "LICENSE",
                "CHANGELOG.md", "pyproject.toml"}  # fmt: skip
    assert required <= top
    assert top <= required | {"tools", "docs", ".ci", ".gitignore", ".editorconfig", ".pre-commit-config.yaml"}


def test_algorithms_have_a_file_each_and_modules_are_short():
    for path in (ROOT / "medway_isolation_plugin").rglob("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 350, f"{path.relative_to(ROOT)} has {lines} lines"
        assert not re.search(r"utils|helpers|manager", path.name), path


def test_no_file_of_the_shared_data_is_here(shared):
    known = {path.name for path in (shared / "data").rglob("*") if path.is_file()}
    assert not {Path(name).name for name in tracked()} & known


def test_no_host_in_the_set_up():
    for name in ("tools/setup.sh", "tools/fresh_systems.sh", "Makefile", ".ci/run", "tools/requirements-dev.txt"):
        assert not re.search(r"https?://", (ROOT / name).read_text(encoding="utf-8")), name


def test_no_test_depends_on_the_clock():
    clock = re.compile(r"\b(?:time|monotonic|perf_counter|process_time|thread_time)\(\)|\bqWait\(|\btimeout=\d")
    files = {name: (ROOT / name).read_text("utf-8") for name in tracked() if re.match(r"tests/.*\.py$", name)}
    found = {name for name, text in files.items() if clock.search(text)}
    assert found == {"tests/processing/test_cancelling.py"}, "there it is a ratio to work done just now"
    drawing = files["tests/core/conftest.py"]
    assert "deadline=None" in drawing and "HealthCheck.too_slow" in drawing


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))])
def test_links_in_documents_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert ((ROOT / name).parent / target).exists(), target


def test_what_the_tool_makes_of_the_documents_is_in_them(provider):
    import runpy

    tool = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))
    assert (ROOT / "docs" / "algorithms.md").read_text(encoding="utf-8") == tool["document"](provider), (
        "run `make docs`"
    )
    recipes = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    assert recipes == tool["with_normalisations"](recipes), "run `make docs`"
    official = (ROOT / "docs" / "official_files.md").read_text(encoding="utf-8")
    assert official == tool["with_shapes"](official), "run `make docs`"
    services = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert services == tool["with_datasets"](services), "run `make docs`"


def test_the_readme_begins_with_the_two_commands():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").split("```")
    assert lines[1].split() == ["sh", "make", "demo", "make", "test"]


def examples(name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


def printed(example: str) -> str:
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_readme_example_has_four_lines_and_runs():
    (example,) = examples("README.md")
    assert len([line for line in example.splitlines() if line]) == 4
    lines = printed(example).splitlines()
    first = next(line for line in lines if line.startswith("SAMPLE-001")).split()
    assert [float(cell) for cell in first[1:3]] == pytest.approx([100 * 74 / 552, 100 * 52 / 552])
    assert lines[-1] == "[163 rows x 3 columns]"


def test_the_library_example_runs():
    (example,) = examples("docs/library.md")
    assert printed(example).splitlines() == ["15 areas, 1495.0 people", "29 areas are surely in the worst fifth"]


def test_the_library_document_names_every_function():
    from medway_isolation_plugin import core

    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    assert [name for name in core.__all__ if f"`{name}`" not in text] == []
