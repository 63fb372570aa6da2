"""Bytes from the network, for `schema lock` alone: over http and https, within limits."""

from __future__ import annotations

from time import monotonic
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

LARGEST = 32 * 1024 * 1024
PATIENCE = 60.0
_SILENCE = 20.0
_PIECE = 64 * 1024
SCHEMES = ("http", "https")


class FetchError(Exception):
    """Nothing could be fetched; the message says why. `unknown` where no host answered."""

    def __init__(self, reason: str, unknown: bool = False) -> None:
        super().__init__(reason)
        self.unknown = unknown


class _Redirects(HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers, newurl: str
    ) -> Request | None:
        scheme = urlsplit(newurl).scheme
        if scheme not in SCHEMES or (req.type == "https" and scheme != "https"):
            raise FetchError(f"it leads on to {newurl!r}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, largest: int = LARGEST, patience: float = PATIENCE) -> bytes:
    """What stands at `address`, of at most `largest` bytes, within `patience` seconds.

    Raises FetchError.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise FetchError("only addresses with http or https are fetched")
        if parts.username is not None:
            raise FetchError("an address with a user name is not fetched")
        request = Request(address, headers={"User-Agent": "teitools", "Accept": "*/*"})
        end = monotonic() + patience
        with _opener().open(request, timeout=min(_SILENCE, patience)) as answer:
            return _read(answer, end, largest)
    except HTTPError as error:
        error.close()
        raise FetchError(f"the server says {error.code} {error.reason}") from None
    except URLError as error:
        raise FetchError(f"the server cannot be reached: {error.reason}", True) from None
    except TimeoutError:
        raise FetchError("the server gives no answer", True) from None
    except (OSError, ValueError, EOFError) as error:
        raise FetchError(str(error) or type(error).__name__) from None
    except Exception as error:
        from http.client import HTTPException  # slow to load

        if isinstance(error, HTTPException):
            raise FetchError(f"this is not HTTP: {type(error).__name__}") from None
        raise


def _read(answer: IO[bytes], end: float, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    read = getattr(answer, "read1", answer.read)
    while piece := read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise FetchError(f"it is longer than {largest} bytes")
        if monotonic() > end:
            raise FetchError("it takes too long")
    length = getattr(answer, "length", None)
    if length:
        raise FetchError("the connection ended too early")
    return b"".join(pieces)


def _opener() -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener
