"""What is kept of the token of a calendar address."""

from dondoc.kit.digest import sha256_of_bytes


def hash_of_token(token: str) -> str:
    """Return what is stored of a token."""
    return sha256_of_bytes(token.encode())
