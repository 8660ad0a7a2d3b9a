"""Word files with something planted in them: the leaks that check-share has to find and clean has to take out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from scriptgen.document import Document, Paragraph, Text
from scriptgen.word import write
from tests.word.checking import parts

NAME = "Zeinab Quill"
AUTHOR = "Riverbend Counseling"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES, _BODY = "[Content_Types].xml", "word/document.xml"
_PICTURE_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def plainly(*paragraphs: str) -> bytes:
    """Return a final file of ours with nothing in it but words."""
    said = tuple(Paragraph("normal", (Text(words),)) for words in paragraphs or ("One paragraph.", "Another one."))
    return write(Document("script", "A title", said, author=AUTHOR), final=True)


def zipped(found: dict[str, bytes]) -> bytes:
    """Return parts as a zip, as another program would write it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in found.items():
            package.writestr(name, data)
    return file.getvalue()


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a file with a text in a part replaced, once."""
    found = parts(data)
    text = found[part].decode()
    assert old in text, (part, old)
    return zipped({**found, part: text.replace(old, new, 1).encode()})


def with_part(data: bytes, name: str, content: str | bytes, kind: str, type_: str = "application/xml", source: str = _BODY) -> bytes:
    """Return a file with one more part, referred to from another."""
    found = parts(data)
    found[name] = content if isinstance(content, bytes) else content.encode()
    links = "_rels/.rels" if not source else f"{source.rpartition('/')[0]}/_rels/{source.rpartition('/')[2]}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    link = f'<Relationship Id="planted{len(found)}" Type="{_R}/{kind}" Target="/{name}"/></Relationships>'
    found[links] = found.get(links, empty).decode().replace("</Relationships>", link).encode()
    override = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
    found[_TYPES] = found[_TYPES].decode().replace("</Types>", override).encode()
    return zipped(found)


def in_body(xml: str) -> Callable[[bytes], bytes]:
    """Return what puts XML before the first paragraph."""
    return lambda data: replaced(data, _BODY, "<w:body>", f"<w:body>{xml}")


def paragraph(inside: str) -> str:
    """Return a paragraph round some XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{inside}</w:p>'


def run(words: str, look: str = "", tag: str = "t") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def picture(name: str, described: str) -> str:
    """Return an empty frame with an alternative text, as Word writes it round a picture."""
    return paragraph(
        f'<w:r><w:drawing><wp:inline {_PICTURE_NAMESPACES}><wp:extent cx="9" cy="9"/><wp:docPr id="77" name="{name}" descr="{described}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:inline></w:drawing></w:r>')


def _comment(data: bytes) -> bytes:
    xml = (f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Login Person" '
           f'w:initials="LP"><w:p>{run(f"Ask {NAME}.")}</w:p></w:comment></w:comments>')
    marks = '<w:commentRangeStart w:id="0"/>' + run("seen") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return with_part(in_body(paragraph(marks))(data), "word/comments.xml", xml, "comments", f"{_MAIN}.comments+xml")


def _custom_property(data: bytes) -> bytes:
    xml = ('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
           'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" '
           f'pid="2" name="Client"><vt:lpwstr>{NAME}</vt:lpwstr></property></Properties>')
    return with_part(data, "docProps/custom.xml", xml, "custom-properties",
                     "application/vnd.openxmlformats-officedocument.custom-properties+xml", source="")


def _template(data: bytes) -> bytes:
    found = parts(data)
    found["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/attachedTemplate" Target="file:///C:\\Users\\{NAME.replace(" ", "%20")}\\Normal.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    return replaced(zipped(found), "word/settings.xml", '<w:defaultTabStop w:val="720"/>',
                    '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="720"/>')


def _core(name: str) -> Callable[[bytes], bytes]:
    return lambda data: replaced(data, "docProps/core.xml", "<cp:lastModifiedBy/>", f"<cp:{name}>{NAME}</cp:{name}>")


_SDT = '<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/><w:id w:val="4711"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
_CHANGE = 'w:id="900" w:author="Login Person" w:date="2026-01-02T03:04:05Z"'

