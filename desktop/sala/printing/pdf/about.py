"""What a file says of itself, for people and for archives: twice, and alike to the letter (ISO 19005-2, 6.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from sala import __version__
from sala.printing.pdf.objects import PdfValue

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LANGUAGE_TAGS: Final = {"km": "km-KH", "en": "en"}
_PRODUCER: Final = f"Sala {__version__}"

#: PDF/A knows no schema for the mark of PDF/UA, so a file that bears it must describe it (ISO 19005-2, 6.6.2.3.3).
_UA_SCHEMA: Final = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself. ``created`` needs a time zone; it is given, so that output can be repeated."""

    title: str
    author: str
    language: str
    created: datetime


def language_tag(language: str) -> str:
    """Return a language ("km", "en") as PDF files and screen readers name it (BCP 47)."""
    return _LANGUAGE_TAGS[language]


def information(about: About) -> dict[str, PdfValue]:
    """Return the dictionary that readers show as the properties of the document; without an author it names none."""
    created = about.created
    offset = created.strftime("%z")
    stamp = f"D:{created:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
    author = _clean(about.author)
    return {
        "Title": _clean(about.title),
        **({"Author": author} if author else {}),
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
        "CreationDate": stamp,
        "ModDate": stamp,
    }


def metadata(about: About) -> bytes:
    """Return the same as XMP, with the standards that the file keeps to: PDF/A-2b and PDF/UA-1."""
    author = escape(_clean(about.author))
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n" if author else ""
    stamp = about.created.isoformat(timespec="seconds")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(_clean(about.title))}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language_tag(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool><pdf:Producer>{_PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{_UA_SCHEMA}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _clean(text: str) -> str:
    """Return text that both forms can hold; a line feed or a tab in a title would be read differently in each."""
    return _NOT_IN_XML.sub("\ufffd", " ".join(text.split()))
