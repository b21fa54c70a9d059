"""Writing a VBA project from source text: the bytes of `vbaProject.bin`, the same ones for the same modules.

Sources: [MS-OVBA] Office VBA File Format Structure, [MS-CFB] Compound File Binary File Format, [MS-VBAL] VBA Language
Specification, all by Microsoft; each file names the sections.
"""

from __future__ import annotations

from qms_xl.vba.modules import CODE_PAGE, Module, VbaError
from qms_xl.vba.project import vba_project

__all__ = ["CODE_PAGE", "Module", "VbaError", "vba_project"]
