# Exports for research, and what was done to them.

export-no-randomness = no randomness: { $why }
export-system = the system refused: { $why }
export-small = --k { $k } is too small: at least { $least }
export-format = { $found }: jsonl, csv or parquet
# What stands in the file beside an export. Numbers left out are given as "10–99".
about-title = What was done to this export
about-how-much = { $statements } statements of { $learners } pupils or more.
about-groups = Each row names a group of { $k } or more pupils, never a pupil; no pseudonym, number or order ties the rows of one pupil together.
about-times = Times to the hour; no durations, no order, no lessons, classes or teachers, no free text, no attachments; readings and settings have two digits that count.
about-anew = Each row was written anew from what is allowed: names that the scene has, and numbers.
about-small = Fewer than { $k } pupils at a scene in an hour: { $small } statements left out.
about-unlisted = Pseudonyms that joined no lesson from a class list do not count and are left out: { $unlisted } statements.
about-foreign = Not a player's statements, or about scenes and versions that are not known here (serve knows those that it was given): { $foreign } left out.
about-open = Hours that ended less than seven days ago are left out: { $open } statements.
about-frozen = A scene's hour stays as it was first exported: { $late } statements that came or were known later are left out, and an hour of which something was erased since is left out whole: { $changed } statements.
about-key = Groups are made with a key of the school's, the same each time: several exports together show no smaller groups than the one with the smallest k.
about-remains = What remains possible:
about-remains-known = Whoever knows already that a pupil did what was rare in the group, as the only wrong answer to a question, knows that row; no number leads from it to other rows of that pupil.
about-remains-alike = Where all of a group did the same, as all giving the same wrong answer, whoever knows that a pupil was in the scene in that hour knows what that pupil did.
