"""Every refusal leaves as a problem document (RFC 9457) with a stable slug and a plain sentence."""

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from walkboard.errors import (
    BodyTooLarge,
    InputRefused,
    MethodRefused,
    PageUnknown,
    TryAgainLater,
    Unforeseen,
    WalkboardError,
)

MEDIA_TYPE = "application/problem+json"

# What a client is asked to wait before it tries again.
RETRY_AFTER_SECONDS = 2

_log = structlog.get_logger(__name__)

_BY_STATUS: Mapping[int, type[WalkboardError]] = {404: PageUnknown, 405: MethodRefused, 413: BodyTooLarge}

# Pydantic's words are for programmers; these are for whoever typed something.
_PLAIN_WORDS: Mapping[str, str] = {
    "missing": "This is needed.",
    "string_type": "This must be text.",
    "int_parsing": "This must be a whole number.",
    "bool_parsing": "This must be true or false.",
    "json_invalid": "The body is not JSON.",
    "extra_forbidden": "Walkboard does not know this field.",
    "model_attributes_type": "This must be a JSON object.",
    "dict_type": "This must be a JSON object.",
}


class ProblemField(BaseModel):
    """One field that cannot be used, and why."""

    name: str
    detail: str


class Problem(BaseModel):
    """A refusal: `slug` is stable and for programs, `title` and `detail` are for people."""

    type: str = Field(examples=["/problems/board-unknown"])
    slug: str = Field(examples=["board-unknown"])
    title: str
    status: int
    detail: str
    fields: list[ProblemField] | None = None


def problem_response(error: WalkboardError, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The refusal as a response."""
    fields = [ProblemField(name=name, detail=detail) for name, detail in getattr(error, "fields", ())]
    problem = Problem(
        type=f"/problems/{error.slug}",
        slug=error.slug,
        title=error.title,
        status=error.status,
        detail=error.detail,
        fields=fields or None,
    )
    extra = {"Cache-Control": "no-store", **(headers or {})}
    if error.status == 503:
        extra["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if error.status == 401:
        extra["WWW-Authenticate"] = "Bearer"
    return JSONResponse(problem.model_dump(exclude_none=True), error.status, extra, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answers every exception of the app with a problem document."""
    app.add_exception_handler(WalkboardError, _on_refusal)
    app.add_exception_handler(RequestValidationError, _on_input)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(OperationalError, _on_database)
    app.add_exception_handler(Exception, _on_bug)


async def _on_refusal(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, WalkboardError)
    return problem_response(error)


async def _on_input(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return problem_response(refused_input(error.errors()))


async def _on_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    known = _BY_STATUS.get(error.status_code)
    if known is not None:
        return problem_response(known(), error.headers)
    if error.status_code < 500:
        return problem_response(InputRefused(str(error.detail)), error.headers)
    return problem_response(Unforeseen(), error.headers)


async def _on_database(_request: Request, error: Exception) -> JSONResponse:
    _log.error("database away", error=str(getattr(error, "orig", error)))
    return problem_response(TryAgainLater("The database cannot be used just now. Try again in a moment."))


async def _on_bug(request: Request, error: Exception) -> JSONResponse:
    _log.error("unforeseen", method=request.method, error=type(error).__name__)
    return problem_response(Unforeseen())


def refused_input(faults: Any) -> InputRefused:
    """What Pydantic found, in plain words."""
    fields = [(_field_name(fault), _plain(fault)) for fault in faults]
    named = [f"{name}: {detail}" if name else detail for name, detail in fields]
    return InputRefused(" ".join(named) or None, fields=[field for field in fields if field[0]])


def _field_name(fault: Mapping[str, Any]) -> str:
    if fault["type"] == "json_invalid":
        return ""
    return ".".join(str(part) for part in fault["loc"][1:])


def _plain(fault: Mapping[str, Any]) -> str:
    plain = _PLAIN_WORDS.get(fault["type"])
    if plain is not None:
        return plain
    message = str(fault["msg"]).replace("Input should be", "This must be")
    return message if message.endswith(".") else f"{message}."
