"""Which names and addresses lead to a machine that everybody reaches, and not into somebody's own network.

IANA lists what is kept for special use: https://www.iana.org/assignments/iana-ipv4-special-registry and the same for
IPv6. What Python knows of those lists differs from version to version, so what matters stands here.
"""

import ipaddress
from collections.abc import Iterable

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# The one block that addresses of IPv6 are given out from (RFC 4291). Below and above it lie those that stand for
# another address, and may hide a private one: mapped, compatible, translated (64:ff9b::/96), site-local (fec0::/10).
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")


def _networks(written: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(one) for one in written.split())


# The last of IPv4 is where Azure's machines ask about themselves; all other clouds use private addresses for that.
_SPECIAL = _networks(
    """
    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
    203.0.113.0/24 224.0.0.0/3 168.63.129.16/32
    2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
    """
)

# Names that are looked up in one's own network alone: RFC 6762, 8375, 9476, ICANN's .internal, and what is customary.
_INNER = frozenset("internal local localdomain localhost lan home corp intranet private arpa onion alt".split())
_METADATA = frozenset({"metadata.goog"})  # where a machine in a cloud finds its keys; others end in .internal


def is_public_address(address: str) -> bool:
    """Whether the IP `address` is one machine that everybody reaches; raises ValueError where it is none."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip not in _GIVEN_OUT:
        return False
    return ip.is_global and not ip.is_multicast and not _is_in(ip, _SPECIAL)


def is_public_name(host: str) -> bool:
    """Whether the name `host` may be looked up by everybody; an IP address is no name, and passes.

    One without a dot is only known in one's own network, or is a number that stands for an IP address.
    """
    name = host.rstrip(".").lower()
    if ":" in name:
        return True
    labels = name.split(".")
    return len(labels) > 1 and labels[-1] not in _INNER and name not in _METADATA


def _is_in(ip: ipaddress.IPv4Address | ipaddress.IPv6Address, networks: Iterable[Network]) -> bool:
    return any(ip.version == network.version and ip in network for network in networks)
