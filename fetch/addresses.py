"""Which IP addresses and ports may be connected to.

Feeds name pages, pages redirect, and names change what they resolve to: whoever writes any of these could point us into
the network that we run in. So every address is judged right before a connection to it.

Source: the IANA registries of special-purpose IPv4 and IPv6 addresses; the cloud providers' own documents for metadata;
the port blocking of the WHATWG Fetch standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The first network that holds an address says what it is, so the narrower ones stand first.
_CLOSED: tuple[tuple[Network, str], ...] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("169.254.169.254/32", "the metadata service of a cloud"),
        ("169.254.170.2/32", "the metadata service of a cloud"),
        ("100.100.100.200/32", "the metadata service of a cloud"),
        ("168.63.129.16/32", "the metadata service of a cloud"),
        ("192.0.0.192/32", "the metadata service of a cloud"),
        ("fd00:ec2::/32", "the metadata service of a cloud"),
        ("fd20:ce::254/128", "the metadata service of a cloud"),
        ("0.0.0.0/32", "unspecified"),
        ("0.0.0.0/8", "reserved"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "private (a carrier's)"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved for documentation"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "reserved for benchmarks"),
        ("198.51.100.0/24", "reserved for documentation"),
        ("203.0.113.0/24", "reserved for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("255.255.255.255/32", "broadcast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "private (local NAT64)"),
        ("100::/64", "reserved"),
        ("2001:db8::/32", "reserved for documentation"),
        ("3fff::/20", "reserved for documentation"),
        ("5f00::/16", "reserved"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private (site-local)"),
        ("ff00::/8", "multicast"),
    )
)
_GLOBAL_UNICAST = ip_network("2000::/3")  # all that IANA gives out of IPv6
_COMPATIBLE = ip_network("::/96")
_NAT64 = ip_network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)

_WEB_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8088, 8443, 8888})
"""Where websites are. At any other port somebody else would get what we send."""
_SYSTEM_PORTS = range(1024)
_BAD_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080}
)
"""Of other protocols, beyond the system ports: no browser connects to them either."""


def refusal(address: str, port: int, allowed: Sequence[Network]) -> str | None:
    """Why an IP address must not be connected to at a port; None if it may.

    An IPv6 address that carries an IPv4 address is as closed as what it carries. In allowed networks more ports are
    open than in public ones: whoever allows a network knows what runs there.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return f"{address!r} is no IP address"
    is_allowed = _is_in(parsed, allowed)
    if not is_allowed and (what := _closed(parsed, allowed)):
        return f"address {address} {what}; allow it under [fetch] allow_networks"
    if is_allowed and (port in _BAD_PORTS or (port in _SYSTEM_PORTS and port not in _WEB_PORTS)):
        return f"port {port} belongs to another protocol than HTTP"
    if not is_allowed and port not in _WEB_PORTS:
        return f"port {port} is none where public websites are"
    return None


def _is_in(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _closed(address: Address, allowed: Sequence[Network]) -> str | None:
    if _is_in(address, allowed):
        return None
    for network, what in _CLOSED:
        if address in network:
            return f"is {what}"
    carried = tuple(_carried(address))
    for inner in carried:
        if reason := _closed(inner, allowed):
            return f"leads to {inner}, which {reason}"
    return None if carried or _is_public(address) else "is not public"


def _is_public(address: Address) -> bool:
    return address.is_global and (isinstance(address, IPv4Address) or address in _GLOBAL_UNICAST)


def _carried(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that packets for an IPv6 address may end at."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    number = int(address)
    if address in _NAT64 or address in _COMPATIBLE or (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)
