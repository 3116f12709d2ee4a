"""The words of a chapter: blocks that a council may edit, filled in within narrow limits, with faults named by their line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from medway_isolation_plugin.core.chapter import templates
from medway_isolation_plugin.core.chapter.facts import BandFacts, ChapterFacts, NeedMapFacts, PriorityFacts
from medway_isolation_plugin.core.chapter.reading_age import reading_age, syllables
from medway_isolation_plugin.core.chapter.templates import ChapterWords
from medway_isolation_plugin.core.document.model import Listing, Paragraph
from medway_isolation_plugin.core.faults import InputError

ROOT = Path(__file__).resolve().parents[3]
OURS = ROOT / "resources" / "chapter" / "words_en.jinja"
OWN = ChapterWords(
    """{# ours #}
{% block one %}
{{ n|number }} {{ plural(n, "area", "areas") }} in {{ wards|listed }}.

- first
  goes on
- second
{% endblock %}
{% block two %}Two.{% endblock %}
""",
    "ours",
)


def test_paragraphs_and_lists():
    first, second = OWN.says("one", {"n": 1234, "wards": ["A", "B & C", "<D>"]})
    assert isinstance(first, Paragraph)
    assert first.line[0].text == "1,234 areas in A, B & C and <D>."
    assert isinstance(second, Listing)
    assert [item.blocks[0].line[0].text for item in second.items] == ["first goes on", "second"]


@pytest.mark.parametrize(("n", "word"), [(0, "0 areas"), (1, "1 area in"), (2, "2 areas")])
def test_plural_forms(n, word):
    assert OWN.text("one", {"n": n, "wards": ["A"]}).startswith(word)


def test_a_block_that_a_council_lacks_is_ours():
    theirs = ChapterWords("{% block one %}Theirs, {{ n }}.{% endblock %}", "theirs", OWN)
    assert theirs.text("one", {"n": 3}) == "Theirs, 3."
    assert theirs.text("two", {}) == "Two."


FAULTS = [
    ("{% block one %}\n{{ n + }}\n{% endblock %}", 2, "unexpected"),
    ("{% block one %}\n\n{{ nobody }}{% endblock %}", 3, "'nobody' is undefined"),
    ("{% block one %}\n{{ wards.length }}{% endblock %}", 2, "no attribute 'length'"),
    ("\n\nHello", 3, "outside of blocks"),
    ("{% block three %}{% endblock %}", 1, "no chapter has a block 'three'. Known are: one, two"),
    ("{% block one %}", 1, "Unexpected end of template"),
    ("{% block one %}\n{{ n / 0 }}{% endblock %}", 2, "division by zero"),
    ("{% block one %}{{ n|nothing }}{% endblock %}", 1, "No filter named 'nothing'"),
    ("{% block one %}\n\n{{ ''.__class__.__mro__ }}{% endblock %}", 3, "unsafe"),
    ("{% block one %}\n{{ 'a' * 100000000000 }}{% endblock %}", 2, "only numbers are multiplied"),
    ("{% block one %}{{ '%1000000000d' % 3 }}{% endblock %}", 1, "only numbers are multiplied"),
    ("{% block one %}{{ 9 ** 999999999 }}{% endblock %}", 1, "only numbers are multiplied"),
    ("{% block one %}{{ '{:1000000000d}'.format(3) }}{% endblock %}", 1, "nothing but plural"),
    ("{% block one %}\n{{ self.one() }}{% endblock %}", 2, "nothing but plural"),
    ("{% block one %}{% include '/etc/passwd' %}{% endblock %}", 1, "no loader"),
    ("{% extends 'x' %}", 1, "outside of blocks"),
    ("{% block one %}{% for i in range(10) %}{% endfor %}{% endblock %}", 1, "nothing but plural"),
]


@pytest.mark.parametrize(("text", "line", "said"), FAULTS)
def test_a_fault_is_named_with_its_line(text, line, said):
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        ChapterWords(text, "theirs.jinja", OWN).text("one", {"n": 1, "wards": ["A"]})
    assert f"theirs.jinja, line {line}: " in str(caught.value)


def test_a_file_that_is_none(tmp_path):
    path = tmp_path / "words.jinja"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not a text file in UTF-8"):
        templates.read(path)
    with pytest.raises(InputError, match="cannot be read"):
        templates.read(tmp_path / "nothing.jinja")


def facts(**changes) -> dict:
    return vars(ChapterFacts("Title", "Place", "1 May 2026", **{"areas": 3, **changes}))


BAND = BandFacts("65p", "65+", "people aged 65 and over", "65+ living alone", "%", "Census 2011", "", "fifth", 3, 0, 1)


def test_every_block_of_ours_is_said_where_nothing_is_known():
    """No results at all: no block may ask for what there is not."""
    ours = templates.read(OURS)
    one = PriorityFacts("Priority", "a rule", 3, 0, 0, float("nan"), "")
    for block in ours.blocks():
        if block in ("health", "both", "years", "need_map"):  # only said where there is one
            continue
        ours.text(block, {**facts(), "band": BAND, "one": one})


def test_a_map_of_need_says_whether_there_is_one_of_risk():
    ours, whom = templates.read(OURS), "people aged 65 and over"
    flat = NeedMapFacts("k", "lonely", whom, "fifth", True, True, 2, 300.0, 900.0, 0, 0, ("socially isolated",))
    said = ours.text("need_map", {**facts(), "shown": flat})
    assert "there is no map of it" in said
    assert "by the high estimate" in said
    assert "A map of people likely to be socially isolated would look the same" in said
    assert "holds 300 of the 900 who are likely to be lonely." in said
    assert "highest risk" not in said
    by_index = NeedMapFacts("k", "lonely", whom, "fifth", False, False, 2, 300.0, 900.0, 3, 1)
    said = ours.text("need_map", {**facts(), "shown": by_index})
    assert said.startswith("The first map shows the risk of being lonely, for people aged 65 and over.")
    assert "1 of the 3 areas of the highest risk is also among the 2 with the most people." in said
    assert "Risk is not the same as count." in ours.text("need_maps", facts())


def test_no_area_and_one_area():
    ours = templates.read(OURS)
    none = BandFacts(*list(vars(BAND).values())[:10], worst=0)
    assert "No area is in the worst fifth" in ours.text("band", {**facts(), "band": none})
    one = PriorityFacts("Priority", "a rule", 1, 1, 1, 1.0, "Areas that meet the rule include parts of A.")
    said = ours.text("priority", {**facts(), "one": one})
    assert "1 of 1 area meets the rule: a rule" in said
    assert "1 person lives alone there" in said
    assert "1 area is undecided" in said
    said = ours.text("priority", {**facts(), "one": PriorityFacts("Priority", "a rule", 9, 0, 0, 0.0, "")})
    assert said == "No area meets the rule: a rule."


def test_jinja_is_imported_for_words_alone():
    code = (
        "import sys, medway_isolation_plugin.core.chapter.compose, medway_isolation_plugin.core.chapter.templates as t;"
        "print('jinja2' in sys.modules); t.ChapterWords('', 'x'); print('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_reading_age():
    assert [syllables(word) for word in ("cat", "isolation", "people", "rate", "area", "the")] == [1, 4, 2, 1, 2, 1]
    easy = "The cat sat on the mat. " * 20
    hard = (
        "Standardised multidimensional deprivation heterogeneity notwithstanding, institutionalised populations proliferate. "
        * 20
    )
    assert reading_age(easy) < 6
    assert reading_age(hard) > 18
    assert reading_age("Too few words.") != reading_age("Too few words.")  # NaN
