"""The headers that tell a browser what pages of ours may do: only what is ours, in nobody's frame."""

from collections.abc import Sequence


def content_security_policy(*, scripts: Sequence[str] = (), styles: Sequence[str] = ()) -> str:
    """The policy; `scripts` and `styles` name what stands inside a page, by hash or nonce.

    Style attributes are allowed because places on the wall are written as such; a style element needs its nonce.
    """
    policy = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *scripts],
        "style-src": ["'self'", *styles],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in policy.items())


def security_headers(*, secure: bool) -> dict[str, str]:
    """The headers on every answer; `secure` when people reach the server over https."""
    headers = {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if secure:
        # Over plain HTTP browsers ignore it, and say so in the console of everybody who looks.
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
