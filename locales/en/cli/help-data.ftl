# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-export-cmi5-paths = Scenes' folders, a folder of scenes, or packs
help-export-cmi5-out = The package to write
help-export-cmi5-server = The server that has the scenes
help-export-cmi5-home = The school's own IRI, as given to serve
help-export-cmi5-mastery = Share of right answers to pass; without it a scene is done when it is finished
help-export-traces-to = The file to write; beside it one more says what was done
help-export-traces-format = jsonl, csv or parquet
help-export-traces-k = Fewer pupils at a scene in an hour are left out; at least 5
help-export-traces-since = Done on this day or later
help-export-traces-until = Done before this day
help-any-more = IRIs of the school's that the database does not know: it knows those that serve was given
help-forget-class = The class
help-forget-number = The number in the class
help-forget-pseudonym = A pseudonym, of who is not in a list any more (it is printed when a new list is read, and roster find finds it by the name), or of a browser outside a class
help-forget-outboxes = A native player's outbox: what waits in it goes too
help-any-backups = Backups, or folders of them (with all that is below, whatever their names): what is taken away here is taken away there too, in place
help-retain-from = Everything stored before this day is taken away
help-audit-class = Of this class alone
help-audit-since = From this day on
help-export = Exports: de-identified statements, or a course package for a learning platform
help-forget = Erases all traces of one pupil
help-retain = Erases all traces older than a day
help-audit = Who looked at names, and what was erased
help-backup = Backs the traces up; the server goes on
help-backup-to = The file to write
help-restore = Restores a backup into an empty database, of either kind
help-restore-from = The backup
help-export-cmi5 = Makes a course package of scenes
help-export-traces = Exports de-identified statements
help-any-data = Folder for the traces
help-any-store = Database of the traces: sqlite (in the data folder, without this), a file, or postgres://user:secret@host/database; or @FILE, whose one line says it
help-any-lang = The language to speak; without it that of SHUJIN_LANG or of the system
help-forget-after =
    Exit code: 0 when all is erased and was looked for once more in every file of the data folder (but packs of scenes), in the backups and outboxes named, and is gone; 1 when it was erased but something is out of reach, each of which is named: somebody reads the database, a backup is damaged, a folder holds what cannot be opened or another archive (zip, tar, xz, 7z and their like: not looked into), statements were sent on to a district, PostgreSQL's own journal, replicas and backups; or when others have the same name, who may be the same pupil in another class; or when nothing was ever told of the --pseudonym, and nothing was changed; 2 when it did not run and nothing was erased: there is no such database, what was named is no backup. Copies elsewhere and exports are none of it.
    Statements that come later and tell of what happened before (out of an outbox, from a district) are taken and not kept.
help-export-traces-after = Days (--since, --until) are those on which something was done, not stored. An hour of a scene is in whole or not at all, and only when it ended seven days ago or earlier. It stays as it was first exported: what comes later is not added, and when something of it is erased it is exported no more. So the difference of two exports shows no pupil.
