"""Images being made anew: whatever comes in, what is kept is pixels the right way up, or a refusal that says why."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from tests.images.drawn import HEIC, SVG, bomb, drawn, moving, opened, photo_of_a_phone
from walkboard.errors import (
    HeicRefused,
    ImageKindRefused,
    ImageTooLarge,
    ImageTooManyPixels,
    ImageUnreadable,
    InputRefused,
    SvgRefused,
    TryAgainLater,
    WalkboardError,
)
from walkboard.images import converting
from walkboard.images.converting import Intake, converted
from walkboard.images.limits import FULL_SIDE, PREVIEW_SIDE
from walkboard.images.made import Picture, PictureRefused
from walkboard.images.picture import picture_from

RED, BLUE = (200, 30, 30), (30, 30, 200)


async def parts_of(data: bytes) -> AsyncIterator[bytes]:
    for first in range(0, len(data), 1000):
        yield data[first : first + 1000]


async def taken(data: bytes) -> Picture:
    return await Intake(1_000_000).take(parts_of(data))


def close_to(found: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, colour, strict=False))


async def test_a_photo_stands_upright_and_says_nothing_more() -> None:
    picture = await taken(photo_of_a_phone())
    for data in (picture.full, picture.preview):
        shown = opened(data)
        assert (shown.format, shown.size) == ("WEBP", (40, 80))
        assert not {"exif", "icc_profile", "xmp"} & set(shown.info)
        # It lay on its left side: what was left is on top.
        assert close_to(shown.getpixel((20, 10)), RED)
        assert close_to(shown.getpixel((20, 70)), BLUE)
        assert b"GPS" not in data


@pytest.mark.parametrize(
    "data",
    [
        drawn("PNG"),
        drawn("PNG", mode="P"),
        drawn("PNG", mode="RGBA"),
        drawn("BMP"),
        drawn("WEBP"),
        drawn("AVIF"),
        drawn("GIF"),
        drawn("JPEG", mode="CMYK"),
    ],
    ids=["png", "palette", "alpha", "bmp", "webp", "avif", "gif", "cmyk"],
)
def test_every_kind_is_taken(data: bytes) -> None:
    picture = picture_from(data, opened(data).format or "")
    assert (picture.width, picture.height) == (64, 48)
    assert close_to(opened(picture.full).convert("RGB").getpixel((5, 20)), RED)
    assert close_to(opened(picture.full).convert("RGB").getpixel((60, 20)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_is_taken_as_grey(mode: str) -> None:
    shown = opened(picture_from(drawn("PNG", mode=mode), "PNG").full).convert("RGB")
    red, green, blue = shown.getpixel((5, 20))  # type: ignore[misc]
    assert red == green == blue


def test_of_what_moves_the_first_picture_is_kept() -> None:
    shown = opened(picture_from(moving(), "GIF").full)
    assert getattr(shown, "n_frames", 1) == 1
    assert close_to(shown.convert("RGB").getpixel((20, 15)), (0, 170, 0))


def test_what_is_large_is_made_smaller_in_two_steps() -> None:
    picture = picture_from(drawn("JPEG", (6000, 3000)), "JPEG")
    assert (picture.width, picture.height) == (FULL_SIDE, FULL_SIDE // 2)
    assert opened(picture.preview).size == (PREVIEW_SIDE, PREVIEW_SIDE // 2)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (bomb(), ImageTooManyPixels),
        (bomb(9_000, 9_000), ImageTooManyPixels),
        (bomb(3_000, 3_000), ImageUnreadable),  # it says more than it holds
        (drawn("PNG", (400, 400))[:-200], ImageUnreadable),
        (drawn("JPEG", (400, 400))[:1000], ImageUnreadable),
        (b"\x89PNG\r\n\x1a\n", ImageUnreadable),
        (SVG, SvgRefused),
        (b"\xef\xbb\xbf  <SVG onload=alert(1)>", SvgRefused),
        (HEIC, HeicRefused),
        (b"%PDF-1.7", ImageKindRefused),
        (b"GIF", ImageKindRefused),
        (b"", InputRefused),
        (drawn("BMP", (700, 700)), ImageTooLarge),
    ],
)
async def test_what_is_not_taken_is_told_why(data: bytes, refusal: type[WalkboardError]) -> None:
    with pytest.raises(refusal) as told:
        await taken(data)
    assert type(told.value) is refusal


def test_damaged_files_are_refused_or_shown_and_nothing_else() -> None:
    chance = random.Random(7)
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "AVIF"):
        whole = drawn(kind)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(8, len(data))] = chance.randrange(256)
            try:
                picture_from(bytes(data), kind)
            except PictureRefused:
                continue


async def test_who_takes_too_long_is_ended() -> None:
    with pytest.raises(ImageUnreadable, match="too long"):
        await converted(drawn(), "PNG", timeout=0.0)


async def test_only_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "MAX_WAITING", 2)
    intake = Intake(1_000_000)
    async with asyncio.TaskGroup() as tasks:
        coming = [tasks.create_task(_told(intake)) for _ in range(4)]
    assert sorted(task.result() for task in coming) == ["taken", "taken", "try again", "try again"]
    assert await _told(intake) == "taken"


async def _told(intake: Intake) -> str:
    try:
        await intake.take(parts_of(drawn()))
    except TryAgainLater:
        return "try again"
    return "taken"


async def test_only_so_much_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "MAX_HELD", 2_000)
    intake = Intake(1_000_000)
    with pytest.raises(TryAgainLater):
        await intake.take(parts_of(bytes(5_000)))
    with pytest.raises(ImageKindRefused):
        await intake.take(parts_of(bytes(1_500)))
