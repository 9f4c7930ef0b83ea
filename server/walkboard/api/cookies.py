"""The session cookie: set on signing in, taken away on signing out. Scripts cannot read it."""

from fastapi import Response

from walkboard.api.access import SESSION_COOKIE
from walkboard.api.services import Services


def set_session(response: Response, services: Services, secret: str) -> None:
    """Signs the browser in. `Secure` only over https: a wall on a plain LAN must work, too."""
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        max_age=int(services.lifetimes.session.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=services.addresses.secure,
        path="/",
    )


def clear_session(response: Response, services: Services) -> None:
    """Signs the browser out."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax", secure=services.addresses.secure)
