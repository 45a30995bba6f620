expr-kind-truth = true or false
expr-kind-number = a number
expr-kind-word = a word
expr-remedy-word = a word stands in single quotes, as in 'red'
expr-remedy-number = numbers stand without quotes
expr-remedy-truth = true and false stand without quotes
expr-number-not-above = a number not above { $most }
expr-dialogue-compiler-gave-up = a dialogue at which the compiler gave up
expr-yarn-compiles = Yarn that compiles
expr-take-out-write-otherwise = take this out or write it otherwise, then check again.
expr-condition-no-sentence-delete = a condition is no sentence: delete `{ $sign }`.
expr-operator-end = an operator or the end
expr-did-you-mean-write = did you mean `{ $meant }`? Write that.
expr-write-dot-without-brackets = write `{ $start }…`, with a dot and without brackets.
expr-units-symbols-without-blanks = units are symbols without blanks, as in `s`, `min`, `m/s²`, `°C`.
expr-names-ids-english-letters = names are ids in English letters; a word to compare with stands in quotes, as in 'red'.
expr-see-expressions-authors-reference = see "Expressions" in the author's reference.
expr-something-can-happen = something that can happen
expr-add-what-missing-name = add what is missing, or name something else.
expr-condition-never-changes = a condition that never changes
expr-least-name-changes = at least one name that changes
expr-give-value-control-set = give the value a control, set it by a rule or dialogue, or use another condition.
expr-put-word-in-quotes = a word stands in quotes: '{ $name }'.
expr-declare-see-names-authors = declare it, or see "Names" in the author's reference.
expr-name-exists = a name that exists
expr-number-true-false-has = a number or true/false: `{ $name }` has no options
expr-options-of = an option of `{ $name }`: { $list }
expr-did-you-mean-word = did you mean '{ $close }'?
expr-write-numbers-true-false = write numbers, true and false without quotes.
expr-write-these = write one of these.
expr-write-double-brackets-may = write [[{ $keys }]], in double brackets: there may be several of them.
expr-write-single-brackets-only = write [{ $keys }], in single brackets: there is only one of it.
toml-found-list = a list
toml-found-table = a table
expr-node-cannot-used-no = the node cannot be used: no `use = true`
expr-node-cannot-examined-no = the node cannot be examined: no `examine = true`
expr-own-ancestor = `{ $id }`, its own ancestor
expr-parents-without-ring = parents without a ring
expr-delete-parent-ring = delete one `parent` of the ring.
expr-computed-from-itself = `{ $id }`, computed from itself
expr-computed-values-without-ring = computed values without a ring
expr-give-start-instead = give one of them a `start` instead.
expr-quantities-kind = quantities of one kind
expr-converted-twice = `{ $here }`, converted twice
expr-expression-without-conversion = an expression without the conversion
expr-converted-itself-delete-factor = { $found } is converted to { $wanted } by itself: delete the factor.
expr-number-without-unit = a number without a unit
expr-divide-quantity-unit-1 = divide it by a quantity of its unit, as in `{ $here } / 1 { $found }`.
expr-power-without-unit = `{ $here }`: no unit is that power of { $base }
expr-power-whole-half-numbers = a power of whole or half numbers
expr-divide-quantity-unit-first = divide by a quantity of its unit first.
expr-sum-two-temperatures = `{ $here }`, a sum of two temperatures
expr-temperature-difference = a temperature and a difference
expr-write-difference-k-5 = write the difference in K, as in `5 K`.
expr-part-is-word = `{ $here }`, a word
expr-number-true-false = a number, or true or false
expr-make-number-words-numbers = make it a number: words and numbers do not mix.
expr-compare-red = compare it, as in `{ $here } == 'red'`.
expr-part-is-no-word = `{ $here }`, no word
expr-word-single-quotes = a word in single quotes
expr-word-stands-single-quotes = a word stands in single quotes, as in 'red'.
expr-write-otherwise = write it otherwise.
expr-give-unit-unit-value = give it a unit: `unit = "{ $wanted }"` for a value, `{ $text } * 1 { $wanted }` for a number.
expr-give-value-keeps-unit = give the value that keeps it `unit = "{ $found }"`; for a pure number divide by a quantity of its unit, as in `{ $text } / 1 { $found }`.
expr-did-you-mean-quotient = did you mean `{ $text } / { $name }`?
expr-did-you-mean-product = did you mean `{ $text } * { $name }`?
expr-use-quantities-kind = use quantities of one kind.
expr-give-factor-unit = `{ $number }` has no unit: write `{ $number } { $unit }`.
expr-give-keeper-unit = if `{ $text }` is right, write `unit = "{ $found }"`; else use quantities of one kind.
expr-difference-of-temperatures = `{ $here }`, a difference of temperatures
expr-give-difference-k = a difference is in K: `unit = "K"` for a value; for a temperature add it to one.
expr-no-unit = no unit
# expr-kind-truth within a sentence: in Chinese behind a blank.
expr-kind-truth-within = true or false
# $given and $wanted are expr-kind-….
expr-of-other-kind = { $text }, { $given }, for `{ $id }`, which is { $wanted }
# $remedy is expr-remedy-….
expr-set-to-kind = set it to { $wanted } ({ $remedy }), or change the `start` of `{ $id }`.
expr-beyond-range = the range of `{ $id }` is { $range }: change this number, or its `min` and `max`.
# $why says why what the name stands for cannot happen.
expr-never-happens = `{ $name }`: { $why }
expr-there-are = there are { $list }.

# What the reader of expressions found, or expected.

grammar-the-end = the end
grammar-open-quote = an open '
grammar-more = more
grammar-operator-or-end = an operator or the end
grammar-number = a number
grammar-closing-quote = a closing '
grammar-name-number-or-operator = a name, number or operator
grammar-fewer-parentheses = fewer parentheses within each other
grammar-colon-and-else = `:` and what else
grammar-operand = a name, number, 'word' or (
grammar-comma-or-parenthesis = `,` or `)`
grammar-shorter = a shorter expression
grammar-arguments = { $n ->
    [one] one argument
   *[other] { $n } arguments
}
grammar-unit-or-operator = a unit, or an operator
grammar-ln-or-log10 = `ln` or `log10`
# A part of an expression and its unit, or expr-no-unit.
expr-part-in-unit = `{ $part }`: { $unit }

# Habits of other languages and of paper, and what to write.

expr-write-power = write a power with `^`: `{ $name } ^ 2`.
expr-write-leading-zero = write a 0 before the point: `0{ $number }`.
expr-write-decimal-point = write a decimal point, as in `0.5`; large numbers have no commas, as in `1000`.
expr-compare-twice = compare two at a time: `a < b and b < c`.
expr-write-conditional = a condition is written `condition ? then : otherwise`.
expr-write-ceil = rounding up is written `-floor(-x)`.
expr-nest-min-max = two at a time: `{ $function }(a, { $function }(b, c))`.
expr-write-times = the sign of a product is not left out: `2 * { $name }`.
expr-write-pi = write the number, `3.141592653589793`; an angle may be `180°`.
expr-no-value = `{ $part }`, which never has a value
expr-value-at-all = an expression that has one
expr-mend-no-value = mend the division by 0, the root of a negative number, or the number out of range.
unit-known = a unit that is known
unit-write = write `{ $meant }`.
