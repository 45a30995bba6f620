#!/usr/bin/env python3
"""Compares how Shujin and music21 unfold the scores of music21's corpus; writes table.tsv. README.md says what and why.

    python compare.py                     builds and runs Shujin's example `unfold` with cargo
    python compare.py --ours FILE.jsonl   takes its finished output for the files of --list, in that order
    python compare.py --only TEXT         prints the rows of the files whose path holds TEXT, writes nothing
"""
import argparse
import io
import json
import re
import signal
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, zip_longest
from pathlib import Path

import music21
from music21 import chord, converter, harmony, note, repeat, stream
from music21.musicxml.xmlToM21 import PartParser

HERE = Path(__file__).resolve().parent
CORPUS = Path(music21.__file__).resolve().parent / "corpus"
VERDICTS = ["agree", "agree~", "order differs", "onsets differ", "refused by ours", "refused by music21"]
# Quarter notes: what counts as the same moment, and how near a tied note begins to the end of the one before.
SAME, TIED = 0.01, 0.005
# Seconds of processor time that music21 may take for a file; it takes 15 at most.
LIMIT = 120
DOUBLE = ("light-light", "light-heavy")

warnings.simplefilter("ignore")
# A <part> of several staves stays one stream, as it is one part in the file.
PartParser.separateOutPartStaves = lambda self: []


def xml_of(path: Path) -> bytes:
    """The MusicXML text of a file, which may be compressed."""
    if path.suffix != ".mxl":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        container = ET.fromstring(archive.read("META-INF/container.xml"))
        root = next(node for node in container.iter() if node.tag.endswith("rootfile"))
        return archive.read(root.get("full-path"))


def corpus(only: str) -> list[Path]:
    def is_partwise(path: Path) -> bool:
        return next(ET.iterparse(io.BytesIO(xml_of(path)), ["start"]))[1].tag == "score-partwise"

    every = (path for path in CORPUS.rglob("*") if path.suffix in (".mxl", ".xml", ".musicxml"))
    return sorted((path for path in every if only in name(path) and is_partwise(path)), key=name)


