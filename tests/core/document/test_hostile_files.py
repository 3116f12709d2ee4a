"""Last chapters that are damaged, locked, made to do harm, or hold what no chapter can carry: all is refused in words."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core.document import archive
from medway_isolation_plugin.core.document.kept import carry
from medway_isolation_plugin.core.document.model import Heading, Placeholder, Text, line_of, paragraph
from medway_isolation_plugin.core.document.reading import entries
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from medway_isolation_plugin.core.faults import InputError
from tests.core.document.made_documents import TEMPLATES, chapter

DOCX, ODT = DocumentFormat.DOCX, DocumentFormat.ODT
BODY = {DOCX: "word/document.xml", ODT: "content.xml"}
WORDS = "Lunch clubs."


@pytest.fixture(scope="module")
def made() -> dict[DocumentFormat, bytes]:
    return contents(chapter(written=(paragraph(WORDS),)), [DOCX, ODT], TEMPLATES)


def with_members(content: bytes, change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            said = change(info.filename, old.read(info))
            if said is not None:
                new.writestr(info.filename, said)
        for name, said in more:
            new.writestr(name, said)
    return file.getvalue()


def in_body(kind: DocumentFormat, old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what puts something into the main part, where it must find its place."""

    def change(content: bytes) -> bytes:
        def one(name: str, said: bytes) -> bytes:
            if name != BODY[kind]:
                return said
            text = said.decode()
            assert text.count(old) == 1, old
            return text.replace(old, new).encode()

        return with_members(content, one)

    return change


def refused(content: bytes, kind: DocumentFormat, folder: Path) -> str:
    path = folder / f"last.{kind.value}"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        carry(chapter(), path)
    assert "last." in str(error.value)
    return str(error.value)


BOTH = pytest.mark.parametrize("kind", [DOCX, ODT])
DECLARED = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "%s">]>' % (b"lol" * 1000)


@BOTH
@pytest.mark.parametrize("cut", [0, 3, 100, 4000])
def test_a_file_that_is_cut_is_damaged(cut: int, kind: DocumentFormat, made: dict, tmp_path: Path):
    assert "is damaged" in refused(made[kind][:cut], kind, tmp_path)


@BOTH
def test_a_file_with_a_password_is_told(kind: DocumentFormat, made: dict, tmp_path: Path):
    assert "has a password" in refused(b"\xd0\xcf\x11\xe0" + bytes(3000), kind, tmp_path)
    encrypted = bytearray(made[kind])
    # The flag that says so, in each entry and in the list at the end.
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), made[kind]):
            encrypted[found.start() + at] |= 1
    assert "has a password" in refused(bytes(encrypted), kind, tmp_path)
    locked = with_members(
        made[kind], lambda name, said: said, ("META-INF/manifest2.xml", b""), *(
            [("x", b"")] if kind is DOCX else []
        )
    )  # fmt: skip
    if kind is ODT:
        locked = with_members(
            made[kind], lambda name, said: b"<m:encryption-data/>" if name == "META-INF/manifest.xml" else said
        )
        assert "has a password" in refused(locked, kind, tmp_path)


def stating(content: bytes, member: bytes, size: int) -> bytes:
    """Return a zip file that states another size of a member in its list."""
    changed = bytearray(content)
    for found in re.finditer(b"PK\x01\x02", content):
        if content[found.start() + 46 :].startswith(member):
            changed[found.start() + 24 : found.start() + 28] = struct.pack("<I", size)
    return bytes(changed)


@BOTH
def test_a_bomb_is_not_unpacked(kind: DocumentFormat, made: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    bomb = with_members(made[kind], lambda name, said: said, ("pad", bytes(3 * 1024**2)))
    assert "would take more than 400 MB" in refused(stating(bomb, b"pad", 500 * 1024**2), kind, tmp_path)
    many = with_members(made[kind], lambda name, said: said, *((f"m{number}", b"") for number in range(5001)))
    assert "would take more than 400 MB" in refused(many, kind, tmp_path)
    # One that says it is small.
    monkeypatch.setattr(archive, "_MOST_BYTES", 1024**2)
    assert re.search("is damaged|would take more", refused(stating(bomb, b"pad", 10), kind, tmp_path))


@BOTH
@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "C:\\evil", "a/../../evil", "\\evil"])
def test_a_member_that_climbs_is_refused(name: str, kind: DocumentFormat, made: dict, tmp_path: Path):
    assert "outside of itself" in refused(with_members(made[kind], lambda _, said: said, (name, b"x")), kind, tmp_path)


