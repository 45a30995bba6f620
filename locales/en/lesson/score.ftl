score-degree-form = 1–7, then `,` or `'`
score-degree-examples = as in "5,", "1", "1'".
score-open-notation-program-such = open it in a notation program such as MuseScore and export it as MusicXML; renaming it does not help.
score-web-page-not-look = that is the web page and not the score: look on it for a download as MusicXML, or export one from a notation program.
score-export-musicxml-from-notation = export MusicXML from a notation program such as MuseScore; pictures and recordings have to be written out anew.
score-musicxml-musicxml-mxl = MusicXML (.musicxml or .mxl)
score-what-sounds-stands = what sounds as it stands there
score-if-matters-mend-notation = if it matters mend it in a notation program and export again, or write `part` or `others` in [score].
score-more-places-do-not = { $more } more places that do not sound as written
score-measures-notes-order-repeats = measures with notes, in order as the repeats unfold
score-look-repeated-measures-count = look at the score: repeated measures count the first time through; no phrase goes back or is empty.
score-add-keys-lowest-first = add { $list } to `keys`, lowest first.
score-keys-notes-scale-choose = keys are notes of the scale: choose a phrase without sharps and flats, or wait for heard.{ $number } > 0.
score-keys-cannot-play = keys that cannot play { $list }
score-every-note-phrase-touched = every note of phrase { $number }, which `touched.{ $number }` waits for
score-first-measure-then-last = the first measure, then the last
score-swap-numbers = swap the two.
score-start-measure = a start at measure { $from }
score-after-measure = after measure { $end }
score-write-phrases-order-without = write phrases in order, without overlap.
score-measures-of-score = { $runs }, the measures of the score
score-name-measure-has = name a measure that the score has.
score-no-keys-play-keys = there are no keys to play: `keys` is empty
code-bad-key = a key to play is not a scale degree
code-broken-score = a score cannot be read
code-not-sounded = a score does not sound wholly as written
code-phrases-overlap = phrases overlap
code-unplayable-phrase = a phrase to play needs notes that no key has
# What a scene of the family has and this one lacks.
family-music = a score

# In the author's reference: headings of types, what texts and names are.
type-score = Score
type-caption = Caption of a score
type-tone-names = Names of degrees
names-music = of the score: yes/no, factor, phrase number or 0, quarter notes, times played to the end, yes/no whether keys are being played, touch-play counts, notes of this phrase that came early and late
names-phrases = times a phrase was heard whole, repeated in a loop, played by touch whole
