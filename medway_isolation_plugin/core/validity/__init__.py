"""Whether an index agrees with a yardstick, by fixed rules, and what may then be said (docs/validity.md)."""
