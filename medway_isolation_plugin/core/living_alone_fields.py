"""Which columns of a table hold the counts of the living-alone index, and the settings that fit what there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from . import sources
from .bands import other_age
from .faults import InputError, all_of, listed
from .living_alone import HOUSEHOLDS, Denominator, Settings, needed, words_of
from .words import QT_TRANSLATE_NOOP, Phrase


def fitting(settings: Settings, held: Collection[str], apart: bool = False) -> tuple[Settings, list[str]]:
    """Return settings that fit the counts which an official table holds, and what is to be said of a change.

    A table that splits at one age only can mean no other, and one without residents is counted against households.

    Parameters
    ----------
    settings : Settings
    held : collection of str
        The canonical names of the table's counts.
    apart : bool, optional
        Whether residents stand in another table.
    """
    said: list[str] = []
    made = settings
    for age in (settings.age_split, other_age(settings.age_split)):
        if {f"alone_u{age}", f"alone_{age}p"} <= set(held):
            made = replace(made, age_split=age)
            break
    if made.age_split != settings.age_split:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The table's counts split at {age}: the bands are under {age} and {age}+."
        )
        said.append(Phrase(template, age=made.age_split))
    residents = {f"residents_u{made.age_split}", f"residents_{made.age_split}p"}
    lacking = not apart and not residents <= set(held)
    if made.denominator is Denominator.POPULATION and lacking and HOUSEHOLDS in held:
        made = replace(made, denominator=Denominator.HOUSEHOLDS)
        by_households = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The table has no residents by band: people living alone are counted against all households. Give "
            "residents of the same areas (RESIDENTS_TABLE) to count them against people.",
        )
        said.append(Phrase(by_households))
    return made, said


def recognised(
    fields: Mapping[str, str], settings: Settings, headings: Sequence[str], name: str = ""
) -> dict[str, str]:
    """Return the fields of counts, with those that the index needs and nobody chose, taken by their headings.

    Parameters
    ----------
    fields : mapping of str to str
        Measure key to the user's field, which is never changed; empty where none is chosen.
    settings : Settings
    headings : sequence of str
        Of the table of counts.
    name : str
        What the table is called, where a heading means something else in some files.

    Returns
    -------
    dict of str to str
        A count that no heading means stays empty.

    Raises
    ------
    InputError
        When several headings fit, or one that splits at another age.
    """
    found = dict(fields)
    columns = sources.recognise(headings, name)
    other = other_age(settings.age_split)
    for key, words in needed(settings).items():
        if found.get(key):
            continue
        own = sources.at_split(key, settings.age_split)
        found[key] = columns.heading(own)
        if found[key]:
            continue
        if several := columns.candidates(own):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No field is chosen for {what}, and several headings fit: {headings}. Choose one.",
                ),
                what=words,
                headings=listed(several),
            )
        if at_other := columns.heading(sources.at_split(key, other)):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No field is chosen for {what}. The field '{field}' splits at {age}: set the age split to {age}, or choose "
                    "another field.",
                ),
                what=words,
                field=at_other,
                age=other,
            )
    return found


def recognised_residents(chosen: Mapping[str, str], settings: Settings, headings: Sequence[str]) -> dict[str, str]:
    """Return the fields of residents in a table of their own: those chosen, by measure, else by their headings.

    Raises
    ------
    InputError
        When a band's are not found.
    """
    columns = sources.recognise(headings)
    found = {key: name or columns.heading(sources.at_split(key, settings.age_split)) for key, name in chosen.items()}
    if absent := [words_of(settings)[key] for key, name in found.items() if not name]:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The table of residents has no column for {what}. Its fields are: {fields}."
            ),
            what=all_of(absent),
            fields=listed(headings, 20) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "none")),
        )
    return found
