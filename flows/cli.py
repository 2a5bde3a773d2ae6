"""The command `silkwire`: reads the command line, calls one verb, says what went wrong in a line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version

from flows.exits import DONE, FAILED, INTERRUPTED, WRONG
from newsdesk.errors import SilkwireError, UsageError

_DESCRIPTION = "Watches the news on China and Central Asia: polls feeds, tags what came with evidence, writes digests."
_EPILOG = """\
exit status:
  0  done; single sources may have failed
  1  the work failed
  2  the command line, the settings or the catalogue is wrong; nothing ran
  3  every source failed

files:
  silkwire.toml           settings, all optional (--config, or SILKWIRE_CONFIG)
  data/                   warehouse, digests and state (--home, or SILKWIRE_HOME)
  data/silkwire.duckdb    the warehouse: open it at any time, in any tool
  data/digests/           digests; latest.html is the newest
  data/calendar.ics       events ahead, for calendar programs

examples:
  silkwire run
  silkwire sql "select title, source_id from articles where in_scope order by published_at desc limit 10"
  silkwire read saved-page.html https://astanatimes.com/feed/
  silkwire analyse --json speech.txt
  silkwire ledger --country KZ --due-before 2027-01-01
  silkwire calendar --ics > events.ics
  silkwire sources check astana-times
  silkwire digest --from 2026-11-01 --to 2026-11-07
"""

_ANALYSE = """\
Show what silkwire makes of a text, without storing it: its language, whether it is in scope, its tags with their
evidence, and the promises, dates and figures in it.

With --jsonl, each line is an article, {"id", "title", "text", "published", "lang"}; all but id and text may be null or
missing. They are taken as arriving in that order. When all are judged, there is a line of JSON for each, in the same
order: what is made of its text, and copy_of, copy_kind, copy_similarity and story_id as they stand at the end.
"""


_RETAG = """\
Tag again what is stored, where the catalogue has changed since: topics.toml, names.toml, or the rules themselves. Then
publish, and say per tag how many articles gained or lost it, with examples. A stopped run is carried on by the next.
Stories and copies stay as they are; `silkwire replay` derives those again, too.
"""

_EXPLAIN = """\
Show an article with its marks, and why: what each tag was given for, which topics it came near, what was found and did
not count, and what speaks for its being in scope. Today's catalogue is asked; where the stored tags differ, it says so.
"""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    arguments = parser().parse_args(argv)
    interrupted = _watch_for_interrupt()
    try:
        status = int(arguments.verb(arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        status = INTERRUPTED if interrupted.is_set() else _complain(error, arguments)
    if status == INTERRUPTED:
        print("silkwire: stopped; what was fetched is kept, and the next run carries on", file=sys.stderr)
    sys.exit(status)


def _watch_for_interrupt() -> threading.Event:
    """Know of a Ctrl-C whatever it turns into: DuckDB makes a RuntimeError of the KeyboardInterrupt."""
    interrupted = threading.Event()

    def interrupt(*_: object) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, interrupt)
    return interrupted


def _complain(error: BaseException, arguments: argparse.Namespace) -> int:
    """Say what went wrong; the exit status."""
    if arguments.verbose:
        import traceback

        traceback.print_exception(error)
    said = str(error) if isinstance(error, SilkwireError) else f"{type(error).__name__}: {error} (--verbose shows more)"
    print(f"silkwire: {said}", file=sys.stderr)
    return WRONG if isinstance(error, UsageError) else FAILED


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(
        prog="silkwire",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"silkwire {version('silkwire')}")
    _add_globals(top, top_level=True)
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_work(verbs)
    _add_views(verbs)
    return top


def _add_globals(to: argparse.ArgumentParser, *, top_level: bool) -> None:
    """The global options, before the command or after it."""
    unset = None if top_level else argparse.SUPPRESS
    off = False if top_level else argparse.SUPPRESS
    group = to.add_argument_group("global options") if top_level else to
    group.add_argument("--home", metavar="DIR", default=unset, help="where everything is kept (default: data)")
    group.add_argument("--config", metavar="FILE", default=unset, help="settings (default: silkwire.toml if it exists)")
    group.add_argument("--quiet", action="store_true", default=off, help="only results and errors")
    group.add_argument("--verbose", action="store_true", default=off, help="Prefect's log, and tracebacks of errors")


def _verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False)
    _add_globals(verb, top_level=False)
    return verb


def _add_work(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs that change something."""
    run = _verb(verbs, "run", "one full cycle: ingest seeds and due sources, load, publish, write the digest")
    run.set_defaults(verb=_lazily("work", "run"))

    ingest = _verb(verbs, "ingest", "the first half of a cycle: seeds and due sources into the warehouse")
    ingest.add_argument("--source", metavar="ID", action="append", default=[], help="only this source; may be repeated")
    ingest.add_argument("--force", action="store_true", help="poll sources that are not due, too")
    ingest.set_defaults(verb=_lazily("work", "ingest"))

    digest = _verb(verbs, "digest", "the second half: write what is new since the last digest")
    digest.add_argument("--from", dest="first", metavar="DATE", help="first day of another period, as 2026-11-01")
    digest.add_argument("--to", dest="last", metavar="DATE", help="last day of that period")
    digest.set_defaults(verb=_lazily("work", "digest"))

    replay = _verb(verbs, "replay", "derive everything again from the raw archive, by today's rules")
    replay.add_argument("--since", metavar="DATE", help="only what was fetched on this day or later, as 2026-11-01")
    replay.set_defaults(verb=_lazily("work", "replay"))

    retag = _verb(
        verbs, "retag", "tag again what is stored, where the catalogue has changed, and say what that changes"
    )
    retag.description = _RETAG
    retag.formatter_class = argparse.RawDescriptionHelpFormatter
    retag.add_argument("--dry-run", action="store_true", help="only say what would change")
    retag.add_argument("--json", action="store_true", help="the report as JSON")
    retag.set_defaults(verb=_lazily("retagging", "retag"))

    serve = _verb(verbs, "serve", "run ingest and digest on their schedules until stopped")
    serve.set_defaults(verb=_lazily("serve", "serve"))


