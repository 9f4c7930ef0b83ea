"""Digests of everything the board's own roots show: equal for two documents, in any engine, that show the same.

Clocks do not say it: with an id that two wrote with, or in an engine that reads differently, equal clocks stand for
different boards. The digest is made in steps, so that a large board does not hold up the others of its worker.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from pycrdt import Doc, Map

from walkboard.documents.canonical import write_text, write_value
from walkboard.documents.outline import Roots
from walkboard.wire.state_vector import encode_state_vector

# So many values of a root go into one step of its digest: a few milliseconds. The browser cuts at the same places.
STEP_VALUES = 128

_NOTHING = bytes(32)


def digest_steps(doc: Doc[Map[Any]], roots: Roots) -> Iterator[dict[str, bytes] | None]:
    """Digests by the names of roots, once they are there, after a None for each step. What is read must not change."""
    digests: dict[str, bytes] = {}
    for name, root in roots.items():
        digest, keys = _NOTHING, sorted(root.keys())
        for start in range(0, len(keys), STEP_VALUES):
            out = bytearray(digest)
            with doc.transaction():  # reading outside of one takes twice the time
                for key in keys[start : start + STEP_VALUES]:
                    write_text(out, key)
                    write_value(out, root[key])
            digest = sha256(out).digest()
            yield None
        digests[name] = digest
    yield digests


def clocks_digest(clocks: Mapping[int, int]) -> bytes:
    """A digest of how far the writing of every client id goes."""
    return sha256(encode_state_vector(dict(sorted(pair for pair in clocks.items() if pair[1])))).digest()
