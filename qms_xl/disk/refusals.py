"""Why a file is not written, as an error to be told; and what the operating system says, in words."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from qms_xl.disk.sentences import REFUSALS
from qms_xl.errors import WriteError
from qms_xl.model import Text

_OF_ERRNO = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "no_right",
    errno.EPERM: "no_right",
    errno.EEXIST: "exists",
}

_WHY = {
    errno.ENOENT: Text("nie ma takiego pliku lub folderu", "there is no such file or folder"),
    errno.EIO: Text("błąd odczytu lub zapisu na dysku", "the disk reports an error"),
    getattr(errno, "ESTALE", -1): Text("dysk sieciowy jest niedostępny", "the network drive cannot be reached"),
    errno.ENAMETOOLONG: Text("nazwa pliku albo folderu jest za długa", "the name of the file or folder is too long"),
    errno.EACCES: Text("brak prawa zapisu albo plik jest w użyciu", "no right to write, or the file is in use"),
    errno.ENOSPC: Text("brak miejsca na dysku", "the disk is full"),
}


def refuse(file: str, case: str, **facts: object) -> WriteError:
    """Return the error for a case of REFUSALS; the caller raises it. `facts` fill the sentences, a Text in its language."""
    refusal = REFUSALS[case]
    message, remedy = (text.filled(file=file, **facts) for text in (refusal.message, refusal.remedy))
    return WriteError(file, message, remedy, reason=refusal.reason or case)


def failed(file: str, trouble: OSError) -> WriteError:
    """Return the error for what the operating system said when the file was to be written."""
    case = "not_written" if trouble.errno is None else _OF_ERRNO.get(trouble.errno, "not_written")
    return refuse(file, case, why=why(trouble))


def why(trouble: OSError) -> Text:
    """Return in a few words what the operating system says."""
    said = trouble.strerror or str(trouble) or type(trouble).__name__
    return _WHY.get(trouble.errno or 0, Text(said, said))


@contextlib.contextmanager
def told_of(file: str) -> Iterator[None]:
    """Turn what the operating system says inside into the error about this file, which was there before."""
    try:
        yield
    except FileNotFoundError as trouble:
        raise refuse(file, "gone") from trouble
    except OSError as trouble:
        raise failed(file, trouble) from trouble
