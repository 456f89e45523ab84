"""The clock of a congress and the making of its address."""
