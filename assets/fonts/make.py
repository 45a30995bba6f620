"""Makes shujin-sans.ttf, the typeface of the interface, from Noto Sans CJK SC, and its two parts for the page.

Does: picks the simplified Chinese face out of Debian's fonts-noto-cjk, and for characters of traditional Chinese alone the forms of its
Taiwanese face; keeps the characters below, turns cubic outlines into quadratic ones (every Rust subsetter reads `glyf`), draws the few
signs it lacks, renames it and writes it so that the same source gives the same bytes. Of the parts, page/shujin-sans.ttf comes with the
first visit and holds GB 2312; page/shujin-sans-more.ttf holds the rest, and comes when something of it is to be shown.
Does not: make the smaller subsets: the lesson crate cuts those of packs from the whole, splash.py that of the page's first screen.

Usage: make.py SOURCE.ttc OUT.ttf        (cargo xtask fonts calls it with the fonttools of requirements.txt)
"""

import math
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables import otTables

FACE, TRADITIONAL_FACE = "Noto Sans CJK SC", "Noto Sans CJK TC"
FAMILY = "Shujin Sans"
VERSION = "1.000"
# Error allowed between cubic and quadratic outline, in thousandths of an em: a fifth of a pixel at 200 px.
MAX_ERROR = 1.0
# Bytes: of the whole, which a window loads and packs are cut from; of what every first visit downloads.
MAX_SIZE, MAX_FIRST_SIZE = 4_500_000, 2_400_000
ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"

# Beyond GB 2312. Names of pupils and places, bronzes, elements, signs: add here what a scene turns out to need.
HANZI = (
    "〇啰瞭囍喆堃垚犇瑄玥珺珮玙翀芃瑢镕祎昇焜烜琤瑀璟璠皞晞婳媱嫚奡囧嘚曈昉旸炘燊韡赟頔骕骦"
    "鬶盉罍斝甗匜堨塅埫峃郪鄨牁牂僰賨蹻嶓崌筰榿鲃鱲镴𬬻𬭊𬭳𬭛𬭶鿏𫟼𬬭鿔鿭𫓧鿬鿫硁粿噁蒟蒻䓖"
)
PINYIN = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹḿɑɡ"
SIGNS = (
    "×÷±²³¹°′″√π∞∝∑∏∫∮∂∇∠⊥∥∴∵≈≠≡≤≥≪≫−·∈∩∪⊂⊃∅ℓℏΩµÅ‰℃℉½¼¾"
    "…—–‑‘’“”「」『』《》〈〉【】〔〕、。・〜～‖•※§¶†‡©®™€£¥￥№"
    "←↑→↓↔↕↖↗↘↙⇒⇔"
    "■□▪▫▲△▶▷▼▽◀◁◆◇○◎●◯★☆♠♣♥♦✓"
    "♩♪♫♬♭♮♯"
)
CIRCLED = "".join(chr(c) for c in range(0x2460, 0x2474))  # ①–⑳
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
SPACES = "\u00a0\u2002\u2003\u3000"

# Drawn here, because the source has no glyph: characters whose absence is an error at the end.
SUPERSCRIPT = dict(zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "0456789+−=()n"))
SUBSCRIPT = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()"))
MARKS = "\u0307\u0323\u0332"  # dot above, dot below, line below: octaves and lengths in numbered notation
DRAWN = "✗❚☰↻\u2009\u202f" + MARKS


def gb2312():
    """All 7,445 characters of GB 2312-80: 6,763 Hanzi, punctuation, kana, Greek, Cyrillic, pinyin."""
    cells = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {text for text in (cell.decode("gb2312", "ignore") for cell in cells) if text}


