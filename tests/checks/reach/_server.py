"""A real server on this machine that answers as servers on the web do, the bad ones too; and a wrong certificate of
each sort. Nothing here pretends: sockets, TLS, HTTP."""

import datetime
import gzip
import socket
import ssl
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from signoff.checks._reach import Limits, World

HOST, OTHER = "cafe.test", "other.test"
HERE = ip_address("127.0.0.1")
QUICK = Limits(answer=3.0, link=12.0, run=60.0)
DISHES = "soup bread tea cake coffee juice salad plum porridge honey apples cheese rye dill beetroot"


def html(title, body):
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """`/ok` is a page; every other path is what its name says."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        """Says nothing."""

    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path, self.headers))
        name, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        answer = getattr(self, f"answer_{name.replace('-', '_')}", None)
        answer(rest) if answer else self.answer_missing(rest)

    def send(self, status, body=b"", **headers):
        self.send_response(status)
        usual = {"Content_Type": "text/html; charset=utf-8", "Content_Length": len(body)}
        for key, value in (usual | headers).items():
            self.send_header(key.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def page(self, title="Menu", body=f"<h1>Menu</h1><p>{DISHES}</p>"):
        self.send(200, html(title, body))

    def answer_(self, rest):
        self.page("Café", "<h1>Café</h1><p>Welcome.</p>")

    def answer_ok(self, rest):
        self.page()

    def answer_many(self, rest):
        time.sleep(0.1)
        self.page(f"Dish {rest}", f"<p>{DISHES}</p>") if rest.isdecimal() else self.answer_missing(rest)

    def answer_missing(self, rest):
        self.send(404, html("Not found", "no"))

    def answer_status(self, rest):
        self.send(int(rest), html("Odd", "odd"))

    def answer_chain(self, rest):
        left = int(rest)
        self.send(301, Location=f"/chain/{left - 1}" if left > 1 else "/ok")

    def answer_circle(self, rest):
        self.send(302, Location={"a": "/circle/b", "b": "/circle/c", "c": "/circle/a"}.get(rest, "/circle"))

    def answer_to(self, rest):
        self.send(307, Location=self.path.partition("?")[2])

    def answer_slow(self, rest):
        time.sleep(9)
        self.page()

    def answer_drip(self, rest):
        self.send(200, Content_Length=1000)
        for _ in range(90):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_huge(self, rest):
        self.send(200, Content_Length=10**11)

    def answer_endless(self, rest):
        self.send_response(200)
        self.send_header("Content-Type", rest.replace("-", "/") or "text/html")
        self.end_headers()
        try:
            for _ in range(10_000):
                self.wfile.write(b"<p>more and more</p>" * 3000)
        except OSError:
            self.server.hung_up.append(self.path)
        self.close_connection = True

    def answer_bomb(self, rest):
        self.send(200, gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip")

    def answer_packed(self, rest):
        self.send(200, gzip.compress(html("Packed", "fine")), Content_Encoding="gzip")

    def answer_long(self, rest):
        self.page("Long", f"<p>{DISHES}</p>" * 5000)

    def answer_cookie(self, rest):
        self.send(200, html("Cookie", "crumbs"), Set_Cookie="who=anna; Path=/")

    def answer_says_so(self, rest):
        self.page("Page not found | Café", "<h1>404</h1><p>Sorry.</p>")

    def answer_soft(self, rest):
        real = rest == "real"
        nothing = f"Nothing at {self.path}, {time.time()}"
        words = f"{DISHES} and more that this one page alone says" if real else nothing
        self.page("Shop", f"<p>Everything for your table.</p><p>{words}</p>")

    def answer_home_for_all(self, rest):
        self.page(body=f"<p>{DISHES} {rest}</p>") if rest == "real" else self.send(302, Location="/")

    def answer_broken(self, rest):
        self.wfile.write(b"this is no HTTP\r\n\r\n")
        self.close_connection = True


class Frame(Handler):
    """An application: one frame for every address."""

    def do_GET(self):
        self.page("App", "<div id=app></div><script src=/app.js></script>")


class _Server(ThreadingHTTPServer):
    request_queue_size = 1024
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hung up is what is being tried."""


@contextmanager
def serving(handler=Handler, context=None):
    """A server on 127.0.0.1; `asked` is all that it was asked, (host, path, headers) each."""
    server = _Server(("127.0.0.1", 0), handler)
    server.asked, server.hung_up, server.port = [], [], server.server_address[1]
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


_listening = []


def _hear(event, said):
    """Every attempt to connect or to send, of whatever library; Python tells of it before it is made."""
    if event in ("socket.connect", "socket.sendto") and said[0].family != socket.AF_UNIX:
        for attempts in _listening:
            attempts.append(said[1])


sys.addaudithook(_hear)


@contextmanager
def hearing():
    """The addresses that this process tries to connect to meanwhile."""
    attempts = []
    _listening.append(attempts)
    try:
        yield attempts
    finally:
        _listening.remove(attempts)


def world(**names):
    """This machine as the world: any name is here, but for those that are said to be elsewhere."""
    known = {name.replace("_", "."): [ip_address(one) for one in said] for name, said in names.items()}
    return World(allow=[HERE], look_up=lambda host: known.get(host, [HERE]))


class Authority:
    """Somebody who signs certificates, and is trusted by whoever asks with `trust`."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        self.certificate = self._made(self.name, self.key.public_key(), authority=True)

    def trust(self):
        context = ssl.create_default_context()
        context.load_verify_locations(cadata=self._pem(self.certificate).decode())
        return context

    def serve(self, folder, host=HOST, days=(-1, 30), known=True):
        """A server's TLS. known: whether the authority signed it; else it signed itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        made = self._made(own, key.public_key(), host, days, signer=None if known else (own, key))
        file = folder / "server.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(private + self._pem(made))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _made(self, name, key, host=None, days=(-1, 30), signer=None, authority=False):
        now = datetime.datetime.now(datetime.UTC)
        issuer, signing = signer or (self.name, self.key)
        made = (
            x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + datetime.timedelta(days=days[0]))
            .not_valid_after(now + datetime.timedelta(days=days[1]))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        )  # fmt: skip
        if host:
            made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        return made.sign(signing, hashes.SHA256())

    def _pem(self, certificate):
        return certificate.public_bytes(serialization.Encoding.PEM)
