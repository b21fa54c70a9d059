"""The audit of building permits: decisions after term, gaps in the national register; actions under way."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.programmes import programme_of
from qms_xl.model import Text


def _questions() -> list[Row]:
    audit = "{audit-ab}"
    return [
        row(
            audit=audit,
            no="1",
            question=Text("Czy decyzje wydawane są w terminie 65 dni?", "Are decisions issued within 65 days?"),
            doc="P-05",
            clause="8.5.1",
            auditor=cast.AUDITOR_FN,
            result="nonconforming",
            evidence=Text(
                "4 z 15 decyzji po terminie, od 3 do 19 dni", "4 of 15 decisions after term, by 3 to 19 days"
            ),
            finding="{late-permits}",
        ),
        row(
            audit=audit,
            no="2",
            question=Text(
                "Czy wpisy do RWDZ są kompletne i dokonywane na bieżąco?",
                "Are entries in the national register complete and made day by day?",
            ),
            doc="P-05",
            clause="7.5.3",
            auditor=cast.AUDITOR_GK,
            result="nonconforming",
            evidence=Text(
                "5 z 15 spraw bez daty uzupełnienia braków",
                "5 of 15 cases without the date on which missing papers came in",
            ),
            finding="{register-gaps}",
        ),
        row(
            audit=audit,
            no="3",
            question=Text(
                "Jak dokumentuje się oględziny i rozmowy z inwestorem?",
                "How are site visits and talks with the investor documented?",
            ),
            doc="P-05",
            clause="8.2.1",
            auditor=cast.AUDITOR_FN,
            result="observation",
            evidence=Text(
                "trzy rodzaje notatek, każda w innym układzie", "three kinds of notes, each laid out differently"
            ),
            finding="{visit-notes}",
        ),
        row(
            audit=audit,
            no="4",
            question=Text(
                "Czy karta sprawy prowadzi klienta przez wniosek?",
                "Does the service card lead the client through the application?",
            ),
            doc="KS-AB-01",
            clause="8.2.1",
            auditor=cast.AUDITOR_GK,
            result="observation",
            evidence=Text(
                "karta nie wspomina o wniosku elektronicznym", "the card does not mention the electronic application"
            ),
            finding="{e-permits}",
        ),
        row(
            audit=audit,
            no="5",
            question=Text(
                "Czy braki formalne wzywa się uzupełnić jednym pismem?", "Are missing papers asked for in one letter?"
            ),
            doc="P-05",
            clause="8.5.1",
            auditor=cast.AUDITOR_FN,
            result="conforming",
            evidence=Text("15 z 15 spraw, jedno wezwanie", "15 of 15 cases, one letter each"),
        ),
        row(
            audit=audit,
            no="6",
            question=Text(
                "Czy pracownicy znają politykę i cele jakości?", "Do staff know the quality policy and objectives?"
            ),
            doc="PJ",
            clause="5.2.2",
            auditor=cast.AUDITOR_GK,
            result="conforming",
            evidence=Text("rozmowy z czterema osobami", "interviews with four people"),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the audit of building permits and its checklist."""
    (begun, held), reported = at.two_days(-61), at.day(-50)
    return {
        "audits": [
            row(
                "audit-ab",
                audit_type="internal",
                units=("AB",),
                planned_from=begun,
                planned_to=held,
                status="reported",
                programme=programme_of(begun),
                objective=Text(
                    "Ocena terminowości i udokumentowania spraw o pozwolenie na budowę",
                    "To assess whether building permit cases are decided in time and well documented",
                ),
                scope=Text(
                    "Pozwolenia na budowę i zgłoszenia robót z ostatnich sześciu miesięcy",
                    "Building permits and notices of works of the last six months",
                ),
                criteria=Text(
                    "PN-EN ISO 9001:2015-10, {doc P-05}, {doc P-01}, {doc KS-AB-01}, Prawo budowlane",
                    "ISO 9001:2015, {doc P-05}, {doc P-01}, {doc KS-AB-01}, Construction Law",
                ),
                lead_auditor=cast.AUDITOR_FN,
                auditors=(cast.AUDITOR_GK,),
                documents=("P-05", "P-01"),
                processes=("G2",),
                clauses=("5.2", "7.5", "8.2", "8.5", "8.6"),
                auditees=(cast.HEAD_AB, cast.AUDITOR_AB),
                client=Text("Starosta", "Head of the County"),
                place=Text(
                    "Wydział Architektury i Budownictwa, pok. 21–24",
                    "Architecture and Construction Department, rooms 21–24",
                ),
                method="on_site",
                opened_at=begun,
                closed_at=held,
                held_from=begun,
                held_to=held,
                course=Text(
                    "Pierwszego dnia zbadano 15 spraw wylosowanych z RWDZ, drugiego przeprowadzono rozmowy z czterema osobami. Plan wykonano w całości.",
                    "On the first day 15 cases drawn from the national register were examined, on the second four people were interviewed. The plan was carried out in full.",
                ),
                strengths=Text(
                    "Braki formalne wzywane jednym, jasnym pismem; uporządkowane akta spraw.",
                    "Missing papers asked for in one clear letter; case files in good order.",
                ),
                obstacles=Text("nie wystąpiły", "none"),
                not_covered=Text(
                    "zgłoszenia robót niewymagających pozwolenia (mała próba w okresie)",
                    "notices of works that need no permit (too few in the period)",
                ),
                diverging_opinions=Text("nie zgłoszono", "none"),
                conclusion=Text(
                    "Wymagania procedury są spełnione częściowo. Sprawy są rzetelnie prowadzone, jednak nadzór nad terminami opiera się na pamięci osób. Działania uzgodnione z kierownikiem wydziału są adekwatne.",
                    "The requirements of the procedure are partly met. Cases are handled with care, but terms are watched from memory. The actions agreed with the head of the department are adequate.",
                ),
                fulfilment="partly_met",
                report_no="R-{audit-ab}",
                reported_on=reported,
                report_to=(
                    Text("Starosta", "Head of the County"),
                    Text("pełnomocnik ds. SZJ", "quality representative"),
                    Text("Naczelnik AB", "Head of AB"),
                ),
                case_no=f"OR.0143.7.{held.year}",
            ),
        ],
        "audit_questions": _questions(),
    }
