toml-write-small-letters-without = write { $sign }, in small letters and without quotes.
toml-end-line-quote-before = the end of the line: the quote before it ends the text
toml-write-within-text-ascii = write “ ” within a text; ASCII quotes stand at its ends only.
toml-comment-begins-key-value = a comment that begins with #, or key = value
toml-put-before-whatever-not = put # before it: whatever is not for the program needs one.
toml-characters-seen = characters that are seen
toml-delete-character-write-place = delete this character, and write the place again.
toml-carriage-return = an end of line that is a carriage return alone
toml-text-without-single-backslash = a text without a single backslash `\`
toml-write-path-where-must = write / for `\` in a path; where it must be a backslash write two, or put the text in single quotes '…'.
toml-see-quotes-brackets-come = see that quotes and brackets come in pairs.
toml-each-key-once = each key once
toml-delete-make-both = delete one of them, or make one of both.
toml-less-nesting = less nesting
toml-use-fewer-brackets-dots = use fewer brackets or dots within each other.
toml-put-text-quotes = put the text in quotes: "…".
toml-ordinary-ends-lines = ordinary ends of lines
toml-lines-end-cr-alone = lines end with CR alone: have the editor end them with LF.
toml-text-quotes-line = text in quotes, on one line
toml-close-quotes-within-text = close the quotes; within a text write “ ”; text of several lines wants three quotes.
toml-escapes = n, t, " or \ behind a backslash
toml-write-paths-backslash-twice = write paths with /, and a backslash twice.
toml-list-in-brackets = a list [ a, b ]
toml-separate-list-by-commas = separate by commas, and end it with ].
toml-keys-and-values-in-braces = { "{" } key = value, key = value { "}" }
toml-separate-table-by-commas = separate by commas, and end it with { "}" }.
toml-no-sign-too-many = no sign too many
toml-delete-sign-too-many = delete the sign that is too many.
toml-table-headers = [table] or [[table]]
toml-brackets-pairs-table-line = brackets in pairs, one table a line.
toml-key-value = key = value
toml-write-key-value-put = write key = value; put text in quotes.
toml-key-letters-digits = a key of letters, digits, - and _
toml-write-keys-letters-put = write keys in letters, or put them in quotes.
toml-number-true-false-text = a number, true, false, or text in quotes
toml-no-0-before-numbers = no 0 or + before numbers; put texts and dates in quotes.
toml-delete-what-cannot-seen = delete what cannot be seen in the comment.
toml-key-value-each-line = TOML: a key = value on each line
toml-comments-begin-write = comments begin with `#`: write it for `{ $sign }`.
toml-one-key-a-line = one key a line
toml-delete-write-next-line = delete `{ $sign }`, and write `{ $key } = …` on the next line.
toml-no-mark-end-line = no mark at the end of a line
toml-delete-mark = delete this `{ $sign }`.
toml-ordinary-blank = an ordinary blank
toml-type-again-english-keyboard = type it again with an English keyboard.
toml-write-between-key-value = write `=` between a key and its value.
toml-write-ascii-within-quotes = write the ASCII `{ $wanted }` for `{ $found }`; within quotes it may stay.
toml-backslash-letter-behind-character = a backslash and the letter behind it, which are one character
toml-pairs-write = in pairs: write { $pairs }.
toml-put-square-brackets-around = put square brackets around it: [{ "{" } … { "}" }].
toml-key-is-one-of = `{ $key } = …`, one of { $list }
toml-key-missing = no `{ $key }`
toml-did-you-mean-key = did you mean `{ $close }`? Write that.
toml-empty-table = an empty table { "{" }{ "}" }
toml-delete-it = delete it.
toml-among = one of { $list }
toml-delete-use-these-names = delete it, or use one of these names.
toml-count-of-keys = { $n ->
    [one] { $n } key
   *[other] { $n } keys
}
toml-exactly-one-key = exactly one key: one of { $list }
toml-split-key-each-table = split it: one key in each table.
toml-choose-these = choose one of these.
toml-write-mended = write "{ $mended }".
toml-write-like = write it like "{ $example }".
toml-list-of = a list of { $least }
toml-write-list-exactly = write a list of exactly { $least }.
toml-put-date-quotes = put the date in quotes.
toml-write-ordinary-blank = write an ordinary blank for { $blank }, as in "{ $example }".
toml-write-unit = write `{ $meant }` for `{ $unit }`, as in "{ $example }".
toml-put-unit-end = put the unit at the end, as in "{ $example }".
toml-put-hash-before = put # before it: "#{ $text }".
toml-take-quotes-away = take the quotes away: { $number }.
toml-write = write `{ "{" } { $form } { "}" }`.
toml-write-in-braces = write ["{ $text }"].
toml-list-lists = a list of lists [[…], […]]
toml-list = a list [{ "{" } … { "}" }]
toml-word = a word
toml-table-key-name = a table with one key { "{" } name = … { "}" }
toml-number-true-false-word = a number, true/false or a word
toml-whole-number-not-below = a whole number, not below 0
toml-finite-number = a finite number
# $found is the pair of quotes that was written: Chinese leaves it out.
toml-write-ascii-at-both-ends = write the ASCII `{ $sign }` at both ends; within the text `{ $found }` may stay.
# $number is as in U+3000.
toml-full-width-blank = the blank { $number }
toml-special-blank = the blank { $number }

# Quantities, as what should stand in a file. What is wrong with one is said by the reader of quantities.

quantity-length = a length
quantity-angle = an angle
quantity-duration = a time
quantity-volume = a volume
quantity-point = three lengths
quantity-colour = a colour
toml-something-else = something else
toml-add-key-here = add `{ $key }` here: { $english }
# $called is quantity-…; $why is what the reader of quantities expected, in English.
toml-quantity = { $why }
toml-make-it = make it { $expected }.
toml-write-ascii = write the ASCII { $wanted } for { $found }, as in "{ $example }".
toml-list-of-values = a list [ … ]
toml-whole-number = a whole number
