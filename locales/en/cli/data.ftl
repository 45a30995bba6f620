# What `shujin export`, `forget`, `retain`, `audit`, `backup` and `restore` print.

course-written = { $path }: { $scenes ->
    [one] { $scenes } scene
   *[other] { $scenes } scenes
}
# What a learning platform shows of a course of scenes.
course-title = Shujin
course-about = Immersive teaching scenes
# How much was backed up or restored.
rows = { $place }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
pseudonym-form = a pseudonym is p- and 16 to 64 of 0-9 and a-f, or 52 small letters and digits
# Tabulators stand between the columns.
audit-erased = { $at }	erased: { $rule }	{ $erased }
exported = { $path }: { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}, { $learners ->
    [one] { $learners } learner
   *[other] { $learners } learners
}
erased = { $location }: erased { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}, { $others ->
    [one] { $others } other
   *[other] { $others } others
}
erase-busy = { $location }: somebody reads, as a backup does, and what was erased still stands in the journal: run this again later
backup-unchanged = { $file }: not changed: { $why }
forget-unknown = { $pseudonym }: nothing was ever told of this pseudonym, and nothing was changed: is it copied right, or was it under another --home?
forget-not-all = not everything is gone, see above
forget-postgres = out of reach: PostgreSQL's own journal (WAL), rows not vacuumed yet, replicas and its backups: ask who looks after the database
forget-namesake = of the same name: { $known }; if it is the same pupil, who changed classes, run: shujin forget --pseudonym { $learner }
forget-namesakes-unopened = could not be looked through for others of the name: { $unopened }
unread-file = { $path }: not looked through: { $why }
unread-no-folder = there is no such folder: is --data right?
unread-archive = archive: { $name }
unread-gzip = gzip, and no backup of this program
unread-kind = a file of a kind that is not known
left-in-table = { $location }: the pseudonym still stands in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} of { $table }, written by others or since
left-in-file = { $file }: something still stands in this file
left-named = { $location }: { $rows ->
    [one] { $rows } row of others names
   *[other] { $rows } rows of others name
} what was erased by its id, not whose it was
# $how_many: one of the next two.
sent-on = { $target }: { $how_many }; over there the pseudonym is { $there }: ask them to erase everything of it
sent-perhaps = some were sent, perhaps, before it was first erased
sent-at-most = at most { $many ->
    [one] { $many } statement was
   *[other] { $many } statements were
} sent
sent-pseudonym-unknown = ? (without roster.key)
