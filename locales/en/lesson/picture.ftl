kind-picture = [[picture]]
code-face-taken = two pictures lie on one node
code-no-face = a picture lies on what has no face
picture-node-of-its-own = a node without a picture
picture-give-own-node = give each picture a node of its own.
picture-empty-source = an empty `source`
picture-source = where the picture comes from
picture-name-source = name the work, the collection, or who took it where.
picture-face = a box or a model
picture-give-face = give it `shape = { "{" } box = … { "}" }`, or take a node with a flat face.
picture-never-seen = what the picture lies on is never seen

# In the author's reference: headings of types, what texts and names are.
type-picture = Picture
texts-picture = picture: title, what is to be known of it, what is seen on it (for those who cannot see it)
names-seen = yes once it was looked at closely
