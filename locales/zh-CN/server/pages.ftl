# What all pages of the server share.

page-broken = 服务器暂时读不到数据，请稍后再试
page-foreign-form = 这个请求不是从本站的网页来的，没有照办
# The title of a page's tab. $title: the page's own.
page-title = { $title } · 蜀锦
# Before the languages in which a page can be read.
page-languages = 语言
