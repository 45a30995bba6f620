# What all pages of the server share.

page-broken = 服务器暂时读不到数据，请稍后再试
page-foreign-form = 这个请求不是从本站的网页来的，没有照办
# Of a form that was sent: a field is missing, or it is no form of ours.
page-form-incomplete = 这张表没有填全，什么都没有做；请回去再填一次
page-form-too-large = 这张表太长了，什么都没有做；请回去少写一些
page-unknown = 这里没有这个网页
# The title of a page's tab. $title: the page's own.
page-title = { $title } · 蜀锦
# Before the languages in which a page can be read.
page-languages = 语言
