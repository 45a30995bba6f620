# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-roster = Lists of classes
help-teacher = Teachers: who may see which class
help-roster-import = Reads lists from a spreadsheet (CSV: class, number, name)
help-roster-import-file = The file
help-roster-import-class = Whose list it is, where it has no column of classes
help-roster-import-dry-run = Says what would come of it, and changes nothing
help-roster-import-same-class = The same class, numbered anew: whose name stands once in both lists is one pupil; the same number with another name is another
help-roster-import-corrected = A name was corrected: CLASS:NUMBER, or CLASS:BEFORE=NOW
help-roster-import-new-class = This class is another one of the name, as in a new school year: nobody is who was in it
help-roster-list = Lists classes and how many are in them; no names
help-roster-find = Finds pseudonyms by a name, of who is in a list and of who was, so that their traces can be erased
help-roster-find-name = The name, or @FILE
help-roster-remove = Takes a class's list away, when it has left the school: traces stay, and whose they are is found by name alone, with find
help-roster-remove-class = The class
help-teacher-add = Adds a teacher, or sets a new password, shown this once
help-teacher-add-name = The name to sign in with
help-teacher-add-classes = A class that this teacher may see; several times if need be
help-teacher-list = Lists teachers
help-teacher-revoke = Ends a teacher's access
help-teacher-revoke-name = Which one
