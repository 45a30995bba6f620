text-not-a-text = a value that is no text
text-in-quotes = text in quotes
text-strings-hold-nothing-but = strings hold nothing but texts: put it in quotes.
text-end-of-line = the end of the line
text-empty-id = an empty `{ $id }`
text-some-text = a text
text-write-delete-entry = write it, or delete the entry.
text-write-ascii-brace = write the ASCII `{ "}" }` for `{ $wide }`.
text-braces-in-pairs = { "{" } and { "}" } in pairs
text-add-brace = add the { "}" }.
text-fact-source-fact = a fact with its source, { "{" }fact.…{ "}" }
text-make-fact-write-fact = make it a [[fact]] and write { "{" }fact.id{ "}" }; spell out small numbers that are no data.
text-decimals-range = 0–6 digits after the colon
text-decimals-example = as in { "{" }lab.level:2{ "}" }.
text-did-you-mean-name = did you mean `{ "{" }{ $close }{ "}" }`?
text-braces-hold-name-fact = braces hold the name of a fact or value.
text-show-value-write-ascii = to show its value write the ASCII `{ "{" }{ $name }{ "}" }`; full-width braces are printed as they stand.
text-at-most-letters = at most { $most } letters, or { $half } Chinese characters
text-make-shorter-no-more = make it shorter: there is no more room on the screen; more goes into several texts in several places.
text-no-uses = `{ $id }`, which no text uses
text-fact = { "{" }fact.{ $id }{ "}" } in a text
text-use-delete = use it in a text, or delete it.
text-make-shorter-stands-card = make it shorter: it stands on the card at home; more goes into scene.doing.
text-rename-strings-toml = rename it to `strings/{ $locale }.toml`.
text-looks-like-copy-delete = it looks like a copy: delete it, or move it out of `strings`.
text-name-languages-code-move = name it by its language's code, or move it out of `strings`.
text-code-language-zh-cn = the code of a language, as in `zh-CN` or `en`
text-rename-other-spelling = there is `strings/{ $there }.toml`: rename it to `{ $path }`.
text-translate-other-languages-file = translate the other language's file.
text-lie-folder-strings-beside = texts lie in the folder `strings` beside scene.toml; `shujin new` shows how.
text-no-file = no `{ $path }`
text-strings-file-each-language = a strings file for each language
text-delete-check-spelling-id = delete it, or check the spelling of its id.
text-id-scene-uses = the id of a text that the scene uses
text-in-language = { $locale ->
    [en] English
   *[other] a text in `{ $locale }`
}
text-translate-into-language = translate `{ $id }` into { $locale ->
    [en] English
   *[other] `{ $locale }`
}.
text-not-chinese-character = not one Chinese character in { $locale }: `{ $id }` is `{ $text }`
text-in-chinese = Chinese
text-translate-into-chinese-if = translate it into Chinese; if the two files were mixed up swap zh-CN.toml and en.toml.
text-no-text = no `{ $id }`
text-needs-line = the text that { $file } needs on line { $line }
text-write-under = write { $key } = "…" under [{ $table }].
# $length counts letters, a Chinese character as two; $half is half as many.
text-as-long-as = `{ $id }`, as long as { $length } letters
text-name-by-code = write the code of a language, as its file in `strings` is called.
text-each-language-once = each language once
text-name-chinese = add "zh-CN": dialogues are written in it, and it stands in for what is not translated.
text-name-language-or-delete = add "{ $locale }" to `languages` in scene.toml, or delete the file.
text-translate-or-name-no-more = translate the other language's file; a scene without this language says so, as in languages = ["zh-CN"] in scene.toml.
text-write-language = write `{ $meant }`.
text-nobody-chooses-language = page, window and teachers' pages do not speak it, so nobody can choose it: delete it, or add it when they do.
text-so-many-languages = { $count } languages
text-most-languages = at most { $most }
text-name-fewer-languages = keep the languages that pupils use.
text-in-traditional = traditional characters (`{ $locale }`)
text-write-traditional = write `{ $id }` in traditional characters; have the texts of `zh-CN` converted, then read them over.
text-mention-exists = a control, a thing or a button that there is
text-mention-what-is-there = there are: { $list }.
text-mention-not-copy = write `{ "{" }{ $name }{ "}" }`: where the name changes, or the language, it changes here too.
text-quoted-stands-on-screen = a name that stands on the screen
text-quoted-name-or-unquote = nothing on the screen is called so: mention it, as in `{ "{" }control.…{ "}" }` or `{ "{" }button.…{ "}" }`, or leave the quotation marks out.
text-quoted-in = { $word } in `{ $id }`
text-shows = { $found } in `{ $id }`
text-answer-not-shown = no answer to `{ $question }` on the screen before it is asked
text-ask-before-it-is-told = say it without the answer, ask `{ $question }` earlier, or ask something else.
pinyin-one-character = one character
pinyin-each-by-itself = give each character an entry of its own.
pinyin-letters = the pinyin of one character, as zhǐ
pinyin-write-with-tone = write small letters with the tone on its letter, as zhǐ; ü is not written v.
pinyin-several = { $character } can be read { $readings }
pinyin-one-reading = the reading that it has in this lesson
pinyin-say-which = name the reading at the head of scene.toml, as { $line }; where there is a pinyin already, add it between its braces.
pinyin-one-of-these = write one of these readings.
