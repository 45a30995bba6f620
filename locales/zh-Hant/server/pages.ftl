# Made of zh-CN by locales/zh-hant.py, which is run again when that changes; corrections stand in locales/zh-hant.toml.

# What all pages of the server share.

page-broken = 伺服器暫時讀不到資料，請稍後再試
page-foreign-form = 這個請求不是從本站的網頁來的，沒有照辦
# Of a form that was sent: a field is missing, or it is no form of ours.
page-form-incomplete = 這張表沒有填全，什麼都沒有做；請回去再填一次
page-form-too-large = 這張表太長了，什麼都沒有做；請回去少寫一些
page-unknown = 這裡沒有這個網頁
# The title of a page's tab. $title: the page's own.
page-title = { $title } · 蜀錦
# Before the languages in which a page can be read.
page-languages = 語言
