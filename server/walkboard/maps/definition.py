"""What definitions are made of: strict, immutable models, and texts in every language Walkboard speaks."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = ("en", "de")
Paper = Literal["paper", "yellow", "orange", "pink", "purple", "blue", "teal", "green", "grey"]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Positive = Annotated[int, Field(ge=1)]


class Definition(BaseModel):
    """Immutable, and strict about fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalText(Definition):
    """A text in every language Walkboard speaks."""

    en: str
    de: str

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.de if language == "de" else self.en
