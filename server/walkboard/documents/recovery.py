"""Building a document from a damaged log: everything that fits together, and an account of what does not.

An update that is whole but builds on something missing is not applied: it waits, and is tried again once more of the
log has been read. One that makes the engine fail is left out and the document built anew, because an engine that was
surprised may not be asked again.
"""

from collections.abc import Collection, Mapping, Sequence

from walkboard.documents.document import Document
from walkboard.documents.protocol import Recovery
from walkboard.errors import DocumentBroken

# More than this is not damage on disk: nothing is guessed.
MAX_CULPRITS = 8


def recover(
    updates: Sequence[bytes], claims: Mapping[int, str | None], former: Collection[int] = ()
) -> tuple[Document, Recovery]:
    """The document, and what is not in it. Raises DocumentBroken if the engine fails again and again."""
    culprits: dict[int, str] = {}
    while True:
        document = Document(claims, former=former, healing=True)
        try:
            recovery = document.recover(updates, culprits)
        except DocumentBroken as broken:
            document.close()
            if broken.culprit is None or len(culprits) >= MAX_CULPRITS:
                raise
            culprits[broken.culprit] = broken.detail
        else:
            return document, Recovery(recovery.waiting, (*recovery.unreadable, *culprits.items()))
