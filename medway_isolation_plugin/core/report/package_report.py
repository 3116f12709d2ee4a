"""What a package of an authority's data holds, and where it comes from, as a page."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from ..words import told, translate
from . import html


@dataclass(frozen=True)
class DataSource:
    """Where one dataset comes from; `came` is in seconds since 1970, `sure` how sure its catalogue entry is (A, B, C)."""

    title: str
    publisher: str
    address: str
    came: float
    bytes: int
    licence: str
    sure: str
    note: str
    sha256: str
    by_hand: bool = False

    @property
    def when(self) -> str:
        """Return when the answer came, in universal time."""
        return time.strftime("%Y-%m-%d %H:%M", time.gmtime(self.came))

    @property
    def tried(self) -> str:
        """Return what was never tried: no entry of the catalogue has been run against its service."""
        if self.by_hand:
            return ""
        return translate("MedwayIsolation", "never tried against the live service where the plugin is made")


def how_sure(sure: str) -> str:
    """Return in words what a letter says of how sure the facts about a service are; nothing for others than A, B and C."""
    return {
        "A": translate("MedwayIsolation", "seen in two or more independent programs, or in the publisher's own"),
        "B": translate("MedwayIsolation", "seen in one program"),
        "C": translate("MedwayIsolation", "inferred: test it before it is used"),
    }.get(sure, "")


def never_tried() -> str:
    """Return the sentence on what was never tried, for logs and windows."""
    return translate(
        "MedwayIsolation",
        "None of these services was ever tried live where the plugin is made: Check the data services says what of the catalogue holds.",
    )


def package_report(title: str, sources: Sequence[DataSource], missing: Sequence[str], footer: str) -> str:
    """Return the ledger as an HTML page."""
    rows = [
        [
            one.title,
            one.publisher,
            one.when,
            f"{one.bytes:,}",
            one.sure,
            one.licence.format(year=one.when[:4]),
            one.note,
        ]
        for one in sources
    ]
    heads = [
        translate("MedwayIsolation", "Dataset"),
        translate("MedwayIsolation", "Publisher"),
        translate("MedwayIsolation", "Fetched (UTC)"),
        translate("MedwayIsolation", "Bytes"),
        translate("MedwayIsolation", "How sure"),
        translate("MedwayIsolation", "Licence"),
        translate("MedwayIsolation", "Note"),
    ]
    numeric = [False, False, False, True, False, False, False]
    first = translate("MedwayIsolation", "{title}: {address} (SHA-256 {sha256})")
    addresses = [
        first.format(title=one.title, address=one.address.partition("?")[0], sha256=one.sha256) for one in sources
    ]
    parts = [
        html.grid(translate("MedwayIsolation", "Sources"), heads, rows, numeric),
        html.listing(translate("MedwayIsolation", "Where each came from"), addresses),
    ]
    if missing:
        parts.append(html.listing(translate("MedwayIsolation", "What is missing"), [told(one) for one in missing]))
    notes = [
        translate(
            "MedwayIsolation",
            "How sure the facts about a service are: A, seen in two or more independent programs or in the publisher's own; B, in one; "
            "C, inferred. None of them was tried against the live services where the plugin is made.",
        )
    ]
    lead = translate("MedwayIsolation", "{number} datasets, as they were published.").format(number=len(sources))
    return html.page(title, lead, parts, notes, footer)


def sources_report(title: str, rows: Sequence[Sequence[str]], footer: str) -> str:
    """Return how services answered as an HTML page; rows of dataset, service, state, name and what is to be done."""
    heads = [
        translate("MedwayIsolation", "Dataset"),
        translate("MedwayIsolation", "Service"),
        translate("MedwayIsolation", "State"),
        translate("MedwayIsolation", "Answers under"),
        translate("MedwayIsolation", "What to do"),
    ]
    day = time.strftime("%Y-%m-%d", time.gmtime())
    lead = translate("MedwayIsolation", "Asked on {day}.").format(day=day)
    return html.page(title, lead, [html.grid(title, heads, rows, [False] * len(heads))], [], footer)
