from __future__ import annotations

from ipaddress import ip_network

import pytest

from fetch.addresses import refusal

CLOSED = [
    ("0.0.0.0", "unspecified"),  # noqa: S104
    ("0.1.2.3", "reserved"),
    ("10.0.0.1", "private"),
    ("10.255.255.255", "private"),
    ("100.64.0.1", "private"),
    ("100.127.255.255", "private"),
    ("100.100.100.200", "metadata"),
    ("127.0.0.1", "loopback"),
    ("127.255.0.1", "loopback"),
    ("168.63.129.16", "metadata"),
    ("169.254.169.254", "metadata"),
    ("169.254.1.1", "link-local"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.0.0.8", "reserved"),
    ("192.0.2.1", "documentation"),
    ("192.168.1.1", "private"),
    ("198.18.0.1", "benchmarks"),
    ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::7f00:1", "127.0.0.1, which is loopback"),
    ("::ffff:10.0.0.1", "10.0.0.1, which is private"),
    ("::ffff:169.254.169.254", "169.254.169.254, which is the metadata"),
    ("64:ff9b::10.0.0.1", "10.0.0.1, which is private"),
    ("64:ff9b:1::a00:1", "private"),
    ("100::1", "reserved"),
    ("2001:db8::1", "documentation"),
    ("2002:7f00:1::", "127.0.0.1, which is loopback"),
    ("2001:0:808:808::f5ff:fffe", "10.0.0.1, which is private"),
    ("2a00:1450:4001::5efe:10.0.0.1", "10.0.0.1, which is private"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "metadata"),
    ("fdff::1", "private"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("4000::1", "not public"),
]
OPEN = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "223.255.255.255",
    "2a00:1450:4001:81b::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::",
]


@pytest.mark.parametrize(("address", "word"), CLOSED)
def test_an_address_that_is_not_the_public_network_is_refused_with_what_it_is(address: str, word: str) -> None:
    reason = refusal(address, 443, ())
    assert reason is not None
    assert word in reason
    assert "allow it under [fetch] allow_networks" in reason


@pytest.mark.parametrize("address", OPEN)
def test_a_public_address_may_be_connected_to(address: str) -> None:
    """The neighbours of closed networks included."""
    assert refusal(address, 443, ()) is None


def test_the_reason_reads_as_the_user_will_see_it() -> None:
    assert refusal("10.0.0.1", 80, ()) == "address 10.0.0.1 is private; allow it under [fetch] allow_networks"


def test_an_allowed_network_opens_itself_and_nothing_beside() -> None:
    allowed = (ip_network("10.1.0.0/16"), ip_network("fd12::/16"))
    assert refusal("10.1.2.3", 80, allowed) is None
    assert refusal("fd12::1", 80, allowed) is None
    assert refusal("::ffff:10.1.2.3", 80, allowed) is None
    assert refusal("10.2.0.1", 80, allowed) is not None
    assert refusal("127.0.0.1", 80, allowed) is not None


@pytest.mark.parametrize("text", ["", "example.org", "10.0.0", "1.2.3.4.5", "0x7f000001"])
def test_what_is_no_address_is_refused(text: str) -> None:
    assert "is no IP address" in (refusal(text, 80, ()) or "")


@pytest.mark.parametrize("port", [80, 443, 8000, 8008, 8080, 8081, 8088, 8443, 8888])
def test_public_addresses_are_asked_where_websites_are(port: int) -> None:
    assert refusal("1.1.1.1", port, ()) is None


@pytest.mark.parametrize("port", [0, 1, 21, 22, 25, 81, 1024, 3306, 5432, 6379, 8001, 9200, 11211, 49152, 65535])
def test_public_addresses_are_asked_nowhere_else(port: int) -> None:
    assert refusal("1.1.1.1", port, ()) == f"port {port} is none where public websites are"


@pytest.mark.parametrize("port", [80, 443, 1024, 3000, 5000, 6379, 8080, 49152, 65535])
def test_allowed_networks_are_asked_beyond_the_ports_of_the_system(port: int) -> None:
    assert refusal("10.0.0.1", port, (ip_network("10.0.0.0/8"),)) is None


@pytest.mark.parametrize("port", [0, 1, 22, 25, 81, 1023, 1719, 2049, 4190, 5060, 6000, 6665, 6669, 6697, 10080])
def test_even_in_allowed_networks_other_protocols_are_let_be(port: int) -> None:
    said = refusal("10.0.0.1", port, (ip_network("10.0.0.0/8"),))
    assert said == f"port {port} belongs to another protocol than HTTP"
