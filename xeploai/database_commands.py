"""`xeploai db …`: from what IT staff type to the database: its server, tables, marts, backups and logins."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import settings
from xeploai.output import Home, Json, print_json, say

db = typer.Typer(no_args_is_help=True, help="Start, stop, reach, rebuild, back up and restore the database.")


@db.command()
def start(home: Home = None) -> None:
    """Start the embedded server, if it does not run."""
    from database.embedded import EmbeddedServer

    if settings.current().database_url:
        say("XEPLOAI_DATABASE_URL is set: the server is not ours to start.")
        return
    EmbeddedServer(settings.current().home).start()
    say("The database runs; `xeploai db stop` stops it.")


@db.command()
def stop(home: Home = None) -> None:
    """Stop the embedded server."""
    from database.embedded import EmbeddedServer

    stopped = EmbeddedServer(settings.current().home).stop()
    say("The database is stopped." if stopped else "No database of this home was running.")


@db.command()
def url(home: Home = None) -> None:
    """Print the libpq URI of the operator role; the embedded server is started and left running."""
    from database.connection import url as database_url

    print(database_url())


@db.command()
def migrate(home: Home = None) -> None:
    """Bring the tables up to date and load the config folder."""
    from xeploai.setup_database import prepare

    prepare()
    say("The tables are up to date.")


@db.command()
def rebuild(home: Home = None) -> None:
    """Build every mart from landing anew and publish what differs: nothing, unless something was not as it should be."""
    from xeploai.setup_database import prepare
    from xeploai.warehouse import build_waiting

    prepare()
    build_waiting(anew=True)
    say("The marts are what landing tells; operations.publication says what was written.")


@db.command()
def docs(home: Home = None) -> None:
    """Write the documentation of the warehouse, every table, column and test, as one page; print where it lies."""
    from xeploai.setup_database import prepare
    from xeploai.warehouse import write_docs

    prepare()
    print(write_docs())


@db.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE|FOLDER", help="A new file, or a folder for one.")],
    home: Home = None,
) -> None:
    """Keep database, archive and config folder of this moment in one file; it holds personal data."""
    from xeploai.backup import NotKept
    from xeploai.backup import backup as keep

    kept = keep(target)
    print(kept.path)
    say(
        f"{kept.bytes / 1e6:,.1f} MB, {kept.files} archived files. The file holds personal data as the database does: it is "
        "yours alone (mode 0600). Keep it where only you may read; docs/backup.md."
    )
    if kept.missing:
        raise NotKept(
            f"The backup is written, but the archive has not got {len(kept.missing)} files that the database names; the "
            f"first is {kept.missing[0]}."
        )


@db.command()
def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `xeploai db backup` wrote.")],
    home: Home = None,
) -> None:
    """Restore a backup into an empty home and an empty database: all of it, or nothing."""
    from xeploai.restore import restore as bring_back

    done = bring_back(file)
    say(f"Restored as it was at {done.made_at}: {done.rows} rows, {done.files} archived files.")
    say(f"The config folder of that time is {done.config}; XEPLOAI_CONFIG may name it.")
    if done.committee_logins:
        say(
            "Passwords are not in a backup. Make the committees' logins anew: xeploai db grant-committee "
            + ", ".join(done.committee_logins)
        )


@db.command("grant-committee")
def grant_committee(
    committee: Annotated[str, typer.Argument(help="Committee code, e.g. QNA04.")], json: Json = False, home: Home = None
) -> None:
    """Make or renew the login of one committee, which sees its own rows only; its URL is printed this once."""
    from database.marts_access import grant_committee as grant

    if committee not in settings.current().committee_codes:
        raise typer.BadParameter(f"{committee} is not in committees.csv", param_hint="COMMITTEE")
    login = grant(committee)
    if json:
        print_json({"url": login})
    else:
        print(login)
