"""The words of a chapter: a file of named blocks that a council may edit, filled in by Jinja2 within narrow limits.

A block is `{% block NAME %} ... {% endblock %}`. Blank lines part paragraphs; lines that begin with '- ' are a list. Nothing may
stand between blocks. A block that a council's file lacks is taken from the plugin's own. Jinja2 is imported here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .. import documents
from ..document.model import Block, bullets, paragraph
from ..faults import InputError, all_of, listed
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from .ledger import printed

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "file of words")
_MOST_LETTERS = 200_000
_WRONG = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}, line {line}: {fault}. Correct it there, or leave the block out.")
_NUMBERS_ALONE = QT_TRANSLATE_NOOP("MedwayIsolation", "only numbers are multiplied here")
_PLURAL_ALONE = QT_TRANSLATE_NOOP("MedwayIsolation", "nothing but plural() is called here")
_PARTS = re.compile(r"\n[ \t]*\n")
_PERCENT = re.compile("(?<=[0-9]) %")


class ChapterWords:
    """The blocks of one file, and behind them those of the plugin's own.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for messages.
    own : ChapterWords, optional
        Where blocks are found that the file lacks; a block that is in neither is a fault of the file.

    Raises
    ------
    InputError
        When the file is no template, or holds words outside of blocks or blocks that no chapter has; the line is named.
    """

    def __init__(self, text: str, name: str, own: ChapterWords | None = None) -> None:
        from jinja2 import TemplateSyntaxError

        self._name, self._own = name, own
        if len(text) > _MOST_LETTERS:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{name} has more than {most} letters. Shorten it."),
                name=name,
                most=f"{_MOST_LETTERS:,}",
            )
        environment = _environment()
        try:
            self._check(environment.parse(text))
            self._template: Template = environment.from_string(text)
        except TemplateSyntaxError as error:
            raise InputError(_WRONG, name=name, line=error.lineno, fault=str(error.message).rstrip(".")) from None

    def _check(self, tree: Any) -> None:
        from jinja2 import nodes

        for node in tree.body:
            if isinstance(node, nodes.Block):
                if self._own is not None and node.name not in self._own.blocks():
                    raise InputError(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "{name}, line {line}: no chapter has a block '{block}'. Known are: {blocks}.",
                        ),
                        name=self._name,
                        line=node.lineno,
                        block=node.name,
                        blocks=listed(self._own.blocks(), 60),
                    )
            elif not _is_blank(node):
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{name}, line {line}: something stands outside of blocks, where nobody would read it. Put it "
                        "into a block, or into a comment.",
                    ),
                    name=self._name,
                    line=_line_of(node),
                )

    def blocks(self) -> list[str]:
        """Return the names of the blocks, in the alphabet."""
        return sorted(self._template.blocks)

    def text(self, block: str, values: Mapping[str, object]) -> str:
        """Return the words of a block.

        Raises
        ------
        InputError
            When the block asks for a value that there is not, or does what it may not; the line is named.
        """
        if block not in self._template.blocks:
            if self._own is None:
                raise KeyError(block)
            return self._own.text(block, values)
        try:
            context = self._template.new_context(dict(values))
            return "".join(self._template.blocks[block](context)).strip()
        except Exception as error:
            said, line = str(error).rstrip("."), self._line(error.__traceback__)
        raise InputError(_WRONG, name=self._name, line=line, fault=Phrase(said or block))

    def _line(self, trace: TracebackType | None) -> int:
        """Return the line of the file at which an error arose."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_globals.get("__jinja_template__") is self._template:
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line

    def says(self, block: str, values: Mapping[str, object]) -> tuple[Block, ...]:
        """Return the paragraphs and lists of a block, as `text` does."""
        return blocks_of(self.text(block, values))


def together(text: str) -> str:
    """Return a text in which no line ends between a number and its per cent sign."""
    return _PERCENT.sub("\N{NO-BREAK SPACE}%", text)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the paragraphs and lists that a text holds."""
    found: list[Block] = []
    for part in _PARTS.split(together(text)):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        before: list[str] = []
        items: list[str] = []
        for line in lines:
            if line.startswith("- "):
                items.append(line[2:].strip())
            elif items:  # an item over several lines
                items[-1] = f"{items[-1]} {line}"
            else:
                before.append(line)
        if before:
            found.append(paragraph(" ".join(before)))
        if items:
            found.append(bullets(*items))
    return tuple(found)


def read(path: Path, own: ChapterWords | None = None) -> ChapterWords:
    """Return the words of a file, behind which `own` stand.

    Raises
    ------
    InputError
        As `ChapterWords` does, and when the file cannot be read.
    """
    return ChapterWords(documents.read_text(path, WHAT), path.name, own)


def plural(number: float, one: str, several: str) -> str:
    """Return the word for a number of things: `one` for 1, `several` for any other, 0 too."""
    return one if number == 1 else several


def _rounding(digits: int) -> Callable[[float], str]:
    return lambda value: printed(value, digits)


def _is_blank(node: Any) -> bool:
    parts = getattr(node, "nodes", None)
    return parts is not None and all(not getattr(part, "data", "x").strip() for part in parts)


def _line_of(node: Any) -> int:
    """Return the line on which the words of a node begin; a node of plain words begins with the lines that are empty."""
    data = next((str(part.data) for part in getattr(node, "nodes", ()) if hasattr(part, "data")), "")
    return int(node.lineno) + data[: len(data) - len(data.lstrip())].count("\n")


def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Narrow(SandboxedEnvironment):
        """Nothing is multiplied or formatted to a size that fills the memory, and nothing but `plural` is called."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            numbers = all(isinstance(one, (int, float)) and abs(one) < 1e12 for one in (left, right))
            if operator != "*" or not numbers:
                raise SecurityError(_NUMBERS_ALONE)
            return left * right

        def is_safe_callable(self, obj: Any) -> bool:
            if obj is not plural:
                raise SecurityError(_PLURAL_ALONE)
            return True

        def call(self, context: Any, obj: Any, /, *args: Any, **named: Any) -> Any:
            self.is_safe_callable(obj)  # before Jinja 3.1 a text is formatted first
            return super().call(context, obj, *args, **named)

    made = Narrow(undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True)
    kept = {"capitalize", "first", "join", "last", "length", "list", "lower", "replace", "sort", "trim", "upper", "abs"}
    made.filters = {name: made.filters[name] for name in kept}
    functions: dict[str, Callable[..., object]] = {
        "plural": plural,
        "number": lambda value: f"{value:,}",
        "listed": lambda things: told(all_of(list(things))),
        **{f"round{digits}": _rounding(digits) for digits in range(4)},
    }
    made.filters.update(functions)
    made.globals = {"plural": plural}
    return made
