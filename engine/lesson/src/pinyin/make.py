#!/usr/bin/env python3
"""Makes characters.txt from two public tables.

    make.py <3500常用字.txt> <folder of mozillazg/pinyin-data>

The first holds the two lists of 《义务教育语文课程标准》 (附录：义务教育语文课程常用字表), 2,500 and 1,000 characters, each in the order
of sounds (github.com/DavidSheh/CommonChineseCharacter). The second (MIT) holds the readings of the 8,105 characters of
《通用规范汉字表》: all of 《通用规范汉字字典》 (kTGHZ2013.txt, from Unicode's Unihan), which is the most usual (kMandarin_8105.txt, that
project's own table), and what 《现代汉语词典》 of 1983 has besides (kXHC1983.txt), written with a `-` before it.
"""

import re
import sys
from pathlib import Path

FIRST = 2500


def readings(path):
    lines = re.findall(r"^U\+([0-9A-F]+): (\S+)", path.read_text(encoding="utf-8"), re.M)
    return {chr(int(code, 16)): all_of.split(",") for code, all_of in lines}


def main(common, data):
    listed = re.findall(r"[\u4e00-\u9fff]", Path(common).read_text(encoding="utf-8-sig"))
    first, second = listed[:FIRST], listed[FIRST:]
    usual = readings(Path(data) / "kMandarin_8105.txt")
    every = readings(Path(data) / "kTGHZ2013.txt")
    others = readings(Path(data) / "kXHC1983.txt")
    beyond = sorted(set(usual) - set(listed))
    # Five readings of sounds are written with letters of two parts, which few typefaces have.
    plain = re.compile("[a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]+")
    out = []
    for title, characters in ("2", second), ("3", beyond):
        out.append(f"# {title}")
        for character in characters:
            of_dictionary = [one for one in every[character] if plain.fullmatch(one)]
            # What the dictionary does not have was not verified there.
            best = next((one for one in usual[character] if one in of_dictionary), of_dictionary[0])
            older = (one for one in others.get(character, []) if plain.fullmatch(one) and one not in of_dictionary)
            line = [character, best, *(one for one in of_dictionary if one != best), *(f"-{one}" for one in older)]
            out.append(" ".join(line))
    (Path(__file__).parent / "characters.txt").write_text("\n".join(out) + "\n", encoding="utf-8")


main(*sys.argv[1:])
