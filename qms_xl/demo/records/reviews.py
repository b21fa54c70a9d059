"""Management reviews: the latest and the one before, with their decisions, and the next one planned."""

from datetime import date

from qms_xl.demo import cast
from qms_xl.demo.calendar import REVIEW_DAY, Calendar, after, working_day
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.review_texts import LATEST
from qms_xl.model import Text

_HEADS = (cast.HEAD_AB, cast.HEAD_FN, cast.HEAD_GK, cast.HEAD_KM, cast.HEAD_OR, cast.HEAD_OS)
_DISTRIBUTION = (
    Text("członkowie zarządu powiatu", "members of the county board"),
    Text("naczelnicy wydziałów", "heads of departments"),
    Text("intranet", "intranet"),
)


def _review(at: Calendar, year: int, **cells: object) -> Row:
    """Return the review held in March of `year` about the year before."""
    held = working_day(date(year, *REVIEW_DAY))
    approved = after(held, 14)
    come = approved <= at.as_of
    return row(
        f"review-{year}",
        planned_on=held,
        period_from=date(year - 1, 1, 1),
        period_to=date(year - 1, 12, 31),
        held_on=held,
        chair=cast.HEAD,
        secretary=cast.AUDITOR_OR,
        place=Text("sala narad, pok. 30", "meeting room 30"),
        norm="PN-EN ISO 9001:2015-10",
        basis=Text("Zarządzenie {order-1}, § 8", "Order {order-1}, § 8"),
        minutes_no=f"OR.0143.1.{year}" if come else None,
        approved_on=approved if come else None,
        approved_by=cast.HEAD if come else None,
        distribution=_DISTRIBUTION,
        case_no=f"OR.0143.1.{year}",
        next_review_on=working_day(date(year + 1, *REVIEW_DAY)),
        **cells,
    )


def inputs(year: int, texts: dict[str, tuple[Text, Text]]) -> list[Row]:
    """Return the inputs of the review of a year."""
    return [
        row(
            review=f"{{review-{year}}}",
            input=name,
            summary=summary,
            assessment=assessment,
            prepared_by=cast.SECRETARY,
            data_as_of=date(year, 2, 15),
        )
        for name, (summary, assessment) in texts.items()
    ]


def _latest(at: Calendar, year: int) -> dict[str, list[Row]]:
    """Return the decisions of the latest review, each as far as its story has come, and the actions that carry them."""
    held = working_day(date(year, *REVIEW_DAY))
    decisions, actions = [], []
    for number, (tag, category, owner, unit, due, done, text, evidence) in enumerate(_DECISIONS, start=1):
        due_on, done_on = working_day(date(year, *due)), working_day(date(year, *done))
        shared = {
            "review": f"{{review-{year}}}",
            "category": category,
            "decision_text": text,
            "owner": owner,
            "due_on": due_on,
        }
        story = {
            "status": at.latest((held, "open"), (done_on, "done")),
            "outcome": at.once(done_on, evidence),
            "done_on": at.past(done_on),
        }
        if number == len(_DECISIONS):
            decisions.append(row(tag, **shared, **story, needs_action="no"))
            continue
        decisions.append(row(tag, **shared, **story, needs_action="yes", action=f"{{{tag}-action}}"))
        actions.append(
            row(
                f"{tag}-action",
                action_type="improvement",
                origin="decision",
                origin_ref=f"{{{tag}}}",
                unit=unit,
                owner=owner,
                description=text,
                opened_on=held,
                due_on=due_on,
                status=at.latest((held, "running"), (done_on, "closed")),
                done_on=at.past(done_on),
                done_evidence=at.once(done_on, evidence),
            )
        )
    return {"review_decisions": decisions, "actions": actions}


_DECISIONS = (
    (
        "dec-checklists",
        "qms_improvement",
        cast.HEAD_OR,
        "OR",
        (6, 30),
        (6, 19),
        Text(
            "Przenieść listy kontrolne procesów G1–G3 do systemu obiegu dokumentów",
            "Move the checklists of processes G1–G3 into the document system",
        ),
        Text("listy dostępne w systemie, odbiór bez uwag", "lists available in the system, accepted without remarks"),
    ),
    (
        "dec-plain",
        "service_improvement",
        cast.SECRETARY,
        "KS",
        (9, 30),
        (9, 22),
        Text(
            "Przeredagować karty spraw w prostym języku, zaczynając od pięciu najczęstszych",
            "Rewrite the service cards in plain language, the five most frequent first",
        ),
        Text("pięć kart opublikowanych w BIP", "five cards published in the bulletin"),
    ),
    (
        "dec-report",
        "qms_change",
        cast.SECRETARY,
        "KS",
        (5, 29),
        (5, 21),
        Text(
            "Rozszerzyć raport z auditu o ocenę skuteczności systemu w obszarze",
            "Extend the audit report by an assessment of the system's effect in the area",
        ),
        Text("nowy wzór raportu na stronie intranetowej", "new report template on the intranet"),
    ),
    (
        "dec-post",
        "resources",
        cast.HEAD_OR,
        "OR",
        (10, 30),
        (10, 15),
        Text(
            "Obsadzić dodatkowe stanowisko w Wydziale Architektury i Budownictwa",
            "Fill an additional post in the Architecture and Construction Department",
        ),
        Text("umowa o pracę od listopada", "employment contract from November"),
    ),
    (
        "dec-readers",
        "resources",
        cast.HEAD_FN,
        "FN",
        (3, 31),
        (3, 24),
        Text(
            "Ująć w planie finansowym zakup czterech czytników dokumentów",
            "Provide for four document readers in the financial plan",
        ),
        Text("ujęto w planie finansowym, rozdział 75020", "provided for in the financial plan, chapter 75020"),
    ),
)


