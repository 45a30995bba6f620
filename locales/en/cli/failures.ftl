# Why `shujin` does not do what was asked for.

no-scene = { $path }: no scene here (no scene.toml)
unread = { $count } could not be read, see above
not-empty = { $path }: not empty: name a new folder
out-is-folder = { $path }: this is a folder: name a file, as in my-scene.shujin
font = { $path }: { $why } (--font)
no-database = { $path }: there is no database here: check --data and --store
no-backup = { $path }: not a backup by shujin backup; nothing was erased
no-class = there is no class { $class }: read its list first, with shujin roster import
home = { $why } (--home)
server-address = { $found }: --server is a whole address, as https://school.example
same-scene = { $one } and { $other } are both { $id }: change the id of one of them
unclean = { $path }: this scene has faults: run shujin check first
mastery = --mastery is between 0 and 1
no-pupil = there is no number { $number } in { $class }
no-teacher = there is no teacher { $name } whose access could end
no-key = there is no key { $name } to revoke
no-roster-key = { $path }: there is no roster.key here, and without it nobody is found
file-there = { $path }: there is such a file already: name another
roster-correction = { $found }: there is nobody and no class in the list of whom this is to be said, and nothing was changed: write CLASS:NUMBER or CLASS:BEFORE=NOW
retain-to-come = --from is a day to come: everything would be erased
secret-line = { $option } @{ $file }: the file has to hold one line
# $form: as in USER:SECRET.
secret-form = { $option } takes { $form }, where @FILE may stand for the secret
secret-form-key = USER:SECRET
secret-form-store = ADDRESS,USER,SECRET
