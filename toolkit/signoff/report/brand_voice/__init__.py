"""The brand-voice report: where the voice drifts from hand to hand, and which rules cry wolf.

`voice_report(ws, since, language)` is the page, its tables and its charts."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.report.brand_voice.page import BrandVoice, voice_report

__getattr__ = late(__name__, BrandVoice="page", voice_report="page")
__all__ = ["BrandVoice", "voice_report"]
