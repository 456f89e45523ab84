"""Tasks: who leads, who coordinates, who appraises, by when, how far, what stands in the way, who was urged."""
