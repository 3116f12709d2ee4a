"""Stands before pandas on PYTHONPATH, so that tests, and the programs they start, run as where it is not installed."""

raise ModuleNotFoundError("No module named 'pandas'", name="pandas")
