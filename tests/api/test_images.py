"""Images of boards over REST: taken in, given out, within quotas, copied with their boards, gone when unwanted."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pycrdt
import pytest
import pytest_asyncio
from sqlalchemy import delete, func, select, update

from tests.api.stage import Somebody, Wall, problem, running_wall
from tests.databases import Databases
from tests.images.drawn import HEIC, SVG, bomb, drawn, opened, photo_of_a_phone
from walkboard.boards.tables import Board
from walkboard.history.tables import LoggedUpdate
from walkboard.images.checking import examine_images
from walkboard.images.limits import ImageLimits
from walkboard.images.orphans import sweep
from walkboard.images.tables import StoredImage

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def wall(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> AsyncIterator[Wall]:
    folder = tmp_path_factory.mktemp("wall")
    async with running_wall(folder, image_megabytes=1, board_images_megabytes=1, **databases.settings()) as wall:
        yield wall


async def sent(who: Somebody, board: str, data: bytes) -> httpx.Response:
    return await who.client.post(f"/api/boards/{board}/images", content=data)


async def added(who: Somebody, board: str, data: bytes) -> str:
    answer = await sent(who, board, data)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def shown_on(wall: Wall, board: str, image: str) -> None:
    """The board gets a thing that shows the image."""
    document: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    shapes = document.get("shapes", type=pycrdt.Map)
    shapes["thing"] = pycrdt.Map({"type": "image", "image": image, "pos": [0, 0]})
    await wall.services.registry.append(board, document.get_update(), None)


async def images_of(wall: Wall, board: str) -> list[str]:
    async with wall.services.database.read() as session:
        return list(await session.scalars(select(StoredImage.id).where(StoredImage.board_id == board)))


async def test_an_image_is_taken_and_given_out(wall: Wall, owner: Somebody, board: str) -> None:
    answer = await sent(owner, board, photo_of_a_phone())
    made = answer.json()
    assert (answer.status_code, made["width"], made["height"]) == (201, 40, 80)
    viewer = await wall.member(owner, board, "viewer")
    for size in ("", "?size=full", "?size=preview"):
        given = await viewer.client.get(f"/api/boards/{board}/images/{made['id']}{size}")
        assert given.headers["content-type"] == "image/webp"
        assert given.headers["x-content-type-options"] == "nosniff"
        assert given.headers["content-security-policy"].startswith("default-src 'none'")
        assert given.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert opened(given.content).size == (40, 80)
    assert (await sent(owner, board, photo_of_a_phone())).json() == made
    assert await images_of(wall, board) == [made["id"]]


@pytest.mark.parametrize(
    ("data", "status", "slug"),
    [
        (b"", 422, "input-refused"),
        (SVG, 415, "svg-refused"),
        (HEIC, 415, "heic-refused"),
        (b"%PDF-1.7", 415, "image-kind-refused"),
        (drawn()[:100], 422, "image-unreadable"),
        (bomb(), 422, "image-too-many-pixels"),
        (bytes(1_000_001), 413, "image-too-large"),
    ],
)
async def test_refusals_say_why(owner: Somebody, board: str, data: bytes, status: int, slug: str) -> None:
    answer = await sent(owner, board, data)
    assert (answer.status_code, problem(answer)["slug"]) == (status, slug)


async def test_other_requests_stay_small(owner: Somebody, board: str) -> None:
    answer = await owner.client.post(f"/api/boards/{board}/snapshots", content=bytes(2_000_000))
    assert (answer.status_code, problem(answer)["slug"]) == (413, "body-too-large")


async def test_the_largest_is_told(wall: Wall) -> None:
    assert (await wall.client().get("/api/about")).json()["image_bytes"] == 1_000_000


async def test_a_board_holds_so_much_and_no_more(wall: Wall, owner: Somebody, board: str) -> None:
    first = await added(owner, board, drawn())
    async with wall.services.database.write() as session:  # making a large image takes long
        await session.execute(update(StoredImage).where(StoredImage.board_id == board).values(size=999_900))
    answer = await sent(owner, board, drawn("PNG", (500, 300)))
    assert (answer.status_code, problem(answer)["slug"]) == (409, "images-full")
    assert await added(owner, board, drawn()) == first  # what is there takes no more room
    other = await owner.board()
    await added(owner, other, drawn("PNG", (500, 300)))


async def test_a_copy_of_a_board_has_images_of_its_own(wall: Wall, owner: Somebody, board: str) -> None:
    shown, other = await added(owner, board, drawn("PNG", (20, 20))), await added(owner, board, drawn("PNG", (30, 20)))
    await shown_on(wall, board, shown)
    copy = (await owner.post(f"/api/boards/{board}/duplicate", {}))["id"]
    assert await images_of(wall, copy) == [shown]
    assert (await owner.client.get(f"/api/boards/{copy}/images/{shown}")).is_success
    gone = await owner.client.get(f"/api/boards/{copy}/images/{other}")
    assert (gone.status_code, problem(gone)["slug"]) == (404, "image-unknown")


async def brought(somebody: Somebody, target: str, source: str, *images: str) -> httpx.Response:
    return await somebody.client.post(
        f"/api/boards/{target}/images/copies", json={"from": source, "images": list(images)}
    )


async def test_chosen_images_come_along_to_another_board(wall: Wall, owner: Somebody, board: str) -> None:
    one, two = await added(owner, board, drawn("PNG", (24, 20))), await added(owner, board, drawn("PNG", (34, 20)))
    target = await owner.board()
    assert (await brought(owner, target, board, one, "img_none")).json() == {"images": [one]}
    assert (await brought(owner, target, board, one, two, one)).json() == {"images": sorted([one, two])}
    assert sorted(await images_of(wall, target)) == sorted([one, two])
    assert (await owner.client.get(f"/api/boards/{target}/images/{two}")).is_success
    async with wall.services.database.write() as session:
        await session.execute(update(StoredImage).values(unwanted_at=wall.clock()))
    await brought(owner, target, board, one)
    async with wall.services.database.read() as session:
        wanted = select(StoredImage.id).where(StoredImage.board_id == target, StoredImage.unwanted_at.is_(None))
        assert list(await session.scalars(wanted)) == [one]


async def test_images_come_only_from_boards_one_may_see_to_boards_one_may_change(
    wall: Wall, owner: Somebody, board: str
) -> None:
    image = await added(owner, board, drawn("PNG", (25, 20)))
    somebody = await wall.person("Somebody")
    own = await somebody.board()
    for source in (board, "made-up"):
        answer = await brought(somebody, own, source, image)
        assert (answer.status_code, problem(answer)["slug"]) == (404, "board-unknown")
    viewer = await wall.member(owner, board, "viewer")
    assert (await brought(viewer, await viewer.board(), board, image)).json() == {"images": [image]}
    refused = await brought(viewer, board, board, image)
    assert (refused.status_code, problem(refused)["slug"]) == (403, "not-permitted")
    await owner.delete(f"/api/boards/{board}")
    gone = await brought(owner, await owner.board(), board, image)
    assert (gone.status_code, problem(gone)["slug"]) == (410, "board-deleted")
    many = await brought(somebody, own, own, *["img"] * 51)
    assert (many.status_code, problem(many)["slug"]) == (422, "input-refused")


async def test_images_that_find_no_room_do_not_come_at_all(wall: Wall, owner: Somebody, board: str) -> None:
    images = [await added(owner, board, drawn("PNG", (26 + at, 20))) for at in range(2)]
    async with wall.services.database.write() as session:
        await session.execute(update(StoredImage).where(StoredImage.board_id == board).values(size=600_000))
    target = await owner.board()
    answer = await brought(owner, target, board, *images)
    assert (answer.status_code, problem(answer)["slug"]) == (409, "images-full")
    assert await images_of(wall, target) == []
    assert (await brought(owner, target, board, images[0])).is_success


async def test_what_nothing_shows_goes_after_a_while(wall: Wall, owner: Somebody, board: str) -> None:
    database, limits = wall.services.database, ImageLimits(unwanted=timedelta(days=30))
    shown, loose = await added(owner, board, drawn("PNG", (21, 20))), await added(owner, board, drawn("PNG", (31, 20)))
    again = await added(owner, board, drawn("PNG", (41, 20)))
    await shown_on(wall, board, shown)
    begun = wall.clock()
    assert await sweep(database, limits, begun) == 0
    assert await sweep(database, limits, begun + timedelta(days=29)) == 0
    await added(owner, board, drawn("PNG", (41, 20)))  # somebody wants it once more
    await sweep(database, limits, begun + timedelta(days=30))
    assert sorted(await images_of(wall, board)) == sorted([shown, again])
    assert loose not in await images_of(wall, board)


async def test_a_snapshot_keeps_what_it_shows(wall: Wall, owner: Somebody, board: str) -> None:
    database, limits = wall.services.database, ImageLimits(unwanted=timedelta(0))
    image = await added(owner, board, drawn("PNG", (22, 20)))
    await shown_on(wall, board, image)
    await owner.post(f"/api/boards/{board}/snapshots", {"label": "Here"})
    async with database.write() as session:  # as if the board had a new epoch without it
        await session.execute(delete(LoggedUpdate).where(LoggedUpdate.board_id == board))
    await sweep(database, limits, wall.clock())
    assert await images_of(wall, board) == [image]


async def test_they_go_with_their_board(wall: Wall, owner: Somebody) -> None:
    board = await owner.board()
    image = await added(owner, board, drawn())
    await owner.delete(f"/api/boards/{board}")
    gone = await owner.client.get(f"/api/boards/{board}/images/{image}")
    assert (gone.status_code, problem(gone)["slug"]) == (410, "board-deleted")
    assert await images_of(wall, board) == [image]  # it may be restored
    async with wall.services.database.write() as session:
        await session.execute(delete(Board).where(Board.id == board))
    async with wall.services.database.read() as session:
        left = select(func.count()).select_from(StoredImage).where(StoredImage.board_id == board)
        assert await session.scalar(left) == 0


async def test_changed_bytes_are_never_given_out(wall: Wall, owner: Somebody, board: str) -> None:
    image = await added(owner, board, drawn("PNG", (23, 20)))
    assert await examine_images(wall.services.database, board) == (1, [])
    async with wall.services.database.write() as session:
        changed = update(StoredImage).where(StoredImage.board_id == board)
        await session.execute(changed.values(full=drawn(), preview=drawn()))
    for size in ("full", "preview"):
        answer = await owner.client.get(f"/api/boards/{board}/images/{image}?size={size}")
        assert (answer.status_code, problem(answer)["slug"]) == (500, "image-damaged")
    count, (finding,) = await examine_images(wall.services.database, board)
    assert (count, finding.fault, finding.costs) == (1, "image-changed", False)
