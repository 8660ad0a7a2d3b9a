#!/usr/bin/env python3
"""check_docx.py FILE.docx...   exit 0 = clean, 1 = faults (reasons printed), 2 = usage / a required engine is missing.

Validates generated Word documents with up to four engines:
  own   package, relationships, ids, comments, styles, tables, accessibility, leftovers    (needs lxml only)
  xsd   ECMA-376 5th ed. transitional schemas, after markup-compatibility preprocessing    (--xsd DIR | OOXML_XSD_DIR |
        ooxml-xsd beside this script)
  sdk   Microsoft's OpenXmlValidator (DocumentFormat.OpenXml, MIT), hosted in-process      (--sdk DIR | OPENXML_SDK_DIR |
        found by itself after: pip install pythonnet python-redlines-docxodus)
  lo    LibreOffice headless opens the file and gives the same words back                  (soffice on PATH | SOFFICE)
An engine that is not there is skipped with a note, unless named in --require (e.g. --require xsd,sdk,lo in CI).

  --engines own,xsd,sdk,lo   run only these            --skip CODE,...   drop these codes
  --no-revisions             tracked changes/comments are faults (final copies)
  --allow-none               do not report a bare 'None'/'nan' as a leftover
  --strict                   warnings count as faults   --json            machine-readable report
  --lang en                  required document language prefix             --self-test  build good + broken files, check codes (--keep DIR)
"""
import argparse, collections, importlib.metadata, importlib.util, io, json, os, pathlib, posixpath, re, shutil, signal, subprocess, sys, tarfile, tempfile, zipfile
from urllib.parse import unquote
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PR = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"
DC = "http://purl.org/dc/elements/1.1/"
CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
XMLNS = "http://www.w3.org/XML/1998/namespace"
MAIN_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
INT32 = 2 ** 31 - 1


def w(t): return "{%s}%s" % (W, t)
def val(e, name="val"): return None if e is None else e.get(w(name))
def on(e): return e is not None and (val(e) or "true").lower() in ("1", "true", "on")
def local(e): return etree.QName(e).localname if isinstance(e.tag, str) else ""


class Report:
    def __init__(self, path, skip):
        self.path, self.skip, self.items, self.notes = str(path), skip, [], []

    def _add(self, sev, code, msg):
        if code not in self.skip and (sev, code, msg) not in self.items:
            self.items.append((sev, code, msg))

    def err(self, code, msg): self._add("FAIL", code, msg)
    def warn(self, code, msg): self._add("warn", code, msg)
    def codes(self, sev="FAIL"): return {c for s, c, _ in self.items if s == sev}


# ------------------------------------------------------------------ package
class Package:
    """The parts, content types and relationships of one .docx, with faults noted on the way in."""

    def __init__(self, path, rep):
        self.rep, self.parts, self.xml, self.rels, self.types, self.main = rep, {}, {}, {}, {}, None
        try:
            z = zipfile.ZipFile(path)
            bad = z.testzip()
        except Exception as e:
            rep.err("PKG-ZIP", "not a readable zip package: %s" % e); return
        if bad:
            rep.err("PKG-ZIP", "corrupt zip member %s" % bad)
        names = z.namelist()
        for n, k in collections.Counter(x.lower() for x in names).items():
            if k > 1: rep.err("PKG-DUP", "package has %d members named %s" % (k, n))
        for n in names:
            if n.startswith("/") or ".." in n.split("/") or "\\" in n:
                rep.err("PKG-NAME", "illegal part name %r" % n)
            if not n.endswith("/"): self.parts[n] = z.read(n)
        if "[Content_Types].xml" not in self.parts:
            rep.err("PKG-CT", "[Content_Types].xml is missing"); return
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        for n, data in self.parts.items():
            if n.endswith((".xml", ".rels")) or data[:5] == b"<?xml":
                try:
                    t = etree.fromstring(data, parser)
                    if t.getroottree().docinfo.doctype: rep.err("XML-DTD", "%s has a DTD" % n)
                    self.xml[n] = t
                except etree.XMLSyntaxError as e:
                    rep.err("XML-WF", "%s is not well-formed: %s" % (n, e))
        self._types(); self._rels()

    def _types(self):
        t = self.xml.get("[Content_Types].xml")
        if t is None: return
        default, override = {}, {}
        for e in t:
            if local(e) == "Default": default[(e.get("Extension") or "").lower()] = e.get("ContentType")
            elif local(e) == "Override": override[(e.get("PartName") or "").lstrip("/").lower()] = e.get("ContentType")
        low = {n.lower() for n in self.parts}
        for p in override:
            if p not in low: self.rep.err("PKG-CT", "content type Override for a part that is not there: /%s" % p)
        for n in self.parts:
            if n == "[Content_Types].xml": continue
            ty = override.get(n.lower()) or default.get(n.rsplit(".", 1)[-1].lower() if "." in n else "")
            if not ty: self.rep.err("PKG-CT", "no content type for /%s" % n)
            self.types[n] = ty

    def _rels(self):
        for n, t in self.xml.items():
            if not n.endswith(".rels"): continue
            d, f = posixpath.split(n)
            src = posixpath.join(posixpath.dirname(d), f[:-5]).lstrip("/")
            if src and src not in self.parts:
                self.rep.err("REL-SOURCE", "%s belongs to a part that is not there (%s)" % (n, src))
            got = self.rels.setdefault(src, {})
            for r in t:
                rid, target, mode = r.get("Id"), r.get("Target"), r.get("TargetMode")
                if not rid or not r.get("Type") or target is None:
                    self.rep.err("REL-ATTR", "%s: relationship without Id, Type or Target" % n); continue
                if rid in got: self.rep.err("REL-DUP", "%s: relationship id %s twice" % (n, rid))
                if mode == "External":
                    if not target.strip(): self.rep.err("REL-TARGET", "%s: %s has an empty external target" % (n, rid))
                    elif target.lower().startswith("file:"): self.rep.warn("REL-LOCAL", "%s: %s points at a local file %s" % (n, rid, target))
                    got[rid] = (r.get("Type"), None); continue
                base = posixpath.dirname(src)
                full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
                full = unquote(full.split("#")[0])
                if full not in self.parts: self.rep.err("REL-TARGET", "%s: %s -> %s, which is not in the package" % (n, rid, full))
                got[rid] = (r.get("Type"), full)
        mains = [t for ty, t in self.rels.get("", {}).values() if ty.endswith("/officeDocument")]
        if len(mains) != 1 or mains[0] not in self.xml:
            self.rep.err("PKG-MAIN", "no usable main document part"); return
        self.main = mains[0]
        if self.types.get(self.main) != MAIN_CT:
            self.rep.err("PKG-CT", "main part has content type %s" % self.types.get(self.main))

    def related(self, kind, src=None):
        src = self.main if src is None else src
        return [t for ty, t in self.rels.get(src, {}).values() if t and ty.endswith("/" + kind) and t in self.xml]

    def one(self, kind, src=None):
        r = self.related(kind, src)
        return self.xml[r[0]] if r else None

    def stories(self):
        """(part name, root) of every part holding document text, main first."""
        out = [(self.main, self.xml[self.main])]
        for k in ("header", "footer", "footnotes", "endnotes", "comments"):
            out += [(n, self.xml[n]) for n in self.related(k)]
        return out


