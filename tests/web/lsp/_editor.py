"""An editor for tests: it drives a real server over its standard input and output."""

import json
import subprocess
import sys


class Editor:
    """Starts `signoff lsp`; `ask` waits for an answer, `tell` does not, `shown` is what was last said of a file."""

    def __init__(self, folder, now):
        """folder: where the server runs;  now: its moment."""
        command = [sys.executable, "-m", "signoff", "lsp", "--now", now]
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number, self.said = 0, {}

    def ask(self, method, **parameters):
        """The answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self.next()
            if message.get("id") == self.number:
                return message.get("result", message.get("error"))

    def tell(self, method, **parameters):
        """A notification."""
        self._send({"method": method, "params": parameters})

    def begin(self):
        """The first two messages of every conversation."""
        said = self.ask("initialize", processId=None, rootUri=None, capabilities={})
        self.tell("initialized")
        return said

    def open(self, path, text=None):
        """Opens a file, and answers with what is shown in it."""
        text = path.read_text("utf-8") if text is None else text
        document = {"uri": path.as_uri(), "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return self.shown(path)

    def change(self, path, text, version):
        """Types."""
        document = {"uri": path.as_uri(), "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def save(self, path, text):
        """Writes the file, and says so."""
        path.write_text(text, "utf-8")
        self.tell("textDocument/didSave", textDocument={"uri": path.as_uri()})

    def shown(self, path, version=None):
        """What is shown next in a file, at a version or any."""
        while True:
            message = self.next()
            said = message.get("params", {})
            assert message.get("method") != "window/logMessage", said["message"]
            here = message.get("method") == "textDocument/publishDiagnostics" and said["uri"] == path.as_uri()
            if here and version in (None, said.get("version")):
                return said["diagnostics"]

    def end(self):
        """Shuts the server down as the protocol says; its exit status."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(20)

    def raw(self, data):
        """Bytes as they are."""
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def _send(self, message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    def next(self):
        """The next message of the server."""
        length = int(self.process.stdout.readline().partition(b":")[2])
        assert self.process.stdout.readline() == b"\r\n"
        return json.loads(self.process.stdout.read(length))
