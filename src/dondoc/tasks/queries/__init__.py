"""Which tasks there are, seen from a seat: lists, one task, counts, obstacles, and who was urged."""
