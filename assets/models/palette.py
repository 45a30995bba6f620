"""The house palette: colours by name, in linear light. It does not know any scene.

Colours are written as people mix them (sRGB hex) and handed out linear, because COLOR_0 in glTF is linear.
"""

HEX = {
    # brocade reds and golds
    "red": "b5322b", "red_dark": "7e2320", "coral": "d9674a", "gold": "e0a83c", "gold_pale": "f0d08a",
    # river greens
    "river": "4f9a93", "river_deep": "2f7178", "river_pale": "9fd0c0", "foam": "e8f3ea",
    # woods
    "wood": "a8713f", "wood_light": "cf9d62", "wood_dark": "6b4428", "wood_pale": "e3c191", "bamboo_dry": "d9b96a",
    # roofs, stone, walls
    "slate": "4d5a63", "slate_light": "6f7f86", "slate_dark": "353f48",
    "stone": "a8a293", "stone_light": "cfc8b5", "stone_dark": "77736a", "cobble": "b9b3a4", "rock": "8d8478", "rock_warm": "a08a72",
    "plaster": "f0e6d0", "paper": "f8efda", "white": "fbf7ee", "brick": "b7704f",
    # bronze, iron, glass
    "bronze": "9a6b34", "brass": "d3a545", "iron": "4a4e54", "steel": "a9b2b8", "steel_dark": "6d767d", "glass": "cfe6e6",
    # plants and earth
    "grass": "8fb35a", "grass_deep": "6b9648", "grass_dry": "b9b868", "forest": "4d7d4c", "forest_deep": "355f45", "forest_blue": "4a7a6c",
    "pine": "2f5d4a", "leaf": "7fae4b", "leaf_light": "a8c85c", "bamboo": "6fa24a", "bamboo_pale": "9fc067",
    "rape": "efcf3f", "paddy": "a9cf73", "paddy_water": "8fc3bd", "earth": "a98358", "earth_dark": "7d5d40", "sand": "dcc79a", "gravel": "c4bba6",
    # distances, night
    "mist": "b9cdd0", "mist_blue": "8fb0bd", "hill_far": "7a9fae", "indigo": "1d2548", "indigo_deep": "121733", "moon": "fff3cf", "lamp": "ffc46b",
    # animals, people, cloth
    "panda_white": "f7f2e6", "panda_black": "2b2a2e", "skin": "e8b98f", "hair": "2a2422", "cloth_green": "4e7d5f", "cloth_blue": "3e6b8f", "navy": "2c3e5c",
    "rubber": "39424a", "black": "24262b", "corn": "e9b93f", "blossom": "fffaf0", "board": "2f5a4c", "ink": "2b2b33", "plastic_blue": "4f8fbf", "plastic_red": "cf4a3a",
}


def linear(hex_code):
    """An sRGB hex code as a linear (r, g, b), each 0..1."""
    parts = [int(hex_code[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


NAMED = {name: linear(code) for name, code in HEX.items()}


def colour(c):
    """A colour by palette name, or a linear triple passed through."""
    return NAMED[c] if isinstance(c, str) else tuple(c)


def mix(a, b, t):
    """From `a` to `b`, t in 0..1, in linear light."""
    a, b = colour(a), colour(b)
    return tuple(p + (q - p) * t for p, q in zip(a, b))


def shade(c, k):
    """The colour made lighter (k > 1) or darker (k < 1)."""
    return tuple(min(1.0, x * k) for x in colour(c))
