# What `shujin roster` and `shujin teacher` print.

roster-passed = lines that are no pupils, passed over: { $lines }
roster-turned = the list had signs that nobody sees and that turn the direction of text: they were left out
# $doubt: one of the next two.
roster-doubt = { $class }: { $doubt }
roster-moved = { $before } before and { $now } now have one name: the same pupil?
roster-number-renamed = { $number } has another name: corrected, or another pupil?
roster-say-which =
    nothing was changed. Say which it is and run it again:
    { "  " }--same-class the same class, numbered anew
    { "  " }--corrected CLASS:7 the name of this number was corrected
    { "  " }--new-class CLASS another class of this name
roster-dry-run = nothing was changed (--dry-run)
roster-kept = { $name }: { $pupils } ({ $new } new)
roster-seen-by = teachers who see the names: { $teachers }
roster-gone = { $number } is not in it any more; the pseudonym: { $pseudonym }
roster-removed =
    removed: { $class } ({ $pupils })
    { "  " }to erase the traces of one of them: shujin roster find --name …
roster-removed-unopened =
    removed: { $class }
    { "  " }the list could not be opened, without its roster.key: whose the traces are is known to nobody any more, and only all before a day can be erased: shujin retain
# $new, $gone: numbers of pupils, or a dash.
roster-plan = { $name }: { $stay } stay; new: { $new }; gone: { $gone }
roster-nobody = nobody of this name: it has to be written as in the list
# A tabulator stands before the pseudonym.
roster-left = { $class }, not in the list since { $at }	{ $learner }
# What is shown once of a new teacher.
teacher-added =
    name: { $name }
    password: { $password }
    classes: { $classes }
teacher-ended-at = ended { $at }
teacher-ended = ended: { $name }