# name: (how it is planted, what the report calls it, in which place the name is found; "" where the name is not in it)
LEAKS: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "a custom property": (_custom_property, "set of custom properties", "custom properties"),
    "a comment": (_comment, "comment", "comments, comment 1"),
    "hidden text": (in_body(paragraph(run(f"Not {NAME}", "<w:vanish/>"))), "hidden text", "main text, paragraph 1, hidden text"),
    "a title of a control": (in_body(paragraph(_SDT.format(alias=NAME, tag="t", more="", inside=run("x")))),
                             "control with a title, tag, list or placeholder", "main text, paragraph 1, the title of a control"),
    "a choice of a control": (
        in_body(paragraph(_SDT.format(alias="a", tag="b", inside=run("x"), more='<w:dropDownList><w:listItem w:displayText="' + NAME +
                                      '" w:value="1"/></w:dropDownList>'))),
        "control with a title, tag, list or placeholder", "main text, paragraph 1, a choice of a control"),
    "custom data": (lambda d: with_part(d, "customXml/item9.xml", f"<a xmlns='urn:x'><b>{NAME}</b></a>", "customXml"),
                    "custom data", "custom data 1"),
    "an old record": (lambda d: with_part(d, "customXml/item9.xml", f"<record xmlns='urn:scriptgen:record:1'><line>{NAME}</line></record>",
                                          "customXml"), "record of this program", "record of this program"),
    "a path of a template": (_template, "path of a template", "links of the settings, a link or path"),
    "a variable": (lambda d: replaced(d, "word/settings.xml", "<w:characterSpacingControl", "<w:docVars><w:docVar w:name='who' w:val='" + NAME +
                                      "'/></w:docVars><w:characterSpacingControl"), "hidden variable", "settings, a value behind the text"),
    "the last editor": (_core("lastModifiedBy"), "property: who changed it last", "properties"),
    "a remark": (_core("category"), "property: a category", "properties"),
    "an author": (lambda d: replaced(d, "docProps/core.xml", AUTHOR, NAME), "author who is no agency known here", "properties"),
    "the company": (lambda d: replaced(d, "docProps/app.xml", "<DocSecurity>", f"<Company>{NAME}</Company><DocSecurity>"),
                    "property: the company", "program's properties"),
    "a preview": (lambda d: with_part(d, "docProps/thumbnail.jpeg", b"\xff\xd8\xff\0" + NAME.encode("utf-16-le"), "metadata/thumbnail",
                                      "image/jpeg", source=""), "preview picture", "preview picture"),
    "stored placeholders": (lambda d: with_part(
        d, "word/glossary/document.xml", f'<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docParts><w:docPart>'
        f'<w:docPartBody><w:p>{run(NAME)}</w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>', "glossaryDocument",
        f"{_MAIN}.document.glossary+xml"), "store of placeholders", "stored placeholders, paragraph 1"),
    "a list of people": (lambda d: with_part(
        d, "word/people.xml", f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{NAME}"/></w15:people>',
        "people", f"{_MAIN}.people+xml"), "list of authors", "list of authors, the name of an author"),
    "a note between the tags": (lambda d: replaced(d, "word/document.xml", "<w:body>", f"<w:body><!-- {NAME} -->"),
                                "note between the tags", "main text, a note between the tags"),
    "a part nothing refers to": (lambda d: zipped({**parts(d), "word/old.xml": f"<a>{NAME}</a>".encode()}), "part that nothing refers to", "other part 1"),
    "a file name of a picture": (in_body(picture(f"{NAME}.jpg", "a door")), "file name of a picture", "main text, paragraph 1, the name of a picture"),
    "who may edit": (in_body(paragraph(f'<w:permStart w:id="5" w:ed="{NAME}"/>' + run("x") + '<w:permEnd w:id="5"/>')),
                     "name of somebody who may edit", "main text, paragraph 1, a value behind the text"),
    "an index entry": (in_body(paragraph(
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>' + run(f' XE "{NAME}" ', "<w:vanish/>", "instrText") +
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>')), "text kept in a field and not shown", "main text, paragraph 1, the code of a field"),
    "our bookmark": (in_body(paragraph('<w:bookmarkStart w:id="800" w:name="_sg_0123456789"/>' + run("x") + '<w:bookmarkEnd w:id="800"/>')),
                     "hidden bookmark of this program", ""),
    "the last place": (in_body(paragraph('<w:bookmarkStart w:id="800" w:name="_GoBack"/><w:bookmarkEnd w:id="800"/>' + run("x"))),
                       "mark of the place last edited", ""),
    "editing sessions": (lambda d: replaced(d, "word/document.xml", "<w:p>", '<w:p w:rsidR="00AB12CD">'), "number of editing sessions", ""),
    "recording of changes": (lambda d: replaced(d, "word/settings.xml", "<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop"),
                             "switch that records changes from now on", ""),
    "how often it was saved": (lambda d: replaced(d, "docProps/core.xml", "<cp:revision>1<", "<cp:revision>7<"), "property: how often it was saved", ""),
    "the time of day": (lambda d: replaced(d, "docProps/core.xml", "T00:00:00Z", "T14:31:07Z"), "property: the time of day of a change", ""),
}
CHANGES: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "deleted text": (in_body(paragraph(run("Now ") + f"<w:del {_CHANGE}>{run(f'with {NAME}', tag='delText')}</w:del>" + run("then"))),
                     "tracked deletion", "main text, paragraph 1, deleted text"),
    "inserted text": (in_body(paragraph(run("Now ") + f"<w:ins {_CHANGE}>{run(f'with {NAME}')}</w:ins>")), "tracked insertion", "main text, paragraph 1"),
    "moved text": (in_body(paragraph(f"<w:moveFrom {_CHANGE}>{run(NAME)}</w:moveFrom>" + run("here"))), "tracked move", "main text, paragraph 1, deleted text"),
    "a change of format": (in_body(paragraph(run("bold", f"<w:b/><w:rPrChange {_CHANGE}><w:rPr/></w:rPrChange>"))), "tracked change of format", ""),
}
# found, and not taken out by a program, since only a person can say what should stand there
STAYING: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "a path in an alternative text": (in_body(picture("Picture 1", f"C:\\Users\\{NAME}\\door")), "path on a computer", "main text, paragraph 1, alternative text"),
    "an embedded file": (lambda d: with_part(d, "word/embeddings/a.xlsx", b"PK\3\4 " + NAME.encode(), "package", "application/x"), "embedded file",
                         "embedded file 1"),
}
# words only: nothing is wrong with these but what stands in them
WORDS_ONLY: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "the main text": (in_body(paragraph(run(f"With {NAME}."))), "", "main text, paragraph 1"),
    "a name in three runs": (in_body(paragraph(run("Zei") + run("nab", "<w:b/>") + "<w:r><w:br/></w:r>" + run("Quill"))), "", "main text, paragraph 1"),
    "an alternative text": (in_body(picture("Picture 1", f"{NAME} at the door")), "", "main text, paragraph 1, alternative text"),
    "the header": (lambda d: replaced(d, "word/header1.xml", "<w:tab/>", f"<w:tab/><w:t>{NAME}</w:t>"), "", "header 1, paragraph 1"),
    "the footer": (lambda d: replaced(d, "word/footer1.xml", "<w:tab/>", f"<w:tab/><w:t>{NAME}</w:t><w:tab/>"), "", "footer 1, paragraph 1"),
    "the title": (lambda d: replaced(d, "docProps/core.xml", "A title", f"About {NAME}"), "", "properties"),
    "a name of a bookmark": (in_body(paragraph('<w:bookmarkStart w:id="800" w:name="zeinab_quill"/>' + run("x") + '<w:bookmarkEnd w:id="800"/>')), "", ""),
    "the name of a style": (lambda d: replaced(d, "word/styles.xml", "</w:styles>", f'<w:style w:type="paragraph" w:styleId="zz"><w:name w:val="{NAME}"/></w:style></w:styles>'),
                            "", "styles, a value behind the text"),
}
EVERY = {**LEAKS, **CHANGES, **STAYING, **WORDS_ONLY}
