"""How a report is to be written: what every writer may be asked beside the document itself."""

from __future__ import annotations

from drafter.export.standard import NOMINAL, Layout
from drafter.model.frozen import frozen
from drafter.model.tree import Remark


@frozen
class Writing:
    """The choices of one render; a plain one has neither highlights nor comments."""

    draft: bool = False
    comments: tuple[Remark, ...] = ()
    layout: Layout = NOMINAL


PLAIN = Writing()
