"""The small live pictures of templates: their outlines, made once for each language."""

import asyncio
from typing import Any

from walkboard.boards.templates import Language
from walkboard.documents.pool import DocumentPool

# Stands for whoever will make a board from the template; nobody is shown.
_NOBODY = "nobody"


class TemplatePictures:
    """Outlines of all templates, asked of a document worker at most once each."""

    def __init__(self, pool: DocumentPool) -> None:
        """Asks nothing yet."""
        self._pool = pool
        self._made: dict[tuple[str, Language], dict[str, Any]] = {}
        self._making = asyncio.Lock()

    async def outline(self, key: str, language: Language) -> dict[str, Any]:
        """The outline of a template in a language."""
        async with self._making:
            wanted = (key, language)
            if wanted not in self._made:
                update = await self._pool.template(key, language, _NOBODY)
                self._made[wanted] = await self._pool.outline_of(update)
            return self._made[wanted]
