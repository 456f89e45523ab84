"""What the desk shows: the board, my work, search, figures. Reads all rooms through their queries."""
