"""The description of the REST interface that the client's types are generated from."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from walkboard.api.problems import MEDIA_TYPE, Problem

_REF = "#/components/schemas/{model}"


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document: every operation may answer with a problem document instead."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
        described = Problem.model_json_schema(ref_template=_REF)
        models = schema.setdefault("components", {}).setdefault("schemas", {})
        models |= described.pop("$defs", {})
        models["Problem"] = described
        for unused in ("HTTPValidationError", "ValidationError"):
            models.pop(unused, None)
        for path in schema["paths"].values():
            for operation in path.values():
                _may_refuse(operation)
        schema["components"]["schemas"] = dict(sorted(models.items()))
        app.openapi_schema = schema
    return app.openapi_schema


def _may_refuse(operation: dict[str, Any]) -> None:
    operation["responses"].pop("422", None)
    operation["responses"]["default"] = {
        "description": "A problem document",
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}},
    }
