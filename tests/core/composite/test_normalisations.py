"""Normalisations as classes: what recipes store stays as it is, one can be added, and the Scottish rule is Scotland's."""

from __future__ import annotations

import doctest
import math
from collections.abc import Iterator

import numpy as np
import pytest

from medway_isolation_plugin.core.composite import normalisations, recipe
from medway_isolation_plugin.core.composite.normalisations import Normalisation, Number, methods
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.ranking import Ties
from tests.core.composite.made import NAN, floats, made, scored

# As they were before each was a class. A parameter that is written out counts even where it is the default.
FINGERPRINTS = [
    ({"method": "min-max"}, "70cec28a4efb"),
    ({"method": "min-max", "lower": 0, "upper": 100}, "34b14137fecd"),
    ({"method": "min-max", "lower": 1, "upper": 2.5, "digits": 1}, "163a1294dad0"),
    ({"method": "z-score", "mean": 50, "sd": 10}, "5c05bdc3b6b0"),
    ({"method": "rank", "ties": "average"}, "df1e40938cd4"),
    ({"method": "percentile rank", "digits": 4}, "b75c7a87d422"),
    ({"method": "Borda", "ties": "dense"}, "38bd4988889b"),
    ({"method": "goalposts", "low": -1, "high": 10, "lower": 5, "truncate": False}, "c539df880d76"),
    ({"method": "distance to reference", "reference": 7, "cap": True}, "67968baa5713"),
    ({"method": "fraction of maximum"}, "1f50275c0932"),
    ({"method": "flag", "threshold": 0.9, "of": "percentile rank", "ties": "largest"}, "e1bbc2f428b4"),
    ({"method": "exponential"}, "9bca10f3bc4d"),
    ({"method": "exponential", "total": 32844, "ties": "smallest"}, "7f881ab7ac3c"),
    ({"method": "quadratic"}, "7ff1b1c79ee5"),
    ({"method": "sigmoid"}, "537e1ba30fa3"),
    ({"method": "none", "digits": 0}, "1160683e829e"),
]


@pytest.mark.parametrize(("scale", "fingerprint"), FINGERPRINTS, ids=lambda one: one if isinstance(one, str) else "")
def test_recipes_keep_their_fingerprints(scale, fingerprint):
    how = made(["a"], normalisation=scale, rescale=scale)
    assert how.fingerprint() == fingerprint
    assert how.rescale.document() == scale
    assert recipe.parse(how.to_json()) == how


def test_the_list_of_the_dialogs_keeps_its_numbers():
    assert [kind.name for kind in normalisations.choices()] == [
        "min-max", "z-score", "rank", "percentile rank", "none", "Scottish exponential",
    ]  # fmt: skip


# The Scottish rule


# -23 ln(1 - R (1 - exp(-100/23))) of some R, to ten digits, by decimal arithmetic of 40 digits.
TRANSFORMED = {
    0.0: 0.0,
    0.2: 5.0580459939,
    0.4: 11.5515044560,
    0.6: 20.6327067295,
    0.8: 35.8568240958,
    1.0: 100.0,
    NAN: NAN,
}


def test_r_is_n_less_the_rank_over_n():
    x = floats(10, 50, NAN, 20, 40, 30)  # five areas with a value: ranks 5, 1, 4, 2, 3 from the worst
    found = methods.ScottishExponential().apply(x)
    np.testing.assert_allclose(found, [TRANSFORMED[r] for r in (0.0, 0.8, NAN, 0.2, 0.6, 0.4)], rtol=1e-9)
    english = methods.Exponential().apply(x)
    np.testing.assert_allclose(english, [TRANSFORMED[r] for r in (0.2, 1.0, NAN, 0.4, 0.8, 0.6)], rtol=1e-9)


def test_r_is_found_again_in_the_transformed_values():
    x = np.random.RandomState(5).permutation(6976).astype(float)
    scores = methods.ScottishExponential().apply(x)
    r = np.expm1(-scores / 23) / math.expm1(-100 / 23)
    np.testing.assert_allclose(r * 6976, x, atol=1e-8)  # as many areas as rank below it: N - rank


def test_given_ranks_and_directions():
    ranks = floats(1, 4, 2, 5)
    expected = [TRANSFORMED[r] for r in (0.8, 0.2, 0.6, 0.0)]
    given = {"method": "Scottish exponential", "total": 5}
    lower = [{"field": "a", "direction": "lower", "normalisation": given}]
    np.testing.assert_allclose(scored({"a": ranks}, lower), expected, rtol=1e-9)
    higher = [{"field": "a", "normalisation": given}]
    np.testing.assert_allclose(scored({"a": 6 - ranks}, higher), expected, rtol=1e-9)
    own = [{"field": "a", "direction": "lower", "normalisation": "Scottish exponential"}]
    np.testing.assert_allclose(scored({"a": [10, 40, 20, 50, 30]}, own), [*expected, TRANSFORMED[0.4]], rtol=1e-9)
    with pytest.raises(InputError, match=r"holds ranks from 1 to 5, but ranks must lie between 1 and 4"):
        methods.ScottishExponential(total=4).apply(ranks, reversed=True)


def test_tied_areas_share_the_smallest_rank():
    x = floats(1, 7, 7, 3, 9)  # ranks 5, 2, 2, 4, 1
    found = methods.ScottishExponential().apply(x)
    np.testing.assert_allclose(found, [TRANSFORMED[r] for r in (0.0, 0.6, 0.6, 0.2, 0.8)], rtol=1e-9)


