"""Colour ramps from constants, so that no user's style library is needed."""

from __future__ import annotations

from collections.abc import Sequence

# Equal steps, dark to light: readable for the colour-blind and in grey print. Magma begins above its black.
VIRIDIS = ("#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725")
CIVIDIS = ("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#e1cc55", "#fee838")
MAGMA = ("#180f3d", "#440f76", "#721f81", "#9e2f7f", "#cd4071", "#f1605d", "#fd9668", "#feca8d", "#fcfdbf")
# For values with a middle that means something, such as relative values (100 = the study area): worst is orange.
PUOR = ("#7f3b08", "#b35806", "#e08214", "#fdb863", "#fee0b6", "#f7f7f7",
        "#d8daeb", "#b2abd2", "#8073ac", "#542788", "#2d004b")  # fmt: skip
RAMPS = {"viridis": VIRIDIS, "cividis": CIVIDIS, "magma": MAGMA, "puor": PUOR}
DIVERGING = ("puor",)
NO_DATA = "#767676"  # of hatches: 3:1 on their ground and on the page
OUTLINE = "#f5f5f5"
EDGE = "#8a8a8a"  # where a class is as pale as the page
PRIORITY = "#8a0a45"  # so dark that it, or the white line around it, has 3:1 beside every fill
FRAME = "#0b0c0c"  # of swatches
PAGE = "#ffffff"
HATCHED = "#f7f7f7"  # the ground of hatches
MOVED = "#004d44"  # so dark that it, or the white line around it, has 3:1 beside every fill of a map of change
BACKGROUND = "#e9e6df"
KINDS = ("#440154", "#d55e00", "#56b4e9", BACKGROUND)  # of agreement: both, index only, yardstick only, neither


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def sequential(classes: int, ramp: str = "viridis") -> list[str]:
    """Return `classes` colours of a ramp, the first for class 1, the worst: the darkest, or orange where it diverges."""
    return _steps(classes, RAMPS[ramp])


def _steps(classes: int, stops: Sequence[str]) -> list[str]:
    if classes == 1:
        return [stops[0]]
    colours = []
    for number in range(classes):
        place = number * (len(stops) - 1) / (classes - 1)
        low = min(int(place), len(stops) - 2)
        mixed = (round(a + (b - a) * (place - low)) for a, b in zip(_channels(stops[low]), _channels(stops[low + 1])))
        colours.append("#{:02x}{:02x}{:02x}".format(*mixed))
    return colours
