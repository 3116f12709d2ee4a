"""What can be wrong with an answer of a service: each fault has a name and a sentence."""

from __future__ import annotations

from enum import Enum

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP, Phrase


class Fault(Enum):
    """What is wrong with an answer."""

    EMPTY = "empty"
    HTML = "html"
    ERROR = "error"
    GARBLED = "garbled"
    COLUMNS = "columns"
    SHORT = "short"
    REPEATED = "repeated"
    ABSENT = "absent"
    OTHERS = "others"
    ROWS = "rows"
    SIZE = "size"
    TIME = "time"
    STATUS = "status"
    REDIRECT = "redirect"
    SCHEME = "scheme"
    OFFLINE = "offline"
    VINTAGE = "vintage"
    AUTHORITY = "authority"
    VALUES = "values"
    ENDLESS = "endless"
    ARCHIVE = "archive"


_SENTENCES = {
    Fault.EMPTY: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: the answer is empty. The service may not know the area or the table."
    ),
    Fault.HTML: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: a page for people came in place of data. The address may have changed."
    ),
    Fault.ERROR: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the service says: {detail}"),
    Fault.GARBLED: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer cannot be read ({detail})."),
    Fault.COLUMNS: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{title}: the columns are not those of this dataset ({detail}). The service may hold another one there.",
    ),
    Fault.SHORT: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer is not complete ({detail})."),
    Fault.REPEATED: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas come twice: {detail}."),
    Fault.ABSENT: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas are missing: {detail}."),
    Fault.OTHERS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas came that were not asked for: {detail}."),
    Fault.ROWS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the file has {detail}. It may be another edition."),
    Fault.SIZE: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer is larger than {detail}, and was not taken."),
    Fault.TIME: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: no answer came within {detail}. Try again later."),
    Fault.STATUS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the service cannot be reached ({detail})."),
    Fault.REDIRECT: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: the service sends on to {detail}, which the catalogue does not allow."
    ),
    Fault.SCHEME: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {detail} is not a secure address (https)."),
    Fault.OFFLINE: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: not among the answers kept from before, and nothing is to be asked for."
    ),
    Fault.VINTAGE: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas of another vintage came: {detail}."),
    Fault.AUTHORITY: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas of another authority came: {detail}."),
    Fault.VALUES: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{title}: what is in it is not of this dataset ({detail}). The service may hold another one there.",
    ),
    Fault.ENDLESS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer has too many pages ({detail})."),
    Fault.ARCHIVE: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the archive is not read. {detail}"),
}


class AnswerError(InputError):
    """An answer that is not believed; `fault` names what is wrong with it."""

    def __init__(self, fault: Fault, title: str, detail: str = "", **values: object) -> None:
        told = {"detail": Phrase(detail, "", **values)} if "{detail}" in _SENTENCES[fault] else {}
        super().__init__(_SENTENCES[fault], title=title, **told)
        self.fault = fault
