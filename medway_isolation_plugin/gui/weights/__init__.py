"""Weights: the schemes, a row for each weight, live maps while they move, and Apply."""
