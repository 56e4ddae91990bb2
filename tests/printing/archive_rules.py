"""What ISO 19005-2 (PDF/A-2, conformance B) asks of a file, as far as our writer could break it.

``archive_faults(pdf)`` returns a sentence for each fault. The docstring of each rule names the clause that it stands
for. veraPDF is not to be had from a package registry; these rules were written from the standard and its test corpus's
rule numbers, and ``test_pdf_a`` shows of each kind of rule that it bites.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Name
from PIL import Image, ImageCms

Faults = Iterator[str]
_OPERATORS = frozenset(
    re.findall(
        r"\S+",
        "q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj"
        " TJ d0 d1 CS cs SC SCN sc scn G g RG rg K k sh Do MP DP BMC BDC EMC",
    )
)
_COLOURS_OF_OTHERS = frozenset({"CS", "cs", "SC", "SCN", "sc", "scn", "K", "k", "sh"})
_FOREIGN_KEYS = ("/Alternates", "/OPI", "/Ref", "/PS", "/SMask")


def archive_faults(pdf: bytes) -> list[str]:
    """Return what would keep the file out of an archive."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        faults = [f"qpdf: {problem}" for problem in document.check_pdf_syntax()]
        faults += _file(pdf, document)
        for rule in (_limits, _streams, _contents, _colours, _pictures, _fonts, _annotations, _actions, _metadata):
            faults += rule(document)
    return faults


def contents_of(document: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, list[Any]]]:
    """Yield every content stream (pages and forms) with its instructions."""
    for page in document.pages:
        yield page.obj, list(pikepdf.parse_content_stream(page))
    for stream in _objects(document, pikepdf.Stream):
        if stream.get("/Subtype") == Name.Form:
            yield stream, list(pikepdf.parse_content_stream(stream))


def _objects(document: pikepdf.Pdf, kind: type) -> list[Any]:
    return [value for value in document.objects if isinstance(value, kind)]


def _file(pdf: bytes, document: pikepdf.Pdf) -> Faults:
    """6.1.2 header and binary comment; 6.1.3 identifier, no encryption, nothing after the end; 6.1.13 objects."""
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf):
        yield "6.1.2: header"
    if not re.search(rb"%%EOF\r?\n?\Z", pdf):
        yield "6.1.3: something after the end"
    if len(document.trailer.get("/ID", [])) != 2 or document.is_encrypted:
        yield "6.1.3: no identifier, or encrypted"
    if len(document.objects) > 8_388_607:
        yield "6.1.13: too many objects"


def _limits(document: pikepdf.Pdf) -> Faults:
    """6.1.13: strings of 32,767 bytes, names of 127, whole numbers of 31 bits, pages of 3 to 14,400 points."""
    for value in document.objects:
        for each in _values(value):
            if isinstance(each, pikepdf.String) and len(bytes(each)) > 32_767:
                yield "6.1.13: a string is too long"
            elif isinstance(each, str) and len(each.encode()) > 128:
                yield f"6.1.13: a name is too long: {each}"
            elif isinstance(each, int) and abs(each) > 2**31 - 1:
                yield f"6.1.13: a number is too large: {each}"
    for page in document.pages:
        left, foot, right, head = (float(side) for side in page.mediabox)
        if not (3 <= right - left <= 14_400 and 3 <= head - foot <= 14_400):
            yield "6.1.13: size of a page"


def _values(value: Any) -> Iterator[Any]:
    """Yield what an object holds itself: strings, numbers, and names and keys as plain words."""
    inner: list[Any] = []
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield from value.keys()
        inner = list(value.as_dict().values()) if isinstance(value, pikepdf.Dictionary) else list(value.values())
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    else:
        yield str(value) if isinstance(value, pikepdf.Name) else value
    for each in inner:
        if not getattr(each, "is_indirect", False):
            yield from _values(each)


def _streams(document: pikepdf.Pdf) -> Faults:
    """6.1.7: only data in the file itself, packed by methods that any reader knows."""
    for stream in _objects(document, pikepdf.Stream):
        filters = stream.get("/Filter")
        for method in filters if isinstance(filters, pikepdf.Array) else [filters]:
            if method not in (None, Name.FlateDecode, Name.DCTDecode):
                yield f"6.1.7.2: packed with {method}"
        if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "6.1.7.1: data outside the file"


