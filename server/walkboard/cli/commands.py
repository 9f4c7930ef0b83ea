"""All verbs of the command, as docs/cli.md documents them; a test holds that true."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DatabaseError

from walkboard.cli import examination, installation, squashing
from walkboard.cli.backup import NOT_A_FILE, BackupRefused, write_backup
from walkboard.errors import InputRefused, WalkboardError
from walkboard.settings import SettingsRefused, read_settings

command = typer.Typer(
    name="walkboard",
    help="A self-hosted, real-time whiteboard for groups who map value together and walk the wall every week.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
user = typer.Typer(help="People and their sign-in links.", no_args_is_help=True)
token = typer.Typer(help="API tokens for programs.", no_args_is_help=True)
command.add_typer(user, name="user")
command.add_typer(token, name="token")


def main() -> None:
    """Runs the command; what can be told in a sentence is told in a sentence, without a traceback."""
    try:
        command()
    except SettingsRefused as refusal:
        _give_up(f"A setting cannot be used.\n{refusal}\nAll settings are in docs/settings.md.")
    except InputRefused as refusal:
        _give_up("\n".join(f"{name}: {detail}" for name, detail in refusal.fields) or refusal.detail)
    except WalkboardError as refusal:
        _give_up(f"{refusal.title}. {refusal.detail}")
    except DatabaseError as error:
        _give_up(f"The database cannot be used: {error.orig}.")
    except PermissionError as error:
        _give_up(f"There is no permission for {error.filename}. Set WALKBOARD_DATA_DIR to a folder you own.")


def _give_up(text: str) -> None:
    typer.echo(text, err=True)
    raise SystemExit(1)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Walkboard {version('walkboard')}")
        raise typer.Exit


@command.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What all verbs share."""


@command.command()
def serve(
    reload: Annotated[bool, typer.Option("--reload", help="Start again when the source changes.")] = False,
) -> None:
    """Serve the wall: migrates the data folder, then serves until stopped."""
    from walkboard.cli import serving  # the other verbs need not wait for the whole server to be read

    settings = read_settings()
    if reload:
        serving.serve_reloading(settings)
    else:
        serving.serve_until_stopped(settings)


@command.command()
def migrate() -> None:
    """Bring the data folder to this version. `serve` does it by itself."""
    before, after = installation.migrate_data(read_settings())
    typer.echo(f"The data is at revision {after}." if before == after else f"Migrated to revision {after}.")


@user.command("link")
def user_link(name: Annotated[str, typer.Argument(help="The person's name, or their id.")]) -> None:
    """Print a new one-time sign-in link for somebody."""
    link = installation.run(read_settings(), lambda place: place.sign_in_link(name))
    typer.echo(f"{link.person.name} can sign in once, within {link.hours} hours:")
    typer.echo(link.url)


@user.command("list")
def user_list() -> None:
    """Print everybody: id, name, discipline."""
    for person in installation.run(read_settings(), lambda place: place.people()):
        owner = "  (owner of this installation)" if person.owner else ""
        typer.echo(f"{person.id}  {person.name}  {person.discipline}{owner}")


@user.command("add")
def user_add(
    name: Annotated[str, typer.Argument(help="The name others will see.")],
    discipline: Annotated[str, typer.Option(help="How they take part, e.g. design or finance.")] = "other",
) -> None:
    """Add somebody and print their one-time sign-in link."""
    link = installation.run(read_settings(), lambda place: place.add_person(name, discipline))
    typer.echo(f"{link.person.name} can sign in once, within {link.hours} hours:")
    typer.echo(link.url)


@token.command("create")
def token_create(name: Annotated[str, typer.Option(help="What the token is for.")]) -> None:
    """Create an API token that acts as the owner. It stands alone on the last line and is never shown again."""
    typer.echo(installation.run(read_settings(), lambda place: place.create_token(name)))


@token.command("list")
def token_list() -> None:
    """Print all API tokens: id, day they were made, name."""
    for entry in installation.run(read_settings(), lambda place: place.tokens()):
        typer.echo(f"{entry.id}  {entry.created_at:%Y-%m-%d}  {entry.name}")


@token.command("revoke")
def token_revoke(token_id: Annotated[str, typer.Argument(help="The id that `token list` prints.")]) -> None:
    """End an API token at once."""
    installation.run(read_settings(), lambda place: place.revoke_token(token_id))
    typer.echo("The token no longer works.")


@command.command()
def openapi() -> None:
    """Print the description of the REST interface."""
    from walkboard.cli.serving import described_interface

    typer.echo(json.dumps(described_interface(), indent=2, ensure_ascii=False))


@command.command()
def backup(path: Annotated[Path, typer.Argument(help="A file that does not exist yet.")]) -> None:
    """Write a consistent copy of all data to a file, also while the server runs."""
    file = read_settings().database_file
    if file is None:
        raise BackupRefused(NOT_A_FILE)
    size = write_backup(file, path)
    typer.echo(f"Wrote {path} ({size / 1_000_000:.1f} MB).")
    typer.echo("To restore it: stop the server, put the file back as walkboard.sqlite, start again.")


@command.command()
def doctor(
    board: Annotated[str | None, typer.Option(help="Look at one board only, by its id.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Check everything that is stored, also while the server runs. Exit status 1 says that something is wrong."""
    findings = examination.examine(read_settings(), board)
    typer.echo(findings.as_json() if as_json else findings.as_text())
    raise typer.Exit(0 if findings.healthy else 1)


@command.command()
def squash(
    board: Annotated[str | None, typer.Option(help="This board only, by its id, whether or not it is due.")] = None,
    restored: Annotated[
        bool, typer.Option("--restored", help="All boards, after an older state of the database was put back.")
    ] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Do it. Without it, only say what would be done.")] = False,
) -> None:
    """Give boards that have grown far beyond what is visible of them a new epoch, also while the server runs."""
    told = squashing.squash(read_settings(), board, restored=restored, apply=apply)
    for line in told.lines:
        typer.echo(line)
    if not told.lines:
        typer.echo("No board has grown far beyond what is visible of it.")
    elif not apply:
        typer.echo("Nothing was changed. Whoever is on these boards has to come back. Do it with --apply.")
    raise typer.Exit(0 if told.done else 1)


@command.command()
def repair(
    board: Annotated[str | None, typer.Option(help="Mend one board only, by its id.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Do it. Without it, only say what would be done.")] = False,
) -> None:
    """Mend what `doctor` finds, with the server stopped. What is taken out is kept in the quarantine."""
    actions = examination.mend(read_settings(), board, apply=apply)
    for action in actions:
        typer.echo(f"{action.board_id}  {action.detail}")
    if not actions:
        typer.echo("There is nothing to mend.")
    elif not apply:
        typer.echo("Nothing was changed. Make a backup, stop the server, and do it with: walkboard repair --apply")
