# What all pages of the server share.

page-broken = The server cannot read its data just now; try again later
page-foreign-form = This did not come from a page of ours, and was not done
# The title of a page's tab. $title: the page's own.
page-title = { $title } · Shujin
# Before the languages in which a page can be read.
page-languages = Language
