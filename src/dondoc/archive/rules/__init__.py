"""How files are named."""
