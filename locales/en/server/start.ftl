# Why the server does not start.

start-listen = cannot listen on { $address }: { $why }
start-data = cannot use { $path }: { $why }
start-database = cannot open the database { $location }: { $why }
start-tls = cannot use { $path } for TLS: { $why }
start-address = --address is written like http://192.168.1.5:8000, without a path; found { $found }
start-cors = not an origin like https://lms.example: { $found }
start-lrs = --lrs is not an http or https address of a record store
start-forward = statements are sent on to https://…, unless the other record store is on this machine, with no user in it
start-system = the system refused: { $why }
lrs-parts = expected ADDRESS,USER,SECRET
