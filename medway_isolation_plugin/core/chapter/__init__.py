"""The computed parts of a needs assessment's chapter: its numbers with their sources, its words, and what changed."""
