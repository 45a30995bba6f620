# What `shujin serve` and `shujin key` print.

# What is shown once of a new key.
key-drawn =
    user: { $name }
    secret: { $secret }
    scope: { $scopes }
key-revoked-at = revoked { $at }
key-revoked = revoked: { $name }
# How to fetch all that is kept.
traces-how = traces: curl -u { $user } { $address }/export.jsonl
secret-drawn = secret (shown this once): { $secret }
secret-in-file = the secret is in: { $path }
