"""How far two colors are apart to the eye, and a color made dark enough to read."""

from __future__ import annotations

ENOUGH = 4.5  # WCAG 2, level AA, for words of ordinary size


def _lightness(color: str) -> float:
    """Return the relative luminance of a color such as 1D2730 (WCAG 2)."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, from 1 to 21."""
    dark, light = sorted((_lightness(one), _lightness(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(color: str, ground: str) -> str:
    """Return the color, or the nearest to it in the same hue that can be read on the ground."""
    if contrast(color, ground) >= ENOUGH:
        return color
    to = 0 if contrast("000000", ground) >= contrast("FFFFFF", ground) else 255
    shares = [int(color[at : at + 2], 16) for at in (0, 2, 4)]
    for step in range(1, 33):
        nearer = "".join(f"{round(share + (to - share) * step / 32):02X}" for share in shares)
        if contrast(nearer, ground) >= ENOUGH:
            return nearer
    return nearer