def big5():
    """The 5,401 characters of Big5's first level: those in use where Chinese is written traditionally."""
    cells = (bytes([row, cell]) for row in range(0xA4, 0xC7) for cell in [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    return {text for text in (cell.decode("big5", "ignore") for cell in cells) if "\u3400" <= text <= "\u9fff"}


def said():
    """Chinese characters that our own messages and scenes use, however rare."""
    files = [*sorted(LOCALES.rglob("*.ftl")), *sorted(ROOT.glob("scenes/*/*/strings/*.toml"))]
    return {c for file in files for c in file.read_text(encoding="utf-8") if "\u3400" <= c <= "\u9fff"}


def names_of_locales():
    """What each locale is called by those who speak it: shown in every other one."""
    files = sorted(LOCALES.glob("*/common.ftl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return {c for line in lines if line.startswith("locale-name") for c in line}


def first():
    """Every character that a first visit has to have."""
    latin = {chr(c) for c in [*range(0x20, 0x7F), *range(0xA0, 0x100)]}
    text = HANZI + PINYIN + SIGNS + CIRCLED + ROMAN + SPACES + DRAWN
    return gb2312() | latin | set(text) | set(SUPERSCRIPT) | set(SUBSCRIPT) | names_of_locales()


def load_face(path):
    faces = {font["name"].getDebugName(1): font for font in TTCollection(path).fonts}
    if lacking := {FACE, TRADITIONAL_FACE} - set(faces):
        sys.exit(f"make.py: {path} holds no face named {lacking}")
    font = faces[FACE]
    # The faces of a collection share their glyphs: what differs is which of them a character is.
    forms = faces[TRADITIONAL_FACE].getBestCmap()
    for character in (big5() | said()) - first():
        for table in font["cmap"].tables:
            if table.isUnicode() and ord(character) in table.cmap:
                table.cmap[ord(character)] = forms[ord(character)]
    return font


def keep_only(font, characters):
    # The source's own marks lean on positioning tables that are dropped here: they are drawn anew.
    characters = characters - set(MARKS)
    options = subset.Options(
        layout_features=["kern", "liga"],
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        glyph_names=False,
        name_IDs=[],
        drop_tables=["BASE", "VORG", "vhea", "vmtx", "GDEF", "DSIG"],
        recalc_timestamp=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in characters])
    cutter.subset(font)


def quadratic(draw):
    """A TrueType glyph from a function that draws cubic outlines on a pen."""
    pen = TTGlyphPen(None)
    # CFF fills counter-clockwise, TrueType clockwise.
    draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


def rectangle(x, y, width, height):
    points = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return lambda pen: polygon(pen, points)


def polygon(pen, points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def dot(x, y, radius):
    k = radius * 0.5523  # A circle of four cubic arcs.

    def draw(pen):
        pen.moveTo((x + radius, y))
        pen.curveTo((x + radius, y + k), (x + k, y + radius), (x, y + radius))
        pen.curveTo((x - k, y + radius), (x - radius, y + k), (x - radius, y))
        pen.curveTo((x - radius, y - k), (x - k, y - radius), (x, y - radius))
        pen.curveTo((x + k, y - radius), (x + radius, y - k), (x + radius, y))
        pen.closePath()

    return draw


def cross(pen):
    """✗ as wide as the source's ✓: two bars that meet once, so that no overlap leaves a hole."""
    arm, half, mid = 300, 34, (342, 370)
    outline = [(-half * 2, 0), (-arm, arm - half * 2), (-arm + half * 2, arm), (0, half * 2)]
    turned = [(-x, y) for x, y in reversed(outline[1:3])]
    upper = outline + turned + [(half * 2, 0)]
    lower = [(-x, -y) for x, y in upper[1:-1]]
    polygon(pen, [(mid[0] + x, mid[1] + y) for x, y in reversed(upper + lower)])


def again(pen):
    """↻: three quarters of a ring, open at the right, with an arrow head that runs clockwise."""
    x, y, outer, inner = 500, 380, 340, 262
    angles = [math.radians(-40 - step * 10) for step in range(29)]  # clockwise, from lower right to upper right
    ring = [(x + outer * math.cos(a), y + outer * math.sin(a)) for a in angles]
    hole = [(x + inner * math.cos(a), y + inner * math.sin(a)) for a in reversed(angles)]
    polygon(pen, list(reversed(ring + hole)))
    tip, wide = math.radians(8), 170
    radius = (outer + inner) / 2
    foot = angles[-1]
    polygon(
        pen,
        [
            (x + radius * math.cos(tip), y + radius * math.sin(tip)),
            (x + (radius + wide) * math.cos(foot), y + (radius + wide) * math.sin(foot)),
            (x + (radius - wide) * math.cos(foot), y + (radius - wide) * math.sin(foot)),
        ],
    )


def own_glyphs(font):
    """Character → (advance width, function that draws it) for what the source lacks."""
    cmap, glyphs, widths = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
    digit = widths[cmap[ord("0")]][0]
    # Marks have no width and sit left of the pen: centred over the digit before them.
    centre = -digit / 2
    made = {
        "✗": (683, cross),
        "❚": (500, rectangle(130, -60, 240, 860)),
        "☰": (1000, lambda pen: [rectangle(140, y, 720, 90)(pen) for y in (70, 335, 600)]),
        "↻": (1000, again),
        "\u2009": (200, lambda pen: None),
        "\u202f": (200, lambda pen: None),
        "\u0307": (0, dot(centre, 860, 52)),
        "\u0323": (0, dot(centre, -160, 52)),
        "\u0332": (0, rectangle(-digit, -95, digit, 40)),
    }

    def small(base, rise):
        name = cmap[ord(base)]
        # Narrower than high would thin the stems away: 0.62 keeps 简谱 and exponents legible at 16 px.
        return (
            round(widths[name][0] * 0.62),
            lambda pen: glyphs[name].draw(TransformPen(pen, (0.62, 0, 0, 0.62, 0, rise))),
        )

    made |= {sign: small(base, 330) for sign, base in SUPERSCRIPT.items() if ord(sign) not in cmap}
    made |= {sign: small(base, -130) for sign, base in SUBSCRIPT.items() if ord(sign) not in cmap}
    return made


def to_truetype(font):
    """Replaces the CFF outlines by quadratic ones and adds our own glyphs."""
    glyph_set, metrics = font.getGlyphSet(), font["hmtx"].metrics
    outlines = {name: quadratic(glyph_set[name].draw) for name in font.getGlyphOrder()}
    for character, (advance, draw) in own_glyphs(font).items():
        name = f"uni{ord(character):04X}"
        outlines[name] = quadratic(draw)
        metrics[name] = (advance, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(character)] = name
    order = list(outlines)
    font.setGlyphOrder(order)
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    for name in order:
        glyf[name].recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyf[name], "xMin", 0))
    font["maxp"].tableVersion = 0x00010000
    for field in (
        "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
        "maxCompositeContours maxComponentDepth"
    ).split():
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    font["post"].extraNames, font["post"].mapping = [], {}
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def mark_classes(font):
    """GDEF: tells shapers that the three marks combine with the glyph before them."""
    cmap = font.getBestCmap()
    font["GDEF"] = newTable("GDEF")
    font["GDEF"].table = table = otTables.GDEF()
    table.Version = 0x00010000
    table.GlyphClassDef = classes = otTables.GlyphClassDef()
    classes.classDefs = {cmap[ord(mark)]: 3 for mark in MARKS}
    table.AttachList = table.LigCaretList = table.MarkAttachClassDef = None


def rename(font):
    """Our own name for a changed version: 'Noto' is a trademark, 'Source' its sister's reserved name."""
    copyright_line = font["name"].getDebugName(0)
    font["name"] = names = newTable("name")
    names.names = []
    for number, text in {
        0: f"{copyright_line} Changed by the Shujin project: subset, outlines, added signs, name.",
        1: FAMILY,
        2: "Regular",
        3: f"{VERSION};{FAMILY.replace(' ', '')}-Regular",
        4: FAMILY,
        5: f"Version {VERSION}",
        6: f"{FAMILY.replace(' ', '')}-Regular",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NONE"


def main(source, out):
    font = load_face(source)
    # Used where it happens to be installed, it packs other bytes.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    characters = first() | big5() | said()
    keep_only(font, characters)
    to_truetype(font)
    mark_classes(font)
    rename(font)
    lacking = sorted(c for c in characters if ord(c) not in font.getBestCmap())
    if lacking:
        sys.exit(f"make.py: no glyph for {' '.join(f'{c} U+{ord(c):04X}' for c in lacking)}")
    save(font, out, MAX_SIZE)
    part(out, characters & first(), "shujin-sans.ttf", MAX_FIRST_SIZE)
    part(out, characters - first(), "shujin-sans-more.ttf", MAX_SIZE)


def save(font, out, most):
    font["OS/2"].recalcUnicodeRanges(font)
    font.recalcTimestamp = False
    font.save(out)
    size = Path(out).stat().st_size
    if size > most:
        sys.exit(f"make.py: {out} has {size} bytes, over the limit of {most}")
    print(f"{out}: {len(font.getBestCmap())} characters, {len(font.getGlyphOrder())} glyphs, {size} bytes")


def part(whole, characters, name, most):
    """Some characters of the whole, in a file of this name in the folder `page` beside it."""
    font = TTFont(whole)
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    options = subset.Options(
        layout_features=["kern", "liga"], notdef_outline=True, name_IDs=["*"], recalc_timestamp=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in characters])
    cutter.subset(font)
    out = Path(whole).parent / "page" / name
    out.parent.mkdir(exist_ok=True)
    save(font, out, most)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
