"""Make templates/house-style.docx: python-docx's blank package with its faults mended and our styles in it.

Run from the project's folder: `python templates/make_house_style.py`. The same styles give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.opc.package import OpcPackage

from scriptgen.word import parts
from scriptgen.word.digest import digest
from scriptgen.word.package import SMALL, Part, package
from scriptgen.word.styles import ACCENT, BLANK, BULLET_LIST, INK, NUMBER_LIST, QUIET, RULE, TEXT_WIDTH
from scriptgen.word.xml import EMPTY, Xml, element, escape, join, part, val

SANS, SERIF, BOXES = "Arial", "Times New Roman", "MS Gothic"
BLACK = "000000"
LANGUAGE = "en-US"
HANGING = 397  # 7 mm: the indent of everything with a bullet, a number or a box before it


@dataclass(frozen=True, slots=True)
class Look:
    """Hold one paragraph style: sizes in points, `line` as a factor; `number` is the list it belongs to."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    line: float = 1.0
    font: str = SANS
    color: str = INK
    bold: bool = False
    italic: bool = False
    based: str = "Normal"
    next: str = ""
    with_next: bool = False
    together: bool = False
    hanging: bool = False
    level: int | None = None
    number: int = 0
    tab: int = 0
    ruled: bool = False


def _said(name: str, size: float, after: float, line: float, *, bold: bool = False) -> Look:
    """Return the look of what is said aloud: serif and black, so that it stands out in greyscale too."""
    return Look(name, size, 0, after, line, font=SERIF, color=BLACK, bold=bold, together=True)


PARAGRAPHS: Mapping[str, Look] = {
    "Normal": Look("Normal", 10.5, 0, 4, 1.1, based=""),
    "Heading1": Look("heading 1", 18, 0, 3, 1.05, color=ACCENT, bold=True, next="Normal", with_next=True, together=True, level=0),
    "Heading2": Look("heading 2", 13, 10, 4, 1.05, color=ACCENT, bold=True, next="Normal", with_next=True, together=True, level=1),
    "Heading3": Look("heading 3", 11, 6, 2, 1.05, bold=True, next="Normal", with_next=True, together=True, level=2),
    "ListBullet": Look("List Bullet", 9.5, 0, 2, 1.0, hanging=True, number=BULLET_LIST),
    "ListNumber": Look("List Number", 10.5, 0, 3, 1.1, hanging=True, number=NUMBER_LIST),
    "Header": Look("header", 8.5, color=QUIET, tab=TEXT_WIDTH),
    "Footer": Look("footer", 8.5, color=QUIET, tab=TEXT_WIDTH, ruled=True),
    "CommentText": Look("annotation text", 10, 0, 0),
    "SGLead": Look("SG Lead", 11, 0, 9, 1.15, color=QUIET),
    "SGSay": _said("SG Say", 11.5, 3, 1.03),
    "SGSayLimit": _said("SG Say Limit", 12, 3, 1.05, bold=True),
    "SGSayReply": _said("SG Say Reply", 11, 1.5, 1.02),
    "SGSayLater": _said("SG Say Later", 10.5, 1.5, 1.0),
    "SGSayLarge": _said("SG Say Large", 16, 8, 1.15),
    "SGSayLimitLarge": _said("SG Say Limit Large", 16, 8, 1.15, bold=True),
    "SGLimit": _said("SG Limit", 15, 0, 1.05, bold=True),
    "SGMove": Look("SG Move", 10.5, 1.5, 2, color=ACCENT, bold=True),
    "SGIntent": Look("SG Intent", 9, 0, 3, 1.02, color=QUIET),
    "SGNote": Look("SG Note", 9, 1.5, 2, 1.0),
    "SGAvoid": Look("SG Avoid", 9, 0, 1, 1.0),
    "SGCount": Look("SG Count", 10.5, 1.5, 1, color=ACCENT, bold=True),
    "SGPause": Look("SG Pause", 10.5, 1.5, 2, italic=True),
    "SGHear": Look("SG Hear", 10, 0, 1, 1.0, font=SERIF, italic=True),
    "SGCard": Look("SG Card", 12, 0, 5, 1.05),
    "SGCardLimit": Look("SG Card Limit", 15, 0, 6, 1.0, font=SERIF, bold=True),
    "SGLevel": Look("SG Level", 9.5, 1.5, 2, color=ACCENT, bold=True),
    "SGRule": Look("SG Rule", 10.5, 0, 4, 1.1, with_next=True, together=True),  # a rule and its reason stay on one page
    "SGLabel": Look("SG Label", 9, 0, 2, color=QUIET, bold=True, with_next=True),
    "SGTableHead": Look("SG Table Head", 9, color=QUIET, bold=True),
    "SGTableText": Look("SG Table Text", 10),
    "SGSmall": Look("SG Small", 8.5, 6, 0, color=QUIET),
    "SGCueLine": Look("SG Cue Line", 9, 3, 2, color=QUIET, bold=True),
    "SGAnswer": Look("SG Answer", 9.5, 3, 1, bold=True),
    "SGCheck": Look("SG Check", 9.5, 0, 2, 1.0, hanging=True),
    "SGBoxHead": Look("SG Box Head", 10.5, 4, 3, bold=True, with_next=True),
    "SGBoxText": Look("SG Box Text", 9.5, 0, 2, 1.03),
    "SGGap": Look("SG Gap", 1),
}


