#!/usr/bin/env python3
"""Writes jasmine-flower.musicxml beside itself. Standard library only: python3 make.py

The song is kept below as numbered notation and syllables, so that a teacher can hold it against a
songbook; measures, slurs, lyrics and dynamics are worked out from it.
"""

from pathlib import Path
from xml.sax.saxutils import escape

SOURCES = """
Melody: the Jiangsu melody that Puccini's Turandot made known abroad. Relatives of it are in print since about 1796
(Karl Kambra, Two Original Chinese Songs, London); John Barrow has another version (Travels in China, London 1804,
p. 316); J. A. van Aalst, Chinese Music, Shanghai 1884. Notes and rhythm
were checked against two transcriptions made apart from each other, which agree note for note: the score in
the English Wikipedia's article "Mo Li Hua", and the vocal line of an orchestral arrangement in F major published
as source code. Only the last note is held for a full measure here, where the former writes a half and a rest.

Words: the flower drum song in the play collection 缀白裘 (1764-1774), as present-day writers quote it; the second
verse that Barrow wrote down in Latin letters (1804) is the same but for a few small words. Both
are long in the public domain. Laying these words under this melody, with their repetitions, is this project's.

Left out on purpose: the words sung to this melody today (好一朵美丽的茉莉花, 芬芳美丽满枝桠 ...), whose author could
not be established; and the song 好一朵茉莉花 in He Fang's arrangement of 1957, which has another melody and is
under copyright in China until 2063. Another Jiangsu variant, from Yangzhou, is in the Essen Folksong Collection
(han1, C0328): 3 2 3 5 6 5 1' 6.
"""

TITLE = "茉莉花"
FIFTHS = -1  # 1=F
DO = ("F", 4)  # degree 1 without dots
BEATS = 4
TEMPO = 72

# One phrase a line: notes, syllables, dynamics.
# A note is a degree, ' for the octave above or , for the octave below, and : with its length in eighths
# (one eighth where nothing is said). Notes joined by ~ share a syllable. | is a bar line and is checked.
# Dynamics stand at the phrase's first note; < or > opens a hairpin that closes on its last.
SONG = [
    ("3:2 3~5 6~1' 1'~6 | 5:2 5~6~5:4 |", "好 一 朵 茉 莉 花", "mp"),
    ("3:2 3~5 6~1' 1'~6 | 5:2 5~6~5:4 |", "好 一 朵 茉 莉 花", "p"),
    ("5:2 5:2 5:2~3~5 | 6:2 6:2~5:4 |", "满 园 的 花 开", "mf"),
    ("3:2 2~3 5:2~3~2 | 1:2~1~2~1:4 |", "赛 不 过 它", "mf >"),
    ("3~2 1~3 2:3 3 | 5:2 6~1' 5:4 |", "本 待 要 采 一 朵 戴", "mp <"),
    ("2:2 3~5 2~3~1~6,~ | 5,:4", "又 恐 怕", "mf >"),
    ("6,:2 1:2 | 2:3 3 1~2 1~6, | 5,:8 |", "又 恐 怕 看 花 的 骂", "mp >"),
]

TYPES = {1: ("eighth", 0), 2: ("quarter", 0), 3: ("quarter", 1), 4: ("half", 0), 8: ("whole", 0)}
SCALE = [("C", 0), ("D", 2), ("E", 4), ("F", 5), ("G", 7), ("A", 9), ("B", 11)]


def pitch(degree, octave):
    """Letter, alteration and octave of a degree in the major scale on DO, one flat in the key."""
    start = [s for s, _ in SCALE].index(DO[0])
    index = start + degree - 1
    letter = SCALE[index % 7][0]
    alter = -1 if FIFTHS == -1 and letter == "B" else 0
    return letter, alter, DO[1] + octave + index // 7


def parse(line):
    """Groups of (degree, octave, eighths) that share a syllable, each with whether the next group still
    belongs to it (a syllable held over a bar line); None for a bar line."""
    for token in line.split():
        if token == "|":
            yield None
            continue
        group = []
        for note in token.strip("~").split("~"):
            name, _, length = note.partition(":")
            octave = name.count("'") - name.count(",")
            group.append((int(name.strip("',")), octave, int(length or 1)))
        yield group, token.endswith("~")


