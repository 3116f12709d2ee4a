"""The tags of a PDF, as screen readers are handed them: its structure tree, walked without the program that wrote it."""

from __future__ import annotations

import difflib
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medway_isolation_plugin.core.document.model import Document, Illustration, Listing
from medway_isolation_plugin.core.document.reading import Spoken, same, spoken

_NODE = re.compile(r"( *)([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: \((?:block|inline)\))?:?$")  # some name a note in angles
_WORDS = re.compile(r'( *)"(.*)"$')
_MARK = re.compile("[0-9]+|[ivx]+")
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.S)
_LABEL = re.compile(r"(?:[•–-]|[0-9]+\.|[a-z]+\.)$")


@dataclass
class Node:
    """An element of the tree: its tag, and in order what is in it, elements and words."""

    tag: str
    inside: list[Node | str] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        for one in self.inside:
            if isinstance(one, Node):
                yield one
                yield from one.all()

    def is_mark(self) -> bool:
        """Whether it leads to a note."""
        return self.tag == "Link" and all(isinstance(one, str) and _MARK.fullmatch(one) for one in self.inside)

    def words(self) -> list[str]:
        found = []
        for one in self.inside:
            if isinstance(one, str):
                found.append(one)
            elif one.tag != "Note" and not one.is_mark():
                found += one.words()
        return found


def tree(path: Path) -> Node:
    """Return the structure tree, as poppler prints it."""
    said = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True).stdout
    root = Node("")
    open_nodes: list[tuple[int, Node]] = [(-1, root)]
    for line in said.splitlines():
        node, words = _NODE.match(line), _WORDS.match(line)
        found = node or words
        if not found:
            continue
        depth = len(found[1])
        while open_nodes[-1][0] >= depth:
            open_nodes.pop()
        if words:
            open_nodes[-1][1].inside.append(words[2])
        else:
            made = Node(found[2])
            open_nodes[-1][1].inside.append(made)
            open_nodes.append((depth, made))
    return root


def alternatives(path: Path) -> list[str]:
    """Return the alternative text of each figure in the order of the tree, '' where it has none."""
    objects = {int(number): body for number, body in _OBJECT.findall(path.read_bytes())}
    root = next(body for body in objects.values() if b"/Type/StructTreeRoot" in body)
    found: list[str] = []

    def walk(body: bytes, depth: int) -> None:
        if re.search(rb"/S\s*/Figure\b", body):
            said = re.search(rb"/Alt\s*<([0-9A-Fa-f]*)>", body)
            found.append("" if said is None else bytes.fromhex(said[1].decode()).decode("utf-16"))
        kids = re.search(rb"/K\s*(\[[^\]]*\]|\d+ 0 R)", body)
        for number in re.findall(rb"(\d+) 0 R", kids[1] if kids else b""):
            kid = objects.get(int(number), b"")
            if b"/StructElem" in kid and depth < 100:
                walk(kid, depth + 1)

    walk(root, 0)
    return found


def info(path: Path, what: str) -> str:
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    return next((line.partition(":")[2].strip() for line in said.splitlines() if line.startswith(f"{what}:")), "")


def heard(path: Path) -> list[Spoken]:
    """Return what is read aloud, in order, with its tags; the list of contents and notes are left out."""
    figures = iter(alternatives(path))
    found: list[Spoken] = []

    def walk(node: Node, tag: str) -> None:
        for one in node.inside:
            if isinstance(one, str) or one.tag in ("TOCI", "Note"):
                continue
            if one.tag == "Figure":
                found.append(Spoken("Figure", next(figures, "")))
            elif one.tag in ("TH", "TD"):
                found.append(Spoken(one.tag, _joined(one.words(), drop_labels=True)))
            elif one.tag == "Caption" and all(isinstance(held, Node) and held.tag == "P" for held in one.inside):
                walk(one, tag)  # as of the list of contents
            elif re.fullmatch(r"H[1-6]|P|Caption", one.tag):
                words = one.words()
                if tag == "LI" and words and _LABEL.match(words[0]):
                    words = words[1:]
                if any(words) and "".join(words).strip():
                    found.append(Spoken("LI" if tag == "LI" else one.tag, _joined(words)))
                walk(one, tag)
            else:
                walk(one, "LI" if one.tag == "LBody" else tag)

    walk(tree(path), "P")
    return found


def _joined(words: list[str], drop_labels: bool = False) -> str:
    kept = [one for one in words if not (drop_labels and len(words) > 1 and _LABEL.match(one))]
    return "".join(kept)


def _letters(words: str) -> str:
    """Return words for comparing: poppler gives those from right to left as they are drawn."""
    right = any("\u0590" <= letter <= "\u08ff" for letter in words)
    plain = "".join(same(words).split())
    return "".join(sorted(plain)) if right else plain


def _items(document: Document) -> int:
    def of(block: object) -> int:
        if isinstance(block, Listing):
            return len(block.items) + sum(of(one) for item in block.items for one in item.blocks)
        return 0

    return sum(map(of, document.blocks))


def faults(path: Path, document: Document) -> set[str]:
    """Return which checks a PDF that was made of a document does not pass."""
    found, said, wanted = set(), heard(path), spoken(document)
    levels = [int(one.tag[1]) for one in said if re.fullmatch(r"H[1-6]", one.tag)]
    if info(path, "Title") != document.title:
        found.add("title")
    if f"/Lang({document.language})".encode() not in path.read_bytes():
        found.add("language")
    if levels.count(1) != 1 or levels[0] != 1 or any(after > before + 1 for before, after in zip(levels, levels[1:])):
        found.add("headings")
    figures = [block for block in document.blocks if isinstance(block, Illustration)]
    if [one.words for one in said if one.tag == "Figure"] != [one.picture.alternative for one in figures]:
        found.add("figures")
    tables = [one for one in tree(path).all() if one.tag == "Table"]
    rows = [next(one for one in table.all() if one.tag == "TR") for table in tables]
    if not rows or any({cell.tag for cell in row.inside if isinstance(cell, Node)} != {"TH"} for row in rows):
        found.add("table headings")
    if sum(one.tag == "LI" for one in tree(path).all() if one.tag != "TOCI") - _in_cells(tables) != _items(document):
        found.add("lists")
    # Where a table breaks over a page, the cells that go on are there again, empty.
    read, meant = (
        [_letters(one.words) for one in heard if one.tag != "Figure" and one.words.strip()] for heard in (said, wanted)
    )
    if read != meant:
        print(*difflib.unified_diff(meant, read, lineterm="", n=0), sep="\n")
        found.add("order")
    return found


def _in_cells(tables: list[Node]) -> int:
    return sum(one.tag == "LI" for table in tables for one in table.all())
