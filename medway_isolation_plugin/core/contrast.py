"""Contrast of two colours, as the Web Content Accessibility Guidelines 2.2 measure it.

Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio. Text needs 4.5 (success criterion 1.4.3),
lines and fills that carry a meaning 3 (1.4.11).
"""

from __future__ import annotations

TEXT = 4.5
GRAPHICS = 3.0


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour '#rrggbb', from 0 (black) to 1 (white)."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours '#rrggbb', from 1 (none) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
