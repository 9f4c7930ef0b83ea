"""REST: API tokens of the installation."""

from fastapi import APIRouter

from walkboard.accounts import tokens
from walkboard.accounts.permissions import Action
from walkboard.api.access import CurrentPerson, CurrentServices, require
from walkboard.api.schemas import MadeToken, Token, TokenName

router = APIRouter(prefix="/api/tokens", tags=["tokens"])


@router.get("")
async def list_tokens(person: CurrentPerson, services: CurrentServices) -> list[Token]:
    """All API tokens, without their secrets."""
    require(person, Action.MANAGE_TOKENS)
    async with services.database.read() as session:
        return [Token.model_validate(token) for token in await tokens.all_tokens(session)]


@router.post("", status_code=201)
async def create_token(body: TokenName, person: CurrentPerson, services: CurrentServices) -> MadeToken:
    """A new API token that acts as oneself. Its secret is shown this once."""
    require(person, Action.MANAGE_TOKENS)
    async with services.database.write() as session:
        token, secret = await tokens.create_token(session, person, name=body.name, now=services.now())
    return MadeToken(id=token.id, name=token.name, token=secret)


@router.delete("/{token_id}", status_code=204)
async def revoke_token(token_id: str, person: CurrentPerson, services: CurrentServices) -> None:
    """Ends an API token at once, and the sockets that were opened with it."""
    require(person, Action.MANAGE_TOKENS)
    async with services.database.write() as session:
        digest = await tokens.revoke_token(session, token_id)
    services.registry.signed_out(digest)
