"""Where the installation is, and the links it hands out."""

import pytest

from walkboard.api.addresses import Addresses, is_local_name


class TestLinks:
    def test_use_the_address_that_was_set(self) -> None:
        addresses = Addresses("https://wall.example.org", fixed=True)
        assert addresses.sign_in("s", "192.168.1.20:8000") == "https://wall.example.org/sign-in#s"

    @pytest.mark.parametrize(
        ("public", "asked_at", "base"),
        [
            ("http://127.0.0.1:8000", None, "http://127.0.0.1:8000"),
            ("http://127.0.0.1:8000", "localhost:8000", "http://localhost:8000"),
            ("http://127.0.0.1:8000", "192.168.1.20:9000", "http://192.168.1.20:9000"),
            ("http://127.0.0.1:8000", "evil.example", "http://127.0.0.1:8000"),
            ("http://127.0.0.1:8000", "a b", "http://127.0.0.1:8000"),
            ("http://192.168.1.20:8000", "localhost:8000", "http://192.168.1.20:8000"),
            ("http://192.168.1.20:8000", "wall.local:8000", "http://wall.local:8000"),
        ],
    )
    def test_otherwise_use_what_others_can_reach(self, public: str, asked_at: str | None, base: str) -> None:
        assert Addresses(public, fixed=False).join("s", asked_at) == f"{base}/join#s"


@pytest.mark.parametrize("url", ["wall.example.org", "http://wall.example.org/path", "ftp://wall", "http://", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        Addresses(url)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("8.8.8.8", True),
        ("::1", True),
        ("nas", True),
        ("wall.local", True),
        ("wall.example.org", False),
        ("local", True),
        ("evillocal.com", False),
        ("wall.local.evil.com", False),
    ],
)
def test_local_names(host: str, local: bool) -> None:
    assert is_local_name(host) is local