def _fonts(name: str) -> Xml:
    return element("w:rFonts", {f"w:{place}": name for place in ("ascii", "hAnsi", "eastAsia", "cs")})


def _size(points: float) -> Xml:
    return join(val("w:sz", round(points * 2)), val("w:szCs", round(points * 2)))


def _flag(tag: str, wanted: bool) -> Xml:
    return element(tag) if wanted else EMPTY


def _run(look: Look) -> Xml:
    flags = join(*(_flag(f"w:{t}", look.bold) for t in ("b", "bCs")), *(_flag(f"w:{t}", look.italic) for t in ("i", "iCs")))
    return element("w:rPr", {}, _fonts(look.font), flags, val("w:color", look.color), _size(look.size))


def _paragraph(look: Look) -> Xml:
    rule = {"w:val": "single", "w:sz": "4", "w:space": "5", "w:color": RULE}
    exact = {"w:line": "20", "w:lineRule": "exact"} if look.name == "SG Gap" else {}
    auto = {"w:line": str(round(240 * look.line)), "w:lineRule": "auto"}
    spacing = {"w:before": str(round(look.before * 20)), "w:after": str(round(look.after * 20))} | (exact or auto)
    tabs = [HANGING] if look.hanging else []
    stops = [element("w:tab", {"w:val": "left", "w:pos": str(at)}) for at in tabs]
    stops += [element("w:tab", {"w:val": "right", "w:pos": str(look.tab)})] if look.tab else []
    return element(
        "w:pPr", {},
        _flag("w:keepNext", look.with_next), _flag("w:keepLines", look.together),
        element("w:numPr", {}, val("w:numId", look.number)) if look.number else EMPTY,
        element("w:pBdr", {}, element("w:top", rule)) if look.ruled else EMPTY,
        element("w:tabs", {}, *stops) if stops else EMPTY,
        element("w:spacing", spacing),
        element("w:ind", {"w:left": str(HANGING), "w:hanging": str(HANGING)}) if look.hanging else EMPTY,
        val("w:outlineLvl", look.level) if look.level is not None else EMPTY,
    )


def _style(kind: str, id_: str, name: str, *pieces: Xml, default: bool = False) -> Xml:
    about = {"w:type": kind} | ({"w:default": "1"} if default else {})
    about |= {"w:customStyle": "1"} if id_.startswith("SG") else {}
    return element("w:style", about | {"w:styleId": id_}, val("w:name", name), *pieces)


def _paragraph_style(id_: str, look: Look) -> Xml:
    return _style(
        "paragraph", id_, look.name,
        val("w:basedOn", look.based) if look.based else EMPTY, val("w:next", look.next) if look.next else EMPTY,
        element("w:qFormat"), _paragraph(look), _run(look), default=id_ == "Normal",
    )


