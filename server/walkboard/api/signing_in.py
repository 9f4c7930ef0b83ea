"""REST: signing in and out, and oneself."""

from fastapi import APIRouter, Request, Response

from walkboard.accounts.digests import digest_of
from walkboard.accounts.people import change_person
from walkboard.accounts.sessions import close_session, open_session
from walkboard.accounts.sign_in import redeem, return_link
from walkboard.api.access import SESSION_COOKIE, CurrentPerson, CurrentServices
from walkboard.api.cookies import clear_session, set_session
from walkboard.api.schemas import About, Link, Me, MeChange, SignIn

router = APIRouter(prefix="/api", tags=["people"])


@router.get("/about")
async def get_about(request: Request, services: CurrentServices) -> About:
    """What anybody may know about this installation."""
    address = services.addresses.base(request.headers.get("host"))
    largest = services.image_limits.one
    return About(version=services.version, public_url=address, sign_in=True, image_bytes=largest)


@router.post("/sign-in")
async def sign_in(body: SignIn, request: Request, response: Response, services: CurrentServices) -> Me:
    """Signs in with a one-time or a personal return link."""
    now = services.now()
    async with services.database.write() as session:
        person = await redeem(session, body.token, now=now)
        before = request.cookies.get(SESSION_COOKIE)
        if before is not None:
            await close_session(session, before)
        secret = await open_session(session, person, now=now, lifetime=services.lifetimes.session)
    set_session(response, services, secret)
    return Me.model_validate(person)


@router.post("/sign-out", status_code=204)
async def sign_out(request: Request, response: Response, services: CurrentServices) -> None:
    """Signs this browser out, in all of its tabs."""
    secret = request.cookies.get(SESSION_COOKIE)
    if secret is not None:
        async with services.database.write() as session:
            await close_session(session, secret)
        services.registry.signed_out(digest_of(secret))
    clear_session(response, services)


@router.get("/me")
async def get_me(person: CurrentPerson) -> Me:
    """Who is asking."""
    return Me.model_validate(person)


@router.patch("/me")
async def change_me(body: MeChange, person: CurrentPerson, services: CurrentServices) -> Me:
    """Changes how others see one."""
    async with services.database.write() as session:
        changed = await change_person(session, person.id, name=body.name, discipline=body.discipline)
    return Me.model_validate(changed)


@router.post("/me/return-link")
async def make_return_link(request: Request, person: CurrentPerson, services: CurrentServices) -> Link:
    """A personal link by which one can always come back."""
    async with services.database.write() as session:
        secret = await return_link(session, person, now=services.now())
    return Link(url=services.addresses.sign_in(secret, request.headers.get("host")))
