"""What was decided on findings that no audit made."""

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.findings_elsewhere import trial
from qms_xl.model import Text


def _actions(at: Calendar) -> list[Row]:
    counted, tried = trial(at)
    return [
        row(
            "terms-calendar",
            action_type="corrective",
            origin="finding",
            origin_ref="{late-answer}",
            unit="OS",
            owner=cast.HEAD_OS,
            opened_on=at.day(-125),
            due_on=at.day(-78),
            status="done",
            description=Text(
                "Wspólny terminarz spraw w systemie obiegu dokumentów, z zastępstwami",
                "One calendar of terms in the document system, with deputies",
            ),
            success_criterion=Text(
                "każda przedłużona sprawa z zawiadomieniem, próba 15 spraw",
                "a notice in every extended case, sample of 15",
            ),
            done_on=at.day(-82),
            done_evidence=Text(
                "zrzut terminarza, 5 przeszkolonych osób", "screenshot of the calendar, 5 people trained"
            ),
            verify_due=at.day(20),
        ),
        row(
            "market-check",
            action_type="corrective",
            origin="finding",
            origin_ref="{inspection}",
            unit="FN",
            owner=cast.HEAD_FN,
            opened_on=at.day(-100),
            due_on=at.day(-35),
            status="done",
            description=Text(
                "Zlecenie drukowane z systemu dopiero po dołączeniu notatki z rozeznania rynku; akceptacja głównego księgowego",
                "Orders are printed by the system only once the market enquiry is attached; accepted by the chief accountant",
            ),
            success_criterion=Text("komplet notatek w próbie 20 zleceń", "all notes present in a sample of 20 orders"),
            done_on=at.day(-40),
            done_evidence=Text(
                "konfiguracja modułu zleceń, instrukcja dla wydziałów",
                "configuration of the order module, instruction for the departments",
            ),
            verify_due=at.day(65),
        ),
        row(
            "bip-roles",
            action_type="corrective",
            origin="finding",
            origin_ref="{bip-late}",
            unit="OR",
            owner=cast.HEAD_OR,
            opened_on=at.day(-70),
            due_on=at.day(-45),
            status="done",
            description=Text(
                "Redaktorzy BIP w każdym wydziale, imiennie, z zastępcami",
                "Editors of the bulletin in every department, by name, with deputies",
            ),
            success_criterion=Text(
                "najwyżej 5% publikacji po terminie w kwartale", "at most 5% of publications late in a quarter"
            ),
            done_on=at.day(-50),
            done_evidence=Text("upoważnienia dla 12 redaktorów", "authorisations for 12 editors"),
            verify_due=at.day(45),
        ),
        row(
            "bip-electronic",
            action_type="corrective",
            origin="finding",
            origin_ref="{bip-late}",
            unit="OR",
            owner=cast.IT,
            opened_on=at.day(-70),
            due_on=at.day(12),
            status="running",
            description=Text(
                "Zarządzenia podpisywane elektronicznie i przekazywane do publikacji z systemu",
                "Orders signed electronically and sent for publication from the system",
            ),
            success_criterion=Text("średnio do trzech dni od podpisu", "three days from signature on average"),
            verify_due=at.day(75),
        ),
        row(
            "restore-test",
            action_type="improvement",
            origin="finding",
            origin_ref="{backup-test}",
            unit="OR",
            owner=cast.IT,
            opened_on=at.day(-25),
            due_on=at.day(24),
            status="running",
            description=Text(
                "Próbne odtworzenie systemu na maszynie zapasowej, potem co pół roku",
                "Trial restore of the system on a spare machine, then every half-year",
            ),
        ),
        row(
            "hours-trial",
            action_type="improvement",
            origin="finding",
            origin_ref="{hours}",
            unit="KM",
            owner=cast.HEAD_KM,
            opened_on=counted,
            due_on=working_day(date(at.survey_year + 1, 1, 31)),
            description=Text(
                "Próba: obsługa w środy do godz. 18 przez dwa miesiące",
                "Trial: open on Wednesdays until 6 p.m. for two months",
            ),
            status=at.latest((counted, "running"), (tried, "closed")),
            done_on=at.past(tried),
            done_evidence=at.once(
                tried,
                Text(
                    "zarządzenie o godzinach pracy, średnio 31 klientów po godz. 16",
                    "order on office hours, 31 clients after 4 p.m. on average",
                ),
            ),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the actions on the findings from elsewhere."""
    return {"actions": _actions(at)}
