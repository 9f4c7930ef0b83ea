"""Secrets: made at random, shown once, kept only as their SHA-256. A fast hash is enough for 256 random bits."""

import hashlib
import secrets

SECRET_BYTES = 32


def new_secret(prefix: str = "") -> str:
    """A new secret of 256 random bits, safe in addresses."""
    return prefix + secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> bytes:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).digest()
