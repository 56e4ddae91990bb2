"""Sentences for what a person asked that cannot be: each says what would work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sala.language import N_

USAGE: Final[Mapping[str, str]] = {
    "workshop.unknown": N_("No workshop is called “{text}”. Look at the list for its name or its code."),
    "workshop.ambiguous": N_("Several workshops are called “{text}”: {names}. Use the code of the one you mean."),
    "workshop.no_name": N_("Please give a name with at least one letter or digit."),
    "team.no_name": N_("Please give the team a name."),
    "team.unknown": N_("There is no team {number}: the workshop has {count}."),
    "participant.no_name": N_("Please give the person's name; everything else may stay open."),
    "participant.not_a_phone": N_("“{text}” is not a telephone number. Write digits, for example 012 345 678."),
    "people.no_heads": N_(
        "No row of “{name}” names the columns. Write headings above the list, for example: Name, Sex, Age. "
        "Nothing was taken."
    ),
    "people.twice": N_("This row says the same as row {first}. It is taken once."),
    "people.same_name": N_("Several people are called “{name}”. Write the code of the one who is meant beside it."),
    "people.no_such_code": N_("Nobody here has the code “{text}”, and the row has no name."),
    "people.bad_cells": N_(
        "{count} cells cannot be kept, so nothing was taken. Mend them in the file, or leave them out with --skip-bad."
    ),
    "attendance.no_such_half": N_("There is no half-day “{text}” in this workshop. There are: {known}."),
    "attendance.no_such_person": N_("Nobody here has the code “{text}”."),
    "teams.number": N_("Between 1 and {most} teams can be made."),
    "teams.nobody": N_("There is nobody to put in teams. Write down people, or mark who is present."),
    "place.unknown": N_("“{text}” is not in the official list of places. Type a part of the name and choose."),
    "institution.too_many_lines": N_("An institution has at most {most} lines. Nothing was changed."),
    "facility.unknown": N_("“{text}” is not a kind of place that Sala knows."),
    "card.unknown": N_("This card is not there any more. Undo may bring it back."),
    "history.unknown": N_("This earlier value is not there. Nothing was changed."),
    "text.too_long": N_("This text is too long: {length} characters, and at most {limit} fit. Nothing was changed."),
    "date.not_a_date": N_("“{text}” is not a date. Write it as day/month/year, for example 25/11/2026."),
    "date.out_of_range": N_("The date {text} cannot be right: it must lie between {first} and {last}."),
    "date.ends_before_start": N_("The workshop ends ({ends}) before it starts ({starts})."),
    "date.too_long": N_("A workshop of {days} days is too long: at most {most} days."),
    "record.unknown": N_("What you want to change is not there any more. Undo may bring it back."),
    "value.invalid": N_("The field “{field}” cannot hold this. Nothing was changed."),
    "value.too_long": N_("What you wrote in “{field}” is too long to be kept. Nothing was changed; make it shorter."),
    "field.unknown": N_("There is no field “{field}” here."),
    "field.not_a_number": N_("“{text}” is not a number. Write digits only, for example 2500 or ២៥០០."),
    "field.not_whole": N_("“{text}” must be a whole number."),
    "field.not_a_text": N_("The field “{field}” takes words only."),
    "field.out_of_range": N_("“{text}” does not fit: it must lie between {lowest} and {highest}."),
    "field.not_a_choice": N_("“{text}” is not one of the answers: {choices}."),
    "field.is_records": N_("The field “{field}” is a list of its own: add to it line by line."),
    "number.not_finite": N_("This is not a number. Write digits only."),
    "table.unknown": N_("There is no table “{text}”. There are: {known}."),
    "print.no_such_page": N_("There is no page {page}: there are {pages}."),
    "print.copies": N_("Between 1 and {most} copies can be printed at once, not {number}."),
    "print.no_cards": N_(
        "There is no card of this kind yet that may be shown. Print the cards blank, or write some first."
    ),
    "print.no_form": N_("The method of this workshop has no such form."),
    "print.no_other_cards": N_("Every card of this workshop belongs to an activity: there is no other one to print."),
    "print.nobody": N_("There is nobody to name. Write the list of participants, or print it blank."),
    "print.rows": N_("Between 0 and {most} empty rows can be printed, not {number}."),
    "print.unknown": N_("“{text}” cannot be printed. There are: {known}."),
    "print.no_picture": N_("“{text}” cannot be drawn as a picture. What can: {known}. Print it to a PDF file."),
    "poster.no_idea": N_("There is no idea to show yet. Write an idea first; then its poster can be printed."),
    "poster.which_idea": N_("There are {count} ideas. Say which one the picture shows: add a colon and its title."),
    "brief.nothing": N_("There is nothing to tell yet. Write a problem, an idea or a pilot plan first."),
    "file.exists": N_("There is a file of this name already: {path}. Choose another name."),
    "file.is_folder": N_("{path} is a folder. Add the name of a file, for example {path}/name{kind}"),
    "file.unknown_type": N_("Sala cannot use the file “{name}”. It knows these kinds: {known}."),
    "file.unknown_column": N_("Column “{column}” of “{name}” is not known. The columns are: {known}."),
    "file.column_twice": N_("The column “{column}” is twice in “{name}”. Keep one of them. Nothing was added."),
    "file.no_heading": N_("a cell stands in a column without a heading. Give the column a heading, or empty it."),
    "file.empty": N_("The file “{name}” is empty. Nothing was added."),
    "file.too_long": N_("The file “{name}” is too long: at most {most} rows."),
    "photo.not_a_picture": N_("“{name}” is not a picture that Sala can read. Use a JPEG or PNG file."),
    "photo.too_large": N_("The picture “{name}” is too large. Take it again with a smaller size."),
    "demo.number": N_("Between 1 and {most} workshops can be made."),
    "content.unknown_pack": N_(
        "This workshop uses the method “{name}”, which is not on this computer. Nothing is lost; "
        "ask the sender for its file and add it."
    ),
    "content.unknown_stage": N_("The method has no stage “{name}”."),
    "content.unknown_kind": N_("The method has no kind of card “{name}”."),
    "content.unknown_activity": N_("The method has no activity “{name}”."),
    "content.guide_only": N_("The activity “{name}” has only a guide: there is nothing to fill in. Nothing was added."),
    "pack.no_folder": N_("There is no method pack in {path}: the file pack.toml is missing."),
    "pack.key_taken": N_(
        "“{name}” is the method that Sala brings. Call yours otherwise in pack.toml. Nothing was written."
    ),
    "pack.version": N_("The version “{version}” cannot be compared with others. Write numbers, such as {example}."),
    "pack.strange_file": N_("“{name}” does not belong into a method pack. Take it out of the folder and try again."),
    "pack.same_version": N_(
        "Version {version} of “{name}” is here already and says something else. Nothing was changed. "
        "Ask for a file with a new version."
    ),
    "pack.key_changed": N_(
        "Another key signed the earlier versions of “{name}”. Somebody may pretend to be its publisher. Nothing was "
        "added. Ask them by telephone whether this is their key: {fingerprint}"
    ),
    "pack.not_here": N_("There is no method “{name}” on this computer. There are: {known}."),
    "coach.no_activity": N_("Say in which activity the question is."),
    "coach.unknown_question": N_("The coach does not ask “{name}” there. You can answer: {known}."),
    "coach.not_for_people": N_("The workshop itself answers “{name}”. You can answer: {known}."),
    "content.unknown_agenda": N_("The method has no ready-made agenda “{name}”. There are: {known}."),
    "time.not_a_time": N_("“{text}” is not a time. Write hours and minutes, for example 8:30."),
    "time.ends_before_start": N_("A day cannot end ({ends}) before it starts ({starts}). Nothing was changed."),
    "agenda.empty": N_("There is nothing in the agenda yet."),
    "agenda.no_file": N_("Say where the file is to be written."),
    "agenda.no_dates": N_("No day of the agenda has a date yet. Give the days their dates first."),
    "agenda.begun": N_("There is an agenda already. Nothing was changed."),
    "agenda.no_such_day": N_("This day is not in the agenda any more. Undo may bring it back."),
    "agenda.no_such_session": N_("This block is not in the agenda any more. Undo may bring it back."),
    "agenda.no_such_team": N_("This team is not in the workshop any more. Nothing was changed."),
    "agenda.minutes": N_("A block cannot take “{text}” minutes. Write a whole number from {least} to {most}."),
    "agenda.no_activity": N_("Say which activity the block is."),
    "agenda.no_title": N_("Please say what happens in this block."),
    "agenda.beside_itself": N_("A block cannot run beside itself. Choose another one."),
    "agenda.not_running": N_("This block is not running. Nothing was changed."),
    "agenda.proposal_old": N_("The agenda has changed since this was proposed. Nothing was changed; look again."),
    "day.no_agenda": N_("This workshop has no agenda yet."),
    "day.no_such_day": N_("There is no day {number}: the agenda has {count}."),
    "day.no_such_block": N_("There is no block “{text}” on this day. Its blocks are numbered from 1 to {count}."),
    "day.which_block": N_("Say which block: its number in the list."),
    "day.nothing_runs": N_("No block runs now. Nothing was changed."),
    "day.nothing_left": N_("No block of this day is still to come. Nothing was changed."),
    "day.how_many_minutes": N_("Say how many minutes more, or how many less, such as {example}."),
    "day.not_a_moment": N_("“{text}” is not a day and a time. Write them as {example}."),
    "day.no_such_way": N_(
        "There is nothing to catch up, or nothing that is left can give any time. Nothing was changed."
    ),
    "day.not_this_way": N_("“{text}” is none of the ways to catch up. There are: {known}. Nothing was changed."),
    "conflict.incomplete": N_("Say which card, which field, and what it shall say."),
    "conflict.none": N_("No two laptops say different things in “{field}” there. Nothing was changed."),
    "conflict.no_such_reading": N_("There is no reading {number}: there are {count}. Nothing was changed."),
    "conflict.only_keep": N_("Nobody types into “{field}”: keep one of its readings. Nothing was changed."),
    "recipient.none": N_("Say for whom the file is sealed, or give a passphrase."),
    "recipient.mixed": N_("A file is sealed either for people or with a passphrase, not both."),
    "recipient.invalid": N_("“{recipient}” is not a public key. It begins with age1."),
    "key.invalid": N_("“{key}” is not a key that checks signatures. Copy it again from the sender."),
    "passphrase.empty": N_("The passphrase is empty. Please type one."),
    "passphrase.needed": N_("This workspace is locked with a passphrase. Please type it."),
    "passphrase.wrong": N_("The passphrase is not right. Nothing was changed; try again."),
    "recovery_key.wrong": N_("This recovery key is not right. Compare it with the paper, group by group."),
    "bundle.nothing_new": N_("There is nothing new in “{name}” since the last file."),
    "setting.unknown": N_("There is no setting “{key}”."),
    "setting.invalid": N_("This value does not fit the setting “{key}”."),
    "language.unknown": N_("Sala speaks Khmer (km) and English (en)."),
    "backup.unknown": N_("There is no back-up “{path}”."),
}
