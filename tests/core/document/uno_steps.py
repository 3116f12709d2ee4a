"""What a person does in LibreOffice, by its own scripting: run by the system's Python, which has `uno`.

Reads one JSON object a line from the standard input, and answers each by a line: {"ok": true}, or what went wrong.
Usage: python3 uno_steps.py PIPE
"""

import contextlib
import json
import sys
import time
import traceback

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8", ".pdf": "writer_pdf_Export"}


def value(name, of):
    made = PropertyValue()
    made.Name, made.Value = name, of
    return made


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("no word processor answers")


def opened(desktop, path):
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (value("Hidden", True),))
    if document is None:
        raise ValueError(f"{path} cannot be opened")
    return document


def saved(document, path):
    ending = path[path.rindex(".") :]
    properties = [value("FilterName", FILTERS[ending])]
    if ending == ".pdf":
        tagged = uno.Any(
            "[]com.sun.star.beans.PropertyValue", (value("UseTaggedPDF", True), value("ExportBookmarks", True))
        )
        properties.append(value("FilterData", tagged))
    document.storeToURL(uno.systemPathToFileUrl(path), tuple(properties))


def paragraphs(text):
    rows = text.createEnumeration()
    while rows.hasMoreElements():
        one = rows.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield one


def type_under(document, words, steps):
    """Put the cursor behind what stands first under a heading, and type there, as one does who writes a part."""
    found = False
    for one in paragraphs(document.Text):
        if found:
            cursor = document.Text.createTextCursorByRange(one.End)
            break
        found = one.String == words and one.OutlineLevel > 0
    for kind, *what in steps:
        typed(document, cursor, kind, what)


def typed(document, cursor, kind, what):
    text = document.Text
    if kind in ("paragraph", "bullet", "number", "inner", "heading"):
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.ParaStyleName = "Heading 3" if kind == "heading" else "Standard"
        cursor.setPropertyValue(
            "NumberingStyleName", {"bullet": "List 1", "inner": "List 1", "number": "Numbering 123"}.get(kind, "")
        )
        if kind in ("bullet", "number", "inner"):
            cursor.NumberingLevel = int(kind == "inner")
        plain(cursor)
        text.insertString(cursor, what[0], False)
    elif kind in ("bold", "link", "words"):
        text.insertString(cursor, what[0], False)
        cursor.goLeft(len(what[0]), True)
        plain(cursor)
        if kind == "bold":
            cursor.CharWeight = 150.0
        if kind == "link":
            cursor.HyperLinkURL = what[1]
        cursor.collapseToEnd()
    elif kind == "note":
        note = document.createInstance("com.sun.star.text.Footnote")
        text.insertTextContent(cursor, note, False)
        note.String = what[0]
    elif kind == "picture":
        picture = document.createInstance("com.sun.star.text.TextGraphicObject")
        graphics = remote.ServiceManager.createInstanceWithContext("com.sun.star.graphic.GraphicProvider", remote)
        picture.Graphic = graphics.queryGraphic((value("URL", uno.systemPathToFileUrl(what[0])),))
        picture.AnchorType = AS_CHARACTER
        picture.Width, picture.Height = 3000, 2000
        picture.Description = what[1]
        text.insertTextContent(cursor, picture, False)
    elif kind == "table":
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.setPropertyValue("NumberingStyleName", "")
        table = document.createInstance("com.sun.star.text.TextTable")
        table.initialize(len(what[0]), len(what[0][0]))
        text.insertTextContent(cursor, table, False)
        table.RepeatHeadline = True
        for row, cells in enumerate(what[0]):
            for column, words in enumerate(cells):
                table.getCellByPosition(column, row).String = words
    else:
        raise ValueError(kind)


def plain(cursor):
    for name in ("CharWeight", "HyperLinkURL"):
        cursor.setPropertyToDefault(name)


def last(document, words):
    """Return the last paragraph of these words: the first may be that in the list of contents."""
    return [one for one in paragraphs(document.Text) if one.String == words][-1]


def answer(desktop, asked):
    document = opened(desktop, asked["path"])
    try:
        for words, steps in asked.get("type", {}).items():
            type_under(document, words, steps)
        for old, new in asked.get("replace", {}).items():
            last(document, old).String = new
        for words in asked.get("remove", ()):
            last(document, words).dispose()
        if asked.get("track"):
            document.RecordChanges = True
            for words, steps in asked["track"].items():
                type_under(document, words, steps)
        for target in asked["targets"]:
            saved(document, target)
    finally:
        document.close(True)


remote = connect(sys.argv[1])
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
print(json.dumps({"ok": True}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    if asked.get("end"):
        with contextlib.suppress(Exception):  # it is gone before it answers
            desktop.terminate()
        break
    try:
        answer(desktop, asked)
        print(json.dumps({"ok": True}), flush=True)
    except Exception:
        print(json.dumps({"error": traceback.format_exc()}), flush=True)