@BOTH
def test_a_member_that_is_there_twice_is_refused(kind: DocumentFormat, made: dict, tmp_path: Path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = with_members(made[kind], lambda _, said: said, (BODY[kind], b"<a/>"))
    assert "twice" in refused(twice, kind, tmp_path)


@BOTH
@pytest.mark.parametrize(
    ("by", "said"),
    [
        (DECLARED + b"<a>&x;</a>", "declares things of its own"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares things of its own"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "declares things of its own"),
        (b"<a>" * 5000, "nested too deeply"),
        (b"<a>\n<b></a>", "is no XML from line 2, character 6 on"),
        (b"", "is no XML"),
        (b"\xff\xfe\x00", "is no XML"),
        (None, "has no part"),
    ],
)
def test_xml_that_is_broken_or_declares_things_is_refused(
    by: bytes | None, said: str, kind: DocumentFormat, made: dict, tmp_path: Path
):
    content = with_members(made[kind], lambda name, old: by if name == BODY[kind] else old)
    assert said in refused(content, kind, tmp_path)
    styles = "styles.xml" if kind is ODT else "word/styles.xml"
    if by is not None:
        assert said in refused(
            with_members(made[kind], lambda name, old: by if name == styles else old), kind, tmp_path
        )


@BOTH
def test_macros_are_left_out_and_told_of(kind: DocumentFormat, made: dict, tmp_path: Path):
    path = tmp_path / f"last.{kind.value}"
    member = "word/vbaProject.bin" if kind is DOCX else "Basic/Standard/Module1.xml"
    path.write_bytes(with_members(made[kind], lambda _, said: said, (member, b"Sub Evil")))
    kept = carry(chapter(), path)
    assert kept.told()[-1] == "Macros of the file were left out."
    assert b"Evil" not in contents(kept.document, [kind], TEMPLATES)[kind]


AFTER = "<w:t>Lunch clubs.</w:t></w:r>"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RUN = '<w:t xml:space="preserve">Lunch clubs.</w:t></w:r>'
BAD = [
    (DOCX, RUN, '<w:t>Lunch clubs.</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>', "a comment"),
    (DOCX, RUN, "<w:t>Lunch clubs.</w:t></w:r><w:ins><w:r><w:t>x</w:t></w:r></w:ins>", "a tracked change"),
    (DOCX, RUN, "<w:t>Lunch clubs.</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "a tracked change"),
    (DOCX, RUN, "<w:object/><w:t>Lunch clubs.</w:t></w:r>", "an embedded object"),
    (DOCX, RUN, "<w:pict/><w:t>Lunch clubs.</w:t></w:r>", "a drawing"),
    (DOCX, RUN, "<w:drawing/><w:t>Lunch clubs.</w:t></w:r>", "a drawing"),
    (DOCX, RUN, '<w:sym w:font="Wingdings" w:char="F04A"/><w:t>Lunch clubs.</w:t></w:r>', "a sign of a symbol font"),
    (DOCX, f"<w:r>{RUN}", f"<w:r><w:rPr><w:vanish/></w:rPr>{RUN}", "hidden text"),
    (DOCX, RUN, f'{AFTER}<m:oMath xmlns:m="{MATH}"/>', "a formula"),
    (DOCX, RUN, f"{AFTER}<w:fldSimple w:instr=' HYPERLINK &quot;file:///C:/a.doc&quot; '><w:r><w:t>x</w:t></w:r></w:fldSimple>",
     "a link that only works on one computer: file:///C:/a.doc"),
    (DOCX, RUN, "<w:t>Lunch clubs.</w:t><w:thing/></w:r>", "something that this version does not know: thing"),
    (ODT, WORDS, f"{WORDS}<office:annotation><text:p>x</text:p></office:annotation>", "a comment"),
    (ODT, WORDS, f'{WORDS}<text:change-start text:change-id="c1"/>', "a tracked change"),
    (ODT, WORDS, f'{WORDS}<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>', "an embedded object"),
    (ODT, WORDS, f"{WORDS}<draw:custom-shape/>", "a drawing"),
    (ODT, WORDS, f'{WORDS}<draw:frame><draw:image xlink:href="https://example.org/a.png"/></draw:frame>', "a picture that is not"),
    (ODT, WORDS, f'{WORDS}<draw:frame><draw:image xlink:href="Pictures/none.svg"/></draw:frame>', "a picture that is not"),
    (ODT, WORDS, f'{WORDS}<text:a xlink:href="../a.odt">x</text:a>', "a link that only works on one computer: ../a.odt"),
    (ODT, WORDS, f"{WORDS}<text:hidden-text>x</text:hidden-text>", "hidden text"),
    (ODT, WORDS, f'{WORDS}<thing xmlns="urn:x"/>', "something that this version does not know: thing"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "said"), BAD)
def test_what_cannot_be_carried_is_named_with_its_place(
    kind: DocumentFormat, old: str, new: str, said: str, made: dict, tmp_path: Path
):
    message = refused(in_body(kind, old, new)(made[kind]), kind, tmp_path)
    assert message.startswith(f"last.{kind.value}, under 'Current services', beside 'Lunch clubs.")
    assert said in message
    assert message.endswith("cannot be carried over. Nothing was written.")


@pytest.mark.parametrize(("kind", "old", "new", "said"), BAD[:1])
def test_the_same_outside_of_the_parts_stops_nothing(
    kind: DocumentFormat, old: str, new: str, said: str, made: dict, tmp_path: Path
):
    path = tmp_path / f"last.{kind.value}"
    method = '<w:t xml:space="preserve">How it was done.</w:t></w:r>'
    path.write_bytes(in_body(kind, method, method + '<w:r><w:commentReference w:id="1"/></w:r>')(made[kind]))
    kept = carry(chapter(), path)
    assert (kept.changed, kept.gone) == ((), 0)
    assert kept.told()[-1].startswith("Outside of these parts stand things that are not carried over: a comment")


LINKS = [
    (DOCX, f"<w:r>{RUN}", f'<w:hyperlink w:anchor="ANCHOR"><w:r>{RUN}</w:hyperlink>'),
    (ODT, WORDS, f'<text:a xlink:href="#ANCHOR">{WORDS}</text:a>'),
]


@pytest.mark.parametrize(("kind", "old", "new"), LINKS)
@pytest.mark.parametrize(("anchor", "link"), [("c_method", "#method"), ("c_gone", ""), ("_Ref123", "")])
def test_a_link_within_the_chapter_leads_there_or_is_words(
    anchor: str, link: str, kind: DocumentFormat, old: str, new: str, made: dict, tmp_path: Path
):
    path = tmp_path / f"last.{kind.value}"
    path.write_bytes(in_body(kind, old, new.replace("ANCHOR", anchor))(made[kind]))
    kept = carry(chapter(), path)
    services = next(one for one in kept.document.blocks if getattr(one, "key", "") == "services")
    assert services.written == (paragraph(Text(WORDS, link=link)),)
    assert ("a link to a place that is no longer in the chapter" in kept.told()[0]) is (link == "")


@BOTH
def test_a_part_that_the_chapter_no_longer_has_is_not_lost(kind: DocumentFormat, made: dict, tmp_path: Path):
    path = tmp_path / f"last.{kind.value}"
    path.write_bytes(made[kind])
    new = chapter()
    without = type(new)(
        new.title, tuple(one for one in new.blocks if getattr(one, "key", "") != "services"), new.date
    )  # fmt: skip
    with pytest.raises(InputError, match="the chapter has no part 'Current services' any more"):
        carry(without, path)
    # One that nobody wrote in is no loss, and a new one has nothing to carry.
    more = type(new)(
        new.title, (*(one for one in new.blocks if getattr(one, "key", "") != "gaps"), Heading(2, line_of("More")),
                    Placeholder("new", "A new part")), new.date,
    )  # fmt: skip
    kept = carry(more, path)
    assert [part.told() for part in kept.parts] == [
        "Current services: 1 paragraph carried over.", "What people told us: nothing was written.",
        "A new part: nothing was written.",
    ]  # fmt: skip


@BOTH
def test_a_file_without_its_properties_is_carried_by_its_headings(kind: DocumentFormat, made: dict, tmp_path: Path):
    path = tmp_path / f"last.{kind.value}"
    member = "docProps/custom.xml" if kind is DOCX else "meta.xml"
    path.write_bytes(with_members(made[kind], lambda name, said: None if name == member else said))
    kept = carry(chapter(), path)
    assert kept.changed is None
    services = next(one for one in kept.document.blocks if getattr(one, "key", "") == "services")
    assert list(entries(services.written)) == [WORDS]
    assert "cannot be told" in kept.told()[-1]


def test_another_kind_of_file_is_refused(tmp_path: Path):
    path = tmp_path / "last.doc"
    path.write_bytes(b"x")
    with pytest.raises(InputError, match=r"last\.doc is not a \.docx or \.odt file"):
        carry(chapter(), path)
    with pytest.raises(InputError, match="cannot be read"):
        carry(chapter(), tmp_path / "none.odt")


@BOTH
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), by=st.binary(min_size=1, max_size=4), inside=st.booleans())
def test_damage_anywhere_is_read_or_refused_in_words(
    kind: DocumentFormat, at: float, by: bytes, inside: bool, made: dict, tmp_path: Path
):
    """Either the file is carried or an `InputError` says why not; nothing else is raised."""

    def damaged(said: bytes) -> bytes:
        place = int(at * len(said))
        return said[:place] + by + said[place + len(by) :]

    content = damaged(made[kind])
    if inside:
        content = with_members(made[kind], lambda name, said: damaged(said) if name == BODY[kind] else said)
    path = tmp_path / f"last.{kind.value}"
    path.write_bytes(content)
    try:
        carry(chapter(), path)
    except InputError as error:
        assert str(error)