def _add_views(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs that only look."""
    sql = _verb(verbs, "sql", "query the published warehouse, read-only")
    sql.add_argument("query", metavar="QUERY", help='one statement, such as "select * from source_health"')
    sql.add_argument("--format", choices=("table", "csv", "json", "parquet"), default="table", help="default: table")
    sql.set_defaults(verb=_lazily("views", "sql"))

    _add_sources(verbs)
    _add_readings(verbs)

    explain = _verb(verbs, "explain", "show an article with its marks, and why each tag was given or not")
    explain.description = _EXPLAIN
    explain.formatter_class = argparse.RawDescriptionHelpFormatter
    explain.add_argument("article", metavar="ARTICLE_ID|URL", help="its key, the beginning of it, or its address")
    explain.add_argument("--json", action="store_true", help="as JSON")
    explain.set_defaults(verb=_lazily("explaining", "explain"))

    _add_prospects(verbs)

    changes = _verb(verbs, "changes", "show what changed in an article, revision by revision, and whether it is gone")
    changes.add_argument("article", metavar="ARTICLE_ID|URL", help="its key or its address")
    changes.add_argument("--json", action="store_true", help="as JSON")
    changes.set_defaults(verb=_lazily("changes", "changes"))

    status = _verb(verbs, "status", "last runs, and what is late, failing and since when")
    status.add_argument("--json", action="store_true", help="as JSON")
    status.set_defaults(verb=_lazily("views", "status"))

    doctor = _verb(verbs, "doctor", "check set-up, settings, catalogue, disk and warehouse, and say what to mend")
    doctor.set_defaults(verb=_lazily("doctor", "doctor"))


def _add_prospects(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs that show what lies ahead."""
    ledger = _verb(verbs, "ledger", "show the open promises: overdue ones first, then as they are due")
    ledger.add_argument("--country", metavar="KZ", help="only those that this country gives or is given")
    ledger.add_argument("--due-before", metavar="DATE", help="only those due before this day, as 2026-12-31")
    ledger.add_argument("--json", action="store_true", help="as JSON")
    ledger.set_defaults(verb=_lazily("prospect_view", "ledger"))

    calendar = _verb(verbs, "calendar", "show the events ahead")
    calendar.add_argument("--country", metavar="KZ", help="only those in this country, or naming it")
    calendar.add_argument("--from", dest="first", metavar="DATE", help="first day, as 2026-11-01; today by default")
    calendar.add_argument("--to", dest="last", metavar="DATE", help="last day")
    form = calendar.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--ics", action="store_true", help="as a file for calendar programs")
    calendar.set_defaults(verb=_lazily("prospect_view", "calendar"))


def _add_sources(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb with verbs of its own."""
    sources = _verb(verbs, "sources", "work on the source catalogue")
    actions = sources.add_subparsers(title="actions", metavar="ACTION", required=True)
    listed = _verb(actions, "list", "list the sources of the catalogue")
    listed.add_argument("--json", action="store_true", help="as JSON")
    listed.set_defaults(verb=_lazily("catalogue", "list_sources"))
    check = _verb(actions, "check", "poll sources and say what to do about each, without loading anything")
    check.add_argument("ids", metavar="ID", nargs="*", help="only these; all by default")
    check.add_argument("--json", action="store_true", help="as JSON")
    check.set_defaults(verb=_lazily("catalogue", "check_sources"))
    discover = _verb(actions, "discover", "find the feeds and sitemaps of a site and propose catalogue blocks")
    discover.add_argument("url", metavar="URL", help="a page, a site or a feed; https:// may be left out")
    discover.add_argument("--json", action="store_true", help="as JSON")
    discover.set_defaults(verb=_lazily("catalogue", "discover_sources"))
    imported = _verb(actions, "import", "add the feeds of an OPML file to the catalogue")
    imported.add_argument("file", metavar="FILE.opml", help="a list of subscriptions, as feed readers export it")
    imported.add_argument("--dry-run", action="store_true", help="print the blocks, and change nothing")
    imported.set_defaults(verb=_lazily("catalogue", "import_sources"))
    exported = _verb(actions, "export", "write the catalogue as OPML")
    exported.add_argument("file", metavar="FILE", nargs="?", help="where to; standard output by default")
    exported.set_defaults(verb=_lazily("catalogue", "export_sources"))


def _add_readings(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs that show what is made of something, with nothing stored."""
    read = _verb(verbs, "read", "show what silkwire makes of pages, feeds, sitemaps and seeds, without storing it")
    read.add_argument(
        "files", metavar="FILE|URL", nargs="+", help="a file, packed with gzip or not; - for standard input"
    )
    read.add_argument("--json", action="store_true", help="as JSON, one line for each, as soon as it is read")
    read.add_argument("--source", metavar="ID", help="read as this source's; by default the catalogue says whose it is")
    read.add_argument("--url", metavar="URL", help="the address that the one file comes from, if it does not say so")
    read.set_defaults(verb=_lazily("reading", "read"))

    analyse = _verb(verbs, "analyse", "show what silkwire makes of a text, without storing it")
    analyse.description = _ANALYSE
    analyse.formatter_class = argparse.RawDescriptionHelpFormatter
    analyse.add_argument(
        "file", metavar="FILE|-", help="a text, or with --jsonl articles, in UTF-8; - for standard input"
    )
    analyse.add_argument("--title", metavar="T", help="the headline over the text")
    analyse.add_argument("--date", metavar="DATE", help="when it appeared, as 2026-11-01")
    analyse.add_argument("--lang", metavar="L", help="its language, as kk, instead of telling it")
    analyse.add_argument("--json", action="store_true", help="as one JSON document")
    analyse.add_argument("--jsonl", action="store_true", help="take its lines as articles, and tell copies and stories")
    analyse.set_defaults(verb=_lazily("analysing", "analyse"))


def _lazily(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """A verb, imported when it is called: `silkwire sql` need not wait for Prefect."""

    def verb(arguments: argparse.Namespace) -> int:
        from importlib import import_module

        return int(getattr(import_module(f"flows.{module}"), name)(arguments))

    return verb
