# Pictures of a scene: what they weigh, and what their files carry besides.
picture-whole-png-jpeg = a whole PNG or JPEG
picture-make-smaller = make it { $side } pixels a side at most, in any paint program; a screen shows no more.
picture-save-smaller = make it smaller; save a photo as JPEG, a drawing as PNG.
picture-scans = a JPEG that is drawn in { $scans } passes
picture-scans-at-most = at most { $scans } passes
picture-save-baseline = save it again as an ordinary JPEG, not a progressive one.
picture-profile-large = a large colour profile
picture-save-srgb = save it with the colours of screens (sRGB).
picture-all-pixels = the largest of the scene's pictures, which have { $all } million pixels together
picture-all-pixels-at-most = at most { $most } million, four pictures of { $side } pixels a side
picture-make-all-smaller = make the pictures smaller (1024 pixels a side do for a board), or make two scenes of it: old classroom computers must keep up.
# What a picture's file carries that is not seen on it; $list is one or several of the next.
picture-carries = besides the picture: { $list }
# $name is that of a picture within a model.
picture-texture-carries = besides the picture `{ $name }`: { $list }
picture-note-exif = what a camera noted (Exif: place, time, model or which side is up)
picture-note-xmp = notes of a program (XMP, often with place and author)
picture-note-iptc = notes on the author (IPTC)
picture-note-comment = a comment
picture-note-text = a text called `{ $name }`
picture-note-preview = a preview, perhaps of an older state
picture-note-frames = further pictures, as of one that moves
picture-note-other = data called `{ $name }`
picture-note-behind = { $bytes } bytes behind its end (a film, a second picture)
picture-copy-into-new = in a paint program turn it upright, select all, copy it, paste it into a new picture, save that (saving the old one as another file keeps notes in some programs); or run exiftool -all= on the file. If the file's name changes, change `file` and CREDITS.toml, too.
