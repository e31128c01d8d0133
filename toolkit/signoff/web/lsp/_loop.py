"""From a stream of messages to the server and back. Nothing is looked for while more messages are waiting."""

from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from signoff.web.lsp._server import INTERNAL, Message, Now, Server
from signoff.web.lsp._wire import PARSE_ERROR, Malformed, read_message, write_message


def serve(reading: BinaryIO, writing: BinaryIO, now: Now) -> int:
    """Serves one editor until it says `exit` or goes away; the exit status that the protocol wants.

    now   the moment, in the zone that it is given the name of"""
    waiting: SimpleQueue[Any] = SimpleQueue()
    server = Server(now)
    # The work is done beside, so that what was typed meanwhile is known before anything is looked for.
    work = Thread(target=_work, args=(server, waiting, writing))
    work.start()
    for message in _messages(reading):
        waiting.put(message)
    waiting.put(None)
    work.join()
    return 0 if server.is_shut_down else 1


def _messages(stream: BinaryIO) -> Iterator[Any]:
    """Every message until `exit` or the end, what is malformed too."""
    message: Any = stream
    while message is not None:
        try:
            message = read_message(stream)
        except Malformed as error:
            yield error
            message = None if error.lost else error
            continue
        yield message
        if message and message.get("method") == "exit":
            return


def _work(server: Server, waiting: "SimpleQueue[Any]", writing: BinaryIO) -> None:
    try:
        while (message := waiting.get()) is not None:
            for answer in _answers(server, message, idle=waiting.empty()):
                write_message(writing, answer)
    except BrokenPipeError:
        pass  # the editor has gone; what it still sends is read to its end
    finally:
        server.close()


def _answers(server: Server, message: Any, idle: bool) -> Iterator[Message]:
    yield from _guarded(lambda: server.answer(message), message)
    if idle:
        yield from _guarded(server.due, {})


def _guarded(asked: Callable[[], Iterator[Message]], message: Any) -> Iterator[Message]:
    """What is answered; an editor must outlive whatever one document does to us."""
    if isinstance(message, Malformed):
        yield {"id": None, "error": {"code": PARSE_ERROR, "message": str(message)}}
        return
    try:
        yield from asked()
    except Exception as error:
        yield from _mistake(message, error)


def _mistake(message: Message, error: Exception) -> Iterator[Message]:
    said = f"signoff: {type(error).__name__}: {error}"
    if "id" in message:
        yield {"id": message["id"], "error": {"code": INTERNAL, "message": said}}
    else:
        yield {"method": "window/logMessage", "params": {"type": 1, "message": said}}
