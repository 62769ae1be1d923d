"""A Word file as a zip of XML parts → the trees that matter; guards against bombs; the only importer of lxml.

python-docx is not used: it gives no numbering, content controls, text boxes or tracked changes, refuses .docm, .dotx and
strict files, and fails on the dangling relations that WPS leaves.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from drafter.errors import DrafterError
from drafter.intake.remarks import refuse
from drafter.model.frozen import frozen

PART_LIMIT = 120 * 1024 * 1024  # bytes of one part unpacked: 10 MB of text in Word's XML
_MAIN = re.compile(r"officeDocument$")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument/relationships|wordprocessingml/main)")
_CALLED = {
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Xml = etree._Element


@frozen
class Package:
    """The parts of a Word file that hold its text; None for one it does not have."""

    document: Xml
    styles: Xml | None
    numbering: Xml | None
    comments: Xml | None
    footnotes: Xml | None


def opened(data: bytes, name: str) -> Package:
    """The package; what is damaged, locked or unpacks without end raises."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _package(archive, name)
    except DrafterError:
        raise
    except Exception as error:  # zipfile, its compressors and lxml each have errors of their own for a broken file
        locked = isinstance(error, RuntimeError) and not isinstance(error, NotImplementedError)  # zipfile: a password
        raise refuse("source-encrypted" if locked else "source-damaged", name) from error


def _package(archive: ZipFile, name: str) -> Package:
    names = {each.filename.lower(): each.filename for each in archive.infolist()}

    def part(path: str) -> Xml | None:
        real = names.get(path.lower())
        return None if real is None else _tree(_bytes(archive, real, name))

    main = _main(archive, names, name)
    document = part(main)
    if document is None:
        raise KeyError(main)
    related = _relations(archive, names, main, name)
    found = {
        kind: part(path) for kind, path in related.items() if kind in ("styles", "numbering", "comments", "footnotes")
    }
    return Package(document, *(found.get(kind) for kind in ("styles", "numbering", "comments", "footnotes")))


def _bytes(archive: ZipFile, path: str, name: str) -> bytes:
    with archive.open(path) as handle:
        data = handle.read(PART_LIMIT + 1)  # what the directory says of the size may be a lie
    if len(data) > PART_LIMIT:
        raise refuse("source-bomb", name, limit=f"{PART_LIMIT // 1048576} MB")
    return _STRICT.sub(lambda found: _CALLED[found[1]], data)


def _tree(data: bytes) -> Xml:
    """No entities, no network, no documents nested without end; control characters written as references are let go."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise
        recovering = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        )
        root = etree.fromstring(data, recovering)
        if root is None or root.find(f".//{W}p") is None:
            raise
        return root


def _main(archive: ZipFile, names: Mapping[str, str], name: str) -> str:
    root = _relations(archive, names, "", name)
    return root.get("officeDocument") or "word/document.xml"


def _relations(archive: ZipFile, names: Mapping[str, str], part: str, name: str) -> dict[str, str]:
    """Kind of relation → path of the part it leads to, for the relations inside the package."""
    folder, file = posixpath.split(part)
    real = names.get(posixpath.join(folder, "_rels", f"{file}.rels").lower())
    if real is None:
        return {}
    out: dict[str, str] = {}
    for each in _tree(_bytes(archive, real, name)):
        if not isinstance(each.tag, str) or each.get("TargetMode") == "External":
            continue
        path = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        out.setdefault(posixpath.basename(each.get("Type", "")), path)
    return out
