"""Builds the plugin's zip with qgis-plugin-ci from a staged flat copy of what git tracks.

QGIS wants metadata.txt and resources/ inside the plugin's folder, while the repository keeps them beside it; and
qgis-plugin-ci packs what a git repository tracks. So the stage is a small repository of its own.

Usage: .venv/bin/python tools/package.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from make_translations import compile_into

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = "medway_isolation_plugin"
STAGE = ROOT / "build" / f"stage-{os.getpid()}"  # two may build at once
BESIDE = ("metadata.txt", "LICENSE", "CHANGELOG.md", "resources", "sample_data")
LEFT_OUT = re.compile(r"sample_data/make_sample\.py|.*\.ts")
TIMESTAMP = (2020, 1, 1, 0, 0, 0)  # the same in every build, so that two builds are the same file


def run(*command: str, cwd: Path = ROOT, **environment: str) -> str:
    """Run a command and return what it prints; its own message goes to the terminal when it fails."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, check=False, text=True, capture_output=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def version() -> str:
    """Return the version in metadata.txt."""
    lines = (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split("=", 1)[1].strip() for line in lines if line.startswith("version="))


def tracked(*places: str) -> list[str]:
    """Return the files that git tracks below some places and that are in the working tree."""
    names = run("git", "ls-files", "-z", "--", *places).split("\0")
    return [name for name in names if name and not LEFT_OUT.fullmatch(name) and (ROOT / name).is_file()]


def stage() -> None:
    """Lay out the flat copy and commit it."""
    for name in tracked(PLUGIN, *BESIDE):
        target = STAGE / (name if name.startswith(f"{PLUGIN}/") else f"{PLUGIN}/{name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        target.chmod(0o644)
    compile_into(STAGE / PLUGIN / "i18n")
    shutil.copyfile(ROOT / "pyproject.toml", STAGE / "pyproject.toml")
    shutil.copyfile(ROOT / "CHANGELOG.md", STAGE / "CHANGELOG.md")
    date = "2020-01-01T00:00:00+0000"
    run("git", "init", "--quiet", cwd=STAGE)
    run("git", "add", "--all", "--force", cwd=STAGE)
    run(
        "git", "-c", "user.name=package", "-c", "user.email=package@localhost", "-c", "commit.gpgsign=false",
        "commit", "--quiet", "--no-verify", "-m", "stage", cwd=STAGE, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date,
    )  # fmt: skip


def changelog() -> str:
    """Return the newest section of CHANGELOG.md as a value of metadata.txt."""
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    lines = [re.sub(r"^### (.+)$", r"\1:", line) for line in newest.splitlines()[1:] if line]
    # Lines that are indented go on with the value; a bare % would be a reference to another one.
    return "\n".join(f"  {line}" for line in lines).replace("%", "%%")


def normalise(source: Path, target: Path) -> None:
    """Write the zip again with sorted names, fixed times and plain modes, and the changelog in its metadata."""
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in sorted(info.filename for info in old.infolist() if not info.is_dir()):
            entry = zipfile.ZipInfo(name, TIMESTAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            content = old.read(name)
            if name == f"{PLUGIN}/metadata.txt":
                content = content.rstrip() + f"\nchangelog=\n{changelog()}\n".encode()
            new.writestr(entry, content)
    partial.replace(target)


def main() -> None:
    """Build dist/medway_isolation_plugin.VERSION.zip."""
    number = version()
    target = ROOT / "dist" / f"{PLUGIN}.{number}.zip"
    target.parent.mkdir(exist_ok=True)
    try:
        stage()
        run(str(Path(sys.executable).with_name("qgis-plugin-ci")), "package", number, cwd=STAGE)
        normalise(next(STAGE.glob("*.zip")), target)
    finally:
        shutil.rmtree(STAGE, ignore_errors=True)
    print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
