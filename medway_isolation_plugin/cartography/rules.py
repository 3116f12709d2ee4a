"""Renderers by rules, made so that QGIS alone owns every rule.

A rule that Python constructs keeps a Python part, and QGIS deletes the rule without telling that part (the destructor of
`QgsRuleBasedRenderer.Rule` is not virtual). When the part goes later than the rule, as when somebody still holds the old
renderer while a layer gets a new one, Python writes into memory that is no longer the rule's, and QGIS crashes some time
afterwards. A clone is made by QGIS and has no such part; so only clones go into renderers, and rules are made here only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import QgsRuleBasedRenderer, QgsSymbol

ELSE = "ELSE"


@dataclass(frozen=True)
class Rule:
    """What one rule says: areas for which the expression `condition` holds are drawn with `symbol`."""

    symbol: QgsSymbol
    condition: str
    label: str

    def made(self) -> QgsRuleBasedRenderer.Rule:
        """Return the rule as QGIS has it, without a Python part."""
        return QgsRuleBasedRenderer.Rule(self.symbol.clone(), 0, 0, self.condition, self.label).clone()


def by_rules(rules: Iterable[Rule]) -> QgsRuleBasedRenderer:
    """Return the renderer of these rules, in the legend's order."""
    root = QgsRuleBasedRenderer.Rule(None).clone()
    for rule in rules:
        root.appendChild(rule.made())
    return QgsRuleBasedRenderer(root)
