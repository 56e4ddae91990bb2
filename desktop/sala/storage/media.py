"""What kind of file it is, by its first bytes; by its name only where these do not tell."""

from __future__ import annotations

from pathlib import PurePath

_OPAQUE = "application/octet-stream"
_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BOXES = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_NAMES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".amr": "audio/amr",
    ".aac": "audio/aac",
    ".zip": "application/zip",
}


def media_type(start: bytes, name: str = "") -> str:
    """Return the media type of a file, given its first bytes and the name that it had, if any."""
    for begin, found in _STARTS:
        if start.startswith(begin):
            return found
    if start[:4] == b"RIFF":
        return _RIFF.get(start[8:12], _OPAQUE)
    if start[4:8] == b"ftyp":
        return _BOXES.get(start[8:12], "video/mp4")
    by_name = _NAMES.get(PurePath(name).suffix.lower(), _OPAQUE)
    if start[:4] == b"PK\x03\x04":
        return by_name if by_name.startswith(_OFFICE) else "application/zip"
    return by_name
