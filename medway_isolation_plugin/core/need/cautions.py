"""What an estimate of need warns of."""

from __future__ import annotations

from ..ages import Ages
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import published, whom
from .basis import Method
from .published import PublishedRate


def of_rate(rate: PublishedRate, people: Ages, method: Method) -> list[str]:
    """Return that a rate split at 65 is put on people split at 66, where it is."""
    moved = published.split_moved(rate, people)
    if moved is None or method not in (Method.FLAT, Method.BY_INDEX):
        return []
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate is of people {rate}, the residents are {people}: the estimate is of people {people}, and says so.",
            ),
            rate=whom.told(moved),
            people=whom.told(people),
        )
    ]


def of_areas(lost: int, field: str) -> list[str]:
    """Return that areas have no estimate, for the reason in a field, where some have none."""
    if not lost:
        return []
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} areas have no estimate, for the reason in {field}; the totals leave them out.",
            ),
            one="{n} area has no estimate, for the reason in {field}; the totals leave it out.",
            n=lost,
            field=field,
        )
    ]


def of_shares(lost: int) -> list[str]:
    """Return that areas without an estimate have no part in a known number of likely people, where there are any."""
    if not lost:
        return []
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The known number of likely people (CONTROL_TOTAL) was shared out without {n} areas that have no estimate: the others have "
                "too many if it is of all.",
            ),
            one="The known number of likely people (CONTROL_TOTAL) was shared out without {n} area that has no estimate: the others have "
            "too many if it is of all.",
            n=lost,
        )
    ]
