"""What browsers are served: the client's page and files, headers on everything, plain words while nothing is built."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.api.stage import Wall, problem, running_wall
from walkboard.api.preloads import wall_preloads

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGE = (
    '<!doctype html><html><head><style>body{}</style><script>let a</script><script src="/assets/a.js"></script></head>'
)


MANIFEST = {
    "index.html": {"file": "assets/index-5f3a.js", "css": ["assets/index-1.css"], "imports": ["_shared.js"]},
    "_shared.js": {"file": "assets/shared-2.js"},
    "src/ui/wall/WallPage.tsx": {"file": "assets/WallPage-3.js", "imports": ["index.html", "_yjs.js", "_shared.js"]},
    "_yjs.js": {"file": "assets/yjs-4.js", "css": ["assets/yjs-5.css"], "imports": ["src/ui/wall/WallPage.tsx"]},
    "src/ui/strings/en.ts": {"file": "assets/en-6.js"},
    "src/ui/strings/de.ts": {"file": "assets/de-7.js"},
    "src/ui/strings/thingsEn.ts": {"file": "assets/thingsEn-8.js"},
    "src/ui/strings/thingsDe.ts": {"file": "assets/thingsDe-9.js"},
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def built(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Wall]:
    """An installation with a client: one page, one asset, one file."""
    static = tmp_path_factory.mktemp("static")
    (static / "assets").mkdir()
    (static / "index.html").write_text(PAGE)
    (static / "assets" / "index-5f3a.js").write_text("let wall\n" * 400)
    (static / ".vite").mkdir()
    (static / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST))
    (static / "favicon.svg").write_text("<svg/>")
    (static / "early.js").write_text("(() => {})()")
    (static.parent / "secret.txt").write_text("secret")
    async with running_wall(tmp_path_factory.mktemp("wall"), client_folder=static) as wall:
        yield wall


def unsigned(page: str) -> str:
    """The page without the nonce of its answer and what it asks for besides."""
    asked = r'(<script async[^>]*></script>)?(<link rel="(module)?preload"[^>]*>)*'
    return re.sub(rf'<meta property="csp-nonce" nonce="[\w-]{{22}}">{asked}', "", page)


def asked_for(page: str) -> list[str]:
    """The files that the page asks for before its script has run."""
    return re.findall(r'<link rel="(?:modulepreload|preload" as="style)" crossorigin href="/assets/([^"]+)">', page)


async def test_styles_and_scripts_inside_the_page_are_named(built: Wall) -> None:
    answers = [await built.client().get("/") for _ in range(2)]
    nonces = [re.findall(r'nonce="([\w-]+)"', answer.text) for answer in answers]
    assert nonces[0] != nonces[1]
    for answer, (nonce,) in zip(answers, nonces, strict=True):
        policy = answer.headers["content-security-policy"]
        (script,) = re.findall(r"script-src ([^;]+)", policy)
        (style,) = re.findall(r"style-src ([^;]+)", policy)
        assert re.fullmatch(r"'self' 'sha256-[\w+/]{43}='", script)
        assert re.fullmatch(rf"'self' 'nonce-{nonce}' 'sha256-[\w+/]{{43}}='", style)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/b/some-board",
        "/b/some-board/flow/some-map",
        "/b/some-board/snapshots/some-snapshot",
        "/b/some-board/walks/some-walk",
        "/join",
        "/sign-in",
        "/streams/some-stream",
    ],
)
async def test_addresses_of_the_client(built: Wall, path: str) -> None:
    answer = await built.client().get(path)
    assert (answer.status_code, unsigned(answer.text)) == (200, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert (await built.client().head(path)).status_code == 200


async def test_a_board_asks_for_all_its_files_at_once_in_one_language(built: Wall) -> None:
    german = (await built.client(**{"Accept-Language": "fr,de;q=0.8,en;q=0.5"}).get("/b/some-board")).text
    assert asked_for(german) == ["WallPage-3.js", "yjs-4.js", "yjs-5.css", "de-7.js", "thingsDe-9.js"]
    assert asked_for((await built.client().get("/b/some-board")).text)[-2:] == ["en-6.js", "thingsEn-8.js"]
    for path in ("/", "/join", "/b/some-board/walks/some-walk"):
        assert asked_for((await built.client().get(path)).text) == []


async def test_a_board_is_asked_for_before_any_of_its_files(built: Wall) -> None:
    page = (await built.client().get("/b/some-board")).text
    assert page.index('<script async fetchpriority="high" src="/early.js"></script>') < page.index("modulepreload")
    assert (await built.client().get("/early.js")).headers["cache-control"] == "no-cache"
    assert "early.js" not in (await built.client().get("/")).text


@pytest.mark.parametrize("manifest", [None, "{", "[]", "{}", '{"index.html": 1}'])
async def test_without_a_usable_manifest_the_page_is_as_it_was(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / ".vite").mkdir()
        (tmp_path / ".vite" / "manifest.json").write_text(manifest)
    assert wall_preloads(tmp_path) == {"en": "", "de": ""}


async def test_built_files_are_kept_for_ever(built: Wall) -> None:
    answer = await built.client().get("/assets/index-5f3a.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert "javascript" in answer.headers["content-type"]
    missing = await built.client().get("/assets/gone.js")
    assert problem(missing)["slug"] == "not-found"
    assert "immutable" not in missing.headers.get("cache-control", "")


async def test_other_files_are_asked_for_again(built: Wall) -> None:
    answer = await built.client().get("/favicon.svg")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("path", ["/nowhere", "/b", "/b/x/y", "/index.html"])
async def test_unknown_addresses(built: Wall, path: str) -> None:
    """A browser gets the client, which says so; a program gets a problem document."""
    browser = await built.client(Accept="text/html,*/*").get(path)
    assert (browser.status_code, unsigned(browser.text)) == (404, PAGE)
    assert problem(await built.client().get(path))["slug"] == "not-found"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"]
)
async def test_nothing_outside_is_served(built: Wall, path: str) -> None:
    answer = await built.client().get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text or "secret.txt" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/api/about", "/api/me", "/api/nowhere", "/assets/index-5f3a.js", "/healthz", "/nowhere"]
)
async def test_headers_on_everything(built: Wall, path: str) -> None:
    headers = (await built.client().get(path)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["script-src"].startswith("'self'")
    assert "unsafe" not in policy["script-src"] + policy["style-src"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    # Both count over https only.
    assert "strict-transport-security" not in headers
    assert "cross-origin-opener-policy" not in headers
    assert "server" not in headers


async def test_what_rest_answers_is_not_kept(built: Wall) -> None:
    for path in ("/api/about", "/api/me"):
        assert (await built.client().get(path)).headers["cache-control"] == "no-store"


async def test_a_plain_page_while_nothing_is_built(wall: Wall, tmp_path: Path) -> None:
    async with running_wall(tmp_path / "data", client_folder=tmp_path / "nothing") as bare:
        answer = await bare.client().get("/")
        assert answer.status_code == 503
        assert "make web" in answer.text
        assert "<h1>" in answer.text
        assert (await bare.client().get("/api/about")).status_code == 200


async def test_over_https(tmp_path: Path) -> None:
    async with running_wall(tmp_path, public_url="https://wall.example.org") as wall:
        browser = wall.client(Origin="https://wall.example.org")
        headers = (await browser.get("/api/about")).headers
        assert "max-age" in headers["strict-transport-security"]
        assert headers["cross-origin-opener-policy"] == "same-origin"
        signed_out = await browser.post("/api/sign-out")
        assert "secure" in signed_out.headers["set-cookie"].lower()
