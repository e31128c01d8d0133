"""The reference pages in Markdown, made from the typed models, so that no key is listed twice.

pages()      {"workflow.md": "# …", …}, as `signoff schema --reference DIR` writes them"""

from signoff.report.reference.index import pages

__all__ = ["pages"]