def test_the_two_rules_rank_areas_otherwise():
    # A is the worst and the best of five, B twice the second worst. English: 100 + 5 to 36 + 36; Scottish: 36 + 0 to 21 + 21.
    columns = {"one": [5, 4, 1, 2, 3], "two": [1, 4, 2, 3, 5]}
    english = scored(columns, ["one", "two"], normalisation="exponential", aggregation="sum")
    scottish = scored(columns, ["one", "two"], normalisation="Scottish exponential", aggregation="sum")
    np.testing.assert_allclose(english[:2], [105.0580459939, 71.7136481916], rtol=1e-9)
    np.testing.assert_allclose(scottish[:2], [35.8568240958, 41.2654134590], rtol=1e-9)


def test_its_formula_says_which_r():
    assert methods.ScottishExponential().words() == (
        "Scottish exponential of ranks among the areas: -23 ln(1 - R (1 - exp(-100/23))), R = (N - rank) / N"
    )
    assert methods.Exponential(total=32844).words() == (
        "exponential of ranks of 32,844 given in the field: -23 ln(1 - R (1 - exp(-100/23))), R = (N + 1 - rank) / N"
    )


# A normalisation of one's own


class Root(Normalisation):
    """The root of x, as deep as is asked for."""

    name = "root"
    depth = Number(2.0)
    shift = Number(needed=True)

    def formula(self) -> str:
        return f"root {self.depth:g} of x + {self.shift:g}"

    def scale(self, x: np.ndarray) -> np.ndarray:
        return (x + self.shift) ** (1 / self.depth)

    def faults(self) -> Iterator[tuple[str, str]]:
        if not self.depth >= 1:
            yield "depth", "must be 1 or more"


@pytest.fixture
def root() -> Iterator[None]:
    normalisations.register(Root)
    yield
    normalisations.unregister(Root)


@pytest.mark.usefixtures("root")
def test_recipes_read_write_and_compute_it():
    given = {"method": "root", "depth": 3, "shift": 1, "digits": 2}
    how = made([{"field": "a", "normalisation": given}])
    assert how.indicators[0].normalisation == Root(depth=3, shift=1, digits=2)
    assert how.indicators[0].normalisation.document() == given
    assert recipe.parse(how.to_json()) == how
    np.testing.assert_array_equal(scored({"a": [0, 7, 26]}, [{"field": "a", "normalisation": given}]), [1, 2, 3])
    assert how.indicators[0].normalisation.words() == "root 3 of x + 1, rounded to 2 digits"
    assert Root not in normalisations.choices()  # it has no words for the dialogs


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("root", "indicators[0].normalisation.shift is missing; root needs it"),
        ({"method": "root", "shift": "1"}, "indicators[0].normalisation.shift must be a number"),
        ({"method": "root", "shift": 1, "depth": 0.5}, "indicators[0].normalisation.depth must be 1 or more"),
        ({"method": "root", "shift": 1, "mean": 1}, "mean is not known here. Known are: depth, digits, method, shift"),
    ],
)
def test_recipes_are_checked_against_its_parameters(given, expected):
    with pytest.raises(InputError) as caught:
        made([{"field": "a", "normalisation": given}])
    assert expected in str(caught.value)


def test_a_recipe_that_names_an_absent_one_says_which_and_what_there_is():
    with pytest.raises(InputError) as caught:
        made([{"field": "a", "normalisation": {"method": "root"}}])
    assert str(caught.value) == (
        "recipe: indicators[0].normalisation.method is 'root'; it must be one of: min-max, z-score, rank, percentile rank, "
        "Borda, goalposts, distance to reference, fraction of maximum, flag, exponential, quadratic, sigmoid, none, "
        "Scottish exponential."
    )


def test_a_name_is_taken_once():
    class Other(Root):
        name = "rank"

    with pytest.raises(ValueError, match="There is a normalisation 'rank' already"):
        normalisations.register(Other)
    Other.name, Other.choice = "other root", "Other root"
    with pytest.raises(ValueError, match="'other root' needs parameters: leave its choice empty"):
        normalisations.register(Other)
    assert normalisations.register(methods.Rank) is methods.Rank  # once more is no harm
    assert methods.Rank in normalisations.registered()
    assert Other not in normalisations.registered()


def test_parameters_are_checked_where_they_are_given_in_code():
    with pytest.raises(TypeError, match="Goalposts does not take reference"):
        methods.Goalposts(low=1, high=3, reference=2)
    with pytest.raises(TypeError, match="Goalposts needs low, high"):
        methods.Goalposts(high=None)
    one = methods.Rank(ties=Ties.DENSE)
    with pytest.raises(AttributeError, match="ties cannot be changed"):
        one.ties = Ties.FIRST
    assert (one, hash(one), repr(one)) == (
        methods.Rank(ties=Ties.DENSE, digits=None), hash(methods.Rank(ties=Ties.DENSE)), repr(one),
    )  # fmt: skip
    assert one not in (methods.Rank(), methods.Borda(ties=Ties.DENSE))


def test_the_example_in_the_documentation_runs():
    found = doctest.testmod(normalisations)
    assert found.attempted >= 5
    assert found.failed == 0
