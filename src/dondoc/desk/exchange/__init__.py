"""The exchange of a whole congress as a folder of CSV tables: in by `dondoc import`, out by `dondoc export`.

It stands in the desk because it is about every room and belongs to none: it reads through their queries and has them
write, each its own rows, through their `actions.loading`. What the folder says is in docs/exchange-format.md.
"""
