"""What `make bench` measures beside pages: each module prints a table of its own, with the figures it is held to."""
