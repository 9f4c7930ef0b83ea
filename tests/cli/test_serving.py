"""Starting, greeting and stopping, as whoever installs Walkboard sees it."""

import json
import signal
import socket
import urllib.request
from pathlib import Path

from tests.cli.stage import link_in, serving, walkboard


def signed_in(url: str, link: str) -> str:
    """The session cookie one gets for a link."""
    body = json.dumps({"token": link.partition("#")[2]}).encode()
    request = urllib.request.Request(f"{url}/api/sign-in", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return str(answer.headers["set-cookie"]).split(";")[0]


def test_from_first_start_to_second(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder) as server:
        assert f"On this computer   {server.url}" in server.greeting
        link = link_in(server.greeting)
        assert link.startswith(f"{server.url}/sign-in#")
        assert server.get("/readyz") == (200, '{"database":"ok","documents":"ok","damaged":0,"bus":"alone"}')
        cookie = signed_in(server.url, link)
        status, boards = server.get("/api/boards", Cookie=cookie)
        (sample,) = json.loads(boards)
        assert (status, sample["title"], sample["sequence"]) == (200, "Home heat pump", 1)
        (stream,) = json.loads(server.get("/api/streams", Cookie=cookie)[1])
        assert (stream["name"], sample["stream_id"]) == ("Home heat pump", stream["id"])

        created = walkboard(folder, "token", "create", "--name", "Export")
        token = created.stdout.splitlines()[-1]
        assert server.get("/api/me", Authorization=f"Bearer {token}")[0] == 200
        again = walkboard(folder, "user", "link", "owner", PORT=server.url.rpartition(":")[2])
        assert signed_in(server.url, link_in(again.stdout))

        backup = tmp_path / "backup.sqlite"
        assert walkboard(folder, "backup", str(backup)).returncode == 0
        assert server.end() in {0, -signal.SIGTERM}, "uvicorn ends by the signal once everything is finished"

    log = server.log.read_text()
    assert link.partition("#")[2] not in log
    assert "Traceback" not in log

    with serving(folder) as server:
        assert "walkboard user link NAME" in server.greeting
        assert "sign-in#" not in server.greeting
        assert len(json.loads(server.get("/api/boards", Cookie=cookie)[1])) == 1
        assert server.end(signal.SIGINT) in {0, -signal.SIGINT, 130}

    restored = tmp_path / "restored"
    restored.mkdir()
    (restored / "walkboard.sqlite").write_bytes(backup.read_bytes())
    with serving(restored) as server:
        (sample_again,) = json.loads(server.get("/api/boards", Cookie=cookie)[1])
        assert sample_again["id"] == sample["id"]
        assert json.loads(server.get(f"/api/boards/{sample['id']}/outline", Cookie=cookie)[1])["state"]["cards"]


def test_a_start_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder, WALKBOARD_SAMPLE="false", WALKBOARD_LOG_FORMAT="json") as server:
        first = link_in(server.greeting)
        server.process.kill()
        server.process.wait()
    with serving(folder, WALKBOARD_LANGUAGE="de") as server:
        assert link_in(server.greeting) != first, "the owner never signed in, so there is a link again"
        (sample,) = json.loads(server.get("/api/boards", Cookie=signed_in(server.url, link_in(server.greeting)))[1])
        assert sample["title"] == "Wärmepumpe fürs Haus"


def test_the_network_is_told_and_drawn(tmp_path: Path) -> None:
    with serving(tmp_path / "data", HOST="0.0.0.0", WALKBOARD_SAMPLE="false") as server:
        assert "On this computer   http://127.0.0.1:" in server.greeting
        if "On this network" in server.greeting:
            assert "▀" in server.greeting or "█" in server.greeting
        else:
            assert link_in(server.greeting).startswith("http://127.0.0.1:"), "a machine without a network"


def test_a_taken_port_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = walkboard(tmp_path / "data", "serve", PORT=port)
    assert result.returncode == 1
    assert f"Something else already uses port {port}." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "data").exists()
