"""Small files of every kind that documents come in."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import openpyxl

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(40)
TIFF = b"II*\x00\x08\x00\x00\x00" + bytes(40)
EML = b"From: a@example.org\r\nTo: b@example.org\r\nDate: Tue, 10 Sep 2013 09:30:00 +0200\r\nSubject: Reply\r\n\r\nDear colleague,\r\n"


@cache
def xlsx() -> bytes:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def _zip(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def docx(
    main: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    return _zip(**{"[Content_Types].xml": types, "word/document.xml": "<document/>"})


def archive() -> bytes:
    return _zip(**{"a.txt": "a"})


def msg(stream: str = "__properties_version1.0") -> bytes:
    """The smallest OLE file with one stream, by hand: header, FAT, directory, and one sector of mini stream."""
    sector, free, end = 512, b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
        + bytes(6)
    )
    header += (0).to_bytes(4, "little") + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    header += (0).to_bytes(4, "little") + end + bytes(4) + end + bytes(4) + bytes(4) + free * 108
    fat = b"\xfd\xff\xff\xff" + end + end + free * 125

    def entry(name: str, kind: int, child: bytes, start: bytes, size: int) -> bytes:
        label = (name + "\0").encode("utf-16-le")
        return (
            label.ljust(64, b"\0")
            + len(label).to_bytes(2, "little")
            + bytes((kind, 1))
            + free
            + free
            + child
            + bytes(36)
            + start
            + size.to_bytes(8, "little")
        )

    directory = entry("Root Entry", 5, (1).to_bytes(4, "little"), end, 0)
    directory += entry(stream, 2, free, (2).to_bytes(4, "little"), 4096)
    blank = bytes(64 + 2 + 2) + free * 3 + bytes(48)
    directory += blank * 2
    assert len(header) == len(fat) == sector
    return header + fat + directory.ljust(sector, b"\0") + bytes(4096)
