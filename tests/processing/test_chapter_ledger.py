"""Every number that a chapter's sentences print stands in its ledger, with algorithm, inputs and source; and a lost row is noticed."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

from medway_isolation_plugin.core.chapter.study import Study
from tests.processing.layers import layer
from tests.processing.test_jsna_chapter import (  # noqa: F401
    alone,
    borough,
    census,
    chapter_of_medway,
    companion,
    made,
    parameters,
)

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What is no number of the chapter's, and why.
ALLOWED = {
    rf"\b\d{{1,2}} (?:{MONTHS})\b|\b(?:19|20)\d\d(?:/\d\d)?\b": "dates and years",
    r"\b(?:Figure|Table) \d+": "numbers of figures and tables",
    r"(?i)\bunder \d\d\b|\b\d\d\+|\b(?:aged )?\d\d and over\b|\bages at \d\d\b": "ages that bands begin and end at",
    r"\b95 % (?:limits|score intervals)": "how sure limits are: the convention that the method names",
    r"\b10,000 random trials\b": "how many draws the method takes",
    r"(?<=by each index, )1(?= the worst)|(?<=: )1 would be the same order of areas, 0 no likeness|\bclass 1\b": "ends of a scale",
    r"\breference \d+": "a source's own name",
    r"\bat 100 %": "everybody",
}
SAID = {"p", "li", "figcaption", "caption", "h2", "h3", "h4"}


class Sentences(HTMLParser):
    """Collects the texts of paragraphs, lists, captions and headings; cells of tables and the contents are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        if tag in SAID:
            self.found.append("")
        if tag not in ("img", "meta", "br", "link", "col", "hr"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if SAID & set(self._open) and not {"nav", "td", "th", "style", "svg"} & set(self._open):
            self.found[-1] += data


def sentences(page: str) -> list[str]:
    reader = Sentences()
    reader.feed(page)
    return [" ".join(text.split()) for text in reader.found if text.strip()]


def numbers(text: str) -> list[str]:
    for pattern in ALLOWED:
        text = re.sub(pattern, " ", text)
    return [number.rstrip(",") for number in NUMBER.findall(text)]


def without_source(page: str, kept: Sequence[dict[str, Any]], place: str) -> list[tuple[str, str]]:
    """Return the numbers of sentences that no row of the ledger prints, each with its sentence."""
    known = {number for one in kept for number in NUMBER.findall(one["printed"])}
    told = [text.replace(place, "") for text in sentences(page)]
    return [(number, text) for text in told for number in numbers(text) if number not in known]


def check(answer: dict[str, Any], place: str) -> None:
    found, page = companion(answer), made(answer)["chapter.html"].decode()
    kept = found["numbers"]
    assert len([number for text in sentences(page) for number in numbers(text)]) > 40
    assert without_source(page, kept, place) == []
    inputs = {one["key"]: one["sha256"] for one in found["inputs"]}
    for one in kept:
        assert one["algorithm"] and one["inputs"] and all(inputs[key] for key in one["inputs"]), one
    for one in (*found["tables"], *found["figures"]):
        assert one["algorithm"] and set(one["inputs"]) <= {*inputs, "W"}
    # A row that is taken out is noticed, wherever no other row prints the same.
    noticed = 0
    for at, one in enumerate(kept):
        others = [*kept[:at], *kept[at + 1 :]]
        printed = {number for other in others for number in NUMBER.findall(other["printed"])}
        said = {number for text in sentences(page) for number in numbers(text.replace(place, ""))}
        if (alone_in := set(NUMBER.findall(one["printed"])) & said - printed) != set():
            assert {number for number, _ in without_source(page, others, place)} == alone_in
            noticed += 1
    assert noticed > 15


def test_every_number_of_the_sample_s_sentences_is_in_the_ledger(run, borough, sample, tmp_path):  # noqa: F811
    projected = run(
        "projectneed", INPUT=str(borough / "isolation.gpkg"), CODE_FIELD="code", PEOPLE_FIELD="la_65p_d", RATE="jsna_lonely_65p",
        PROJECTIONS=[str(sample.parent / "projections_sample.csv")], OUTPUT=str(tmp_path / "projected.gpkg"),
    )["OUTPUT"]  # fmt: skip
    answer = run("jsnachapter", **parameters(borough, sample, PROJECTIONS=[projected]), FOLDER=str(tmp_path / "out"))
    check(answer, "Sample borough")
    kept = {one["key"]: one for one in companion(answer)["numbers"]}
    assert {"overlay_65p_chance", "group_no_car_share", "areas", "need_jsna_isolated_65p_rate_middle"} <= set(kept)
    page = made(answer)["chapter.html"].decode()
    assert "In 2036 there would be 52,573 people aged 65 and over (the file&#x27;s only variant)" in page or (
        "In 2036 there would be 52,573 people aged 65 and over (the file's only variant)" in page
    )
    assert "Chart: People likely lonely, 65+. The file" in page
    table = next(one for one in companion(answer)["tables"] if one["key"] == "projections")
    chart = next(one for one in companion(answer)["figures"] if "by year" in one["caption"])
    assert table["source"] == "Medway JSNA chapter (reference 5)"
    for name in ("algorithm", "inputs", "source", "edition", "recipe"):
        assert table[name] == chart[name]
    # The rule is made of an index with placeholder weights, which is not shown itself.
    assert "weights of an index are placeholders" in page
    # What states no source of its own is of the sample's data, which say so.
    for key in ("alone_65p", "base_u65", "group_no_car", "group_alone_all_share"):
        assert kept[key]["source"] == "Fictional sample data of the plugin"
    assert all(one["source"] or one["edition"] for one in kept.values())


def test_every_number_of_medway_s_sentences_is_in_the_ledger(chapter_of_medway):  # noqa: F811
    check(chapter_of_medway, "Medway")


def test_a_year_later_too(run, borough, sample, tmp_path):  # noqa: F811
    """Where an earlier chapter is given, and rates were spread by an index and scaled by hand."""
    first = run("jsnachapter", **parameters(borough, sample), FOLDER=str(tmp_path / "one"))
    given = {"INPUT": str(borough / "isolation.gpkg"), "CODE_FIELD": "code", "PEOPLE_FIELD": "la_65p_d", "TOTAL": 39999}
    need = run("estimateneed", **given, METHOD=3, INDEX_FIELD="la_65p", OUTPUT=str(tmp_path / "need.gpkg"))["OUTPUT"]
    previous = next(path for path in first["FILES"].split("\n") if path.endswith("chapter.json"))
    answer = run(
        "jsnachapter", **parameters(borough, sample, NEED=[need], PREVIOUS=previous), FOLDER=str(tmp_path / "two")
    )
    assert answer["CHANGES"] > 0
    check(answer, "Sample borough")
    assert {"changes", "need_jsna_isolated_65p_counted", "need_jsna_isolated_65p_capped"} <= {
        one["key"] for one in companion(answer)["numbers"]
    }


def facts_of(one: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Return the numbers that the words of a chapter are told, each with its name."""
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            yield from facts_of(getattr(one, field.name), f"{path}.{field.name}")
    elif isinstance(one, tuple):
        for each in one:
            yield from facts_of(each, path)
    elif isinstance(one, (int, float)) and not isinstance(one, bool) and math.isfinite(one):
        yield path, float(one)


# Names of years, and what the table of projections and that of moves list with their own lineage.
IN_TABLES = re.compile(r"\.projections\.(?:year|residents|low|middle|high)|\.moves\..*")


def test_every_number_that_words_may_print_is_in_the_ledger(run, borough, sample, tmp_path, monkeypatch):  # noqa: F811
    """Also where a council's own words print what ours do not."""
    told: list[Any] = []
    real = Study.facts
    monkeypatch.setattr(Study, "facts", lambda self: told.append(real(self)) or told[-1])
    answer = run("jsnachapter", **parameters(borough, sample), FOLDER=str(tmp_path / "out"))
    values = {one["value"] for one in companion(answer)["numbers"]}
    lost = [(name, value) for name, value in facts_of(told[-1]) if value not in values and not IN_TABLES.match(name)]
    assert lost == [] and len(list(facts_of(told[-1]))) > 60


def test_a_source_that_nobody_states_is_told_to_be_none(run, tmp_path):
    """Never a dash, behind which a reader may look for more."""
    answer = run(
        "jsnachapter", RESULTS=[alone(run)], FOLDER=str(tmp_path / "out"), DATE="2026-11-27", DPI=50, FORMATS=[2]
    )
    page = made(answer)["chapter.html"].decode()
    assert "not stated" in page[page.index('id="table-ledger"') :]


def test_people_are_rounded_in_sentences_as_in_tables(run, tmp_path):
    """Half up, whatever sums of decimals leave behind: thirds of 39,150 people, of whom 5 % are 1,957.5."""
    areas = layer({"code": [f"E0101{at:04}" for at in range(9)], "res_65p": [39150 / 9 - 1e-9 / 9] * 9})
    need = run("estimateneed", INPUT=areas, RATE="jsna_lonely_65p", OUTPUT="memory:")["OUTPUT"]
    answer = run("jsnachapter", RESULTS=[need], FOLDER=str(tmp_path / "out"), DATE="2026-11-27", DPI=50, FORMATS=[2])
    page = made(answer)["chapter.html"].decode()
    assert "1,957" not in page and page.count("1,958 to 6,264") >= 2
