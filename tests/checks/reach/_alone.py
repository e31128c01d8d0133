"""Run in a network of its own, where nothing is outside: a public address and private ones are this machine's, a
resolver answers with them, and something listens on each. Follows the links on standard input as everybody does, with
no door of a test; prints what was seen of each, and what the listeners on private addresses saw."""

import fcntl
import json
import socket
import struct
import sys
from threading import Thread

import msgspec

from signoff.checks import Limits, follow

PUBLIC = "93.184.215.14"
PRIVATE = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1"]
NAMES = {"good": [[PUBLIC]], "both": [[PUBLIC, "127.0.0.1"]], "inside": [["10.1.2.3"]],
         "rebinding": [[PUBLIC], ["127.0.0.1"]]}  # fmt: skip
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<title>Good</title>"
saw, fetched = [], []


def have_addresses():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up
        for number, address in enumerate([PUBLIC, *PRIVATE[1:]]):
            said = struct.pack("16sH2x4s8x", f"lo:{number}".encode(), socket.AF_INET, socket.inet_aton(address))
            fcntl.ioctl(control, 0x8916, said)  # SIOCSIFADDR


def listen(address, port, answer):
    server = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    server.bind((address, port))
    server.listen(64)

    def serve():
        while True:
            answer(server.accept()[0], f"{address}:{port}")

    Thread(target=serve, daemon=True).start()


def see(connection, where):
    saw.append(where)
    connection.close()


def fetch(connection, where):
    path = connection.recv(4000).split()[1].decode()
    fetched.append(path)
    if path.startswith("/away?"):
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {path[6:]}\r\nContent-Length: 0\r\n\r\n".encode())
    else:
        connection.sendall(PAGE if path == "/" else b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    connection.close()


def resolve():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def serve():
        while True:
            question, peer = server.recvfrom(1000)
            server.sendto(answer_to(question), peer)

    Thread(target=serve, daemon=True).start()


def answer_to(question):
    """An answer of the domain name system, RFC 1035: the name's next addresses, for questions of type A."""
    name = question[13 : 13 + question[12]].decode()
    end = question.index(b"\0", 12) + 1
    (kind,) = struct.unpack(">H", question[end : end + 2])
    answers = NAMES.get(name, [[]])
    given = (answers.pop(0) if len(answers) > 1 else answers[0]) if kind == 1 else []
    records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 0, 4) + socket.inet_aton(one) for one in given)
    flags = 0x8180 if name in NAMES else 0x8183
    return question[:2] + struct.pack(">HHHHH", flags, 1, len(given), 0, 0) + question[12 : end + 4] + records


if __name__ == "__main__":
    have_addresses()
    resolve()
    for each in PRIVATE:
        listen(each, 80, see)
        listen(each, 8888, see)
    listen("::1", 80, see)
    listen(PUBLIC, 80, fetch)
    found = follow(json.load(sys.stdin), Limits(answer=20, link=40))
    again = follow(["http://rebinding.example.com/"], Limits(answer=20, link=40))
    sights = [msgspec.to_builtins(one) for one in [*found.values(), *again.values()]]
    json.dump({"sights": sights, "saw": saw, "fetched": fetched}, sys.stdout)