def _character_styles() -> list[Xml]:
    based = val("w:basedOn", "DefaultParagraphFont")
    last, hidden = val("w:uiPriority", 99), element("w:semiHidden")
    small = (_fonts(SANS), element("w:b"), element("w:bCs"), val("w:color", QUIET), _size(8.5))
    tag = (_fonts(SANS), val("w:color", QUIET), _size(9))
    blank = (_fonts(SANS), val("w:color", INK), _size(10), element("w:u", {"w:val": "dotted", "w:color": INK}),
             element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": BLANK}))
    good = element("w:qFormat")
    return [
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", val("w:uiPriority", 1), hidden, default=True),
        _style("character", "PlaceholderText", "Placeholder Text", based, last, element("w:rPr", {}, val("w:color", QUIET))),
        _style("character", "CommentReference", "annotation reference", based, last, element("w:rPr", {}, _size(8))),
        _style("character", "SGBlank", "SG Blank", based, good, element("w:rPr", {}, *blank)),
        _style("character", "SGCue", "SG Cue", based, good, element("w:rPr", {}, *small)),
        _style("character", "SGTag", "SG Tag", based, good, element("w:rPr", {}, *tag)),
    ]


def _edges(tag: str, sizes: Mapping[str, tuple[str, str]]) -> Xml:
    return element(tag, {}, *(
        element(f"w:{side}", {"w:val": "single", "w:sz": size, "w:space": "0", "w:color": color})
        for side, (size, color) in sizes.items()
    ))


def _margins(top: int, side: int, bottom: int) -> Xml:
    sizes = {"top": top, "left": side, "bottom": bottom, "right": side}
    return element("w:tblCellMar", {}, *(element(f"w:{name}", {"w:w": str(size), "w:type": "dxa"}) for name, size in sizes.items()))


def _table_styles() -> list[Xml]:
    none = element("w:tblInd", {"w:w": "0", "w:type": "dxa"})
    rules = _edges("w:tblBorders", {"top": ("12", ACCENT), "bottom": ("12", ACCENT), "insideH": ("4", RULE)})
    tight = element("w:pPr", {}, element("w:spacing", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"}))
    core = element("w:tblPr", {}, none, rules, _margins(57, 113, 17))
    plain = element("w:tblPr", {}, none, _margins(0, 108, 0))
    hidden = (val("w:uiPriority", 99), element("w:semiHidden"), element("w:unhideWhenUsed"))
    return [
        _style("table", "TableNormal", "Normal Table", *hidden, plain, default=True),
        _style("numbering", "NoList", "No List", *hidden, default=True),
        _style("table", "SGCore", "SG Core", val("w:basedOn", "TableNormal"), element("w:qFormat"), tight, core),
    ]


def styles_part(latent: Xml) -> bytes:
    """Return styles.xml."""
    language = element("w:lang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"})
    defaults = element("w:docDefaults", {}, element("w:rPrDefault", {}, element("w:rPr", {}, _fonts(SANS), _size(10.5), language)),
                       element("w:pPrDefault"))
    looks = [_paragraph_style(id_, look) for id_, look in PARAGRAPHS.items()]
    return part(element("w:styles", parts.NAMESPACES, defaults, latent, *looks, *_character_styles(), *_table_styles()))


def numbering_part() -> bytes:
    """Return numbering.xml: one list with bullets, one with numbers, both hanging by 7 mm."""
    hang = element("w:pPr", {}, element("w:ind", {"w:left": str(HANGING), "w:hanging": str(HANGING)}))

    def kind(number: int, format_: str, text: str) -> Xml:
        shown = join(val("w:start", 1), val("w:numFmt", format_), val("w:lvlText", text), val("w:lvlJc", "left"))
        level = element("w:lvl", {"w:ilvl": "0"}, shown, hang)
        return element("w:abstractNum", {"w:abstractNumId": str(number)}, val("w:multiLevelType", "singleLevel"), level)

    used = (element("w:num", {"w:numId": str(n)}, val("w:abstractNumId", n)) for n in (BULLET_LIST, NUMBER_LIST))
    both = (kind(BULLET_LIST, "bullet", "•"), kind(NUMBER_LIST, "decimal", "%1."))
    return part(element("w:numbering", parts.NAMESPACES, *both, *used))


def settings_part() -> bytes:
    """Return settings.xml: compatible with Word 2013 and later, without revision ids."""
    uri = "http://schemas.microsoft.com/office/word"
    wanted = {
        "compatibilityMode": "15", "overrideTableStyleFontSizeAndJustification": "1", "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1", "differentiateMultirowTableHeaders": "1",
    }
    compat = (element("w:compatSetting", {"w:name": n, "w:uri": uri, "w:val": v}) for n, v in wanted.items())
    same = ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hyperlink", "followedHyperlink"]
    colors = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"} | {name: name for name in same}
    return part(element(
        "w:settings", parts.NAMESPACES,
        element("w:zoom", {"w:percent": "100"}), val("w:defaultTabStop", 720), val("w:characterSpacingControl", "doNotCompress"),
        element("w:compat", {}, *compat), val("w:themeFontLang", LANGUAGE),
        element("w:clrSchemeMapping", {f"w:{name}": value for name, value in colors.items()}),
        val("w:decimalSymbol", "."), val("w:listSeparator", ","),
    ))


def fonts_part() -> bytes:
    """Return fontTable.xml; the other names have the same widths, so pages break alike where Arial is not installed."""
    twins = {SANS: ("Liberation Sans", "swiss"), SERIF: ("Liberation Serif", "roman"), BOXES: ("DejaVu Sans", "modern")}
    fonts = (
        element("w:font", {"w:name": name}, val("w:altName", twin), val("w:family", family), val("w:pitch", "variable"))
        for name, (twin, family) in twins.items()
    )
    return part(element("w:fonts", parts.NAMESPACES, *fonts))


def _blank() -> tuple[Xml, bytes]:
    """Return what is taken over from python-docx's blank package: the list of Word's own styles, and the theme."""
    blank = OpcPackage.open(str(Path(docx.__file__).parent / "templates" / "default.docx"))
    found = {str(p.partname): p.blob for p in blank.iter_parts()}
    styles, theme = found["/word/styles.xml"].decode("utf-8"), found["/word/theme/theme1.xml"].decode("utf-8")
    latent = re.search(r"<w:latentStyles.*?</w:latentStyles>", styles, re.DOTALL)
    assert latent, "python-docx's blank package has changed"
    theme = re.sub(r'(<a:latin typeface=")(?:Calibri|Cambria)"', rf'\1{SANS}"', theme)
    return Xml(re.sub(r">\s+<", "><", latent[0])), theme.replace("4F81BD", ACCENT).encode("utf-8")


def _sample() -> bytes:
    """Return a page that shows every style by its name."""
    shown = (
        element("w:p", {}, element("w:pPr", {}, val("w:pStyle", id_)), element("w:r", {}, element("w:t", {}, escape(look.name))))
        for id_, look in sorted(PARAGRAPHS.items(), key=lambda entry: entry[1].level if entry[1].level is not None else 9)
    )
    return part(element("w:document", parts.NAMESPACES, element("w:body", {}, *shown, parts.section("a4", running=False))))


def house_style() -> bytes:
    """Return the bytes of the house style."""
    latent, theme = _blank()
    app = element(
        "Properties", {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
        element("DocSecurity", {}, escape("0")),
    )
    shape = {"running": False, "comments": False, "record": False}
    made = {
        "[Content_Types].xml": parts.content_types(**shape),
        "_rels/.rels": parts.package_relationships(),
        "word/document.xml": _sample(),
        "word/_rels/document.xml.rels": parts.document_relationships(**shape),
        "word/styles.xml": styles_part(latent),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": fonts_part(),
        "word/theme/theme1.xml": theme,
        "docProps/core.xml": parts.core_properties("House style of scriptgen", "house style", LANGUAGE, "scriptgen", ""),
        "docProps/app.xml": part(app),
    }
    return package([Part.of(name, data, SMALL) for name, data in made.items()], digest)


if __name__ == "__main__":
    target = Path(__file__).with_name("house-style.docx")
    target.write_bytes(house_style())
    sys.stdout.write(f"{target} written\n")
