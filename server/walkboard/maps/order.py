"""Order keys for records that are written for the first time, in the alphabet of the fractional indices of clients."""

from string import ascii_lowercase, ascii_uppercase, digits

_ALPHABET = digits + ascii_uppercase + ascii_lowercase
_BASE = len(_ALPHABET)


def order_keys(count: int) -> list[str]:
    """Ascending keys a0, a1 … az, b00, b01 …: what a client makes when it appends one after the other."""
    return [_key(index) for index in range(count)]


def _key(index: int) -> str:
    """The length stands in front: a has one digit, b two, and so on."""
    places = 1
    while index >= _BASE**places:
        index -= _BASE**places
        places += 1
    written = ""
    for _ in range(places):
        index, digit = divmod(index, _BASE)
        written = _ALPHABET[digit] + written
    return ascii_lowercase[places - 1] + written
