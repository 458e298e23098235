"""The only module that knows the layout engine.

It reads the project's own drawings and fonts, nothing else: no network, no other file, no font of the machine.
"""

from __future__ import annotations

import io
import logging
import mimetypes
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

try:
    import weasyprint
    from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
except OSError as error:  # raised by the engine where a library of the system is missing
    raise ImproperlyConfigured(
        "The PDF engine lacks libraries of the system; install them as root with: "
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ) from error

Progress = Callable[[int, str], None]
"""Told how far a rendering is: per cent, and a sentence in the active language."""

ORIGIN = "https://paper.invalid/"
"""Stands for the folder of the paper's files in addresses; `.invalid` is reserved and never resolves (RFC 6761)."""

_ENGINE_STEPS = logging.getLogger("weasyprint.progress")
_ENGINE_STEPS.setLevel(logging.INFO)
_ENGINE_STEPS.propagate = False

ffi.cdef("FcConfig * FcConfigCreate (void);")


class RenderingError(RuntimeError):
    """The document could not be laid out; the message says what was in the way."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF: the data behind it, with the day that they are of."""

    name: str
    description: str
    content: bytes
    dated: date


def laid_out(
    html: str, *, files: str, attached: Iterable[Attached] = (), progress: Progress | None = None
) -> bytes:
    """The pages of a whole HTML file, as the engine draws and tags them (PDF/A-3a), with fonts and `attached` inside.

    Addresses in the HTML are relative to static/`files`. The same HTML gives the same bytes, on any day, in any
    process. Tells `progress` about every page; what `progress` raises stops the work. Raises RenderingError when
    something outside that folder is asked for.
    """
    fonts = fonts_for(html)
    source = weasyprint.HTML(
        string=_drawable(html, fonts), base_url=ORIGIN, url_fetcher=OwnFiles(_static(files))
    )
    try:
        with _engine_steps(progress or (lambda percent, sentence: None)):
            return source.write_pdf(  # type: ignore[no-any-return]
                font_config=OwnFonts(fonts),
                pdf_variant="pdf/a-3a",
                pdf_tags=True,
                attachments=[_attachment(one) for one in attached],
            )
    except FatalURLFetchingError as error:
        raise RenderingError(str(error.__cause__ or error)) from error


def _attachment(one: Attached) -> weasyprint.Attachment:
    dated = datetime.combine(one.dated, time())
    return weasyprint.Attachment(
        file_obj=io.BytesIO(one.content),
        name=one.name,
        description=one.description,
        created=dated,
        modified=dated,
        relationship="Data",
    )


def _static(folder: str) -> Path:
    return Path(settings.BASE_DIR, "static", folder).resolve()


def _drawable(text: str, fonts: tuple[Path, ...]) -> str:
    """`text` with a box for each character that the fonts cannot draw, instead of a glyph that means nothing."""
    known = _characters(*fonts)
    return "".join(c if c.isspace() or ord(c) in known else "\N{WHITE SQUARE}" for c in text)


def fonts_for(text: str) -> tuple[Path, ...]:
    """The fonts of every paper, and the large one of Chinese characters where `text` needs it."""
    usual = _fonts("paper/fonts")
    if {ord(c) for c in text if not c.isspace()} <= _characters(*usual):
        return usual
    return (*usual, *_fonts("paper/fonts/chinese"))


@cache
def _characters(*fonts: Path) -> frozenset[int]:
    """The code points that at least one of the fonts draws."""
    codes: set[int] = set()
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            codes.update(font.getBestCmap())
    return frozenset(codes)


def _fonts(folder: str) -> tuple[Path, ...]:
    return tuple(sorted(_static(folder).glob("*.ttf")))


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Answers addresses below ORIGIN with the files of one folder, and refuses every other one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(allowed_protocols=("https",), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file behind `url`. Raises PermissionError for anything that is not one of the paper's own files."""
        path = (self.folder / unquote(url.removeprefix(ORIGIN))).resolve()
        if not url.startswith(ORIGIN) or not path.is_relative_to(self.folder) or not path.is_file():
            raise PermissionError(
                _("The document asks for “%(address)s”; only the document's own files are allowed.")
                % {"address": url[:200]}
            )
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


class OwnFonts(FontConfiguration):  # type: ignore[misc]
    """The given fonts alone, without the machine's fonts and without its font settings."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the font map keeps its own reference
        self._folder = None
        self.strut_layouts: dict[Any, Any] = {}
        self.font_features: dict[Any, Any] = {}
        for font in fonts:
            if not fontconfig.FcConfigAppFontAddFile(self._config, str(font).encode()):
                raise RenderingError(_("The font %(name)s cannot be read.") % {"name": font.name})
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.font_map))


@contextmanager
def _engine_steps(tell: Progress) -> Iterator[None]:
    """Passes the engine's own steps on; other threads may render at the same time and are left out."""
    thread = threading.get_ident()

    class Steps(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread != thread:
                return
            match str(record.msg).split(" - ")[0], record.args:
                case "Step 5", (int() as page,):
                    tell(min(80, 10 + 3 * page), _("Laying out page %(page)s") % {"page": page})
                case "Step 6", _args:
                    tell(82, _("Drawing the pages"))

    handler = Steps()
    _ENGINE_STEPS.addHandler(handler)
    try:
        yield
    finally:
        _ENGINE_STEPS.removeHandler(handler)
