"""The quality policy, item by item."""

from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, row
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the items of the policy, with the indicators that show whether it is kept."""
    now = f"-{at.year}"
    since = at.day(-1944)
    return {
        "policy_items": [
            row(
                item="PJ-1",
                kind="mission",
                doc="PJ",
                active_from=since,
                parties=(Text("mieszkańcy", "residents"),),
                text=Text(
                    "Sprawny, życzliwy i przejrzysty urząd, który załatwia sprawy mieszkańców powiatu zgodnie z prawem.",
                    "An efficient, kind and open office that settles the affairs of the county's residents under the law.",
                ),
            ),
            row(
                item="PJ-2",
                kind="main_goal",
                doc="PJ",
                active_from=since,
                parties=(Text("mieszkańcy", "residents"), Text("przedsiębiorcy", "businesses")),
                indicators=(f"{{wait{now}}}", f"{{permits{now}}}"),
                text=Text(
                    "Sprawy załatwiane w terminie i bez zbędnej wizyty.",
                    "Cases settled in time and without a needless visit.",
                ),
            ),
            row(
                item="PJ-3",
                kind="system_goal",
                doc="PJ",
                active_from=since,
                parties=(Text("pracownicy", "staff"),),
                indicators=(f"{{in-time{now}}}",),
                text=Text(
                    "System, który uczy się na błędach: każda niezgodność ma przyczynę, właściciela i termin.",
                    "A system that learns from errors: every nonconformity has a cause, an owner and a date.",
                ),
            ),
            row(
                item="PJ-4",
                kind="commitment",
                doc="PJ",
                active_from=since,
                parties=(Text("geodeci i projektanci", "surveyors and designers"),),
                indicators=(f"{{verification{now}}}", f"{{waste{now}}}"),
                text=Text(
                    "Zobowiązujemy się spełniać wymagania prawa i uzasadnione oczekiwania klientów.",
                    "We commit ourselves to meeting the requirements of law and the justified expectations of clients.",
                ),
            ),
            row(
                item="PJ-5",
                kind="commitment",
                doc="PJ",
                active_from=since,
                parties=(Text("mieszkańcy", "residents"), Text("media lokalne", "local media")),
                indicators=(f"{{bulletin{now}}}",),
                text=Text(
                    "Zobowiązujemy się do rzetelnej i szybkiej informacji publicznej.",
                    "We commit ourselves to sound and swift public information.",
                ),
            ),
            row(
                item="PJ-6",
                kind="commitment",
                doc="PJ",
                active_from=at.day(-289),
                parties=(Text("osoby ze szczególnymi potrzebami", "people with special needs"),),
                indicators=("{invoices}",),
                text=Text(
                    "Zobowiązujemy się do dostępności usług i do stałego doskonalenia systemu.",
                    "We commit ourselves to accessible services and to continual improvement of the system.",
                ),
            ),
        ]
    }
