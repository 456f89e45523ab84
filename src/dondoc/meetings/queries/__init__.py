"""What pages of meetings show, as plain values."""