# ------------------------------------------------------------------ helpers on text
def ptext(p, with_deleted=False):
    s = []
    for e in p.iter(w("t"), w("delText"), w("tab"), w("br"), w("cr"), w("noBreakHyphen")):
        if e.tag == w("t"): s.append(e.text or "")
        elif e.tag == w("delText"): s.append((e.text or "") if with_deleted else "")
        elif e.tag == w("noBreakHyphen"): s.append("-")
        elif e.getparent().tag == w("r"): s.append(" ")
    return "".join(s)


def own_paras(root):
    """Paragraphs in reading order, without those of mc:Fallback copies."""
    return [p for p in root.iter(w("p")) if not any(a.tag == "{%s}Fallback" % MC for a in p.iterancestors())]


class Styles:
    def __init__(self, root):
        self.by = {s.get(w("styleId")): s for s in root.iter(w("style"))} if root is not None else {}

    def chain(self, sid):
        seen = []
        while sid in self.by and sid not in seen:
            seen.append(sid); yield self.by[sid]
            sid = val(self.by[sid].find(w("basedOn")))

    def first(self, sid, path):
        for s in self.chain(sid):
            e = s.find(path)
            if e is not None: return e
        return None

    def name(self, sid):
        return val(self.by[sid].find(w("name"))) if sid in self.by else sid


# ------------------------------------------------------------------ own checks
def check_markup(pkg, rep):
    for n, root in pkg.xml.items():
        for e in root.iter(etree.Element):
            ign = e.get("{%s}Ignorable" % MC)
            if ign:
                for p in ign.split():
                    if p not in e.nsmap: rep.err("MC-PREFIX", "%s: mc:Ignorable names prefix %r that is not declared" % (n, p))
            if e.tag == "{%s}Choice" % MC:
                for p in (e.get("Requires") or "").split():
                    if p not in e.nsmap: rep.err("MC-PREFIX", "%s: mc:Choice Requires prefix %r that is not declared" % (n, p))
            rels = pkg.rels.get(n, {})
            if not n.endswith(".rels"):
                for k, v in e.attrib.items():
                    if k.startswith("{%s}" % R) and v and v not in rels:
                        rep.err("REL-ID", "%s: <%s %s=%r> has no such relationship" % (n, local(e), etree.QName(k).localname, v))


def check_ids(pkg, rep):
    bm_ids, bm_names, sdt_ids, docpr, rev = {}, {}, {}, {}, {}
    anchors, wanted = set(), []
    for n, root in pkg.stories():
        starts, ends, order = {}, {}, 0
        para = {}
        for e in root.iter(etree.Element):
            order += 1
            t = local(e) if e.tag.startswith("{%s}" % W) else None
            pid = e.get("{%s}paraId" % W14)
            if pid is not None:
                if not re.fullmatch(r"[0-9A-Fa-f]{8}", pid) or not 0 < int(pid, 16) < 0x80000000:
                    rep.err("ID-PARAID", "%s: w14:paraId %r is not 8 hex digits in 1..7FFFFFFF" % (n, pid))
                elif pid.upper() in para and not any(a.tag == "{%s}AlternateContent" % MC for a in e.iterancestors()):
                    rep.err("ID-PARAID", "%s: w14:paraId %s used twice" % (n, pid))
                para[pid.upper()] = 1
            if e.tag == "{%s}docPr" % WP and not any(a.tag == "{%s}Fallback" % MC for a in e.iterancestors()):
                if e.get("id") in docpr: rep.err("ID-DOCPR", "%s: drawing id %s used twice" % (n, e.get("id")))
                docpr[e.get("id")] = 1
            if t == "bookmarkStart":
                i, name = val(e, "id"), val(e, "name") or ""
                if i in bm_ids: rep.err("ID-BOOKMARK", "%s: bookmark id %s used twice (%s, %s)" % (n, i, bm_ids[i], name))
                if name.lower() in bm_names: rep.err("ID-BOOKMARK", "%s: bookmark name %r used twice" % (n, name))
                if not re.fullmatch(r"[^\W\d][\w.]{0,39}|_[\w.]{0,39}", name):
                    rep.err("ID-BOOKMARK", "%s: bookmark name %r is not 1-40 word characters starting with a letter or _" % (n, name))
                bm_ids[i] = name; bm_names[name.lower()] = 1; starts[i] = order; anchors.add(name)
            elif t == "bookmarkEnd":
                i = val(e, "id")
                if i in ends: rep.err("ID-BOOKMARK", "%s: two ends for bookmark id %s" % (n, i))
                ends[i] = order
            elif t == "id" and e.getparent().tag == w("sdtPr"):
                i = val(e)
                if i in sdt_ids: rep.err("ID-SDT", "%s: content control id %s used twice" % (n, i))
                sdt_ids[i] = 1
                if not re.fullmatch(r"-?\d+", i or "") or abs(int(i)) > INT32 + 1: rep.err("ID-SDT", "%s: content control id %r is not a 32-bit integer" % (n, i))
            elif t == "sdt":
                kids = [local(c) for c in e if isinstance(c.tag, str)]
                if "sdtContent" not in kids: rep.err("SDT-SHAPE", "%s: content control without sdtContent" % n)
                if "sdtPr" in kids and "sdtContent" in kids and kids.index("sdtPr") > kids.index("sdtContent"):
                    rep.err("SDT-SHAPE", "%s: sdtPr after sdtContent" % n)
                if kids.count("sdtContent") > 1: rep.err("SDT-SHAPE", "%s: two sdtContent" % n)
                parent, c = local(e.getparent()), e.find(w("sdtContent"))
                if c is not None:
                    block = any(local(x) in ("p", "tbl") for x in c)
                    if parent in ("p", "hyperlink", "ins", "del") and block: rep.err("SDT-SHAPE", "%s: block content inside an inline content control" % n)
                    if parent in ("body", "tc", "hdr", "ftr") and any(local(x) == "r" for x in c): rep.err("SDT-SHAPE", "%s: a run directly inside a block content control" % n)
            elif t in ("ins", "del", "moveFrom", "moveTo"):
                i = val(e, "id")
                if i is None or not val(e, "author"): rep.err("REV-ATTR", "%s: tracked <w:%s> without w:id or w:author" % (n, t))
                if i in rev: rep.err("REV-ID", "%s: tracked change id %s used twice" % (n, i))
                rev[i] = 1
                if t == "del" and e.find(".//" + w("t")) is not None: rep.err("REV-TEXT", "%s: w:t inside w:del (must be w:delText)" % n)
            elif t == "delText" and not any(a.tag in (w("del"), w("moveFrom")) for a in e.iterancestors()):
                rep.err("REV-TEXT", "%s: w:delText outside w:del" % n)
            elif t == "hyperlink" and val(e, "anchor"): wanted.append((n, val(e, "anchor")))
            elif t == "instrText":
                m = re.match(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)", e.text or "")
                if m: wanted.append((n, m[1]))
        for i in set(starts) ^ set(ends): rep.err("ID-BOOKMARK", "%s: bookmark id %s lacks its %s" % (n, i, "end" if i in starts else "start"))
        for i in set(starts) & set(ends):
            if ends[i] < starts[i]: rep.err("ID-BOOKMARK", "%s: bookmark id %s ends before it starts" % (n, i))
    for n, a in wanted:
        if a not in anchors and a != "_top": rep.err("LINK-ANCHOR", "%s: link or REF to bookmark %r, which does not exist" % (n, a))


