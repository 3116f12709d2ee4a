"""Names of elements in the files of word processors, written short: 'w:p', 'text:h'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree as ET  # nosec B405: nothing is parsed here

from .reading import readable

Element = ET.Element
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|pc)$")
_MM = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6}
_OPEN = "http://schemas.openxmlformats.org/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    "w": f"{_OPEN}wordprocessingml/2006/main",
    "r": f"{_OPEN}officeDocument/2006/relationships",
    "wp": f"{_OPEN}drawingml/2006/wordprocessingDrawing",
    "a": f"{_OPEN}drawingml/2006/main",
    "pic": f"{_OPEN}drawingml/2006/picture",
    "rel": f"{_OPEN}package/2006/relationships",
    "ct": f"{_OPEN}package/2006/content-types",
    "cp": f"{_OPEN}package/2006/metadata/core-properties",
    "props": f"{_OPEN}officeDocument/2006/custom-properties",
    "vt": f"{_OPEN}officeDocument/2006/docPropsVTypes",
    "mc": f"{_OPEN}markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xlink": "http://www.w3.org/1999/xlink",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
    "svg": f"{_ODF}svg-compatible:1.0",
    **{
        one: f"{_ODF}{one if one != 'draw' else 'drawing'}:1.0"
        for one in ("office", "text", "table", "style", "draw", "meta", "manifest")
    },
}
_XML = "{http://www.w3.org/XML/1998/namespace}"
for _prefix, _address in NAMESPACES.items():
    ET.register_namespace(_prefix, _address)


@cache
def name(short: str) -> str:
    """Return the whole name of an element or an attribute."""
    prefix, _, local = short.partition(":")
    if not local:
        return prefix
    return _XML + local if prefix == "xml" else f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def short(whole: str) -> str:
    """Return the short name of an element; one of another namespace keeps its whole name."""
    address, _, local = whole.rpartition("}")
    return next((f"{one}:{local}" for one, there in NAMESPACES.items() if "{" + there == address), whole)


def new(tag: str, attributes: Mapping[str, object] | None = None, text: str = "") -> Element:
    """Return an element that stands alone."""
    made = Element(name(tag), {name(one): readable(value) for one, value in (attributes or {}).items()})
    made.text = readable(text) if text else None
    return made


def add(parent: Element, tag: str, attributes: Mapping[str, object] | None = None, text: str = "") -> Element:
    """Return an element that is put at the end of another one."""
    made = new(tag, attributes, text)
    parent.append(made)
    return made


def get(element: Element, attribute: str, default: str = "") -> str:
    """Return an attribute."""
    return element.get(name(attribute), default)


def millimetres(length: str, otherwise: float = 0.0) -> float:
    """Return a length of OpenDocument ('2.5cm')."""
    found = _LENGTH.match(length)
    return float(found[1]) * _MM[found[2]] if found else otherwise
