"""Which internet addresses lie inside a network and are none of the outside world's business."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_INSIDE_V4 = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by the customers of a provider (CGNAT)
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # link-local, and the metadata of cloud machines
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# Everything outside 2000::/3 is unassigned, local, multicast or a mapping; of that third, what does not lead outside:
_GLOBAL_V6 = IPv6Network("2000::/3")
_INSIDE_V6 = tuple(
    ip_network(text)
    for text in (
        "2001::/23",  # protocol assignments, Teredo and ORCHID among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_inside(text: str) -> bool:
    """Say whether an address must not be reached from here on a stranger's word.

    text: an address as a resolver gives it; anything else counts as inside. An IPv6 address that carries an IPv4
    address (mapped, NAT64) is judged by what it carries.
    """
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, IPv6Address):
        return _is_inside_v6(address)
    return any(address in network for network in _INSIDE_V4)


def _is_inside_v6(address: IPv6Address) -> bool:
    carried = address.ipv4_mapped
    if carried is None and address in _NAT64:
        carried = IPv4Address(int(address) & 0xFFFFFFFF)
    if carried is not None:
        return any(carried in network for network in _INSIDE_V4)
    return address not in _GLOBAL_V6 or any(address in network for network in _INSIDE_V6)
