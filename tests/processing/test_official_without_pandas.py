"""Reading official files of text needs pandas, and says so where there is none."""

from __future__ import annotations

import sys

import pytest
from qgis.core import QgsApplication

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.needs import where_to_get
from medway_isolation_plugin.layers import official_files

SENTENCE = f"Reading official files of text needs pandas, which this Python does not have: {where_to_get('pandas')}."


def test_the_toolbox_and_the_reader_say_what_to_install(provider, monkeypatch):
    algorithm = QgsApplication.processingRegistry().algorithmById("medwayisolation:readofficial")
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert algorithm.canExecute() == (False, SENTENCE)
    with pytest.raises(InputError) as refused:
        official_files._of_text(b"code,number\nE01016016,3\n", "sheet", "file.csv")
    assert str(refused.value) == SENTENCE