def check_comments(pkg, rep):
    c, known = pkg.one("comments"), {}
    if c is not None:
        for e in c.iter(w("comment")):
            i = val(e, "id")
            if i in known: rep.err("ID-COMMENT", "comment id %s used twice" % i)
            if not re.fullmatch(r"\d+", i or "") or int(i) > INT32: rep.err("ID-COMMENT", "comment id %r is not a 32-bit integer" % i)
            if e.find(w("p")) is None: rep.err("COMMENT", "comment %s has no paragraph" % i)
            if not val(e, "author"): rep.err("COMMENT", "comment %s has no author" % i)
            known[i] = 1
    used, pos, k = {"commentRangeStart": {}, "commentRangeEnd": {}, "commentReference": {}}, {}, 0
    for n, root in pkg.stories():
        for e in root.iter(*(w(x) for x in used)):
            k += 1; i, t = val(e, "id"), local(e)
            if i in used[t]: rep.err("COMMENT", "%s: two <w:%s> for comment %s" % (n, t, i))
            used[t][i] = k
            if i not in known: rep.err("COMMENT", "%s: <w:%s> for comment %s, which is not in comments.xml" % (n, t, i))
    for i in known:
        if i not in used["commentReference"]: rep.err("COMMENT", "comment %s is not anchored (no commentReference)" % i)
        s, e = used["commentRangeStart"].get(i), used["commentRangeEnd"].get(i)
        if (s is None) != (e is None): rep.err("COMMENT", "comment %s has a range %s but no %s" % (i, "start" if s else "end", "end" if s else "start"))
        elif s and e < s: rep.err("COMMENT", "comment %s range ends before it starts" % i)


def check_references(pkg, rep):
    st = Styles(pkg.one("styles"))
    for s, k in collections.Counter(x.get(w("styleId")) for x in (pkg.one("styles").iter(w("style")) if pkg.one("styles") is not None else [])).items():
        if k > 1: rep.err("STYLE", "styles.xml defines %s %d times" % (s, k))
    for sid, s in st.by.items():
        b = val(s.find(w("basedOn")))
        if b and b not in st.by: rep.err("STYLE", "style %s is based on %s, which does not exist" % (sid, b))
        if b == sid or (b and len(list(st.chain(sid))) and val(list(st.chain(sid))[-1].find(w("basedOn"))) in st.by): rep.err("STYLE", "style %s is based on itself" % sid)
    num = pkg.one("numbering")
    nums = {val(x, "numId"): val(x.find(w("abstractNumId"))) for x in num.findall(w("num"))} if num is not None else {}
    absn = {val(x, "abstractNumId") for x in num.findall(w("abstractNum"))} if num is not None else set()
    for k, v in nums.items():
        if v not in absn: rep.err("NUMBERING", "list %s uses abstract list %s, which does not exist" % (k, v))
    notes = {k: {val(x, "id") for x in (pkg.one(k + "s").iter(w(k)) if pkg.one(k + "s") is not None else [])} for k in ("footnote", "endnote")}
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for n, root in pkg.stories() + [(None, x) for x in (pkg.one("numbering"),) if x is not None]:
        depth = 0; seq = []
        for e in root.iter(etree.Element):
            t = local(e) if e.tag.startswith("{%s}" % W) else ""
            if t in kinds:
                v = val(e)
                if v not in st.by: rep.err("STYLE", "%s: style %r is used but not defined" % (n or "numbering", v))
                elif st.by[v].get(w("type")) != kinds[t]: rep.err("STYLE", "%s: %s style %r used as a %s style" % (n, st.by[v].get(w("type")), v, kinds[t]))
            elif t == "numId" and n and val(e) not in nums and val(e) != "0": rep.err("NUMBERING", "%s: list %s is used but not defined" % (n, val(e)))
            elif t == "fldChar":
                ft = val(e, "fldCharType"); depth += {"begin": 1, "end": -1}.get(ft, 0)
                if depth < 0: rep.err("FIELD", "%s: field end without begin" % n); depth = 0
            elif t in ("footnoteReference", "endnoteReference") and val(e, "id") not in notes[t[:-9]]: rep.err("NOTE", "%s: %s %s does not exist" % (n, t, val(e, "id")))
            elif t == "t" and (e.text or "") != (e.text or "").strip(" \t\n") and e.get("{%s}space" % XMLNS) != "preserve":
                rep.warn("TXT-SPACE", "%s: leading/trailing space of %r is lost (no xml:space)" % (n, (e.text or "")[:40]))
            elif t == "tc" and (len(e) == 0 or local([c for c in e if isinstance(c.tag, str)][-1]) not in ("p", "sdt", "bookmarkEnd", "customXml")):
                rep.err("TABLE", "%s: table cell does not end with a paragraph" % n)
            elif t == "tbl":
                g = e.find(w("tblGrid"))
                if g is None: rep.err("TABLE", "%s: table without w:tblGrid" % n); continue
                cols = len(g.findall(w("gridCol")))
                for r_ in e.findall(w("tr")):
                    span = sum(int(val(x) or 0) for x in r_.findall(w("trPr") + "/" + w("gridBefore")) + r_.findall(w("trPr") + "/" + w("gridAfter")))
                    for tc in r_.findall(w("tc")) + r_.findall(w("sdt") + "/" + w("sdtContent") + "/" + w("tc")):
                        span += int(val(tc.find(w("tcPr") + "/" + w("gridSpan"))) or 1)
                    if span != cols: rep.warn("TABLE-GRID", "%s: a row spans %d columns of a %d-column table" % (n, span, cols))
        if depth > 0: rep.err("FIELD", "%s: %d field(s) without an end" % (n, depth))
    body = pkg.xml[pkg.main].find(w("body"))
    if body is None or not len(body): rep.err("BODY", "the document has no body"); return
    kids = [local(c) for c in body if isinstance(c.tag, str)]
    if kids.count("sectPr") != 1 or kids[-1] != "sectPr": rep.err("BODY", "w:sectPr is not the single last child of w:body")


