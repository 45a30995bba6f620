# What `shujin --help` says of commands and arguments. An id is `help-`, then the path of commands, then the argument, then one of
# its values; `help-any-` stands before what several commands take.

help-key-add = Draws a key; its secret is shown this once
help-key-add-name = Whose it is: statements name it
help-key-add-scopes = What it is good for, with commas between; `state` reaches what was written with this key
help-key-add-rate = Most requests a second; as `serve --rate` says without this
help-key-add-kilobytes = Most kilobytes at once, where less than the server's own measure is to do: 1024 of statements, 16384 with attachments
help-key-list = Lists all keys
help-key-revoke = Revokes a key: refused after half a minute at most
help-key-revoke-name = Which one
help-serve = Serves page, scenes and traces
help-key = Keys to the record store
help-serve-listen = Address and port; port 0 for any that is free
help-serve-scenes = Folders of scenes or packs; may be given several times
help-serve-watch = Open pages show a scene as it was saved last, at the same place, and what is wrong with it
help-serve-address = What pupils type to reach this server, beside the code: http://192.168.1.5:8000. Without it this machine's addresses are looked up
help-serve-site = Folder of the web player; `site` beside this program without one
help-serve-keys = user:secret that may do everything in the record store; several times if need be; @FILE may stand for the secret, here and below. Without one a key is drawn and kept in the data folder. Narrower ones: `shujin key add`
help-serve-lrs = Another record store for the pages' statements: ADDRESS,USER,SECRET
help-serve-forward = A district's record store, to which de-identified statements are sent on by https: ADDRESS,USER,SECRET
help-serve-tls-cert = Certificate for TLS, with those that vouch for it
help-serve-tls-key = Private key of the certificate
help-serve-proxy = A proxy of the school's stands before it and speaks https
help-serve-cors = Other web pages that may use the record store from a browser; several times if need be
help-serve-platforms = Learning platforms that launch scenes here; several times if need be
help-serve-keep-years = For how many school years traces are kept; what is older is taken away. Without this nothing is, until `shujin retain` does it
help-serve-rate = Most requests a second with one key, unless it has a rate of its own
help-serve-log = Form of the log, on standard error
help-serve-home = The school's own IRI, before its pseudonyms and scenes
help-serve-log-off = None
help-serve-log-text = For people: warnings and errors
help-serve-log-json = For programs: a line of JSON for each request
