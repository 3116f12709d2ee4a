"""The part *Export* in the dock, with maps and a folder to write to."""

from __future__ import annotations

import pytest

from tests.gui.window import settle


@pytest.fixture
def export(mapped, tmp_path):
    mapped.show_page("export")
    settle()
    part = mapped.parts["export"]
    (tmp_path / "out").mkdir()
    part.form.folder.setFilePath(str(tmp_path / "out"))
    return part
