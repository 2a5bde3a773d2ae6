"""Certificates of servers on loopback, good and bad, and the authority that signed them."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

CertificateName = Literal["good", "good-h2", "self-signed", "expired", "wrong-host"]
"""`good-h2` speaks HTTP/2 to those who can."""

_ADDRESS = x509.IPAddress(ip_address("127.0.0.1"))


def server_contexts(directory: Path) -> Mapping[CertificateName, ssl.SSLContext]:
    """A TLS context per certificate; writes the authority's, to be trusted, into `authority.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    authority = _name("Authority of the weather")
    own = _signed(key, authority, key, authority, alternative=None, days=1)
    (directory / "authority.pem").write_bytes(own.public_bytes(serialization.Encoding.PEM))
    elsewhere = x509.DNSName("elsewhere.example.org")
    given: dict[CertificateName, tuple[ec.EllipticCurvePrivateKey, x509.Certificate]] = {}
    wanted: tuple[tuple[CertificateName, x509.GeneralName, int], ...] = (
        ("good", _ADDRESS, 1),
        ("expired", _ADDRESS, -1),
        ("wrong-host", elsewhere, 1),
    )
    for name, alternative, days in wanted:
        given[name] = _issued(key, authority, alternative, days)
    lonely = ec.generate_private_key(ec.SECP256R1())
    given["self-signed"] = (
        lonely,
        _signed(lonely, _name("nobody"), lonely, _name("nobody"), alternative=_ADDRESS, days=1),
    )
    given["good-h2"] = given["good"]
    contexts = {name: _context(directory / f"{name}.pem", *pair) for name, pair in given.items()}
    contexts["good-h2"].set_alpn_protocols(["h2"])
    return contexts


def _issued(
    key: ec.EllipticCurvePrivateKey, authority: x509.Name, alternative: x509.GeneralName, days: int
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    private = ec.generate_private_key(ec.SECP256R1())
    return private, _signed(private, _name("a server"), key, authority, alternative=alternative, days=days)


def _signed(
    key: ec.EllipticCurvePrivateKey,
    subject: x509.Name,
    by: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    *,
    alternative: x509.GeneralName | None,
    days: int,
) -> x509.Certificate:
    """A certificate that is valid for so many days from now; an authority's where it names no host."""
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=alternative is None, path_length=None), critical=True)
    )
    if alternative is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
    return builder.sign(by, hashes.SHA256())


def _context(file: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> ssl.SSLContext:
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])