def events():
    """Every note in order as a dict, and bar lines as None."""
    for line, words, dynamics in SONG:
        syllables = iter(words.split())
        tokens, notes, held = list(parse(line)), [], False
        for token in tokens:
            if token is None:
                notes.append(None)
                continue
            group, goes_on = token
            for i, (degree, octave, length) in enumerate(group):
                first, last = i == 0 and not held, i == len(group) - 1 and not goes_on
                alone = first and last
                notes.append({
                    "degree": degree, "octave": octave, "length": length, "marks": [], "wedge_stop": False,
                    "lyric": next(syllables) if first else None,
                    "slurs": [] if alone else [("start", 1)] * first + [("stop", 1)] * last,
                })
            held = goes_on
        sounding = [n for n in notes if n]
        assert next(syllables, None) is None, f"syllables left over: {words}"
        sounding[0]["marks"] = dynamics.split()
        sounding[0]["slurs"].append(("start", 2))
        sounding[-1]["slurs"].append(("stop", 2))
        sounding[-1]["wedge_stop"] = "<" in dynamics or ">" in dynamics
        yield from notes


def direction(inner, placement="below"):
    return f'      <direction placement="{placement}"><direction-type>{inner}</direction-type></direction>\n'


def note_xml(n):
    letter, alter, octave = pitch(n["degree"], n["octave"])
    kind, dots = TYPES[n["length"]]
    out = ""
    for mark in n["marks"]:
        wedge = {"<": "crescendo", ">": "diminuendo"}.get(mark)
        out += direction(f'<wedge type="{wedge}"/>' if wedge else f"<dynamics><{mark}/></dynamics>")
    out += f"      <note><pitch><step>{letter}</step>"
    out += f"<alter>{alter}</alter>" if alter else ""
    out += f"<octave>{octave}</octave></pitch><duration>{n['length']}</duration><voice>1</voice>"
    out += f"<type>{kind}</type>" + "<dot/>" * dots
    if n["slurs"]:
        out += "<notations>" + "".join(f'<slur type="{t}" number="{i}"/>' for t, i in n["slurs"]) + "</notations>"
    if n["lyric"]:
        out += f'<lyric number="1"><syllabic>single</syllabic><text>{escape(n["lyric"])}</text></lyric>'
    out += "</note>\n"
    if n["wedge_stop"]:
        out += direction('<wedge type="stop"/>')
    return out


def measures():
    """Notes by measure; every measure is checked to be full."""
    current = []
    for n in events():
        if n is None:
            total = sum(m["length"] for m in current)
            assert total == 2 * BEATS, f"a measure holds {total} eighths"
            yield current
            current = []
        else:
            current.append(n)
    assert not current, "notes after the last bar line"


def document():
    everything = list(measures())
    out = '<?xml version="1.0" encoding="UTF-8"?>\n'
    out += '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    out += '"http://www.musicxml.org/dtds/partwise.dtd">\n'
    out += f"<!-- Written by make.py; change that, not this.\n{SOURCES.replace('--', '-')}-->\n"
    out += '<score-partwise version="4.0">\n'
    out += f"  <work><work-title>{TITLE}</work-title></work>\n"
    out += '  <identification>\n    <creator type="composer">江苏民歌</creator>\n'
    out += '    <creator type="lyricist">清代民歌词，见《缀白裘》</creator>\n'
    out += "    <rights>Public domain</rights>\n    <encoding><supports element=\"accidental\" type=\"no\"/></encoding>\n"
    out += "    <source>Barrow 1804; van Aalst 1884; 缀白裘 1764-1774 (see the comment above)</source>\n"
    out += "  </identification>\n"
    out += '  <part-list><score-part id="P1"><part-name>古筝</part-name></score-part></part-list>\n  <part id="P1">\n'
    for number, notes in enumerate(everything, 1):
        out += f'    <measure number="{number}">\n'
        if number == 1:
            out += "      <attributes><divisions>2</divisions>"
            out += f"<key><fifths>{FIFTHS}</fifths><mode>major</mode></key>"
            out += f"<time><beats>{BEATS}</beats><beat-type>4</beat-type></time>"
            out += "<clef><sign>G</sign><line>2</line></clef></attributes>\n"
            metronome = f"<metronome><beat-unit>quarter</beat-unit><per-minute>{TEMPO}</per-minute></metronome>"
            out += direction(metronome, "above").replace("</direction>\n", f'<sound tempo="{TEMPO}"/></direction>\n')
        out += "".join(note_xml(n) for n in notes)
        if number == len(everything):
            out += '      <barline location="right"><bar-style>light-heavy</bar-style></barline>\n'
        out += "    </measure>\n"
    return out + "  </part>\n</score-partwise>\n"


if __name__ == "__main__":
    Path(__file__).with_name("jasmine-flower.musicxml").write_text(document(), encoding="utf-8")
