"""The server: which documents are open, and what is answered to each message. It reads no stream and no clock."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff import __version__
from signoff.errors import SignoffError
from signoff.web.lsp._actions import actions
from signoff.web.lsp._diagnostics import diagnostics
from signoff.web.lsp._links import Links
from signoff.web.lsp._look import Seen, look
from signoff.web.lsp._places import Lines, path_of
from signoff.workspace import Workspace, find_root

NOT_INITIALIZED, INVALID_REQUEST, NO_METHOD, INTERNAL = -32002, -32600, -32601, -32603
FULL = 1
Message = dict[str, Any]
Now = Callable[[str], datetime]

CAPABILITIES = {
    "positionEncoding": "utf-16",
    "textDocumentSync": {"openClose": True, "change": FULL, "save": {"includeText": False}},
    "codeActionProvider": {"codeActionKinds": ["quickfix"]},
}


class Document(msgspec.Struct):
    """An open document. is_saved: whether the file holds the same text."""

    uri: str
    path: Path | None
    lines: Lines
    version: int | None = None
    is_saved: bool = True
    seen: Seen = Seen()


class Server:
    """Answers messages one by one; `due` says what is found in the documents that changed."""

    def __init__(self, now: Now) -> None:
        """now: the moment, in the zone that it is given the name of."""
        self._now, self._links = now, Links()
        self._documents: dict[str, Document] = {}
        self._waiting: set[str] = set()
        self._workspaces: dict[Path, Workspace] = {}
        self._began = False
        self.is_shut_down = False

    def answer(self, message: Message) -> Iterator[Message]:
        """What is sent back for one message: for a request one answer, for a notification nothing."""
        method, asked = message.get("method"), "id" in message
        if not isinstance(method, str):
            return  # an answer to something that was never asked
        handler = self._handlers.get(method)
        if not asked:
            if handler and self._began:
                handler(self, _parameters(message))
        elif error := self._against(method):
            yield {"id": message["id"], "error": error}
        else:
            yield {"id": message["id"], "result": handler(self, _parameters(message)) if handler else None}

    def due(self) -> Iterator[Message]:
        """What is found in each document that was changed since it was last asked, once for all its changes."""
        while self._waiting:
            uri = min(self._waiting)
            self._waiting.discard(uri)  # before it is looked at: whatever happens there, the others have their turn
            document = self._documents.get(uri)
            found: list[Any] = self._look(document) if document else []
            version = {"version": document.version} if document and document.version is not None else {}
            yield _published(uri, found, **version)

    def close(self) -> None:
        """Takes away what was written for the editor."""
        self._links.close()

    def _against(self, method: str) -> Message | None:
        if self.is_shut_down:
            return {"code": INVALID_REQUEST, "message": "the server was shut down"}
        if not self._began and method != "initialize":
            return {"code": NOT_INITIALIZED, "message": "`initialize` comes first"}
        known = method in self._handlers
        return None if known else {"code": NO_METHOD, "message": f"this server knows no `{method}`"}

    def _initialize(self, said: Message) -> Message:
        self._began = True
        return {"capabilities": CAPABILITIES, "serverInfo": {"name": "signoff", "version": __version__}}

    def _shut_down(self, said: Message) -> None:
        self.is_shut_down = True

    def _opened(self, said: Message) -> None:
        each = said["textDocument"]
        path = path_of(each["uri"])
        self._documents[each["uri"]] = Document(each["uri"], path, Lines(each["text"]), each.get("version"))
        self._waiting.add(each["uri"])

    def _changed(self, said: Message) -> None:
        document = self._documents[said["textDocument"]["uri"]]
        document.lines, document.is_saved = Lines(said["contentChanges"][-1]["text"]), False
        document.version = said["textDocument"].get("version")
        self._waiting.add(document.uri)

    def _saved(self, said: Message) -> None:
        if document := self._documents.get(said["textDocument"]["uri"]):
            document.is_saved = True
        self._read_again(said)

    def _read_again(self, said: Message) -> None:
        """A file was written: what is found in others may be different now."""
        self._workspaces.clear()
        self._waiting.update(self._documents)

    def _closed(self, said: Message) -> None:
        self._documents.pop(said["textDocument"]["uri"], None)
        self._waiting.add(said["textDocument"]["uri"])

    def _actions(self, said: Message) -> list[Message]:
        document = self._documents.get(said["textDocument"]["uri"])
        if document is None:
            return []
        if document.uri in self._waiting:  # what was found belongs to an older text
            self._look(document)
        return [*actions(document.seen, document.lines, document.uri, said["range"])]

    def _look(self, document: Document) -> list[Message]:
        workspace = self._workspace(document.path)
        if workspace is None or document.path is None:
            return []
        now = self._now(_zone(workspace))
        document.seen = seen = look(workspace, document.path, document.lines.text, now, document.is_saved)
        return diagnostics(seen, document.lines, lambda rule: self._links.of(rule, seen.policy, workspace.root))

    def _workspace(self, path: Path | None) -> Workspace | None:
        try:
            root = find_root(path.parent) if path else None
        except SignoffError:
            return None  # a file outside of any workspace is none of our business
        if root is None:
            return None
        return self._workspaces.setdefault(root, Workspace(root))

    _handlers: dict[str, Callable[["Server", Message], Any]] = {
        "initialize": _initialize,
        "shutdown": _shut_down,
        "textDocument/didOpen": _opened,
        "textDocument/didChange": _changed,
        "textDocument/didSave": _saved,
        "textDocument/didClose": _closed,
        "textDocument/codeAction": _actions,
        "workspace/didChangeWatchedFiles": _read_again,
    }


def _parameters(message: Message) -> Message:
    said = message.get("params")
    return said if isinstance(said, dict) else {}


def _published(uri: str, found: list[Any], **more: Any) -> Message:
    return {"method": "textDocument/publishDiagnostics", "params": {"uri": uri, "diagnostics": found, **more}}


def _zone(workspace: Workspace) -> str:
    try:
        return workspace.policy.zone
    except SignoffError:  # what is wrong with the policy is shown in its files
        return "UTC"
