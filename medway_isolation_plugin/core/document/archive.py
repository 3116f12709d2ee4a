"""Documents as zip files: written the same way each time, and read with care where somebody else has made them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree as ET  # nosec B405: declarations are refused below

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP

Members = dict[str, bytes]
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold
_MOST_MEMBERS = 5_000
_MOST_BYTES = 400 * 1024**2  # unpacked
_MOST_XML = 120 * 1024**2  # of a part that is parsed
_DEEPEST = 250  # elements within one another
_LOCKED = b"\xd0\xcf\x11\xe0"  # what a document of Word is packed in when it has a password, and before 2007
_STORED = ("mimetype",)


def packed(members: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """Return a zip file of members, those of `first` before the others, which is the same for the same members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in (*first, *sorted(set(members) - set(first))):
            member = zipfile.ZipInfo(name, _TIME)
            member.create_system, member.external_attr = 0, 0  # the same on every system
            member.compress_type = zipfile.ZIP_STORED if name in _STORED else zipfile.ZIP_DEFLATED
            archive.writestr(member, members[name])
    return file.getvalue()


def members_of(path: Path) -> Members:
    """Return what a document holds, by name.

    Raises
    ------
    InputError
        Where it is no document, is damaged or has a password, or would be larger unpacked than a document is, or where
        a member would be unpacked somewhere else.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) == _LOCKED:
                raise _locked(path)
        with zipfile.ZipFile(path) as archive:
            infos = [one for one in archive.infolist() if not one.is_dir()]
            _check(path, infos)
            found: Members = {}
            left = _MOST_BYTES
            for one in infos:
                with archive.open(one) as member:
                    found[one.filename] = member.read(left + 1)
                left -= len(found[one.filename])
                if left < 0:  # it says that it is smaller
                    raise _too_large(path)
    except OSError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{path} cannot be read: {cause}. Check its name and folder."),
            path=path,
            cause=error.strerror or str(error),
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} is damaged, or is no document that a word processor saved. Save it again."
            ),
            name=path.name,
        ) from error
    if b"encryption-data" in found.get("META-INF/manifest.xml", b""):
        raise _locked(path)
    return found


def _check(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    names = [one.filename for one in infos]
    if any(one.flag_bits & 1 for one in infos):
        raise _locked(path)
    if len(infos) > _MOST_MEMBERS or sum(one.file_size for one in infos) > _MOST_BYTES:
        raise _too_large(path)
    outside = [name for name in names if is_outside(name)]
    if outside or len(set(names)) < len(names):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} is not read: it holds {member} twice, or outside of itself. Save it again."
            ),
            name=path.name,
            member=repr((outside or sorted(name for name in names if names.count(name) > 1))[0]),
        )


def is_outside(member: str) -> bool:
    """Whether a member of an archive would be unpacked somewhere else, on any system."""
    parts = PureWindowsPath(member)
    return ".." in parts.parts or bool(parts.drive) or member.startswith(("/", "\\"))


def _locked(path: Path) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{name} has a password, or was saved in an old format. Save it as .docx or .odt without a password.",
        ),
        name=path.name,
    )


def _too_large(path: Path) -> InputError:
    return InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{name} would take more than {most} MB unpacked, which no such document does. It is not read.",
        ),
        name=path.name,
        most=_MOST_BYTES // 1024**2,
    )


class _Tree(ET.TreeBuilder):
    """Makes a tree of XML that declares nothing, and is no deeper than documents are."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Refuse declarations: entities grow without end, or read other files."""
        raise _DeclaredError

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _DeclaredError
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        self._depth -= 1
        return super().end(tag)


class _DeclaredError(ValueError):
    """XML that declares something of its own, or that is deeper than documents are."""


def tree(members: Mapping[str, bytes], member: str, name: str) -> ET.Element:
    """Return a part of a document that is XML.

    Parameters
    ----------
    members : mapping of str to bytes
    member : str
        The part.
    name : str
        Of the file, for messages.

    Raises
    ------
    InputError
        Where it is not there, is no XML, or declares something of its own.
    """
    content = members.get(member)
    if content is None or len(content) > _MOST_XML:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} has no part {member} that can be read. Is it a .docx or .odt document?"
            ),
            name=name,
            member=member,
        )
    try:
        parser = ET.XMLParser(target=_Tree())  # nosec B314: `_Tree` refuses declarations
        parser.feed(content)
        root: ET.Element = parser.close()
    except _DeclaredError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is not read: its part {member} declares things of its own, or is nested too deeply, which no word "
                "processor does.",
            ),
            name=name,
            member=member,
        ) from error
    except (ET.ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (0, 0))
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} is damaged: {member} is no XML from line {line}, character {column} on."
            ),
            name=name,
            member=member,
            line=line,
            column=column + 1,
        ) from error
    return root


def xml(root: ET.Element) -> bytes:
    """Return a tree as a part of a document."""
    said: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + said
