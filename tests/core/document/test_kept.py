"""What people wrote is carried from one edition to the next, through a word processor: whole, once, or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from medway_isolation_plugin.core.document.kept import carry
from medway_isolation_plugin.core.document.model import (
    Block,
    DataTable,
    Document,
    Heading,
    Listing,
    Picture,
    Placeholder,
    Text,
    bullets,
)
from medway_isolation_plugin.core.document.pictures import pixels
from medway_isolation_plugin.core.document.reading import entries, lines
from medway_isolation_plugin.core.document.writing import DocumentFormat, contents
from medway_isolation_plugin.core.faults import InputError
from tests.core.document.made_documents import TEMPLATES, chapter, png
from tests.core.document.word_processor import WordProcessor, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "-")
KINDS = (DocumentFormat.DOCX, DocumentFormat.ODT)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordProcessor]:
    found = WordProcessor(tmp_path_factory.mktemp("office"))
    yield found
    found.close()


def written(document: Document, kind: DocumentFormat, path: Path) -> Path:
    path.write_bytes(contents(document, [kind], TEMPLATES)[kind])
    return path


def under(document: Document, key: str) -> list[str]:
    return next(
        list(entries(block.written)) for block in document.blocks if isinstance(block, Placeholder) and block.key == key
    )


def placeholders(document: Document) -> dict[str, Placeholder]:
    return {block.key: block for block in document.blocks if isinstance(block, Placeholder)}


def texts(block: Block) -> list[Text]:
    return [one for line in lines((block,)) for one in line if isinstance(one, Text)]


def first_round(picture: Path) -> dict[str, list]:
    return {
        "Current services": [
            ["paragraph", "Befriending by telephone, "], ["bold", "free"], ["words", " and "], ["link", "on the web", "https://example.org/x"],
            ["note", "Since 2024."], ["words", "."],
            ["bullet", "lunch clubs"], ["inner", "in Alder"], ["bullet", "transport"],
            ["number", "first"], ["number", "second"],
        ],
        "What people told us": [
            ["heading", "A survey"], ["paragraph", "People said שלום 12 and \N{GRINNING FACE}."],
            ["table", [["Who", "Said"], ["Carers", "12"], ["Others", "3 & <4>"]]],
        ],
        "Gaps": [["paragraph", "Rural buses: "], ["picture", str(picture), "A bus stop in the rain"]],
    }  # fmt: skip


FIRST = {
    "services": [
        "Befriending by telephone, free and on the web(Since 2024.).", "lunch clubs", "in Alder", "transport", "first", "second",
    ],
    "views": ["A survey", "People said שלום 12 and \N{GRINNING FACE}.", "Who | Said", "Carers | 12", "Others | 3 & <4>"],
    "gaps": ["Rural buses: [A bus stop in the rain]"],
}  # fmt: skip


def check_looks(found: dict[str, Placeholder]) -> None:
    """Lists are lists within lists, links lead where they led, and what was bold is."""
    services = found["services"]
    assert [one.text for one in texts(services) if one.bold] == ["free"]
    assert [(one.text, one.link) for one in texts(services) if one.link] == [("on the web", "https://example.org/x")]
    marked, numbered = (block for block in services.written if isinstance(block, Listing))
    assert (marked.numbered, numbered.numbered, numbered.start) == (False, True, 1)
    assert [len(item.blocks) for item in marked.items] == [2, 1]
    assert marked.items[0].blocks[1] == bullets("in Alder")
    assert numbered == bullets("first", "second", numbered=True)
    heading = next(block for block in found["views"].written if isinstance(block, Heading))
    assert heading.level == 3
    table = next(block for block in found["views"].written if isinstance(block, DataTable))
    assert [len(table.heads), len(table.rows)] == [1, 2]
    (picture,) = (one for line in lines(found["gaps"].written) for one in line if isinstance(one, Picture))
    assert (picture.width, picture.height) == (30, 20)
    assert pixels(picture.content).width == 60


@pytest.mark.parametrize("kind", KINDS)
def test_words_typed_three_times_over_are_there_once(kind: DocumentFormat, office: WordProcessor, tmp_path: Path):
    picture = tmp_path / "bus.png"
    picture.write_bytes(png())
    wanted = {key: list(said) for key, said in FIRST.items()}
    steps = first_round(picture)
    made = chapter()
    for year in range(3):
        path = written(made, kind, tmp_path / f"{year}.{kind.value}")
        saved = tmp_path / f"{year}s.{kind.value}"
        office.do(path, saved, type=steps)
        kept = carry(chapter(datetime.date(2027 + year, 1, 1)), saved)
        assert {key: under(kept.document, key) for key in wanted} == wanted
        check_looks(placeholders(kept.document))
        assert (kept.changed, kept.gone) == ((), 0)
        made = kept.document
        # It is typed behind the first paragraph of each part.
        steps = {
            heading: [["paragraph", f"More in {2028 + year}"]]
            for heading in ("Current services", "What people told us", "Gaps")
        }
        for said in wanted.values():
            said.insert(1, f"More in {2028 + year}")


@pytest.mark.parametrize("kind", KINDS)
def test_text_changed_outside_of_the_parts_is_listed(kind: DocumentFormat, office: WordProcessor, tmp_path: Path):
    path, saved = written(chapter(), kind, tmp_path / f"a.{kind.value}"), tmp_path / f"b.{kind.value}"
    office.do(
        path, saved,
        type={"Gaps": [["paragraph", "Kept."]], "Method": [["paragraph", "Added to the method."]]},
        replace={"How it was done.": "How it was really done."},
        remove=["Source: sample data, 2021."],
    )  # fmt: skip
    kept = carry(chapter(), saved)
    assert kept.changed == ("How it was really done.", "Added to the method.")
    assert kept.gone == 2
    assert under(kept.document, "gaps") == ["Kept."]
    said = "\n".join(kept.told())
    assert "Gaps: 1 paragraph carried over." in said
    assert "2 texts are no longer as they were written" in said
    assert "'How it was really done.', 'Added to the method.'" in said


def test_a_reworded_heading_is_found_by_its_section(office: WordProcessor, tmp_path: Path):
    path, saved = written(chapter(), DocumentFormat.ODT, tmp_path / "a.odt"), tmp_path / "b.odt"
    steps = {"What people told us": [["paragraph", "Words under it."]]}
    office.do(path, saved, type=steps, replace={"What people told us": "Voices"})
    assert under(carry(chapter(), saved).document, "views") == ["Words under it."]


def test_a_reworded_heading_of_a_word_document_is_asked_for(office: WordProcessor, tmp_path: Path):
    path, saved = written(chapter(), DocumentFormat.DOCX, tmp_path / "a.docx"), tmp_path / "b.docx"
    steps = {"What people told us": [["paragraph", "Words under it."]]}
    office.do(path, saved, type=steps, replace={"What people told us": "Voices"})
    with pytest.raises(InputError) as error:
        carry(chapter(), saved)
    assert "b.docx has no heading 'What people told us'" in str(error.value)
    assert "'Current services', 'Voices', 'Gaps', 'Method'" in str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_that_is_still_to_be_accepted_stops_all(kind: DocumentFormat, office: WordProcessor, tmp_path: Path):
    path, saved = written(chapter(), kind, tmp_path / f"a.{kind.value}"), tmp_path / f"b.{kind.value}"
    office.do(path, saved, track={"Gaps": [["words", " More."]]})
    with pytest.raises(InputError) as error:
        carry(chapter(), saved)
    assert "under 'Gaps', beside 'Write here what belongs to gaps." in str(error.value)
    assert "a tracked change (accept or reject it) cannot be carried over" in str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_that_ended_a_part_and_is_gone_stops_all(kind: DocumentFormat, office: WordProcessor, tmp_path: Path):
    path, saved = written(chapter(), kind, tmp_path / f"a.{kind.value}"), tmp_path / f"b.{kind.value}"
    office.do(path, saved, remove=["Method"])
    with pytest.raises(InputError, match=r"under 'Gaps', holds text of the chapter itself \('How it was done.'\)"):
        carry(chapter(), saved)
