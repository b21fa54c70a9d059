"""How long we wait for Excel: a question that it turns down is asked again until one deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal, TypeVar

from qms_xl.excel.troubles import busy, gone, slow

T = TypeVar("T")

SECONDS = 20.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 0.5

# winerror.h and the Office error that Excel gives while somebody is typing in a cell (VBA_E_IGNORE)
_BUSY = {0x80010001, 0x8001010A, 0x800AC472}  # call rejected, server call retry later, ignored
_GONE = {0x800706BA, 0x800706BE, 0x80010108, 0x80010007}  # no server, call failed, disconnected, server died
_BUSY_ON_MAC, _GONE_ON_MAC = {-1712}, {-600, -609}  # Apple Events: timed out; no such process, connection invalid


class Deadline:
    """The one deadline of everything that is asked of Excel in one go. `clock` and `sleep` count in seconds."""

    def __init__(
        self,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.seconds = seconds
        self.clock = clock
        self.sleep = sleep
        self.ends = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left, 0 where it has passed."""
        return max(0.0, self.ends - self.clock())

    def ask(self, question: Callable[[], T]) -> T:
        """Return the answer; while Excel turns the question down it is asked again, as a whole.

        Raises ExcelTrouble: `busy` where it was turned down until the deadline, `slow` where that has passed before the
        first try, `gone` where Excel has been closed. What else the question raises is passed on.
        """
        pause = _FIRST_PAUSE
        trouble = None
        while left := self.left():
            try:
                return question()
            except Exception as error:
                trouble = trouble_of(error)
                if trouble == "gone":
                    raise gone() from error
                if trouble is None:
                    raise
            self.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)
        raise busy(self.seconds) if trouble else slow(self.seconds)


def trouble_of(error: BaseException) -> Literal["busy", "gone"] | None:
    """Return whether an error means that Excel is busy just now (a dialog, a cell being edited) or is no longer there.

    Told by what the errors carry, since their classes exist on Windows or on a Mac alone.
    """
    if type(error).__name__ == "ExcelBusyError":  # xlwings' own, where even the name of a property was turned down
        return "busy"
    on_mac = getattr(error, "errornumber", None)
    codes = {code & 0xFFFFFFFF for code in _com_codes(error)}
    if codes & _BUSY or on_mac in _BUSY_ON_MAC or _is_name_refused(error):
        return "busy"
    return "gone" if codes & _GONE or on_mac in _GONE_ON_MAC else None


def _com_codes(error: BaseException) -> list[int]:
    """Return the codes of a COM error: its own, and the one of Excel that it wraps."""
    excepinfo = getattr(error, "excepinfo", None) or ()
    return [code for code in (getattr(error, "hresult", None), *excepinfo[5:6]) if isinstance(code, int)]


def _is_name_refused(error: BaseException) -> bool:
    """Return whether pywin32 says that a property does not exist, which it takes a busy Excel's refusal for."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = trace.tb_frame.f_globals.get("__name__", "") if trace is not None else ""
    return isinstance(error, AttributeError) and str(where).startswith("win32com")
