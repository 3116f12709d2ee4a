"""Long work of the library ends where it is told to."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from medway_isolation_plugin.core.composite.draws import CHUNK, rank_draws


class CancelledError(Exception):
    pass


def test_draws_end_within_what_a_thread_was_handed():
    told, drawn = threading.Event(), []

    def score_of(draw: int):
        drawn.append(draw)
        if told.wait(5):
            time.sleep(0.02)  # so that a thread cannot be through with its share before it is stopped
        return np.arange(3.0), None

    def progress(share: float) -> None:
        told.set()
        raise CancelledError

    with pytest.raises(CancelledError):
        rank_draws(score_of, 4 * CHUNK, 3, progress, threads=1)
    assert len(drawn) < CHUNK
