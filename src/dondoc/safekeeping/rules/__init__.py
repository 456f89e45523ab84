"""What a backup says of itself, what differs between two places, and what the doctor makes of what was measured."""
