"""People on two servers edit one board: everything crosses, in both directions, whatever gets in between."""

import asyncio

import pytest

from tests.history.stage import ANNA, BEN, rows
from tests.nodes.stage import Node, until
from tests.rooms.client import Client, connected
from walkboard.database import Database

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_one_writes_the_other_sees(nodes: tuple[Node, Node]) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[0].rooms, anna), connected(nodes[1].rooms, ben):
        anna.edit(a=1)
        await ben.has(a=1)
        ben.edit(a=2, b=1)
        await anna.has(a=2, b=1)
        await anna.saved()
        await ben.saved()


async def test_both_write_at_once_and_everything_is_there(nodes: tuple[Node, Node], database: Database) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[0].rooms, anna), connected(nodes[1].rooms, ben):
        for number in range(60):
            anna.edit(**{f"a{number}": number}, same=f"a{number}")
            ben.edit(**{f"b{number}": number}, same=f"b{number}")
            await asyncio.sleep(0.002)
        await anna.saved()
        await ben.saved()
        await anna.until(lambda: len(anna.content) == 121)
        await ben.until(lambda: ben.content == anna.content)
        assert anna.closed is ben.closed is None
    logged = await rows(database, "SELECT sequence FROM updates ORDER BY sequence")
    assert [sequence for (sequence,) in logged] == list(range(1, len(logged) + 1))


async def test_without_a_bus_edits_cross_all_the_same(strangers: tuple[Node, Node]) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(strangers[0].rooms, anna), connected(strangers[1].rooms, ben):
        anna.edit(a=1)
        await ben.has(a=1)
        ben.edit(b=1)
        await anna.has(b=1)


async def test_who_moves_to_the_other_server_goes_on_where_they_were(strangers: tuple[Node, Node]) -> None:
    """The other server has not heard of what they, or people they saw, committed at the first one."""
    anna, ben, cleo = Client(ANNA), Client(BEN), Client("cleo")
    async with connected(strangers[1].rooms, cleo):
        async with connected(strangers[0].rooms, anna), connected(strangers[0].rooms, ben):
            for number in range(5):
                anna.edit(**{f"a{number}": number})
                ben.edit(**{f"b{number}": number})
            await anna.until(lambda: len(anna.content) == 10)
            await ben.saved()
        del anna.cards["b0"]
        async with connected(strangers[1].rooms, Client(ANNA, doc=anna.doc)) as back:
            back.edit(more=1)
            await back.saved()
            await cleo.until(lambda: cleo.content == back.content)
            assert back.closed is cleo.closed is None
        assert "b0" not in cleo.content
        async with connected(strangers[0].rooms, Client(BEN, doc=ben.doc)) as ben_again:
            await ben_again.until(lambda: ben_again.content == cleo.content)


async def test_a_far_relayed_history_of_somebody_else_is_not_refused(strangers: tuple[Node, Node]) -> None:
    """Ben knows Anna's client id from before, and has not seen what she wrote since; Cleo brings it."""
    anna, ben, cleo = Client(ANNA), Client(BEN), Client("cleo")
    async with connected(strangers[0].rooms, anna), connected(strangers[1].rooms, ben):
        anna.edit(a=1)
        await ben.has(a=1)
        async with connected(strangers[0].rooms, cleo):
            anna.edit(a=2, a2=2)
            await cleo.has(a2=2)
        async with connected(strangers[1].rooms, Client("cleo", doc=cleo.doc)) as relaying:
            relaying.edit(c=1)
            await relaying.saved()
            await ben.has(a=2, a2=2, c=1)
            await anna.has(c=1)
            assert relaying.closed is None


async def test_questions_are_answered_from_what_is_in_the_log(strangers: tuple[Node, Node]) -> None:
    anna = Client(ANNA)
    sequence, _ = await strangers[1].rooms.document_state("wall")
    assert sequence == 0
    async with connected(strangers[0].rooms, anna):
        anna.edit(a=1)
        await anna.saved()
        assert (await strangers[1].rooms.document_state("wall"))[0] == 1
        assert (await strangers[1].rooms.capture("wall")).sequence == 1


async def test_a_server_that_comes_late_sends_a_long_tail_whole(strangers: tuple[Node, Node]) -> None:
    """More rows than are read at once."""
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(strangers[0].rooms, anna), connected(strangers[1].rooms, ben):
        for number in range(200):
            anna.edit(**{f"n{number}": number})
            await anna.until(lambda number=number: anna.acknowledged >= number)
        await ben.until(lambda: ben.content == anna.content)


async def test_two_that_claim_one_client_id_do_not_both_get_it(strangers: tuple[Node, Node]) -> None:
    anna, ben, eve = Client(ANNA), Client(BEN), Client("eve")
    eve.doc = type(anna.doc)(client_id=anna.doc.client_id)
    eve.cards = eve.doc.get("cards", type=type(anna.cards))
    async with connected(strangers[0].rooms, anna), connected(strangers[1].rooms, ben):
        async with connected(strangers[1].rooms, eve):
            anna.edit(a=1)
            await anna.saved()
            eve.edit(first=1, forged=1)
            assert (await eve.is_closed())[1] == "update-refused"
        await ben.has(a=1)
        assert "forged" not in ben.content


async def test_the_first_update_is_only_made_once(nodes: tuple[Node, Node]) -> None:
    maker = Client("maker")
    update = maker.edit_offline(sample=1)
    other = Client("other")
    second = other.edit_offline(sample=2)
    done = await asyncio.gather(
        nodes[0].rooms.append("wall", update, None, only_first=True),
        nodes[1].rooms.append("wall", second, None, only_first=True),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in done) == ["NotTheFirst", "int"]
    ben = Client(BEN)
    async with connected(nodes[1].rooms, ben):
        await ben.until(lambda: "sample" in ben.content)
    await until(lambda: True)