def _contents(document: pikepdf.Pdf) -> Faults:
    """6.2.2: known operators, named resources; 6.1.13: 28 saved states; 6.2.10: nothing seen through."""
    for owner, instructions in contents_of(document):
        depth = 0
        for operands, operator in ((list(each.operands), str(each.operator)) for each in instructions):
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            if operator not in _OPERATORS:
                yield f"6.2.2: operator {operator}"
            if not 0 <= depth <= 28:
                yield "6.1.13: saved states"
            kind = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState"}.get(operator)
            if kind and str(operands[0]) not in owner.get("/Resources", {}).get(kind, {}):
                yield f"6.2.2: {operands[0]} is not among the resources"
        if depth:
            yield "6.1.13: saved states do not end"
        if "/Group" in owner or "/ExtGState" in owner.get("/Resources", {}):
            yield "6.2.10: transparency"


def _colours(document: pikepdf.Pdf) -> Faults:
    """6.2.3: one intent with a sound RGB profile; 6.2.4.3: red, green, blue and grey alone, which that covers."""
    intents = [each for each in document.Root.get("/OutputIntents", []) if each.S == Name.GTS_PDFA1]
    if len(intents) != 1:
        yield "6.2.3: output intent"
        return
    profile = intents[0].DestOutputProfile
    read = ImageCms.ImageCmsProfile(io.BytesIO(profile.read_bytes()))
    if profile.N != 3 or read.profile.xcolor_space.strip() != "RGB" or read.profile.version >= 5:
        yield "6.2.3: profile"
    if read.profile.device_class != "mntr" or not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield "6.2.3: the profile is not of a display, or has no name"
    for _owner, instructions in contents_of(document):
        if foreign := {str(each.operator) for each in instructions} & _COLOURS_OF_OTHERS:
            yield f"6.2.4: colours by {sorted(foreign)}"


def _pictures(document: pikepdf.Pdf) -> Faults:
    """6.2.8: pictures in a legal colour space, not smoothed, without alternates; 6.2.9: plain forms."""
    for stream in _objects(document, pikepdf.Stream):
        kind = stream.get("/Subtype")
        if kind == Name.Image:
            legal = {Name.DeviceGray: "L", Name.DeviceRGB: "RGB"}
            picture = Image.open(io.BytesIO(stream.read_raw_bytes()))
            if legal.get(stream.ColorSpace) != picture.mode or picture.size != (stream.Width, stream.Height):
                yield "6.2.8: the picture is not what its dictionary says"
            if stream.get("/Interpolate", False) or stream.BitsPerComponent != 8:
                yield "6.2.8: smoothed, or unusual depth"
        if kind in {Name.Image, Name.Form} and any(key in stream for key in _FOREIGN_KEYS):
            yield "6.2.8, 6.2.9: keys that archives do not take"


def _fonts(document: pikepdf.Pdf) -> Faults:
    """6.2.11: every font inside the file, its codes, glyphs and widths agreeing; no empty box is ever shown."""
    shown = _codes_shown(document)
    for font in _objects(document, pikepdf.Dictionary):
        if font.get("/Type") != Name.Font or font.get("/Subtype") in {Name.CIDFontType2}:
            continue
        name = str(font.BaseFont)
        if font.Subtype != Name.Type0 or font.Encoding != Name("/Identity-H"):
            yield f"6.2.11.3: {name} is of another kind"
            continue
        (inner,) = font.DescendantFonts
        system = inner.CIDSystemInfo
        if (str(system.Registry), str(system.Ordering)) != ("Adobe", "Identity") or inner.CIDToGIDMap != Name.Identity:
            yield f"6.2.11.3: codes of {name}"
        if "/FontFile2" not in inner.FontDescriptor or inner.BaseFont != font.BaseFont:
            yield f"6.2.11.4: {name} is not in the file"
            continue
        program = TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
        yield from _glyphs(name, program, inner, shown.get(font.objgen, set()))
        yield from _texts(name, font.ToUnicode.read_bytes().decode("ascii"), shown.get(font.objgen, set()))


def _codes_shown(document: pikepdf.Pdf) -> dict[tuple[int, int], set[int]]:
    shown: dict[tuple[int, int], set[int]] = {}
    for owner, instructions in contents_of(document):
        fonts, current = owner.Resources.get("/Font", {}), None
        for each in instructions:
            if str(each.operator) == "Tf":
                current = fonts[str(each.operands[0])].objgen
            elif str(each.operator) == "Tj" and current:
                data = bytes(each.operands[0])
                codes = {int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)}
                shown.setdefault(current, set()).update(codes)
    return shown


