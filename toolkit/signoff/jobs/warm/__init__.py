"""Kernels that start fast: forked from a process that has imported what they need, fresh ones where that cannot be.

with Kernels() as kernels:                               a zygote, and one thread that all messages go through
    kernels.run(execute(made, kernels.manager("python3")))

To others (papermill, nbclient, JupyterLab) they are the kernel `signoff`, by its provisioner `signoff-forked`."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.jobs.warm._kernels import Kernels

__getattr__ = late(__name__, Kernels="_kernels")
__all__ = ["Kernels"]
