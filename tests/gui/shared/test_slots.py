"""What slots share."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.gui.shared.slots import Blocker


def test_a_block_ends_with_the_outermost_scope():
    filling = Blocker()
    assert not filling
    with filling:
        with filling:
            assert filling
        assert filling
    assert not filling


def test_a_block_ends_when_something_goes_wrong():
    filling = Blocker()
    with pytest.raises(ValueError, match="wrong"), filling:
        raise ValueError("wrong")
    assert not filling