def name(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


@dataclass
class Ending:
    numbers: list[int]
    # Endings that follow one another share their first measure and the list of all their numbers.
    first: int
    group: list[int]


@dataclass
class Bar:
    # Quarter notes in the first part, and in the part where the measure is longest.
    length: Fraction
    longest: Fraction
    # How long it is where any part has notes, in a measure that the file says not to count.
    upbeat: Fraction | None = None
    forward: bool = False
    forward_at_end: bool = False
    # How often the passage that ends here is played; 0 without a backward repeat.
    times: int = 0
    ending: Ending | None = None
    # The words of a jump taken at the end of this measure; "sound" where only <sound> asks for it.
    jump: str = ""
    to_segno: bool = False
    segno: bool = False
    fine: bool = False
    # A double bar at the end; a time signature other than the one before.
    double: bool = False
    metre: bool = False
    # The heading of the middle section.
    trio: bool = False


def lengths(part: ET.Element) -> list[Fraction]:
    """How far the durations of each measure reach."""
    found, divisions = [], Fraction(1)
    for measure in part.iter("measure"):
        now = far = Fraction(0)
        for node in measure:
            divisions = Fraction((node.findtext("divisions") or str(divisions)).strip())
            duration = Fraction((node.findtext("duration") or "0").strip()) / divisions
            if node.tag == "backup":
                now -= duration
            elif node.tag == "forward" or node.tag == "note" and node.find("chord") is None:
                now += duration
            far = max(far, now)
        found.append(far)
    return found


def has_notes(measure: ET.Element) -> bool:
    return any(one.find("rest") is None for one in measure.iter("note"))


def read(path: Path) -> list[Bar]:
    """The measures of the first part, with the words of all parts, as they may stand in one alone."""
    parts = ET.fromstring(xml_of(path)).findall("part")
    every = [part.findall("measure") for part in parts]
    measures = every[0]
    of_parts = zip_longest(*map(lengths, parts), fillvalue=Fraction(0))
    bars = []
    for at, (far, measure) in enumerate(zip(of_parts, measures)):
        bars.append(Bar(far[0], max(far)))
        if measure.get("implicit") == "yes":
            some = [length for part, length in zip(every, far) if at < len(part) and has_notes(part[at])]
            bars[at].upbeat = max(some, default=None)
    ending, metre = None, []
    for at, (bar, measure) in enumerate(zip(bars, measures)):
        closed = False
        for barline in measure.findall("barline"):
            sign, bracket = barline.find("repeat"), barline.find("ending")
            bar.double |= barline.get("location", "right") == "right" and barline.findtext("bar-style") in DOUBLE
            if sign is not None and sign.get("direction") == "backward":
                bar.times = int(sign.get("times") or 2)
            elif sign is not None:
                # At the end of a measure it stands before the next.
                bar.forward_at_end = barline.get("location", "right") == "right"
                bars[min(at + bar.forward_at_end, len(bars) - 1)].forward = True
            if bracket is None:
                continue
            closed |= bracket.get("type") != "start"
            if ending is None:
                numbers = [int(number) for number in re.findall(r"\d+", bracket.get("number", ""))] or [1]
                # One that is closed and was never opened leads to its repeat.
                numbers = [1] if closed and bar.times else numbers
                before = bars[at - 1].ending if at and 1 not in numbers else None
                ending = Ending(numbers, before.first if before else at, before.group if before else [])
                ending.group.extend(numbers)
        bar.ending = ending
        ending = None if closed else ending
        time = measure.find("attributes/time")
        if time is not None and (signature := "".join(time.itertext()).split()) != metre:
            bar.metre, metre = True, signature
        for same in (part[at] for part in every if at < len(part)):
            words_of(same, bar)
    reach(bars)
    delay(bars)
    return bars


def words_of(measure: ET.Element, bar: Bar) -> None:
    bar.segno |= measure.find(".//segno") is not None
    for words in measure.iter("words"):
        text = " ".join((words.text or "").split())
        bar.to_segno |= bool(re.search(r"\bD\.\s*S\b|\bdal\s+segno", text, re.I))
        if bar.to_segno or re.search(r"\bD\.\s*C\b|\bda\s+capo", text, re.I):
            bar.jump = bar.jump or text
        bar.trio |= bool(re.match(r"(trio|maggiore|minore|alternativo)\b", text, re.I)) and text != bar.jump
        bar.fine |= bool(re.fullmatch(r"fine\W*", text, re.I))
    for sound in measure.iter("sound"):
        bar.fine |= sound.get("fine") is not None
        if sound.get("dacapo") == "yes" or sound.get("dalsegno"):
            bar.jump = bar.jump or "sound"


def reach(bars: list[Bar]) -> None:
    """Lets a first ending that is closed before its backward repeat reach to that repeat."""
    for at, bar in enumerate(bars[:-1]):
        if not bar.ending or 1 not in bar.ending.numbers or bar.times or bars[at + 1].ending:
            continue
        marked = (to for to in range(at + 1, len(bars)) if bars[to].times or bars[to].forward or bars[to].ending)
        end = next(marked, at)
        if bars[end].times and not bars[end].ending:
            for between in bars[at + 1 : end + 1]:
                between.ending = bar.ending
            if end + 1 < len(bars) and bars[end + 1].ending:
                bar.ending.group.extend(bars[end + 1].ending.numbers)


def delay(bars: list[Bar]) -> None:
    """Moves the words of a jump to the next measure where that one closes the passage or the movement."""
    for at, bar in list(enumerate(bars))[-2::-1]:
        closing = bars[at + 1]
        closes = closing.times or closing.double or at + 2 < len(bars) and bars[at + 2].metre
        if bar.jump and not closing.jump and not (bar.times or bar.double or closing.metre) and closes:
            closing.jump, closing.to_segno, bar.jump, bar.to_segno = bar.jump, bar.to_segno, "", False


def da_capo(bars: list[Bar], at: int) -> tuple[int, int | None]:
    """Where the jump at the end of a measure leads, and the measure before which it is over where no Fine says so."""
    bar = bars[at]
    fines = [to for to in range(at + 1) if bars[to].fine]
    trios = [to for to in range(1, at + 1) if bars[to].trio]
    if not fines and not trios and re.match(r"m(en|in)?(\b|u)", bar.jump, re.I):
        # A minuet and its trio are two repeated passages each; the trio begins with the third.
        start = max((to for to in range(at + 1) if bars[to].metre), default=0)
        ends = [to for to in range(start, at + 1) if bars[to].times]
        trios = [to for to in range(ends[1] + 1, at + 1) if not bars[to].ending][:1] if len(ends) > 2 else []
    # A movement begins with the metre that rules at its Fine or trio: the file may hold others before it.
    within = fines[-1] if fines else trios[-1] - 1 if trios else at
    starts = [to for to in range(within + 1) if (bars[to].segno if bar.to_segno else bars[to].metre)]
    return max(starts, default=0), None if fines or not trios else trios[-1]


def musician(bars: list[Bar]) -> list[int]:
    """The order in which a musician plays, a second opinion: the usual conventions, no codas, no nested repeats."""
    played, at, start, turn = [], 0, 0, 1
    # After a jump: its measure, and the measure before which it is over. How often each was taken.
    jumped, until, taken = None, None, Counter()
    while at < len(bars):
        bar, ending = bars[at], bars[at].ending
        if ending and (turn if jumped is None else max(ending.group)) not in ending.numbers:
            after = next((to for to in range(at, len(bars)) if bars[to].ending is not ending), len(bars))
        else:
            after = at + 1
            if bar.forward and at != start:
                start, turn = at, 1
            played.append(at)
            if bar.times and jumped is None:
                if turn < max([bar.times, *(ending.group if ending else [])]):
                    at, turn = start, turn + 1
                    continue
                if not ending:
                    start, turn = after, 1
            # "Again from the beginning" asks for a second time.
            often = 2 if re.search(r"di nuovo da capo", bar.jump, re.I) else 1
            if bar.jump and taken[at] < often and jumped in (None, at):
                taken[at] += 1
                jumped = at
                at, until = da_capo(bars, at)
                until = until if taken[jumped] == often else None
                start, turn = at, 1
                continue
        if jumped is not None and (bar.fine and played[-1] == at or after == until):
            # What follows the jump is another movement or a coda.
            after, jumped, until = jumped + 1, None, None
            start, turn = after, 1
        # Who leaves the last ending begins a new passage, unless the ending itself began it.
        elif ending and start < ending.first and after < len(bars) and bars[after].ending is None:
            start, turn = after, 1
        at = after
    return played


@dataclass
class Unfolded:
    # Of each written measure its notes: offset, pitch, "start", "continue" or "stop" of a tie, length.
    written: list[list[tuple]] = field(default_factory=list)
    # Of each sounding measure which written one it is, and when it begins.
    index: list[int] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    refusal: str = ""


class TimeUp(BaseException):
    """Not an Exception, as music21 catches those."""


def time_up(*_):
    raise TimeUp


def unfold(path: Path) -> Unfolded:
    """The first part as music21 plays it."""
    result = Unfolded()
    signal.signal(signal.SIGPROF, time_up)
    try:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        part = converter.parse(path, forceSource=True).parts[0]
        part.toSoundingPitch(inPlace=True)
        for at, measure in enumerate(part.getElementsByClass(stream.Measure)):
            measure.groups.append(f"written{at}")
            result.written.append(list(notes(measure)))
        expander = repeat.Expander(part)
        if expander.isExpandable() is False:
            faults = [] if expander.repeatBarsAreCoherent() else ["repeat bars"]
            faults += [] if expander._repeatBracketsAreCoherent() else ["ending brackets"]
            result.refusal = f"the {' and '.join(faults) or 'jumps'} are not coherent to music21"
            return result
        sounding = part.expandRepeats()
        for measure in sounding.getElementsByClass(stream.Measure):
            mark = next(group for group in measure.groups if group.startswith("written"))
            result.index.append(int(mark.removeprefix("written")))
            result.starts.append(float(sounding.elementOffset(measure)))
    except TimeUp:
        result.refusal = f"music21 is not done after {LIMIT} s"
    except Exception as error:
        result.refusal = f"music21 fails: {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return result


def notes(container: stream.Stream, base: float = 0):
    """Notes of a measure and of its voices, without grace notes."""
    for element in container:
        offset = base + container.elementOffset(element)
        if isinstance(element, stream.Voice):
            yield from notes(element, offset)
        elif isinstance(element, note.NotRest) and not isinstance(element, harmony.Harmony):
            for one in element.notes if isinstance(element, chord.ChordBase) else [element]:
                pitch = None if isinstance(one, note.Unpitched) else round(one.pitch.ps)
                tie = one.tie.type if one.tie is not None else ""
                if not element.duration.isGrace:
                    yield float(offset), pitch, tie, float(element.duration.quarterLength)


def lay(written: list, index: list[int], starts: list[float]) -> tuple[list, list]:
    """Where notes begin, and where they may begin or not: at the end of a tie that nothing sounds into, and at a
    pitch that follows at once on a tie's beginning without being its end."""
    events = [(start + offset, *rest) for at, start in zip(index, starts) for offset, *rest in written[at]]
    # Ends of ties come first of their moment, so that they take the note that is held.
    events.sort(key=lambda event: (event[0], event[2] in ("", "start"), event[1] or -1))
    begun, doubtful, held = [], [], {}
    for moment, pitch, tie, length in events:
        ends = held.setdefault(pitch, [])
        end = next((end for end in ends if abs(end - moment) <= TIED), None)
        if end is not None:
            ends.remove(end)
        is_end = tie in ("continue", "stop")
        if is_end == (end is None):
            doubtful.append((pitch, moment))
        elif not is_end:
            begun.append((pitch, moment))
        if tie in ("start", "continue"):
            ends.append(moment + length)
    return begun, doubtful


def unmatched(one: list, other: list) -> list[list]:
    """What of two lists of (pitch, moment) has no counterpart in the other."""
    lists = [sorted((pitch or -1, moment) for pitch, moment in every) for every in (one, other)]
    left: list[list] = [[], []]
    while all(lists):
        a, b = lists[0][-1], lists[1][-1]
        if a[0] == b[0] and abs(a[1] - b[1]) <= SAME:
            lists[0].pop(), lists[1].pop()
        else:
            later = 0 if a > b else 1
            left[later].append(lists[later].pop())
    return [left[0] + lists[0], left[1] + lists[1]]


def differ(ours: dict, theirs: Unfolded, starts: list[float]) -> str:
    """How our notes differ from music21's when its measures sound in our order, at these moments."""
    begun, doubtful = lay(theirs.written, ours["index"], starts)
    more, less = unmatched([(pitch, moment) for moment, pitch in ours["onsets"]], begun)
    more, _ = unmatched(more, doubtful)
    if not more and not less:
        return ""
    moment = min(moment for _, moment in more + less)
    return f"{len(more)} notes only in ours, {len(less)} only in music21, the first at {moment:g}"


def verdict(ours: dict, theirs: Unfolded, bars: list[Bar]) -> tuple[str, list[str]]:
    """The verdict and its reasons."""
    if ours.get("error"):
        return "refused by ours", [ours["error"], theirs.refusal]
    index, starts = ours["index"], [start for start, _ in ours["measures"]]
    within = differ(ours, theirs, starts) if len(theirs.written) == len(bars) else "not compared"
    within = within and f"within measures: {within}"
    if theirs.refusal:
        return "refused by music21", [theirs.refusal, opinion(bars, index), upbeats(bars, ours), within]
    if index != theirs.index:
        why = [*ways(bars, index, theirs.index), opinion(bars, index)]
        return "order differs", [*why, upbeats(bars, ours), within]
    otherwise = "" if musician(bars) == index else opinion(bars, index)
    if not differ(ours, theirs, theirs.starts):
        return "agree", [otherwise, upbeats(bars, ours)]
    of_file = list(accumulate((float(bars[at].length) for at in index[:-1]), initial=0.0))
    if not differ(ours, theirs, of_file):
        return "agree~", [lasting(ours, theirs, bars, False), otherwise, upbeats(bars, ours)]
    return "onsets differ", [lasting(ours, theirs, bars, True), upbeats(bars, ours), within, otherwise]


def parting(one: list[int], other: list[int]) -> tuple[int, int | None, int | None]:
    """The measure after which two orders part, and how each goes on; None at its end."""
    at = next(at for at, (a, b) in enumerate(zip_longest(one, other)) if a != b)
    return one[at - 1] if at else -1, *(way[at] if at < len(way) else None for way in (one, other))


def on(measure: int | None) -> str:
    return "ends" if measure is None else f"goes on with {measure + 1}"


def ways(bars: list[Bar], ours: list[int], theirs: list[int]) -> list[str]:
    """Where our order leaves music21's, and what music21 makes of the signs there."""
    last, mine, other = parting(ours, theirs)
    bar, why = bars[last], "no known cause"
    if bar.times and other == 0:
        why = "music21 repeats from the beginning of the piece"
    elif bar.times and other == last + 1:
        why = "music21 leaves the repeat out"
    elif bar.jump and other in (None, last + 1):
        why = f'music21 does not take the jump "{bar.jump}"'
    elif bar.forward_at_end and other is not None and other <= last:
        why = "music21 takes the forward repeat at the end of this measure for a backward one"
    elif other == last + 1 and bars[other].ending and other in theirs[: theirs.index(last) + 2]:
        why = f"music21 plays ending {bars[other].ending.numbers[0]} again"
    return [f"after measure {last + 1} ours {on(mine)}, music21 {on(other)}", why]


def opinion(bars: list[Bar], ours: list[int]) -> str:
    """Whether ours is what a musician plays."""
    way = musician(bars)
    if way == ours:
        ends = [bar.fine for bar in bars] + [da_capo(bars, at)[1] for at, bar in enumerate(bars) if bar.jump]
        guess = any(bar.jump for bar in bars) and not any(ends)
        return "ours is what a musician plays" + (", the end after the jump being a guess" if guess else "")
    last, mine, other = parting(ours, way)
    words = next((f' ("{bar.jump}")' for bar in bars[last : last + 2] if bar.jump), "")
    return f"ours is not what a musician plays: after measure {last + 1}{words} ours {on(mine)}, a musician {on(other)}"


def upbeats(bars: list[Bar], ours: dict) -> str:
    """The upbeats that parts without notes lengthen in ours, as they do not for a musician."""
    lasts = dict(zip(ours["index"], (length for _, length in ours["measures"])))
    longer = [at for at, bar in enumerate(bars) if bar.upbeat and lasts.get(at, 0) > float(bar.upbeat) + SAME]
    told = (f"measure {at + 1} lasts {lasts[at]:g} in ours, {float(bars[at].upbeat):g} to a musician" for at in longer)
    return "; ".join(told)


def lasting(ours: dict, theirs: Unfolded, bars: list[Bar], to_first: bool) -> str:
    """The measures that last in ours as they do not in music21 (nor, `to_first`, in the file's first part)."""
    told = {}
    for at, (_, mine), start, end in zip(theirs.index, ours["measures"], theirs.starts, theirs.starts[1:]):
        said = {"music21": end - start, "the first part": bars[at].length, "another part": bars[at].longest}
        same = [who for who, length in said.items() if abs(mine - float(length)) <= SAME] or ["no part"]
        if "music21" not in same and not (to_first and "the first part" in same):
            told[at] = f"measure {at + 1} lasts {mine:g} in ours as in {same[0]}, {end - start:g} in music21"
    some = list(told.values())
    return "; ".join(some[:2]) + (f"; {len(some) - 2} more likewise" if len(some) > 2 else "")


def ours_of(files: list[Path]) -> list[str]:
    """What our program says of the files."""
    command = ["cargo", "run", "--quiet", "-p", "shujin-music", "--features", "author", "--example", "unfold"]
    told = subprocess.run([*command, "--", *files], cwd=HERE, stdout=subprocess.PIPE, check=True).stdout
    return told.decode().splitlines()


def row(path: Path, ours: dict) -> list[str]:
    bars = read(path)
    said, reasons = verdict(ours, unfold(path), bars)
    reason = " ".join("; ".join(filter(None, reasons)).split())
    return [name(path), str(len(bars)), str(len(ours.get("index", []))), said, reason]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--list", action="store_true", help="print the paths of the files and end")
    options.add_argument("--only", default="", metavar="TEXT", help="take the files whose path holds this alone")
    options.add_argument("--ours", type=Path, metavar="FILE", help="finished output of our program for these files")
    chosen = options.parse_args()
    files = corpus(chosen.only)
    if chosen.list:
        print(*files, sep="\n")
        return
    lines = chosen.ours.read_text("utf-8").splitlines() if chosen.ours else ours_of(files)
    ours = [json.loads(line) for line in lines]
    if [one["file"] for one in ours] != [path.name for path in files]:
        sys.exit("our program's output does not belong to these files")
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(row, files, ours))
    table = "".join("\t".join(cells) + "\n" for cells in [["file", "written", "sounding", "verdict", "reason"], *rows])
    if chosen.only:
        print(table)
    else:
        (HERE / "table.tsv").write_text(table, "utf-8")
    sums = Counter(cells[3] for cells in rows)
    print(*(f"{sums[one]:5} {one}" for one in VERDICTS), f"{len(rows):5} files", sep="\n")
    readable = len(rows) - sums["refused by ours"] - sums["refused by music21"]
    same = sums["agree"] + sums["agree~"]
    print(f"{same} of the {readable} files that both read agree: {same / max(readable, 1):.1%}")


if __name__ == "__main__":
    main()
