"""Cards of other boards over REST: told to whoever may see their board, and to nobody else."""

from typing import Any

import pycrdt
import pytest

from tests.api.stage import Somebody, Wall, problem

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def with_card(owner: Somebody, wall: Wall, title: str = "Order the pump") -> tuple[str, pycrdt.Doc[Any]]:
    """A kanban with a card in its first column."""
    board = await owner.board("Pumps", template="kanban")
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    roots = {name: doc.get(name, type=pycrdt.Map) for name in ("cards", "placements")}
    outline = (await owner.get(f"/api/boards/{board}/outline"))["state"]
    _, state = await wall.services.registry.document_state(board)
    doc.apply_update(state)
    before = doc.get_state()
    roots["cards"]["pump"] = pycrdt.Map({"type": "card", "title": pycrdt.Text(title), "createdAt": 9e15})
    column = next(each["id"] for each in outline["columns"] if each["role"] == "funnel")
    cell = {"lane": outline["lanes"][0]["id"], "column": column, "order": "a0"}
    roots["placements"][f"{outline['maps'][0]['id']}:pump"] = cell
    await wall.services.registry.append(board, doc.get_update(before), owner.id)
    return board, doc


async def asked(somebody: Somebody, *cards: tuple[str, str]) -> list[dict[str, Any]]:
    answer = await somebody.client.post(
        "/api/cards/summaries", json={"cards": [{"board": board, "card": card} for board, card in cards]}
    )
    assert answer.is_success, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


async def changed(wall: Wall, board: str, doc: pycrdt.Doc[Any], person: str, value: dict[str, Any]) -> None:
    before = doc.get_state()
    record = doc.get("cards", type=pycrdt.Map)["pump"]
    for key, one in value.items():
        record[key] = one
    await wall.services.registry.append(board, doc.get_update(before), person)


async def test_who_may_see_the_board_hears_where_a_card_stands(wall: Wall, owner: Somebody) -> None:
    board, doc = await with_card(owner, wall)
    viewer = await wall.member(owner, board, "viewer")
    (found,) = await asked(viewer, (board, "pump"))
    assert (found["standing"], found["title"], found["board_title"]) == ("there", "Order the pump", "Pumps")
    assert (found["state"], found["blocked"], found["items"]) == ("queue", None, [{"card": "pump", "done": False}])
    assert found["spot"]["map"]["kind"] == "kanban"
    assert found["spot"]["column"]["role"] == "funnel"
    await changed(wall, board, doc, owner.id, {"blocked": {"reason": "No permit", "by": owner.id, "at": 1}})
    assert (await asked(viewer, (board, "pump")))[0]["blocked"] == "No permit"
    await changed(wall, board, doc, owner.id, {"deleted": {"at": 1, "by": owner.id}})
    gone, never = await asked(viewer, (board, "pump"), (board, "nobody"))
    assert (gone["standing"], gone["title"], gone["spot"]) == ("deleted", "Order the pump", None)
    assert (never["standing"], never["title"]) == ("deleted", None)


async def test_who_may_not_learns_nothing_at_all(wall: Wall, owner: Somebody) -> None:
    board, _ = await with_card(owner, wall)
    stranger, member = await wall.person("Stranger"), await wall.member(owner, board, "editor")
    known, made_up = await asked(stranger, (board, "pump"), ("made-up", "pump"))
    assert {**known, "board": ""} == {**made_up, "board": ""}
    assert [value for key, value in known.items() if value and key not in {"board", "card"}] == ["closed"]
    assert (await asked(member, (board, "pump")))[0]["standing"] == "there"
    await owner.delete(f"/api/boards/{board}/members/{member.id}")
    assert (await asked(member, (board, "pump")))[0] == known
    assert (await asked(await wall.host(), (board, "pump")))[0]["standing"] == "there"
    weird = await asked(stranger, ("a\x00b", "pump"), ("x" * 200, "\x00"))
    assert [one["standing"] for one in weird] == ["closed", "closed"]


async def test_a_deleted_board_says_so_to_its_members_only(wall: Wall, owner: Somebody) -> None:
    board, _ = await with_card(owner, wall)
    member = await wall.member(owner, board, "viewer")
    await owner.delete(f"/api/boards/{board}")
    assert [(one["standing"], one["board_title"]) for one in await asked(member, (board, "pump"))] == [
        ("board-deleted", "Pumps")
    ]
    assert (await asked(await wall.person("Stranger"), (board, "pump")))[0]["standing"] == "closed"
    await owner.post(f"/api/boards/{board}/restore")
    assert (await asked(member, (board, "pump")))[0]["standing"] == "there"


async def test_one_board_that_cannot_be_read_keeps_no_other(
    wall: Wall, owner: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, _), (other, _) = await with_card(owner, wall), await with_card(owner, wall)
    registry, calls = wall.services.registry, list[str]()
    whole = registry.summaries

    async def broken(board_id: str, cards: Any) -> Any:
        calls.append(board_id)
        if board_id == one:
            raise TimeoutError
        return await whole(board_id, cards)

    monkeypatch.setattr(registry, "summaries", broken)
    for _ in range(2):
        found = await asked(owner, (one, "pump"), (other, "pump"))
        assert [each["standing"] for each in found] == ["away", "there"]
    assert calls.count(other) == 1, "what a board said is kept as long as it is as it was"


async def test_questions_have_bounds(wall: Wall, owner: Somebody) -> None:
    ends = [{"board": f"b{at}", "card": "c"} for at in range(101)]
    for cards in (ends, ends[:21], [{"board": "", "card": "c"}]):
        answer = await owner.client.post("/api/cards/summaries", json={"cards": cards})
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")
    assert await asked(owner) == []


async def test_cards_of_a_board_are_found_by_their_words(wall: Wall, owner: Somebody) -> None:
    board, _ = await with_card(owner, wall, "Präsentation der Pumpe")
    found = await owner.get(f"/api/boards/{board}/cards?words=prasent%20pump")
    assert [(one["card"], one["spot"]["column"]["role"]) for one in found] == [("pump", "funnel")]
    assert (await owner.get(f"/api/boards/{board}/cards?limit=1"))[0]["card"] == "pump"
    assert await owner.get(f"/api/boards/{board}/cards?words=nothing%20like%20it") == []
