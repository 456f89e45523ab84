"""When something may be sent, when it is tried again, what a digest says: plain values in, plain values out."""
