"""Messages on the wire: a header that says how many bytes follow, and that many bytes of JSON."""

from typing import Any, BinaryIO

import msgspec

MOST_BYTES = 64 << 20
PARSE_ERROR = -32700


class Malformed(Exception):
    """Bytes that are no message. `lost`: where the next one begins cannot be known."""

    def __init__(self, said: str, lost: bool = False) -> None:
        """said: what is wrong, for the editor's log."""
        super().__init__(said)
        self.lost = lost


def read_message(stream: BinaryIO) -> Any:
    """The next message, decoded; None at the end of the stream. Raises Malformed."""
    length = _length(stream)
    if length is None:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        message = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(f"no JSON: {error}") from None
    if not isinstance(message, dict):
        raise Malformed("a message is an object")
    return message


def _length(stream: BinaryIO) -> int | None:
    length = None
    while line := stream.readline(1024):
        name, _, value = line.decode("ascii", "replace").strip().partition(":")
        if not name:
            break
        if name.lower() == "content-length":
            if not value.strip().isdecimal() or int(value) > MOST_BYTES:
                raise Malformed("Content-Length is no length that is read", lost=True)
            length = int(value)
    else:
        return None
    if length is None:
        raise Malformed("a message has no Content-Length", lost=True)
    return length


def write_message(stream: BinaryIO, message: dict[str, Any]) -> None:
    """One message, at once."""
    data = msgspec.json.encode({"jsonrpc": "2.0", **message})
    stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
    stream.flush()
