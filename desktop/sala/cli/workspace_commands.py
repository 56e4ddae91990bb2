"""Commands about the workspace as a whole: sample, list, show, check, back-ups, keys."""

from __future__ import annotations

import argparse
from pathlib import Path

from sala.cli.coach_commands import next_line
from sala.cli.context import Context
from sala.cli.moments import moment_text
from sala.cli.stopping import stop_between_steps, stop_of_all
from sala.errors import Cancelled, EnvironmentFault, SalaError, WrongUse
from sala.language import Translator
from sala.services.demo import make_demo
from sala.services.exchange import public_keys
from sala.services.method import pack_for
from sala.services.next_step import next_step
from sala.services.places import describe
from sala.services.safety import back_up as make_backup
from sala.services.safety import backups_in, recovery_key, restore_backup
from sala.services.safety import check as check_workspace
from sala.services.show import workshop_as_json
from sala.services.workshops import find_workshop, get_workshop, list_workshops
from sala.wording import finding_sentence

_MOST_SAMPLES = 1000


def demo(context: Context, args: argparse.Namespace) -> int:
    """Make the sample workshop, or several varied ones."""
    if not 1 <= args.workshops <= _MOST_SAMPLES:
        raise WrongUse("demo.number", most=_MOST_SAMPLES)
    say = context.translator
    with context.workspace(make=True) as ws:
        progress = context.output.progress(say.gettext("Making the sample"))
        with stop_between_steps() as stop:
            ids = make_demo(ws, seed=args.seed, workshops=args.workshops, progress=progress, cancelled=stop)
        made = [get_workshop(ws, workshop) for workshop in ids]
        value = [{"id": w.id, "code": w.code, "name": w.name} for w in made]
        lines = [say.format("Made: {name} ({code})", name=w.name, code=w.code) for w in made]
        context.output.result(value, *lines)
    return 0


def list_all(context: Context, args: argparse.Namespace) -> int:
    """List the workshops."""
    del args
    say = context.translator
    with context.workspace() as ws:
        summaries = list_workshops(ws)
        value = [
            {
                "id": s.workshop.id,
                "code": s.workshop.code,
                "name": s.workshop.name,
                "place": s.workshop.place,
                "starts": s.workshop.starts,
                "ends": s.workshop.ends,
                "cards": s.cards,
                "people": s.people,
                "teams": s.teams,
                "unsent": s.unsent,
            }
            for s in sorted(summaries, key=lambda s: s.workshop.code)
        ]
        lines = [f"{s.workshop.code}  {s.workshop.name}  {describe(s.workshop.place, say.language)}" for s in summaries]
        context.output.result(value, *(lines or [say.gettext("There is no workshop yet.")]))
    return 0


def show(context: Context, args: argparse.Namespace) -> int:
    """Show what a workshop holds."""
    say = context.translator
    with context.workspace() as ws:
        workshop = find_workshop(ws, args.workshop)
        value = workshop_as_json(ws, workshop.id)
        counts = {kind: len(records) for kind, records in value["records"].items()}
        lines = [f"{workshop.name} ({workshop.code})", describe(workshop.place, say.language)]
        lines += [
            say.nformat("{n} person", "{n} people", counts["participant"]),
            say.nformat("{n} team", "{n} teams", counts["team"]),
            say.nformat("{n} card", "{n} cards", counts["card"]),
            say.nformat("{n} photo", "{n} photos", counts["attachment"]),
        ]
        lines += _guides(workshop.method, say)
        pack = pack_for(workshop.method)
        lines.append(next_line(next_step(ws, pack, workshop.id), pack, say))
        context.output.result(value, *filter(None, lines))
    return 0


def _guides(method: str, say: Translator) -> list[str]:
    """Return the line that says in which activities of a method there is nothing to fill in."""
    try:
        titles = [one.title.in_language(say.language) for one in pack_for(method).guide_only()]
    except SalaError:  # a method that this Sala cannot use: what the workshop holds is told all the same
        return []
    return [say.format("Only a guide, nothing to fill in: {names}", names=", ".join(titles))] if titles else []


def check(context: Context, args: argparse.Namespace) -> int:
    """Verify database, history, projection and files."""
    say = context.translator
    draw = context.output.progress(say.gettext("Checking"))
    with context.workspace() as ws, stop_of_all() as stop:

        def told(done: int, total: int) -> None:
            draw(done, total)
            if stop():
                raise Cancelled

        report = check_workspace(ws, repair=args.repair, progress=told)
    value = {
        "ok": all(finding.repaired for finding in report.findings),
        "counts": dict(report.counts),
        "findings": [{"code": f.code, "detail": f.detail, "repaired": f.repaired} for f in report.findings],
    }
    lines = [
        finding_sentence(finding.code, finding.detail, say, repaired=finding.repaired) for finding in report.findings
    ]
    context.output.result(value, *(lines or [say.gettext("Everything is in order.")]))
    return 0 if value["ok"] else 1


def back_up(context: Context, args: argparse.Namespace) -> int:
    """Make a back-up now."""
    del args
    with context.workspace() as ws:
        backup = make_backup(ws)
    text = context.translator.format("The back-up is made and verified: {path}", path=str(backup.path))
    context.output.result({"path": str(backup.path), "size": backup.size}, text)
    return 0


def restore(context: Context, args: argparse.Namespace) -> int:
    """List the back-ups, or go back to one; what is there now is kept as a back-up too."""
    say = context.translator
    if not args.backup:
        found = backups_in(context.folder_with_work())
        value = [{"path": str(b.path), "when": b.when.isoformat(), "reason": b.reason, "size": b.size} for b in found]
        lines = [f"{moment_text(b.when, say.language)}  {b.path}" for b in found]
        context.output.result(value, *(lines or [say.gettext("There is no back-up yet.")]))
        return 0
    if not Path(args.backup).is_file():
        raise EnvironmentFault("backup.unknown", path=args.backup)
    restore_backup(context.folder, Path(args.backup), passphrase=context.passphrase)
    context.output.result({"restored": args.backup}, say.gettext("The back-up is in place again."))
    return 0


def key(context: Context, args: argparse.Namespace) -> int:
    """Show the public key to which others can seal files, and the recovery key of the workspace."""
    del args
    say = context.translator
    with context.workspace(make=True) as ws:
        keys = public_keys(ws)
    secret = recovery_key(context.folder, passphrase=context.passphrase)
    value = {"recipient": keys.recipient, "verify_key": keys.verify_key, "recovery_key": secret}
    lines = [
        say.format("Others seal files for you with this key: {key}", key=keys.recipient),
        say.format("Others check your signature with this key: {key}", key=keys.verify_key),
        say.format("Recovery key (keep it on paper, in a safe place): {key}", key=secret),
    ]
    context.output.result(value, *lines)
    return 0
