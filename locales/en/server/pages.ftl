# What all pages of the server share.

page-broken = The server cannot read its data just now; try again later
page-foreign-form = This did not come from a page of ours, and was not done
# Of a form that was sent: a field is missing, or it is no form of ours.
page-form-incomplete = Something is missing from this form, and nothing was done; go back and fill it in again
page-form-too-large = This form is too long, and nothing was done; go back and write less
page-unknown = There is no such page here
# The title of a page's tab. $title: the page's own.
page-title = { $title } · Shujin
# Before the languages in which a page can be read.
page-languages = Language
