"""How many runs: a few with fixed seeds in `make test`, many with new seeds, which are printed, in `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

RUNS = int(os.environ.get("FUZZ_RUNS", "0"))
SHORT = 6


def runs(share: float) -> settings:
    """Return settings for `share` of all runs; a failure prints what makes it happen again."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    often = max(round(RUNS * share), 1) if RUNS else SHORT
    return settings(
        max_examples=often,
        derandomize=not RUNS,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=slow,
    )