def records(at: Calendar) -> Records:
    """Return three reviews that were held and the next one, the inputs and decisions of the latest and what came of them."""
    year = at.review_year
    approved = after(working_day(date(year, *REVIEW_DAY)), 14)
    latest = _latest(at, year)
    next_day = working_day(date(year + 1, *REVIEW_DAY))
    return {
        "reviews": [
            _review(
                at,
                year - 2,
                status="closed",
                participants=(cast.HEAD, cast.DEPUTY, cast.SECRETARY, *_HEADS),
                suitability=Text(
                    "System odpowiada zadaniom powiatu i jednostek.", "The system suits the tasks of county and units."
                ),
                adequacy=Text(
                    "Dokumentacja wystarczająca, ewidencje bywają niekompletne.",
                    "The documentation is sufficient, records are sometimes incomplete.",
                ),
                effectiveness=Text(
                    "Osiem z dziesięciu celów osiągnięto; auditów używa się do poprawy.",
                    "Eight of ten objectives achieved; audits are used to improve.",
                ),
                strategic_alignment=Text(
                    "Zgodny ze strategią rozwoju powiatu.", "In line with the county's development strategy."
                ),
                policy_review=Text("Polityka aktualna.", "The policy is suitable."),
            ),
            _review(
                at,
                year - 1,
                status="closed",
                previous=f"{{review-{year - 2}}}",
                participants=(cast.HEAD, cast.DEPUTY, cast.SECRETARY, *_HEADS),
                outputs_none=("resources",),
                suitability=Text("System odpowiada zadaniom powiatu.", "The system suits the county's tasks."),
                adequacy=Text(
                    "Dokumentacja wystarczająca, miejscami zbyt szczegółowa.",
                    "The documentation is sufficient, in places too detailed.",
                ),
                effectiveness=Text(
                    "System działa; trendy skarg i terminowości są korzystne.",
                    "The system works; trends of complaints and terms are good.",
                ),
                strategic_alignment=Text(
                    "Zgodny ze strategią rozwoju powiatu.", "In line with the county's development strategy."
                ),
                policy_review=Text("Polityka aktualna.", "The policy is suitable."),
            ),
            _review(
                at,
                year,
                status=at.latest((working_day(date(year, *REVIEW_DAY)), "held"), (approved, "approved")),
                previous=f"{{review-{year - 1}}}",
                participants=(cast.HEAD, cast.DEPUTY, cast.SECRETARY, *_HEADS[:-1], cast.AUDITOR_OR),
                absent=(cast.HEAD_OS,),
                suitability=Text(
                    "System jest przydatny: obejmuje wszystkie usługi, z których korzystają mieszkańcy.",
                    "The system is suitable: it covers all services that residents use.",
                ),
                adequacy=Text(
                    "Zakres i dokumentacja adekwatne; zarządzanie ryzykiem wymaga własnej procedury.",
                    "Scope and documentation are adequate; risk management needs a procedure of its own.",
                ),
                effectiveness=Text(
                    "Trzynaście z szesnastu celów osiągnięto, dwa częściowo. Działania korygujące są wykonywane, oceny ich skutków – nie zawsze.",
                    "Thirteen of sixteen objectives were achieved, two in part. Corrective actions are carried out, their effect is not always evaluated.",
                ),
                strategic_alignment=Text(
                    "Cele jakości wspierają kierunek „urząd bez kolejek” ze strategii powiatu.",
                    "The quality objectives support the direction “an office without queues” of the county's strategy.",
                ),
                policy_review=Text(
                    "Polityka aktualna, zobowiązanie do dostępności potwierdzone.",
                    "The policy is suitable, the commitment to accessibility is confirmed.",
                ),
            ),
            row(
                f"review-{year + 1}",
                planned_on=next_day,
                period_from=date(year, 1, 1),
                period_to=date(year, 12, 31),
                status="planned",
                previous=f"{{review-{year}}}",
                chair=cast.HEAD,
                secretary=cast.AUDITOR_OR,
                norm="PN-EN ISO 9001:2015-10",
            ),
        ],
        "review_inputs": inputs(year, LATEST),
        "review_decisions": latest["review_decisions"],
        "actions": latest["actions"],
    }
