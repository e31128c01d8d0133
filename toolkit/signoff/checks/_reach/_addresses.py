"""Which addresses belong to the public internet; no other is ever connected to.

Source: IANA's special-purpose address registries for IPv4 and IPv6, read 2026-11: whatever is not "globally
reachable" there, and addresses through which a packet goes on to another one (mapped, NAT64, 6to4, Teredo)."""

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# The first that holds an address says what it is; so an exact one stands before the one that it lies in.
_SPECIAL = {
    "168.63.129.16/32": "the metadata service of a cloud",
    "100.100.100.200/32": "the metadata service of a cloud",
    "192.0.0.192/32": "the metadata service of a cloud",
    "169.254.169.254/32": "the metadata service of a cloud",
    "0.0.0.0/8": "this machine",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "an address inside a provider's network",
    "127.0.0.0/8": "this machine",
    "169.254.0.0/16": "an address of this cable only",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "kept for protocols",
    "192.0.2.0/24": "kept for examples",
    "192.88.99.0/24": "a way into another network (6to4)",
    "192.168.0.0/16": "a private address",
    "198.18.0.0/15": "kept for measurements",
    "198.51.100.0/24": "kept for examples",
    "203.0.113.0/24": "kept for examples",
    "224.0.0.0/4": "an address of many machines",
    "240.0.0.0/4": "kept for later",
    "::1/128": "this machine",
    "::/128": "this machine",
    "::ffff:0:0/96": "an IPv4 address in disguise",
    "::ffff:0:0:0/96": "an IPv4 address in disguise",
    "::/96": "an IPv4 address in disguise",
    "64:ff9b::/96": "a way to an IPv4 address (NAT64)",
    "64:ff9b:1::/48": "a way to an IPv4 address (NAT64)",
    "2001::/32": "a way to an IPv4 address (Teredo)",
    "2001::/23": "kept for protocols",
    "2001:db8::/32": "kept for examples",
    "2002::/16": "a way to an IPv4 address (6to4)",
    "3fff::/20": "kept for examples",
    "fc00::/7": "a private address",
    "fe80::/10": "an address of this cable only",
    "fec0::/10": "a private address",
    "ff00::/8": "an address of many machines",
}
_GLOBAL_6 = IPv6Network("2000::/3")


@cache
def _special() -> list[tuple[IPv4Network | IPv6Network, str]]:
    return [(IPv6Network(text) if ":" in text else IPv4Network(text), what) for text, what in _SPECIAL.items()]


def why_not_public(address: Address) -> str:
    """What an address is, where it is none of the public internet; "" for a public one."""
    for network, what in _special():
        if address.version == network.version and address in network:
            return what
    if isinstance(address, IPv6Address) and address not in _GLOBAL_6:
        return "no address of the public internet"
    return ""


def written(host: str) -> Address | None:
    """The address that a host is, as addresses are properly written; None for a name.

    Raises ValueError, in words, for a number that only a browser would take for an address: `2130706433`, `0x7f.1`."""
    if host.startswith("["):
        return _version_6(host)
    try:
        return IPv4Address(host)
    except ValueError:
        pass
    last = host.removesuffix(".").rpartition(".")[2]
    if last.isdecimal() or _is_hexadecimal(last):
        raise ValueError(f"`{host}` is an address in disguise: {_meant(host)}")
    return None


def _version_6(host: str) -> Address:
    try:
        if "%" in host or not host.endswith("]"):
            raise ValueError(host)
        return IPv6Address(host[1:-1])
    except ValueError:
        raise ValueError(f"`{host}` is no address") from None


def _is_hexadecimal(label: str) -> bool:
    return label.startswith("0x") and all(sign in "0123456789abcdef" for sign in label[2:])


def _meant(host: str) -> str:
    """The address that a browser would go to.    Source: WHATWG URL, the IPv4 parser."""
    try:
        numbers = [_number(part) for part in host.removesuffix(".").split(".")]
        *first, last = numbers
        if len(numbers) > 4 or any(one > 255 for one in first) or last >= 256 ** (5 - len(numbers)):
            return "of nothing"
        return f"a browser goes to {ip_address(last + sum(one << (24 - 8 * n) for n, one in enumerate(first)))}"
    except ValueError:
        return "of nothing"


def _number(part: str) -> int:
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)