LEFT = [("TXT-JINJA", re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")),
        ("TXT-UNDEFINED", re.compile(r"\bUndefined\b|\bUndefinedError\b|jinja2\.|<built-in |object at 0x[0-9a-f]+|\bTraceback \(most recent")),
        ("TXT-PLACEHOLDER", re.compile(r"\blorem ipsum\b|\bTODO\b|\bFIXME\b|\bTKTK\b", re.I))]
NONE_ALONE = re.compile(r"[\s:;,.$%()\[\]-]*(None|nan|NaN|NaT|null|undefined)[\s,.;%)\]]*")
NONE_INNER = re.compile(r"(?:(?::\s*|\$\s*)(?=(None|nan|NaN|NaT|null|undefined)\b)|\b(?:is|of|to|for|by|in|at|the|a|an|and|with|from|on|than)\s(?=(None|nan|NaN|NaT)\b))\w+\b(?! of\b)")


def check_text(pkg, rep, allow_none):
    texts = [(n, ptext(p, True)) for n, root in pkg.stories() for p in own_paras(root)]
    for kind in ("core-properties", "extended-properties", "custom-properties"):
        for x in [pkg.xml[t] for ty, t in pkg.rels.get("", {}).values() if t in pkg.xml and ty.endswith(kind)]:
            texts += [(kind, e.text or "") for e in x.iter(etree.Element)]
    for n, root in pkg.stories():
        texts += [(n, val(e) or "") for e in root.iter(w("alias"), w("tag"))]
        texts += [(n, e.get("descr") or "") for e in root.iter("{%s}docPr" % WP)]
    for n, s in texts:
        for code, rx in LEFT:
            m = rx.search(s)
            if m: rep.err(code, "%s: %r in %r" % (n, m[0], s[max(0, m.start() - 25):m.end() + 25]))
        if not allow_none:
            m = (NONE_ALONE.fullmatch(s) if s.strip() else None) or NONE_INNER.search(s)
            if m: rep.err("TXT-NONE", "%s: a leftover %r in %r" % (n, next(filter(None, m.groups())), s[:60]))
    if not any(s.strip() for n, s in texts if n == pkg.main): rep.err("TXT-EMPTY", "the document has no text")


def lum(h):
    c = [int(h[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    c = [x / 12.92 if x <= .03928 else ((x + .055) / 1.055) ** 2.4 for x in c]
    return .2126 * c[0] + .7152 * c[1] + .0722 * c[2]


def contrast(a, b):
    x, y = sorted((lum(a), lum(b)))
    return (y + .05) / (x + .05)


def check_a11y(pkg, rep, lang):
    styles = pkg.one("styles"); st = Styles(styles)
    core = next((pkg.xml[t] for ty, t in pkg.rels.get("", {}).values() if t in pkg.xml and ty.endswith("core-properties")), None)
    title = (core.findtext("{%s}title" % DC) or "").strip() if core is not None else ""
    if not title or title.lower() in ("word document", "untitled", "document"): rep.err("A11Y-TITLE", "core property title is empty or a default (%r)" % title)
    if core is not None and (core.findtext("{%s}creator" % DC) == "python-docx" or "python-docx" in (core.findtext("{%s}description" % DC) or "")):
        rep.warn("META-DEFAULT", "core properties still name python-docx as author or description")
    dl = styles.find(w("docDefaults") + "/" + w("rPrDefault") + "/" + w("rPr") + "/" + w("lang")) if styles is not None else None
    if not val(dl): rep.err("A11Y-LANG", "no default language (w:lang in docDefaults)")
    elif lang and not val(dl).lower().startswith(lang.lower()): rep.err("A11Y-LANG", "default language is %s, wanted %s" % (val(dl), lang))
    root, prev, n_head, blanks = pkg.xml[pkg.main], 0, 0, 0
    for p in own_paras(root):
        ppr, s = p.find(w("pPr")), ptext(p).strip()
        sid = val(ppr.find(w("pStyle"))) if ppr is not None else None
        o = ppr.find(w("outlineLvl")) if ppr is not None else None
        if o is None and sid: o = st.first(sid, w("pPr") + "/" + w("outlineLvl"))
        level = int(val(o)) + 1 if o is not None and (val(o) or "9").isdigit() and int(val(o)) < 9 else None
        if level is None and sid:
            m = re.fullmatch(r"heading (\d)", st.name(sid) or "", re.I); level = int(m[1]) if m else None
        runs = [r for r in p.iter(w("r")) if ptext(r).strip()]
        in_tbl = any(a.tag == w("tc") for a in p.iterancestors())
        if level:
            n_head += 1
            if not s: rep.err("A11Y-HEADING", "empty heading (level %d)" % level)
            if level > prev + 1: rep.err("A11Y-HEADING", "heading level %d follows level %d: %r" % (level, prev, s[:50]))
            prev = level
        elif s and not in_tbl and runs and len(s) < 80 and not s.endswith((".", ":", "?", "!", ",", ";")) and all(r.find(w("rPr")) is not None and on(r.find(w("rPr") + "/" + w("b"))) for r in runs):
            rep.warn("A11Y-FAKEHEAD", "bold paragraph that looks like a heading but has no heading style: %r" % s[:50])
        numbered = ppr is not None and ppr.find(w("numPr")) is not None or (sid and st.first(sid, w("pPr") + "/" + w("numPr")) is not None)
        if re.match(r"([-*\u2022\u00b7\u25cf\u2013]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S", s) and not numbered and not level:
            rep.warn("A11Y-FAKELIST", "hand-typed list mark: %r" % s[:40])
        blanks = 0 if s or p.find(".//" + w("drawing")) is not None or in_tbl else blanks + 1
        if blanks == 2: rep.warn("A11Y-BLANK", "several empty paragraphs in a row used as spacing (before %r)" % s[:30])
        for r in runs:
            rpr = r.find(w("rPr"))
            def look(path):
                e = rpr.find(path) if rpr is not None else None
                rs = val(rpr.find(w("rStyle"))) if rpr is not None else None
                if e is None and rs: e = st.first(rs, w("rPr") + "/" + path)
                return e if e is not None else (st.first(sid, w("rPr") + "/" + path) if sid else None)
            col = val(look(w("color")))
            if col and re.fullmatch("[0-9A-Fa-f]{6}", col):
                bg = None
                for e in ([rpr.find(w("shd"))] if rpr is not None else []) + [ppr.find(w("shd")) if ppr is not None else None] + [c.find(w("tcPr") + "/" + w("shd")) for c in p.iterancestors(w("tc"))]:
                    f = val(e, "fill")
                    if f and re.fullmatch("[0-9A-Fa-f]{6}", f): bg = f; break
                size = int(val(look(w("sz"))) or 22); large = size >= 36 or (size >= 28 and on(look(w("b"))))
                c = contrast(col, bg or "FFFFFF")
                if c < (3 if large else 4.5): rep.warn("A11Y-CONTRAST", "text #%s on #%s has contrast %.1f:1 (style %s): %r" % (col, bg or "FFFFFF", c, st.name(sid) or "Normal", ptext(r)[:30]))
    if not n_head and sum(len(ptext(p)) for p in own_paras(root)) > 2500: rep.err("A11Y-HEADING", "a long document without any heading")
    for n, rt in pkg.stories():
        for t in rt.iter(w("tbl")):
            rows = t.findall(w("tr")); width = len(t.findall(w("tblGrid") + "/" + w("gridCol")))
            if len(rows) > 1 and width > 1:
                if not on(rows[0].find(w("trPr") + "/" + w("tblHeader"))): rep.err("A11Y-TBLHEAD", "%s: table %r has no header row (w:tblHeader)" % (n, ptext(t)[:40]))
                elif any(not ptext(c).strip() for c in rows[0].findall(w("tc"))): rep.warn("A11Y-TBLHEAD", "%s: empty header cell in table %r" % (n, ptext(t)[:40]))
            if t.find(".//" + w("vMerge")) is not None: rep.warn("A11Y-MERGED", "%s: vertically merged cells in table %r" % (n, ptext(t)[:40]))
            if any(a.tag == w("tc") for a in t.iterancestors()): rep.warn("A11Y-NESTED", "%s: table inside a table" % n)
        for d in rt.iter("{%s}docPr" % WP):
            deco = d.find(".//{%s}decorative" % ADEC)
            if not (d.get("descr") or "").strip() and not (deco is not None and deco.get("val") in ("1", "true")):
                rep.err("A11Y-ALT", "%s: drawing %r has no alternative text" % (n, d.get("name")))
        for h in rt.iter(w("hyperlink")):
            s = ptext(h).strip()
            if not s: rep.err("A11Y-LINK", "%s: link without text" % n)
            elif re.fullmatch(r"(click )?here|link|more|read more|this page", s, re.I) or re.match(r"https?://\S{40,}", s): rep.warn("A11Y-LINK", "%s: link text %r says nothing" % (n, s[:50]))


# ------------------------------------------------------------------ XSD engine
XML_XSD = ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="%s"><xs:attribute name="lang" type="xs:string"/>'
           '<xs:attribute name="space" type="xs:NCName"/><xs:attribute name="base" type="xs:anyURI"/><xs:attribute name="id" type="xs:ID"/></xs:schema>') % XMLNS
SCHEMA_FOR = {W: "wml.xsd", A: "dml-main.xsd", CT: "opc-contentTypes.xsd", PR: "opc-relationships.xsd",
              "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
              "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
              "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "shared-customXmlDataProperties.xsd",
              "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "shared-bibliography.xsd"}
# the schema says so, Word and the SDK's validator do not mind: python-docx's own default template has <w:zoom> without w:percent
XSD_HARMLESS = ("main:zoom': The attribute 'main:percent' is required",)
UNDERSTOOD = {W, A, WP, R, XMLNS, MC, "http://schemas.openxmlformats.org/drawingml/2006/picture", "http://schemas.openxmlformats.org/drawingml/2006/chart",
              "http://schemas.openxmlformats.org/officeDocument/2006/math", "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office",
              "urn:schemas-microsoft-com:office:word"} | set(SCHEMA_FOR)


def mce(root):
    """Markup compatibility: keep what a plain ECMA-376 consumer would see."""
    root = etree.fromstring(etree.tostring(root))
    ignorable = {e.nsmap.get(p) for e in root.iter(etree.Element) for p in (e.get("{%s}Ignorable" % MC) or "").split()} - UNDERSTOOD

    def walk(e):
        for k in list(e.attrib):
            ns = etree.QName(k).namespace
            if ns == MC or ns in ignorable: del e.attrib[k]
        for c in list(e):
            if not isinstance(c.tag, str): continue
            ns = etree.QName(c).namespace
            if c.tag == "{%s}AlternateContent" % MC:
                pick = next((x for x in c.findall("{%s}Choice" % MC) if all(x.nsmap.get(p) in UNDERSTOOD for p in (x.get("Requires") or "").split())), c.find("{%s}Fallback" % MC))
                at = e.index(c)
                for x in list(pick) if pick is not None else []: e.insert(at, x); at += 1
                e.remove(c)
                for x in list(e): 
                    if isinstance(x.tag, str): walk(x)
            elif ns in ignorable: e.remove(c)
            else: walk(c)
    walk(root)
    return root


class Xsd:
    def __init__(self, folder):
        self.files = {p.name: p for p in sorted(pathlib.Path(folder).rglob("*.xsd"), reverse=True)}
        if "wml.xsd" not in self.files: raise FileNotFoundError("no wml.xsd under %s" % folder)
        self.cache = {}

    def schema(self, ns):
        if ns not in self.cache:
            f, here = self.files.get(SCHEMA_FOR[ns]), self
            if f is None: self.cache[ns] = None; return None
            class Res(etree.Resolver):
                def resolve(self, url, pid, ctx):
                    if url.endswith("check-docx-xml.xsd"): return self.resolve_string(XML_XSD, ctx)
            p = etree.XMLParser(no_network=True); p.resolvers.add(Res())
            src = ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="%s" schemaLocation="check-docx-xml.xsd"/>'
                   '<xs:import namespace="%s" schemaLocation="%s"/></xs:schema>') % (XMLNS, ns, f.name)
            self.cache[ns] = etree.XMLSchema(etree.fromstring(src, p, base_url=f.parent.as_uri() + "/check-docx-wrap.xsd"))
        return self.cache[ns]

    def run(self, pkg, rep):
        for n, root in pkg.xml.items():
            ns = etree.QName(root).namespace
            if ns not in SCHEMA_FOR: continue
            s = self.schema(ns)
            if s is None: continue
            if not s.validate(mce(root)):
                for e in list(s.error_log)[:15]:
                    m = re.sub(r"\{http[^}]*/(\w+)\}", r"\1:", e.message)
                    (rep.warn if any(k in m for k in XSD_HARMLESS) else rep.err)("XSD", "%s line %d: %s" % (n, e.line, m[:300]))


# ------------------------------------------------------------------ Open XML SDK engine
def find_sdk(arg):
    d = arg or os.environ.get("OPENXML_SDK_DIR")
    if d: return pathlib.Path(d)
    spec = importlib.util.find_spec("python_redlines_docxodus")
    if not spec or not importlib.util.find_spec("pythonnet"): return None
    pk = pathlib.Path(list(spec.submodule_search_locations)[0])
    arch = sorted((pk / "_binaries").glob("*.tar.gz"))
    if not arch: return None
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "check_docx" / ("docxodus-" + importlib.metadata.version("python-redlines-docxodus"))
    if not (cache / "DocumentFormat.OpenXml.dll").exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        tmp = pathlib.Path(tempfile.mkdtemp(dir=cache.parent))
        with tarfile.open(arch[0]) as t:
            try: t.extractall(tmp, filter="data")
            except TypeError: t.extractall(tmp)
        try: tmp.rename(cache)
        except OSError: shutil.rmtree(tmp, ignore_errors=True)
    return cache


def sdk_worker(folder, files):
    """Runs in a child process: host the CLR that is shipped beside the SDK's assemblies."""
    from clr_loader import get_coreclr
    import pythonnet
    entry = next(p for p in sorted(pathlib.Path(folder).glob("*.runtimeconfig.json")))
    pythonnet.load(get_coreclr(entry_dll=str(entry).replace(".runtimeconfig.json", ".dll"), dotnet_root=str(folder)))
    import clr
    for a in ("DocumentFormat.OpenXml.Framework.dll", "DocumentFormat.OpenXml.dll"):
        if (pathlib.Path(folder) / a).exists(): clr.AddReference(str(pathlib.Path(folder) / a))
    from DocumentFormat.OpenXml import FileFormatVersions
    from DocumentFormat.OpenXml.Packaging import WordprocessingDocument
    from DocumentFormat.OpenXml.Validation import OpenXmlValidator
    out = {}
    for f in files:
        try:
            d = WordprocessingDocument.Open(f, False)
            try:
                out[f] = [[e.Id or "", str(e.Part.Uri) if e.Part else "", (e.Path.XPath if e.Path else ""), str(e.Description)[:400]] for e in OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(d)]
            finally: d.Dispose()
        except Exception as e:
            out[f] = [["OPEN", "", "", "the SDK cannot open it: %s" % str(e).splitlines()[0]]]
    json.dump(out, sys.stdout)


def run_sdk(folder, files):
    env = dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")
    p = subprocess.run([sys.executable, __file__, "--sdk-worker", str(folder)] + files, capture_output=True, text=True, env=env, timeout=600)
    if p.returncode: raise RuntimeError((p.stderr or "no output").strip().splitlines()[-1])
    return json.loads(p.stdout)


# ------------------------------------------------------------------ LibreOffice engine
def run_lo(soffice, files):
    """{path: text or None} by one headless conversion (a fresh profile, copies: no lock files left beside the originals)."""
    with tempfile.TemporaryDirectory(prefix="check_docx_lo") as t:
        src, out = pathlib.Path(t, "in"), pathlib.Path(t, "out"); src.mkdir(); out.mkdir()
        names = {}
        for i, f in enumerate(files): names[f] = "f%d" % i; shutil.copyfile(f, src / ("f%d.docx" % i))
        def conv(fs):
            p = subprocess.Popen([soffice, "--headless", "--norestore", "--nologo", "-env:UserInstallation=file://%s/prof" % t, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(out)] + fs,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            try: p.wait(120 + 10 * len(fs))
            except subprocess.TimeoutExpired:
                os.killpg(p.pid, signal.SIGKILL); p.wait(); raise
        todo = [str(src / (n + ".docx")) for n in names.values()]
        for batch in ([todo[i:i + 50] for i in range(0, len(todo), 50)]):
            try: conv(batch)
            except subprocess.TimeoutExpired: pass
        for f, n in names.items():                       # one bad file must not fail its neighbours
            if not (out / (n + ".txt")).exists() and len(files) > 1:
                try: conv([str(src / (n + ".docx"))])
                except subprocess.TimeoutExpired: pass
        return {f: (out / (n + ".txt")).read_text("utf-8-sig", "replace") if (out / (n + ".txt")).exists() else None for f, n in names.items()}


def check_lo(pkg, text, rep):
    if text is None: rep.err("LO-OPEN", "LibreOffice cannot open it"); return
    if pkg.main is None: return
    root = pkg.xml[pkg.main]
    if root.find(".//" + w("ins")) is not None or root.find(".//" + w("del")) is not None: rep.notes.append("lo: text not compared (tracked changes)"); return
    mine, hidden = collections.Counter(), collections.Counter()
    for p in own_paras(root):
        inner = {id(x) for q in p.iter(w("p")) if q is not p for x in q.iter()}
        s = "".join(("\n" if e.tag != w("t") else e.text or "") for e in p.iter(w("t"), w("tab"), w("br")) if id(e) not in inner)
        mine.update(re.findall(r"\w+", s))
        for r in p.iter(w("r")):
            if on(r.find(w("rPr") + "/" + w("vanish"))): hidden.update(re.findall(r"\w+", ptext(r)))
    got = collections.Counter(re.findall(r"\w+", text))
    missing = mine - got - hidden
    extra = collections.Counter({k: v for k, v in (got - mine).items() if len(k) > 2 and not k.isdigit()})
    n = max(1, sum(mine.values()))
    if sum(missing.values()) > max(2, n // 100): rep.err("LO-TEXT", "LibreOffice shows %d of %d words fewer, e.g. %s" % (sum(missing.values()), n, ", ".join(list(missing)[:6])))
    if sum(extra.values()) > max(5, n // 20): rep.warn("LO-TEXT", "LibreOffice shows %d more words, e.g. %s" % (sum(extra.values()), ", ".join(list(extra)[:6])))


# ------------------------------------------------------------------ driver
def stop(why):
    print("required engine %s" % why, file=sys.stderr); sys.exit(2)


def check_files(files, o):
    engines = set(o.engines.split(","))
    need = set(filter(None, (o.require or "").split(",")))
    skip = set(filter(None, (o.skip or "").split(",")))
    notes, xsd, sdk, lo = [], None, {}, {}
    if "xsd" in engines:
        d = o.xsd or os.environ.get("OOXML_XSD_DIR") or pathlib.Path(__file__).resolve().parent / "ooxml-xsd"
        try: xsd = Xsd(d)
        except Exception as e: notes.append("xsd engine skipped: %s" % e); need & {"xsd"} and stop("xsd: %s" % e)
    if "sdk" in engines:
        try:
            d = find_sdk(o.sdk)
            if d is None: raise FileNotFoundError("pip install pythonnet python-redlines-docxodus, or set OPENXML_SDK_DIR")
            sdk = run_sdk(d, files)
        except Exception as e: notes.append("sdk engine skipped: %s" % e); need & {"sdk"} and stop("sdk: %s" % e)
    if "lo" in engines:
        so = os.environ.get("SOFFICE") or shutil.which("soffice")
        if so: lo = run_lo(so, files)
        else: notes.append("lo engine skipped: no soffice"); need & {"lo"} and stop("lo: no soffice")
    reps = []
    for f in files:
        rep = Report(f, skip); reps.append(rep); rep.notes += notes
        pkg = Package(f, rep)
        if "own" in engines and pkg.main:
            for fn in (lambda: check_markup(pkg, rep), lambda: check_ids(pkg, rep), lambda: check_comments(pkg, rep), lambda: check_references(pkg, rep),
                       lambda: check_text(pkg, rep, o.allow_none), lambda: check_a11y(pkg, rep, o.lang)):
                try: fn()
                except Exception as e: rep.err("CHECK", "a check could not finish on this file: %r" % e)
            if o.no_revisions:
                for n, root in pkg.stories():
                    for t in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "commentReference"):
                        if root.find(".//" + w(t)) is not None: rep.err("REV-LEFT", "%s: <w:%s> in a final copy" % (n, t))
        if xsd and pkg.parts:
            try: xsd.run(pkg, rep)
            except Exception as e: rep.err("XSD", "schema engine failed: %r" % e)
        for i, part, xp, msg in sdk.get(f, [])[:25]: rep.err("SDK", "%s %s %s: %s" % (i, part, xp, msg))
        if f in lo: check_lo(pkg, lo[f], rep)
    return reps


def self_test(o):
    """Builds one good and many broken documents with python-docx and checks which codes come out."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import nsdecls
    import struct, zlib
    def png():
        ch = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
        return io.BytesIO(b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + ch(b"IDAT", zlib.compress((b"\0" + b"\x20\x60\xa0" * 8) * 8)) + ch(b"IEND", b""))
    d = Document(); d.core_properties.title = "Self test"; d.core_properties.author = "Org"; d.core_properties.comments = ""
    for s, t in (("CommentReference", WD_STYLE_TYPE.CHARACTER), ("CommentText", WD_STYLE_TYPE.PARAGRAPH)): d.styles.add_style(s, t)
    d.add_heading("Need", 1); p = d.add_paragraph("The county has one clinic for many people. "); r = p.add_run("Waits are long.")
    d.add_comment(runs=r, text="Source?", author="Rev", initials="R")
    b1 = parse_xml('<w:bookmarkStart %s w:id="1" w:name="_gid_1"/>' % nsdecls("w")); p.runs[0]._r.addprevious(b1); p._p.append(parse_xml('<w:bookmarkEnd %s w:id="1"/>' % nsdecls("w")))
    q = d.add_paragraph("A second paragraph, also marked."); q.runs[0]._r.addprevious(parse_xml('<w:bookmarkStart %s w:id="2" w:name="_gid_2"/>' % nsdecls("w"))); q._p.append(parse_xml('<w:bookmarkEnd %s w:id="2"/>' % nsdecls("w")))
    d.add_heading("Data", 2); d.add_paragraph("First item", style="List Bullet")
    t = d.add_table(rows=2, cols=2); t.style = "Table Grid"
    for i, row in enumerate(t.rows):
        for j, c in enumerate(row.cells): c.text = "%s %d %d" % ("Head" if i == 0 else "cell", i, j)
    t.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    d.add_picture(png()); d.element.body.xpath(".//wp:docPr")[0].set("descr", "A blue square")
    for k in (1, 2): d.element.body.sectPr.addprevious(parse_xml('<w:sdt %s><w:sdtPr><w:alias w:val="Part %d"/><w:tag w:val="sec:%d"/><w:id w:val="%d"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Controlled text %d.</w:t></w:r></w:p></w:sdtContent></w:sdt>' % (nsdecls("w"), k, k, 900 + k, k)))
    buf = io.BytesIO(); d.save(buf); base = {n: zipfile.ZipFile(buf).read(n) for n in zipfile.ZipFile(buf).namelist()}
    D = "word/document.xml"
    def sub(part, a, b, count=1):
        def f(x):
            a_, b_ = a.encode(), b.encode()
            assert a_ in x[part], (part, a); x[part] = x[part].replace(a_, b_, count)
        return f
    def rx(part, a, b):
        def f(x):
            n = re.sub(a.encode(), b.encode(), x[part], count=1, flags=re.S); assert n != x[part], (part, a); x[part] = n
        return f
    def drop(part): return lambda x: x.pop(part)
    cases = {
        "pPr-order": (sub(D, '<w:pStyle w:val="ListBullet"/>', '<w:jc w:val="left"/><w:pStyle w:val="ListBullet"/>'), {"XSD", "SDK"}),
        "bad-enum": (sub(D, '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="ListBullet"/><w:jc w:val="middle"/>'), {"XSD", "SDK"}),
        "bookmark-id-dup": (sub(D, 'w:id="2" w:name="_gid_2"', 'w:id="1" w:name="_gid_2"'), {"ID-BOOKMARK", "SDK"}),
        "bookmark-name-dup": (sub(D, 'w:name="_gid_2"', 'w:name="_gid_1"'), {"ID-BOOKMARK"}),
        "bookmark-no-end": (sub(D, '<w:bookmarkEnd w:id="2"/>', ""), {"ID-BOOKMARK"}),
        "rel-id-missing": (rx(D, r'r:embed="rId\d+"', 'r:embed="rId999"'), {"REL-ID", "SDK"}),
        "rel-target-missing": (drop("word/media/image1.png"), {"REL-TARGET"}),
        "ct-missing": (sub("[Content_Types].xml", 'Extension="png"', 'Extension="gif"'), {"PKG-CT"}),
        "sdt-no-content": (rx(D, r"<w:sdtContent>.*?</w:sdtContent>", ""), {"SDT-SHAPE"}),
        "sdt-pr-after-content": (rx(D, r"(<w:sdtPr>.*?</w:sdtPr>)(<w:sdtContent>.*?</w:sdtContent>)", r"\2\1"), {"SDT-SHAPE", "XSD", "SDK"}),
        "sdt-run-in-block": (rx(D, r"<w:sdtContent><w:p>(<w:r>.*?</w:r>)</w:p>", r"<w:sdtContent>\1"), {"SDT-SHAPE", "XSD", "SDK"}),
        "sdt-id-dup": (sub(D, '<w:id w:val="902"/>', '<w:id w:val="901"/>'), {"ID-SDT"}),
        "comment-no-end": (rx(D, r'<w:commentRangeEnd w:id="0"/>', ""), {"COMMENT"}),
        "comment-unknown": (sub("word/comments.xml", 'w:id="0"', 'w:id="7"'), {"COMMENT"}),
        "comment-id-big": (lambda x: [sub("word/comments.xml", 'w:id="0"', 'w:id="9715090278"')(x), x.__setitem__(D, re.sub(rb'(<w:comment\w+ w:id=)"0"', rb'\1"9715090278"', x[D]))], {"ID-COMMENT", "SDK"}),
        "style-missing": (sub(D, 'w:val="ListBullet"', 'w:val="NoSuchStyle"'), {"STYLE"}),
        "del-with-t": (sub(D, "<w:r><w:t>Waits are long.</w:t></w:r>", '<w:del w:id="50" w:author="A"><w:r><w:t>Waits are long.</w:t></w:r></w:del>'), {"REV-TEXT"}),
        "text-in-p": (sub(D, "<w:t>First item</w:t></w:r>", "<w:t>First item</w:t></w:r><w:t>loose</w:t>"), {"XSD", "SDK"}),
        "cell-without-p": (rx(D, r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"), {"TABLE"}),
        "no-tblGrid": (rx(D, r"<w:tblGrid>.*?</w:tblGrid>", ""), {"TABLE", "XSD"}),
        "paraId-too-big": (sub(D, "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/>", "<w:p w14:paraId=\"F0000001\"><w:pPr><w:pStyle w:val=\"Heading1\"/>"), {"ID-PARAID"}),
        "ignorable-undeclared": (rx(D, r'mc:Ignorable="[^"]*"', 'mc:Ignorable="w14 w99"'), {"MC-PREFIX"}),
        "not-well-formed": (sub(D, "</w:body>", ""), {"XML-WF"}),
        "sectPr-not-last": (rx(D, r"(<w:body>)(.*)(<w:sectPr.*</w:sectPr>)", r"\1\3\2"), {"BODY", "XSD", "SDK"}),
        "numId-missing": (sub(D, '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'), {"NUMBERING"}),
        "field-open": (sub(D, "<w:r><w:t>First item</w:t></w:r>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>First item</w:t></w:r>'), {"FIELD"}),
        "jinja": (sub(D, "First item", "{{ org.name }}"), {"TXT-JINJA"}),
        "jinja-split-runs": (sub(D, "<w:r><w:t>First item</w:t></w:r>", "<w:r><w:t>{</w:t></w:r><w:r><w:t>% if x %</w:t></w:r><w:r><w:t>}</w:t></w:r>"), {"TXT-JINJA"}),
        "none": (sub(D, "cell 1 1", "None"), {"TXT-NONE"}),
        "none-inner": (sub(D, "First item", "Amount requested: None"), {"TXT-NONE"}),
        "undefined": (sub(D, "First item", "Undefined"), {"TXT-UNDEFINED"}),
        "heading-skip": (sub(D, 'w:val="Heading2"', 'w:val="Heading3"'), {"A11Y-HEADING"}),
        "no-header-row": (sub(D, "<w:tblHeader/>", ""), {"A11Y-TBLHEAD"}),
        "no-alt": (sub(D, ' descr="A blue square"', ""), {"A11Y-ALT"}),
        "no-title": (sub("docProps/core.xml", "<dc:title>Self test</dc:title>", "<dc:title></dc:title>"), {"A11Y-TITLE"}),
        "no-lang": (rx("word/styles.xml", r"<w:lang [^>]*/>(?=</w:rPr></w:rPrDefault>)|<w:lang [^>]*/>", ""), {"A11Y-LANG"}),
        "not-a-zip": (None, {"PKG-ZIP"}),
    }
    with tempfile.TemporaryDirectory() as tmp:
        if o.keep: tmp = o.keep; os.makedirs(tmp, exist_ok=True)
        files = {}
        for name, (fn, want) in [("good", (lambda x: None, set()))] + list(cases.items()):
            f = os.path.join(tmp, name + ".docx"); files[name] = f
            if fn is None: pathlib.Path(f).write_bytes(b"PK not a zip"); continue
            x = dict(base); fn(x)
            with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
                for n, c in x.items(): z.writestr(n, c)
        reps = {r.path: r for r in check_files(list(files.values()), o)}
        bad, have = 0, {"own"} | ({"XSD"} if not any("xsd engine skipped" in n for r in reps.values() for n in r.notes) and "xsd" in o.engines else set()) | ({"SDK"} if not any("sdk engine skipped" in n for r in reps.values() for n in r.notes) and "sdk" in o.engines else set())
        print("%-22s %-34s %-5s %-5s %s" % ("file", "own codes", "XSD", "SDK", "LibreOffice"))
        for name, f in files.items():
            got, want = reps[f].codes(), cases.get(name, (0, set()))[1]
            want = {c for c in want if c not in ("XSD", "SDK") or c in have}
            ok = (not got) if name == "good" else want <= got
            bad += not ok
            print("%-22s %-34s %-5s %-5s %-12s %s" % (name, ",".join(sorted(c for c in got if c not in ("XSD", "SDK") and not c.startswith("LO-"))) or "-", "x" if "XSD" in got else "-", "x" if "SDK" in got else "-",
                  ",".join(c for c in sorted(got) if c.startswith("LO-")) or "-", "" if ok else "<-- wanted %s" % (",".join(sorted(want)) or "clean: %s" % reps[f].items)))
        print("%d passed, %d failed" % (len(files) - bad, bad))
        return 1 if bad else 0


def main(argv=None):
    argv = sys.argv[1:] if argv is None else argv
    if argv[:1] == ["--sdk-worker"]: sdk_worker(argv[1], argv[2:]); return 0
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*")
    for a in ("--xsd", "--sdk", "--require", "--skip", "--lang", "--keep"): ap.add_argument(a)
    ap.add_argument("--engines", default="own,xsd,sdk,lo")
    for a in ("--strict", "--json", "--no-revisions", "--allow-none", "--self-test", "--quiet"): ap.add_argument(a, action="store_true")
    o = ap.parse_args(argv)
    if o.self_test: return self_test(o)
    if not o.files: ap.print_usage(); return 2
    missing = [f for f in o.files if not os.path.isfile(f)]
    if missing: print("no such file: %s" % ", ".join(missing)); return 2
    reps = check_files([os.path.abspath(f) for f in o.files], o)
    fail = 0
    for r in reps:
        bad = [i for i in r.items if i[0] == "FAIL" or o.strict]
        fail += bool(bad)
        if o.json: continue
        print("%s  %s (%d faults, %d warnings)" % ("FAIL" if bad else "ok  ", r.path, len([i for i in r.items if i[0] == "FAIL"]), len([i for i in r.items if i[0] == "warn"])))
        for s, c, m in r.items:
            if s == "FAIL" or not o.quiet: print("  %s %-14s %s" % (s, c, m))
        for n in r.notes: print("  note %s" % n)
    if o.json: print(json.dumps([dict(file=r.path, faults=[i[1:] for i in r.items if i[0] == "FAIL"], warnings=[i[1:] for i in r.items if i[0] == "warn"], notes=r.notes) for r in reps], indent=1))
    return 1 if fail else 0


if __name__ == "__main__":
    sys.exit(main())
