"""Composite indices (METHODS §4, §5): recipe, treat, impute, normalise, weight, aggregate, audit, robustness."""
