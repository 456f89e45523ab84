"""Small tools any floor may use: dates, Vietnamese text, document codes, digests. No Django, no input or output."""
