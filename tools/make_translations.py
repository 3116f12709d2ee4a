"""Brings medway_isolation_plugin/i18n/*.ts up to date with the texts of the package, and compiles them to .qm.

Translations that are there stay; those of texts that are gone are kept as vanished. docs/translations.md explains.

Usage: .venv/bin/python tools/make_translations.py [CODE ...]   a language's code, where there is no file for it yet
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "medway_isolation_plugin"
FOLDER = PACKAGE / "i18n"
STEM = "medway_isolation_"
CONTEXT = "MedwayIsolation"
# Which form a number takes, as Qt has it (qttools, numerus.cpp): conditions of each form but the last, between 0xff;
# 1 a: equal to a; 4 a b: from a to b.
PLURALS = {"cy": bytes([1, 0, 0xFF, 1, 1, 0xFF, 4, 2, 5, 0xFF, 1, 6])}  # 0, 1, 2 to 5, 6, all others


def collected() -> list[str]:
    """Return the texts of the package as pylupdate6 finds them, sorted."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "texts.ts")
        tool = Path(sys.executable).with_name("pylupdate6")
        subprocess.run([tool, "--no-summary", "--ts", target, PACKAGE], check=True)
        return sorted({message.findtext("source", "") for message in ET.parse(target).iter("message")})


def merged(texts: list[str], before: ET.Element, code: str) -> ET.Element:
    """Return a language's file with exactly `texts`, and behind them what is translated of texts that are gone."""
    old = {message.findtext("source", ""): message for message in before.iter("message")}
    root = ET.Element("TS", version="2.1", language=code)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = ET.SubElement(context, "message", {"numerus": "yes"} if "{n}" in text else {})
        ET.SubElement(message, "source").text = text
        message.append(_translation(text, old.pop(text, None), code))
    for message in old.values():
        translation = message.find("translation")
        if translation is not None and any(part.strip() for part in translation.itertext()):
            translation.set("type", "vanished")
            context.append(message)
    ET.indent(root, " ")
    return root


def _translation(text: str, message: ET.Element | None, code: str) -> ET.Element:
    if message is not None and (known := message.find("translation")) is not None:
        if known.get("type") == "vanished":
            known.set("type", "unfinished")  # it is back: somebody looks whether it still fits
        return known
    made = ET.Element("translation", type="unfinished")
    for _ in range(PLURALS[code].count(0xFF) + 2 if "{n}" in text else 0):
        ET.SubElement(made, "numerusform")
    return made


def document(root: ET.Element) -> str:
    """Return a language's file as text: the same for the same texts, without places, dates and tools."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def compiled(root: ET.Element) -> bytes:
    """Return the finished texts of a language as QTranslator reads them (.qm); nothing where none is finished."""
    texts = {}
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None:
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            texts[message.findtext("source", "").encode()] = forms
    if not texts:
        return b""
    offsets, messages = [], b""
    for source, forms in sorted(texts.items()):
        offsets.append((_hash(source), len(messages)))
        for form in forms:
            messages += _tagged(3, form.encode("utf-16-be"))
        messages += _tagged(8, b"") + _tagged(6, source) + _tagged(7, CONTEXT.encode()) + b"\1"
    code = root.get("language", "")
    return b"".join(
        [
            bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd"),
            _tagged(0xA7, code.encode()),
            _tagged(0x42, b"".join(struct.pack(">II", *one) for one in sorted(offsets))),
            _tagged(0x69, messages),
            _tagged(0x88, PLURALS[code]),
        ]
    )


def _tagged(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _hash(source: bytes) -> int:
    """Return the hash by which Qt finds a text: that of names in ELF files."""
    found = 0
    for byte in source:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ high >> 24) & ~high
    return found or 1


def compile_into(target: Path, source: Path = FOLDER) -> None:
    """Write the .qm of each language in which something is finished."""
    for path in sorted(source.glob(f"{STEM}*.ts")):
        content = compiled(ET.parse(path).getroot())
        if content:
            (target / path.with_suffix(".qm").name).write_bytes(content)


def main(codes: list[str]) -> None:
    """Write the file of each language that there is, and of each that is asked for."""
    texts = collected()
    there = [path.stem[len(STEM) :] for path in FOLDER.glob(f"{STEM}*.ts")]
    for code in sorted({*there, *codes}):
        if code not in PLURALS:
            sys.exit(f"{code}: how it makes plural forms is not known. Add a row to PLURALS in {Path(__file__).name}.")
        path = FOLDER / f"{STEM}{code}.ts"
        before = ET.parse(path).getroot() if path.exists() else ET.Element("TS")
        path.write_text(document(merged(texts, before, code)), encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(texts)} texts")


if __name__ == "__main__":
    main(sys.argv[1:])
