# What every command line says: headings of help, and what is wrong with arguments.

usage = Usage:{ " " }
commands = Commands:
arguments = Arguments:
options = Options:
# Behind the help of an argument. $value: what it is without the argument.
default = [default: { $value }]
# Behind the help of an argument. $values: what can be written for it.
values = [possible values: { $values }]
# What one of the values is for.
value-is = - { $value }: { $said }
help-flag = Print help (--help says more than -h)
version-flag = Print version
help-help-command = Print this help, or that of a command

# What is wrong. $argument: as it was typed, or as help shows it.
wrong = error: { $what }
no-such-argument = there is no argument '{ $argument }'
no-such-command = there is no command '{ $command }'
command-missing = a command is missing
arguments-missing = these arguments are missing: { $arguments }
value-missing = '{ $argument }' wants a value
value-wrong = '{ $argument }' cannot be '{ $value }'
value-wrong-why = '{ $argument }' cannot be '{ $value }': { $why }
value-not-among = '{ $argument }' cannot be '{ $value }'; possible values: { $known }
value-too-many = '{ $value }' after '{ $argument }' is too much
arguments-conflict = '{ $argument }' does not go with '{ $other }'
argument-twice = '{ $argument }' stands twice
did-you-mean = did you mean '{ $suggested }'?
see-help = More: --help
no-such-locale = there is no such language; there are { $known }
