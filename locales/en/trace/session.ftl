# Why a sitting cannot begin.
session-pseudonym = a pseudonym is `p-` and 16 to 64 hexadecimal digits in lower case, or 52 letters of base32, so that no name can be one
session-home = a home is an absolute http or https IRI without query or fragment, found `{ $found }`
