# Databases, backups, keys: what goes wrong with them.

backup-line = { $path }: line { $line } is not what a backup holds
backup-no-end = { $path }: the backup breaks off
backup-newer = { $path }: written by a newer program than this
restore-not-empty = there is something in the database: restore into an empty one
database-newer = the database is of version { $found }, this program knows { $known }: install the newer program
# $column: a number, from 0.
database-damaged = column { $column } of a row is not what it should be: the database is damaged
database-closed = the database is closed
database-ssl-mode = sslmode={ $mode }: write verify-full (TLS, certificate checked) or disable (plain)
# A file's name stands before it.
database-no-certificate = no certificate in it
roster-sealed = the list of a class cannot be opened: roster.key is another than it was sealed with
roster-key-lost = { $path } is not there, and the lists of classes are sealed with it: put it back, or take the lists away with shujin roster remove and read them anew
key-no-scope = no such scope as { $scope }; there are: statements/write, statements/read/mine, statements/read, state, define, profile, all/read, all
key-name-form = a key's name is not empty and has no colon and no control character
key-name-reserved = the name { $name } is the server's own: take another
key-name-taken = there is or was a key { $name }, and statements name it: take another name
key-name-given = a server was given a key { $name } at its start (--lrs-key): take another name
# Why a file was not looked through. $name: the kind, as zip.
unread-archive = archive: { $name }
unread-kind = a file of a kind that is not known
outbox-fault = the outbox cannot be read or written: { $why }
outbox-no-id = a statement in an outbox needs an id that is a UUID
