"""Words for people: English as it stands, and told in another language where somebody has installed one.

A text is a literal in `QT_TRANSLATE_NOOP` or `translate`, which the tools that collect texts know; values are filled
in by name afterwards. No text is ever read by a program: what is known of a result travels as data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Lookup = Callable[[str, int], str]  # an English text and the number it is about (-1: none) to the text in a language


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  (the name that collectors of texts know)
    """Return `text`, a literal: a mark that it is told in another language later."""
    return text


def _english(text: str, number: int) -> str:
    return text


_installed: Lookup = _english
_chosen: ContextVar[Lookup | None] = ContextVar("language of a page", default=None)


def install(lookup: Lookup | None) -> None:
    """Tell texts in the language of `lookup` from now on, in English without one."""
    global _installed  # noqa: PLW0603  (one language for a whole program, as gettext has it)
    _installed = lookup or _english


@contextmanager
def language(lookup: Lookup | None) -> Iterator[None]:
    """Tell texts in the language of `lookup` in this block: that of a page, which need not be that of the window (None)."""
    before = _chosen.set(lookup)
    try:
        yield
    finally:
        _chosen.reset(before)


def _lookup() -> Lookup:
    return _chosen.get() or _installed


def translate(context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Return `text` in the language of whoever reads.

    Parameters
    ----------
    context : str
        Always "MedwayIsolation", and written out in each call: the tools that collect texts read calls, not values.
    text : str
        A literal, in English. Values are filled in by name afterwards.
    disambiguation : str, optional
        For the tools alone, never used here.
    n : int, optional
        The number that `text` is about, which chooses the plural form. Where English needs a form for one, use `Phrase`.
    """
    return _lookup()(text, n)


class Phrase(str):
    """A text that reads as its English, and knows its template and values, so that it can be told in another language.

    Parameters
    ----------
    template : str
        Marked with `QT_TRANSLATE_NOOP`; values by name: "{field} has {n} empty rows." A `Phrase` is taken as it is.
    one : str, optional
        The English for a number `n` of 1; other languages have their plural forms under `template`.
    values : object
        What is filled in; `n` is the number that the text is about, and is written with thousands separated.
        Values that are `Phrase` are told in the same language.
    """

    template: str
    one: str
    values: dict[str, object]

    def __new__(cls, template: str, one: str = "", **values: object) -> Phrase:
        """Fill the English text."""
        if isinstance(template, Phrase):
            return template
        english = one if one and values.get("n") == 1 else template
        made = super().__new__(cls, _filled(english, values))
        made.template, made.one, made.values = template, one, values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        """Return what makes it again, for copies."""
        return (self.template, self.one), self.values

    def told(self) -> str:
        """Return the text in the language of whoever reads."""
        if not self.template:
            return ""
        n = self.values.get("n", -1)
        found = _lookup()(self.template, n if isinstance(n, int) else -1)
        english = self.one if found == self.template and self.one and n == 1 else found
        values = {name: told(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return _filled(english, values)


class Phrases(Phrase):
    """Several texts after one another, each told by itself: sentences of a message, names of a list."""

    parts: tuple[str, ...]
    between: str

    def __new__(cls, parts: Iterable[str], between: str = " ") -> Phrases:
        """Join the English texts, leaving out empty ones."""
        kept = tuple(part for part in parts if part)
        made = str.__new__(cls, between.join(kept))
        made.parts, made.between = kept, between
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        """Return what makes it again, for copies."""
        return (self.parts, self.between), {}

    def told(self) -> str:
        """Return each part in the language of whoever reads."""
        return self.between.join(told(part) for part in self.parts)


class Capitalised(Phrase):
    """A text with a large first letter, as it begins a sentence or stands alone."""

    text: str

    def __new__(cls, text: str) -> Capitalised:
        """Raise the first letter of the English text."""
        made = str.__new__(cls, capitalised(text))
        made.text = text
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        """Return what makes it again, for copies."""
        return (self.text,), {}

    def told(self) -> str:
        """Return the text in the language of whoever reads."""
        return capitalised(told(self.text))


def capitalised(text: str) -> str:
    """Return a text that was told already with a large first letter; `Capitalised` is of one that is still to be told."""
    return text[:1].upper() + text[1:]


def told(text: object) -> str:
    """Return a text or an error's message in the language of whoever reads; names and other plain texts as they are."""
    if isinstance(text, BaseException) and text.args:
        text = text.args[0]
    return text.told() if isinstance(text, Phrase) else str(text)


def _filled(template: str, values: dict[str, object]) -> str:
    if not values:
        return template
    shown = {**values, "n": f"{values['n']:,}"} if isinstance(values.get("n"), int) else values
    return template.format(**shown)
