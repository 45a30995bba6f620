"""Makes zh-Hant, traditional Chinese, of what is written in zh-CN: the catalogues of locales/zh-CN and the texts of scenes.

Does: convert by OpenCC, set quotation marks as Taiwan and Hong Kong set them, put right what zh-hant.toml says. Ids, placeables, markup and
comments stay as they are. Does not: read it over; whoever changes a Chinese text reads what came of it.

OpenCC's `s2twp` is taken: characters and words of Taiwan. A locale without a place is read as Taiwan's (CLDR: zh-Hant is zh-Hant-TW), and
Hong Kong's schools read Taiwan's characters, while Taiwan's do not read Hong Kong's.

Usage: zh-hant.py [--check]        (cargo xtask messages --traditional calls it with the packages of requirements.txt)
"""

import re
import sys
import tomllib
from pathlib import Path

import opencc

ROOT = Path(__file__).resolve().parent.parent
SOURCE, TARGET = "zh-CN", "zh-Hant"
MADE = "# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.\n"
# Below a quotation in a quotation stands the other pair.
QUOTES = str.maketrans("“”‘’", "「」『』")
# What OpenCC's own standard writes otherwise than Taiwan does.
VARIANTS = "裏麪喫着羣衆脣牀纔臺錶"
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


class Table:
    """The corrections, with which of them were of use."""

    def __init__(self, path):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        self.before, self.after, self.texts = table["before"], table["after"], table["texts"]
        self.used = set()
        self.convert = opencc.OpenCC("s2twp").convert

    def words(self, text, words):
        for wrong, right in words.items():
            if wrong in text:
                self.used.add(wrong)
                text = text.replace(wrong, right)
        return text

    def traditional(self, text):
        """A piece of a file: whatever is not Chinese stays."""
        if not HAN.search(text):
            return text
        # Private characters, which OpenCC leaves alone, keep the place of words that it would change.
        kept = {chr(0xE000 + i): right for i, right in enumerate(self.before.values())}
        hidden = dict(zip(self.before, kept))
        text = self.convert(self.words(text, hidden)).translate(QUOTES)
        for sign, right in kept.items():
            text = text.replace(sign, right)
        return self.words(text, self.after)

    def lines(self, name, text):
        """A file of messages, line by line; what the table has for a message takes its place."""
        out, table = [], ""
        for line in text.splitlines():
            if heading := re.fullmatch(r"\[([\w.-]+)\]", line.strip()):
                table = heading[1] + "."
            key = re.match(r"([\w.-]+) *= *", line)
            whole = f"{name}:{table}{key[1]}" if key else ""
            if whole in self.texts:
                self.used.add(whole)
                line = key[0] + self.texts[whole]
            else:
                line = self.traditional(line)
            out.append(line + "\n")
        return "".join(out)


def dialogues(scene, strings):
    """The lines of a scene's dialogues, which stand in its strings in every locale but the source."""
    said = {}
    for path in sorted(scene.glob("dialogues/*.yarn")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if found := re.fullmatch(r"\s*(?:->\s*)?(?:[\w-]+:\s+)?(.*?)\s*(?:<<.*>>\s*)?#line:([\w-]+)\s*", line):
                said[found[2]] = found[1]
    if not said:
        return strings
    # A TOML basic string: of what JSON escapes nothing else.
    quoted = {id: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for id, text in said.items()}
    return strings + "\n[dialogue]\n" + "".join(f"{id} = {text}\n" for id, text in quoted.items())


def wanted(table):
    """Path → text of every file of the locale."""
    files = {}
    for path in sorted((ROOT / "locales" / SOURCE).rglob("*.ftl")):
        name = path.relative_to(ROOT / "locales" / SOURCE)
        text = path.read_text(encoding="utf-8")
        files[ROOT / "locales" / TARGET / name] = MADE + "\n" + table.lines(name.with_suffix("").as_posix(), text)
    for path in sorted(ROOT.glob(f"scenes/*/*/strings/{SOURCE}.toml")):
        scene = path.parent.parent
        text = dialogues(scene, path.read_text(encoding="utf-8"))
        name = scene.relative_to(ROOT / "scenes").as_posix()
        files[path.with_name(f"{TARGET}.toml")] = MADE + table.lines(name, text)
    return files


def simplified_left(table, files):
    """Characters that OpenCC would still change, each with its line: perhaps they are simplified."""
    convert = opencc.OpenCC("s2t").convert
    for path, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            for before, after in zip(line, convert(line)):
                if before != after and after not in VARIANTS:
                    yield f"{path.relative_to(ROOT)}:{number}: {before}, not {after}?"


def main(check):
    table = Table(Path(__file__).with_suffix(".toml"))
    files = wanted(table)
    stale = []
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    gone = [path for path in (ROOT / "locales" / TARGET).rglob("*.ftl") if path not in files]
    if not check:
        for path in gone:
            path.unlink()
    for line in simplified_left(table, files):
        print(line)
    unused = sorted({*table.before, *table.after, *table.texts} - table.used)
    if unused:
        sys.exit(f"zh-hant.toml corrects what stands nowhere: {unused}")
    print(f"{len(files)} files, {len(stale) + len(gone)} {'stale' if check else 'changed'}")
    if check and stale + gone:
        sys.exit(1)


if __name__ == "__main__":
    main("--check" in sys.argv[1:])
