"""The results that a layer holds: a run replaces its older self whole, and never a part of another (METHODS §0)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medway_isolation_plugin.core import result_sets
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.field_forms import name_of
from medway_isolation_plugin.core.field_names import results_by_name
from medway_isolation_plugin.core.fields import Result
from tests.core.golden.made_results import LIVING, LIVING_66, SEGMENTS, composite, flags, one_band

LA, LA_66, SI = LIVING, LIVING_66, SEGMENTS


def names(result: Result) -> set[str]:
    return {field.name for field in result.fields}


def refused(before: list[Result], new: Result) -> str:
    with pytest.raises(InputError) as caught:
        result_sets.joined(before, new)
    return str(caught.value)


def test_a_first_result_joins():
    assert result_sets.joined([], LA) == ((LA,), frozenset())


def test_a_run_replaces_its_older_self_whole_with_columns_that_it_makes_no_more():
    old = replace(composite("ci", domains=3), source="2001")
    new = composite("ci", domains=1)
    results, gone = result_sets.joined([SI, old, LA], new)
    assert results == (SI, LA, new)
    assert gone == names(old)
    assert {"ci_d2", "ci_d3_q"} <= gone


def test_one_band_is_replaced_alone_and_the_note_with_it():
    under = one_band(SI, "u65")
    results, gone = result_sets.joined([SI], under)
    assert [names(result) for result in results] == [
        {name for name in names(SI) if "65p" in name}, names(under),
    ]  # fmt: skip
    assert gone == {name for name in names(SI) if "65p" not in name}
    assert results[0] == replace(SI, fields=results[0].fields)


def test_both_bands_replace_two_runs_of_one_band_each():
    results, gone = result_sets.joined([one_band(SI, "u65"), one_band(SI, "65p")], SI)
    assert results == (SI,)
    assert gone == names(SI)


def test_counts_at_66_stand_beside_those_at_65():
    results, gone = result_sets.joined([LA], LA_66)
    assert gone == {"la_note"}  # the new run writes one of its own
    assert [result.age_split for result in results] == [65, 66]
    assert names(results[0]) == names(LA) - {"la_note"}
    assert result_sets.joined(results, LA)[1] == names(LA) - {"la_note"} | {"la_note"}


def test_another_prefix_is_another_index():
    old, new = composite("ci"), composite("mine")
    assert result_sets.joined([old], new) == ((old, new), frozenset())


def test_a_rule_of_another_band_takes_the_place_of_one_with_the_same_letters():
    """The band is no part of these names: refused, a second run of the rule would never be possible."""
    old, new = flags("prio", "65p"), flags("prio", "u65")
    assert result_sets.joined([old], new) == ((new,), frozenset(names(old)))
    assert result_sets.joined([composite("ci", band="65p")], composite("ci")) == (
        (composite("ci"),), frozenset(names(composite("ci"))),
    )  # fmt: skip
    (by_name,) = results_by_name(["pr_65p", "pr_65p_n", "pr_65p_why", "pr_65p_rk"])
    assert result_sets.joined([by_name], flags("pr_65p", ""))[0] == (flags("pr_65p", ""),)


def test_a_prefix_that_makes_a_score_of_another_indexs_quintile_is_refused():
    message = refused([SI, composite("ci")], composite("ci_q"))
    assert "would overwrite a part of another result, 'An index' (ci): ci_q." in message
    assert "(PREFIX)" in message


def test_flags_called_like_an_index_are_refused():
    message = refused([LA], flags("la_u65", ""))
    assert "'Living alone' (la): la_u65, la_u65_rk, la_u65_n." in message


def test_an_index_called_like_flags_is_refused():
    assert "'Priority' (prio): prio, prio_n, prio_rk." in refused([flags("prio", "")], composite("prio"))


def test_names_are_compared_as_a_file_does_which_tells_no_capitals_apart():
    old = replace(LA, fields=tuple(replace(field, name=field.name.upper()) for field in LA.fields))
    assert "LA_U65" in refused([old], flags("la_u65", ""))
    assert result_sets.joined([old], LA) == ((LA,), frozenset(names(old)))


def test_columns_behind_the_prefix_of_a_join_are_kept():
    """Somebody joined last decade's index to compare it: it is not the older self of this run."""
    joined = replace(LA, fields=tuple(replace(field, name=f"y2011_{field.name}") for field in LA.fields))
    assert result_sets.joined([joined], LA) == ((joined, LA), frozenset())
    by_name = results_by_name([field.name for field in joined.fields])
    assert result_sets.joined(by_name, LA) == ((*by_name, LA), frozenset())


def test_a_renamed_column_is_kept_and_the_rest_replaced():
    changed = replace(LA, fields=(replace(LA.fields[0], name="mine"), *LA.fields[1:]))
    results, gone = result_sets.joined([changed], LA)
    assert gone == names(LA) - {LA.fields[0].name}
    assert [names(result) for result in results] == [{"mine"}, names(LA)]


def test_results_follow_their_columns():
    new = result_sets.renamed([LA, SI], {"la_u65_q": "Quintile", "la_note": "la_note"})
    assert new == (
        replace(LA, fields=tuple(replace(field, name={"la_u65_q": "Quintile"}.get(field.name, field.name))
                                 for field in LA.fields if field.name in {"la_u65_q", "la_note"})),
    )  # fmt: skip


def test_the_newest_result_says_what_a_column_is():
    old, new = replace(LA, source="old"), replace(LA, source="new")
    found = result_sets.field_in([old, SI, new], "la_u65_q")
    assert found is not None and found[0] is new and found[1].name == "la_u65_q"
    assert result_sets.field_in([old], "la_u66_q") is None


def test_made_results_are_called_as_the_plugin_calls_them():
    for result in (LA, LA_66, SI, composite("ci"), flags("prio", "65p")):
        assert [name_of(result, field) for field in result.fields] == [field.name for field in result.fields]
