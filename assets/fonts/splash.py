"""Makes splash.woff2 from shujin-sans.ttf: only the characters that the page itself says, before the typeface has come.

Does: collect them from the page's own sources, cut the font down to them and compress it, always to the same bytes.
Does not: shape anything the engine draws; that has the whole typeface.

Usage: splash.py SOURCE.ttf OUT.woff2 PAGE...        (cargo xtask fonts calls it with the packages of requirements.txt)
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# Bytes; it comes before everything else.
MAX_SIZE = 40_000


def spoken(paths):
    """Every character of these files, comments too, and all of ASCII for the words of errors."""
    text = {chr(c) for c in range(0x20, 0x7F)}
    for path in paths:
        text |= set(Path(path).read_text(encoding="utf-8"))
    return {c for c in text if c >= " "}


def main(source, out, paths):
    characters = spoken(paths)
    font = TTFont(source, recalcTimestamp=False)
    lacking = sorted(c for c in characters if ord(c) not in font.getBestCmap())
    if lacking:
        sys.exit(f"splash.py: no glyph for {' '.join(f'{c} U+{ord(c):04X}' for c in lacking)}")
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False)
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in characters])
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(out)
    size = Path(out).stat().st_size
    if size > MAX_SIZE:
        sys.exit(f"splash.py: {out} has {size} bytes, over the limit of {MAX_SIZE}")
    print(f"{out}: {len(characters)} characters, {size} bytes")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
