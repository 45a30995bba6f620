# What is said of scores.

## What a reader of scores found, what it expected, and what to do about it.

score-export-again = open it in a notation program such as MuseScore and export it again as uncompressed MusicXML.
score-mend-measure = mend this measure in a notation program, then export again.
found-compressed = a compressed score (.mxl)
want-uncompressed = uncompressed .musicxml
found-broken-archive = a compressed score (.mxl) that is broken or holds no score
want-whole-file = a whole .mxl or .musicxml
found-musescore = MuseScore's own file (.mscz)
want-musicxml = MusicXML (.musicxml or .mxl)
help-musescore = in MuseScore choose File → Export, as MusicXML.
found-encoding = an encoding that is not known
want-encoding = UTF-8, or the encoding that the first line names
found-too-large = a score that is too large
want-small-enough = what a lesson has use for
help-export-less = export the parts that are needed, or a shorter passage.
want-part = a part of the score: { $there }
help-part = write one of these names as `part`.
found-xml = broken XML ({ $why })
want-xml = well-formed XML
help-partwise = export it as partwise MusicXML.
found-no-notes = a score without notes
want-notes = at least one note
help-right-piece = see whether the right piece was exported.
found-missing = a <{ $parent }> without <{ $child }>
want-child = a <{ $child }> in <{ $parent }>
found-value = { $found } in <{ $name }>
found-backup = a <backup> beyond the start of the measure
want-within-measure = one that stays within the measure
found-too-many-measures = more measures as the repeats unfold
want-at-most-measures = at most { $most } measures
help-repeats = look at the number of repeats; of a long piece take a part.
want-measures = measures of the score
help-measures = name measures that the score has.
# $found is one of those above.
found-in-measure = { $found } in measure { $measure }

## Errors of the same, in a sentence: what a host shows where a score does not open.

score-compressed = this is a compressed score (.mxl); export it as uncompressed .musicxml
score-broken-archive = the compressed score (.mxl) is broken or holds no score; export it again
score-musescore = this is MuseScore's own file (.mscz); export it as MusicXML
score-encoding = the file is neither UTF-8 text nor in the encoding that it declares; export it again as MusicXML
score-too-large = the score is too large to be read; export the parts that are needed, or a shorter passage
score-no-such-part = there is no part `{ $wanted }`; the score has: { $list }
score-xml = the XML is broken: { $why }
score-not-partwise = found <{ $found }>, expected <score-partwise>; export as partwise MusicXML
score-no-notes = the score has no notes
score-missing = <{ $parent }> lacks <{ $child }>
score-value = <{ $name }> is `{ $found }`, expected { $expected }
score-backup = <backup> goes back beyond the start of the measure
score-too-many-measures = the repeats unfold to more than { $most } measures
score-phrase = phrase { $first }–{ $last }: no such measures, or out of order
# What a value should have been.
expected-positive = a number above 0
expected-not-negative = a number not below 0
expected-whole = a whole number from { $least } to { $most }
expected-between = a number from { $least } to { $most }
expected-power-of-two = 1, 2, 4, 8, 16, 32 or 64
expected-letter = a letter from A to G
# The same behind other words: in Chinese behind a blank where it begins with a number or a letter.
expected-within = { $expected }
score-at-line = line { $line }: { $what }
score-at-line-and-measure = line { $line }, measure { $measure }: { $what }
score-at-measure = { $what }

## What of a score is not sounded or not shown as it is written.

unheard-parts = only one part is the melody; these are not sounded: { $list }
unread-part = the part { $name } cannot be read ({ $why })
never-reached-measures = measures { $first } to { $last } are never reached: no repeat, ending or jump leads there
never-reached-measure = measure { $measure } is never reached: no repeat, ending or jump leads there
no-segno = measure { $measure }: a jump to a segno, and there is none before it
no-fine = measure { $measure }: a jump as far as a Fine, and there is none
no-coda = measure { $measure }: a jump to a coda, and there is no coda or no mark to leave for it
key-change = measure { $measure }: a change of key is not shown, numbered notation keeps the first
overfull = measure { $measure } holds { $found } quarter notes, its time signature { $full }; it is played as long as it is
cue-note = measure { $measure }: a cue note is not sounded
microtone = measure { $measure }: a note between the semitones sounds as the nearer one
tempo = measure { $measure }: a tempo of { $found } is not played

## XML that is not well formed.


# Of each, $said is what the parser says, in English: Chinese has words of its own.

xml-breaks-off = { $said }
xml-empty = { $said }
xml-close-tag = { $said }
xml-close-without-open = { $said }
xml-ampersand = { $said }
xml-entity = { $said }
xml-entity-loop = { $said }
xml-less-than = { $said }
xml-attribute-twice = { $said }
xml-declaration = { $said }
xml-prefix = { $said }
xml-namespace = { $said }
xml-too-much = { $said }
xml-character = { $said }
xml-name = { $said }
xml-expected-sign = { $said }
xml-unexpected = { $said }
xml-expected = { $said }
xml-comment = { $said }
xml-cdata = { $said }
xml-other = { $said }
xml-there = “{ $sign }”
xml-there-other = something else

## Numbered notation in words, for screen readers.

# $sign is the degree from 1 to 7, or spoken-struck; $octave goes from -2 to 2; $accidental is 1 for a sharp and -1 for a flat; $length is length-…; $tied is 1 where the note is held from the one before.
spoken-note = { $octave ->
    [1] high{ " " }
    [2] very high{ " " }
    [-1] low{ " " }
    [-2] very low{ " " }
   *[0] { "" }
}{ $sign }{ $accidental ->
    [1] { " " }sharp
    [-1] { " " }flat
   *[0] { "" }
}, { $length }{ $tied ->
    [1] , held
   *[0] { "" }
}
spoken-rest = { $length }
# A note that is struck and has no pitch.
spoken-struck = struck
spoken-sung = sung “{ $lyric }”
# A note in parts that are tied, and what is sung to it.
spoken-then = { $first }; { $then }
spoken-bar = Bar { $number }: { $notes }
# $rest is 1 of a rest.
length-quarter = { $rest ->
    [1] quarter rest
   *[0] quarter note
}
length-half = { $rest ->
    [1] half rest
   *[0] half note
}
length-dotted-half = { $rest ->
    [1] dotted half rest
   *[0] dotted half note
}
length-whole = { $rest ->
    [1] whole rest
   *[0] whole note
}
length-eighth = { $rest ->
    [1] eighth rest
   *[0] eighth note
}
length-sixteenth = { $rest ->
    [1] sixteenth rest
   *[0] sixteenth note
}
length-thirty-second = { $rest ->
    [1] thirty-second rest
   *[0] thirty-second note
}
length-sixty-fourth = { $rest ->
    [1] sixty-fourth rest
   *[0] sixty-fourth note
}
length-quarters = { $count } quarters
# $length is one of those above.
length-dotted = dotted { $length }
length-double-dotted = double-dotted { $length }
length-in-triplet = { $length } of a triplet
length-in-tuplet = { $length } of a group of { $count }
