"""What is said where a file is not written: every case with its own sentence and remedy, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qms_xl.model import Text


class Refusal(NamedTuple):
    """What is said in one case; `{file}` and the facts of the case are filled in. `reason`: the stable code, if not the key."""

    message: Text
    remedy: Text
    reason: str = ""


_READ_ANEW = Text("Spróbuj jeszcze raz: plik zostanie odczytany na nowo.", "Try again: the file will be read anew.")
_ASK_FOR_RIGHT = Text(
    "Poproś administratora o prawo zapisu w tym folderze.",
    "Ask the administrator for the right to write in that folder.",
)
_LOOK_AT_DISK = Text(
    "Sprawdź, czy folder istnieje, czy masz w nim prawo zapisu i czy na dysku jest miejsce.",
    "See that the folder exists, that you may write there and that the disk has room.",
)
_WAIT_OR_UNLOCK = Text(
    "Poczekaj chwilę i spróbuj ponownie. Jeżeli tamten program już nie działa, uruchom: qms-xl unlock",
    "Wait a moment and try again. If that program no longer runs: qms-xl unlock",
)

REFUSALS: Mapping[str, Refusal] = {
    "read_only": Refusal(
        Text("Plik „{file}” jest tylko do odczytu.", "The file “{file}” is read-only."),
        Text(
            "Kliknij go prawym przyciskiem myszy, wybierz Właściwości i usuń zaznaczenie „Tylko do odczytu”; jeżeli "
            "nie jest zaznaczone, poproś administratora o prawo zapisu.",
            "Right-click it, choose Properties and clear “Read-only”; if it is not ticked, ask the administrator for "
            "the right to write.",
        ),
    ),
    "folder_read_only": Refusal(
        Text(
            "W folderze pliku „{file}” nie masz prawa zapisu.",
            "You have no right to write in the folder of the file “{file}”.",
        ),
        _ASK_FOR_RIGHT,
    ),
    "disk_read_only": Refusal(
        Text(
            "Dysk, na którym jest plik „{file}”, jest tylko do odczytu.",
            "The disk that holds the file “{file}” is read-only.",
        ),
        Text(
            "Jeżeli to pendrive albo karta, zdejmij blokadę zapisu; jeżeli dysk sieciowy, powiadom administratora.",
            "On a memory stick or card, take off the write protection; on a network drive, tell the administrator.",
        ),
    ),
    "not_a_file": Refusal(
        Text("„{file}” nie jest zwykłym plikiem.", "“{file}” is not an ordinary file."),
        Text("Sprawdź, co leży w folderze pod tą nazwą.", "See what lies in the folder under this name."),
    ),
    "link_outside": Refusal(
        Text(
            "Plik „{file}” jest tylko dowiązaniem do pliku poza folderem biura: {path}.",
            "The file “{file}” is only a link to a file outside the office folder: {path}.",
        ),
        Text(
            "Umieść w folderze biura sam plik zamiast dowiązania.",
            "Put the file itself into the office folder in place of the link.",
        ),
    ),
    "hard_link": Refusal(
        Text(
            "Plik „{file}” ma na dysku jeszcze inną nazwę (twarde dowiązanie); po zapisie pod tamtą nazwą zostałaby "
            "stara treść.",
            "The file “{file}” has another name on the disk (a hard link); after writing, the old content would "
            "remain under that name.",
        ),
        Text(
            "Skopiuj plik (Ctrl+C, Ctrl+V), usuń pierwotny i nadaj kopii jego nazwę.",
            "Copy the file (Ctrl+C, Ctrl+V), delete the first one and give the copy its name.",
        ),
    ),
    "online_only": Refusal(
        Text(
            "Plik „{file}” jest tylko w chmurze: na tym komputerze nie ma jego treści.",
            "The file “{file}” is in the cloud only: this computer does not hold its content.",
        ),
        Text(
            "Kliknij plik prawym przyciskiem myszy i wybierz „Zawsze zachowuj na tym urządzeniu”, potem spróbuj ponownie.",
            "Right-click the file, choose “Always keep on this device”, then try again.",
        ),
    ),
    "gone": Refusal(
        Text(
            "Pliku „{file}” nie ma: ktoś go usunął, przeniósł albo zmienił mu nazwę.",
            "The file “{file}” is not there: somebody deleted, moved or renamed it.",
        ),
        Text(
            "Przywróć go na miejsce i spróbuj jeszcze raz.",
            "Put it back in its place and try again.",
        ),
    ),
    "changed": Refusal(
        Text(
            "Plik „{file}” zmienił się od chwili odczytu; nic w nim nie zapisano.",
            "The file “{file}” has changed since it was read; nothing was written into it.",
        ),
        _READ_ANEW,
    ),
    "open_by": Refusal(
        Text(
            "Plik „{file}” jest otwarty w programie {program} przez: {name}.",
            "The file “{file}” is open in {program}, by {name}.",
        ),
        Text(
            "Poproś o zamknięcie pliku (albo zamknij go u siebie) i spróbuj jeszcze raz. Jeżeli nikt nie ma go "
            "otwartego, otwórz go i zamknij w tym programie: usunie to ślad po przerwanej pracy.",
            "Ask for the file to be closed (or close it yourself) and try again. If nobody has it open, open "
            "and close it in that program: this removes what a crash left behind.",
        ),
        "open",
    ),
    "open_in": Refusal(
        Text("Plik „{file}” jest otwarty w programie {program}.", "The file “{file}” is open in {program}."),
        Text(
            "Zamknij go i spróbuj jeszcze raz. Jeżeli nikt nie ma go otwartego, otwórz go i zamknij w tym "
            "programie: usunie to ślad po przerwanej pracy.",
            "Close it and try again. If nobody has it open, open and close it in that program: this removes "
            "what a crash left behind.",
        ),
        "open",
    ),
    "open": Refusal(
        Text("Plik „{file}” jest otwarty w innym programie.", "The file “{file}” is open in another program."),
        Text("Zamknij go i spróbuj jeszcze raz.", "Close it and try again."),
    ),
    "full": Refusal(
        Text(
            "Na dysku zabrakło miejsca: pliku „{file}” nie zapisano.",
            "The disk is full: the file “{file}” was not written.",
        ),
        Text(
            "Zwolnij miejsce na dysku i spróbuj jeszcze raz.",
            "Make room on the disk and try again.",
        ),
    ),
    "no_right": Refusal(
        Text(
            "Pliku „{file}” nie wolno zapisać: nie masz prawa zapisu albo używa go inny program.",
            "The file “{file}” may not be written: you have no right to, or another program uses it.",
        ),
        Text(
            "Zamknij plik w innych programach; jeżeli to nie pomoże, poproś administratora o prawo zapisu.",
            "Close the file in other programs; if that does not help, ask the administrator for the right to write.",
        ),
    ),
    "exists": Refusal(
        Text("Plik {file} już istnieje.", "The file {file} exists already."),
        Text("Podaj inną nazwę albo usuń go.", "Give another name or remove it."),
    ),
    "not_written": Refusal(
        Text("Pliku „{file}” nie udało się zapisać: {why}.", "The file “{file}” could not be written: {why}."),
        _LOOK_AT_DISK,
    ),
    "others_write": Refusal(
        Text(
            "Dokumentu „{file}” nie udało się zapisać: inny program właśnie zapisuje dokumenty tego biura.",
            "The document “{file}” could not be written: another program is writing documents of this office.",
        ),
        Text("Poczekaj, aż skończy, i spróbuj ponownie.", "Wait until it ends and try again."),
    ),
    "others_keep": Refusal(
        Text(
            "Stan rejestrów właśnie zapisuje inny program ({file}).",
            "Another program is keeping the state of the registers at this moment ({file}).",
        ),
        Text("Poczekaj, aż skończy, i spróbuj ponownie.", "Wait until it ends and try again."),
    ),
    "no_number_free": Refusal(
        Text(
            "Dokumentu „{file}” nie udało się zapisać: wszystkie jego numery są zajęte.",
            "The document “{file}” could not be written: all its numbers are taken.",
        ),
        Text("Usuń z folderu niepotrzebne dokumenty.", "Remove needless documents from the folder."),
    ),
    "backup": Refusal(
        Text(
            "Kopia zapasowa pliku „{file}” nie zgadza się z plikiem; nic w nim nie zapisano.",
            "The backup of the file “{file}” does not agree with the file; nothing was written into it.",
        ),
        Text(
            "Sprawdź dysk: zapisuje inną treść, niż dostał.",
            "Have the disk checked: it stores other content than it was given.",
        ),
    ),
    "pending": Refusal(
        Text(
            "Pliku „{file}” nie udało się podmienić ({why}); gotowy wynik czeka tutaj: {pending}.",
            "The file “{file}” could not be replaced ({why}); the finished result waits here: {pending}.",
        ),
        Text(
            "Zamknij plik we wszystkich programach i spróbuj jeszcze raz.",
            "Close the file in all programs and try again.",
        ),
    ),
    "unsynced": Refusal(
        Text(
            "Plik „{file}” jest zapisany, ale dysk nie potwierdził trwałości zapisu ({why}).",
            "The file “{file}” is written, but the disk has not confirmed that it will last ({why}).",
        ),
        Text(
            "Sprawdź dysk albo połączenie sieciowe, potem otwórz plik. Treść sprzed zapisu: {backup}.",
            "Check the disk or the network, then open the file. Its content before: {backup}.",
        ),
    ),
    "unproven": Refusal(
        Text(
            "Po zapisie nie udało się potwierdzić treści pliku „{file}” ({why}).",
            "After writing, the content of the file “{file}” could not be confirmed ({why}).",
        ),
        Text(
            "Otwórz plik i sprawdź go. Treść sprzed zapisu: {backup}.",
            "Open the file and look at it. Its content before: {backup}.",
        ),
    ),
    "locked": Refusal(
        Text(
            "W tym biurze właśnie ktoś zapisuje: {name}, komputer {computer}, od {since}, polecenie „{command}”.",
            "Somebody is writing in this office right now: {name}, computer {computer}, since {since}, command “{command}”.",
        ),
        _WAIT_OR_UNLOCK,
    ),
    "locked_by_nobody": Refusal(
        Text(
            "Zapisy w tym biurze są zablokowane, a nie wiadomo, przez kogo: {file} jest nieczytelny.",
            "Writing in this office is locked, nobody knows by whom: {file} cannot be read.",
        ),
        _WAIT_OR_UNLOCK,
        "locked",
    ),
    "still_running": Refusal(
        Text(
            "Blokada należy do programu, który na tym komputerze nadal działa: {name}, od {since}, polecenie „{command}”.",
            "The lock belongs to a program that still runs on this computer: {name}, since {since}, command “{command}”.",
        ),
        Text(
            "Poczekaj, aż skończy. Jeżeli się zawiesił, zakończ go w Menedżerze zadań (proces {pid}).",
            "Wait until it ends. If it hangs, end it in the Task Manager (process {pid}).",
        ),
    ),
    "elsewhere": Refusal(
        Text(
            "Blokada należy do programu na innym komputerze: {name}, komputer {computer}, od {since}. Stąd nie widać, czy "
            "jeszcze działa.",
            "The lock belongs to a program on another computer: {name}, computer {computer}, since {since}. Whether it "
            "still runs cannot be seen from here.",
        ),
        Text(
            "Zapytaj tę osobę. Jeżeli nic już nie zapisuje: qms-xl unlock --force",
            "Ask that person. If nothing is being written any more: qms-xl unlock --force",
        ),
    ),
    "unreadable_lock": Refusal(
        Text(
            "Nie wiadomo, do kogo należy blokada: {file} jest nieczytelny.",
            "Nobody knows whose lock it is: {file} cannot be read.",
        ),
        Text(
            "Upewnij się, że nikt w biurze nic nie zapisuje, i uruchom: qms-xl unlock --force",
            "Make sure that nobody in the office is writing, then: qms-xl unlock --force",
        ),
    ),
}
