"""What is wrong, shown while one writes: the Language Server Protocol, over any two streams of bytes.

serve(stdin, stdout, now)     until the editor says `exit`; the status is 0 where it said `shutdown` before

Source: Language Server Protocol 3.17; JSON-RPC 2.0."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.web.lsp._loop import serve

__getattr__ = late(__name__, serve="_loop")
__all__ = ["serve"]