def _glyphs(name: str, program: TTFont, inner: pikepdf.Object, codes: set[int]) -> Faults:
    """6.2.11.4.1 every glyph there; 6.2.11.5 widths equal; 6.2.11.8 never ``.notdef``."""
    first, widths = inner.W
    order, units = program.getGlyphOrder(), program["head"].unitsPerEm
    for code in sorted(codes):
        if code == 0:
            yield f"6.2.11.8: {name} shows an empty box"
        elif code >= len(order) or code - first >= len(widths):
            yield f"6.2.11.4.1: {name} has no glyph {code}"
        elif abs(float(widths[code - first]) - program["hmtx"][order[code]][0] * 1000 / units) > 0.001:
            yield f"6.2.11.5: width of {code} in {name}"


def _texts(name: str, table: str, codes: set[int]) -> Faults:
    """6.2.11.7 (asked by level U, kept all the same): what a code stands for is text; not 0, FEFF or FFFE."""
    known = {int(code, 16): text for code, text in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table)}
    for code in sorted(codes - known.keys()):
        yield f"6.2.11.7.2: {name} does not say what {code} stands for"
    for text in known.values():
        units = {text[at : at + 4] for at in range(0, len(text), 4)}
        if units & {"0000", "FEFF", "FFFE"}:
            yield f"6.2.11.7.2: {name} stands for what is no character"


def _annotations(document: pikepdf.Pdf) -> Faults:
    """6.3.1, 6.3.2: links alone, which are printed and not hidden; 6.4: no forms."""
    for page in document.pages:
        for note in page.obj.get("/Annots", []):
            if note.Subtype != Name.Link or int(note.F) & 0b100111 != 4:
                yield "6.3: annotation"
    if "/AcroForm" in document.Root:
        yield "6.4: forms"


def _actions(document: pikepdf.Pdf) -> Faults:
    """6.5: nothing happens by itself, and a touch leads to a place or an address; 6.8 to 6.11: nothing else inside."""
    for value in _objects(document, pikepdf.Dictionary):
        if "/AA" in value or "/OpenAction" in value or "/JS" in value:
            yield "6.5: an action by itself"
        action = value.get("/A")
        if value.get("/Type") == Name.Annot and action is not None and action.S not in {Name.URI, Name.GoTo}:
            yield "6.5.1: a kind of action that archives do not take"
    refused = ("/OCProperties", "/Requirements", "/AF", "/Perms")
    if any(key in document.Root for key in refused) or "/EmbeddedFiles" in document.Root.get("/Names", {}):
        yield "6.8 to 6.11: files inside, layers, requirements"


def _metadata(document: pikepdf.Pdf) -> Faults:
    """6.6.2 and 6.6.4: XMP that reads as PDF/A-2b and says the same as the properties, to the letter."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        said = {key: meta.get(key) for key in ("pdfaid:part", "pdfaid:conformance", "dc:title", "dc:creator")}
        said |= {key: meta.get(key) for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:CreatorTool", "pdf:Producer")}
    info = {key: str(value) for key, value in document.docinfo.items()}
    if (said["pdfaid:part"], said["pdfaid:conformance"]) != ("2", "B"):
        yield "6.6.4: the file does not say that it is PDF/A-2b"
    author = info.get("/Author")
    pairs = [
        (said["dc:title"], info["/Title"]),
        (said["dc:creator"], [author] if author else None),
        (said["xmp:CreatorTool"], info["/Creator"]),
        (said["pdf:Producer"], info["/Producer"]),
        (said["xmp:CreateDate"], _as_xmp(info["/CreationDate"])),
        (said["xmp:ModifyDate"], _as_xmp(info["/ModDate"])),
    ]
    for in_xmp, in_properties in pairs:
        if in_xmp != in_properties:
            yield f"6.6.3: {in_xmp!r} and {in_properties!r}"


def _as_xmp(date: str) -> str:
    return re.sub(r"D:(....)(..)(..)(..)(..)(..)(...)'(..)'", r"\1-\2-\3T\4:\5:\6\7:\8", date)
