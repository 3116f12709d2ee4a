"""Colour ramps from constants, so that no user's style library is needed."""

from __future__ import annotations

# Viridis at equal steps, dark to light: readable for the colour-blind and in grey print.
VIRIDIS = ("#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725")
NO_DATA = "#9a9a9a"
OUTLINE = "#f5f5f5"
PRIORITY = "#b40f5a"
BACKGROUND = "#e9e6df"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def sequential(classes: int) -> list[str]:
    """Return `classes` colours, the darkest first: class 1, the worst, is the darkest."""
    if classes == 1:
        return [VIRIDIS[0]]
    colours = []
    for number in range(classes):
        place = number * (len(VIRIDIS) - 1) / (classes - 1)
        low = min(int(place), len(VIRIDIS) - 2)
        mixed = (
            round(a + (b - a) * (place - low)) for a, b in zip(_channels(VIRIDIS[low]), _channels(VIRIDIS[low + 1]))
        )
        colours.append("#{:02x}{:02x}{:02x}".format(*mixed))
    return colours
