"""Damaged versions of genuine updates, from a seed."""

from random import Random

from walkboard.wire.varint import encode_varint


def mutant(random: Random, genuine: bytes, other: bytes) -> bytes:
    """The update with one to three kinds of damage."""
    data = bytearray(genuine)
    for _ in range(random.randint(1, 3)):
        data = _damaged(random, data, other)
    return bytes(data)


def _damaged(random: Random, data: bytearray, other: bytes) -> bytearray:
    if not data:
        return bytearray(random.randbytes(8))
    at = random.randrange(len(data))
    match random.randrange(8):
        case 0:
            data[at] ^= 1 << random.randrange(8)
        case 1:
            data[at] = random.choice((0, 1, 2, 0x28, 0x7F, 0x80, 0xFF, random.randrange(256)))
        case 2:
            del data[at : at + random.randint(1, 6)]
        case 3:
            data[at:at] = data[at : at + random.randint(1, 12)]
        case 4:
            start = random.randrange(len(other))
            data[at : at + random.randint(0, 8)] = other[start : start + random.randint(1, 16)]
        case 5:
            data[at : at + 1] = encode_varint(random.choice((0, 1, 127, 128, 1 << 20, (1 << 31) - 1, (1 << 32) - 1)))
        case 6:
            del data[at:]
        case _:
            data[at] = max(0, min(255, data[at] + random.choice((-1, 1))))
    return data
