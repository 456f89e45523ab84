"""What moves in a programme when the days of the congress move."""
