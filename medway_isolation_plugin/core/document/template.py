"""What a document looks like: styles, numbering, pages. Ours are files of XML; a council's is a document that it made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from .archive import Members, members_of, tree
from .xml_names import Element, new

_MACROS = ("vbaproject.bin", "basic/", "scripts/")


class WordFile(str, Enum):
    """The two kinds of file that word processors share."""

    DOCX = "docx"
    ODT = "odt"


_MAIN = {WordFile.DOCX: "word/document.xml", WordFile.ODT: "content.xml"}
_ALSO = {WordFile.DOCX: ".dotx", WordFile.ODT: ".ott"}


@dataclass(frozen=True)
class Template:
    """The members of a document of which the words are taken out.

    Attributes
    ----------
    kind : WordFile
    members : dict of str to bytes
        What the file holds, by name.
    name : str
        Of the file, for messages.
    own : Template or None
        Ours, which has the styles that a council's file lacks; None: this is ours.
    """

    kind: WordFile
    members: Members
    name: str
    own: Template | None = None

    @classmethod
    def of_folder(cls, folder: Path, kind: WordFile) -> Template:
        """Return ours, which lies unpacked in a folder of its kind's name."""
        root = folder / kind.value
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return cls(kind, {path.relative_to(root).as_posix(): path.read_bytes() for path in files}, kind.value)

    def of_file(self, path: Path) -> Template:
        """Return a file that a council gives in place of this template.

        Raises
        ------
        InputError
            Where it is no document of this kind, or holds macros; the message names the part of the file, and the line.
        """
        members = members_of(path)
        if _MAIN[self.kind] not in members:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The template {name} is not read: it has no part {member}. Choose a {suffix} or {other} file.",
                ),
                name=path.name,
                member=_MAIN[self.kind],
                suffix=f".{self.kind.value}",
                other=_ALSO[self.kind],
            )
        if any(one.lower().startswith(_MACROS[1:]) or one.lower().endswith(_MACROS[0]) for one in members):
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The template {name} holds macros. Save it without them."),
                name=path.name,
            )
        return Template(self.kind, members, path.name, self)

    def tree(self, member: str) -> Element:
        """Return a part that is XML, from ours where a council's file lacks it."""
        if member not in self.members and self.own is not None:
            return self.own.tree(member)
        return tree(self.members, member, self.name)

    def part(self, member: str, root: str) -> Element:
        """Return a part that must have this root, and say which part is wrong where it has another one."""
        found = self.tree(member)
        if found.tag != new(root).tag:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The template {name} cannot be used: its part {member} begins with {found} where {root} belongs.",
                ),
                name=self.name,
                member=member,
                found=repr(found.tag.rpartition("}")[2]),
                root=repr(root.partition(":")[2]),
            )
        return found
