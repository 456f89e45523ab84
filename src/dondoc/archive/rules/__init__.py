"""How files are named, and how a paper is composed, edited and numbered."""
