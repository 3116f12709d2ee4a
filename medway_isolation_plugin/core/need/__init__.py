"""How many people are likely isolated or lonely, now and as projected: published rates, estimates, projections (METHODS §8)."""
