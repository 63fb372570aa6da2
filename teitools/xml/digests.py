"""What tells the bytes of a file from any other."""

from __future__ import annotations

try:
    from _blake2 import blake2b as blake2b
except ImportError:  # hashlib has it too, but loads OpenSSL, which takes longer than a kept grammar
    from hashlib import blake2b as blake2b


def hashing(start: bytes) -> blake2b:
    """A digest in the making, of 32 bytes, that begins with `start`."""
    return blake2b(start, digest_size=32)


def digest(data: bytes) -> str:
    """The BLAKE2b digest of `data` (RFC 7693), in 64 hexadecimal digits."""
    return blake2b(data, digest_size=32).hexdigest()
