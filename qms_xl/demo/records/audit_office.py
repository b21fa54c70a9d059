"""The audit of the Organisation Department before the surveillance audit, long closed; and what came of it."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, row
from qms_xl.demo.records.programmes import programme_of
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return the audit, its checklist, findings and actions."""
    (held, ended), reported = at.two_days(-560), at.day(-550)
    return {
        "audits": [
            row(
                "audit-or",
                audit_type="internal",
                units=("OR",),
                planned_from=held,
                planned_to=ended,
                status="closed",
                programme=programme_of(held),
                objective=Text(
                    "Ocena Wydziału Organizacyjnego przed auditem nadzoru",
                    "To assess the Organisation Department before the surveillance audit",
                ),
                scope=Text(
                    "Kancelaria, nadzór nad dokumentami i zapisami, skargi i wnioski, szkolenia",
                    "Registry, control of documents and records, complaints and requests, training",
                ),
                criteria=Text(
                    "PN-EN ISO 9001:2015-10, {doc P-01}, {doc P-07}, instrukcja kancelaryjna i JRWA",
                    "ISO 9001:2015, {doc P-01}, {doc P-07}, filing instruction and file plan (JRWA)",
                ),
                lead_auditor=cast.AUDITOR_FN,
                auditors=(cast.AUDITOR_GK,),
                documents=("P-01", "P-07", "P-08"),
                processes=("W1", "Z1"),
                clauses=("5.3", "7.2", "7.5", "8.2"),
                auditees=(cast.HEAD_OR, cast.IT, cast.FORMER),
                client=Text("Starosta", "Head of the County"),
                place=Text("siedziba starostwa, pok. 12 i kancelaria", "office building, room 12 and the registry"),
                method="on_site",
                opened_at=held,
                closed_at=ended,
                held_from=held,
                held_to=ended,
                course=Text(
                    "Audit przebiegł zgodnie z planem. Zbadano 10 spraw z bieżącego roku, rejestr skarg i wniosków oraz karty szkoleń.",
                    "The audit went to plan. Ten cases of the year, the register of complaints and requests and the training files were examined.",
                ),
                strengths=Text(
                    "Rejestr skarg i wniosków prowadzony wzorowo, odpowiedzi w terminie.",
                    "The register of complaints and requests is exemplary, answers are given in time.",
                ),
                obstacles=Text("nie wystąpiły", "none"),
                not_covered=Text("archiwum zakładowe (remont pomieszczeń)", "office archive (rooms under renovation)"),
                diverging_opinions=Text("nie zgłoszono", "none"),
                conclusion=Text(
                    "Wydział stosuje wymagania systemu. Po usunięciu niezgodności w klasyfikacji spraw obszar jest gotowy do certyfikacji.",
                    "The department applies the requirements of the system. Once the nonconformity in classifying cases is removed, the area is ready for certification.",
                ),
                fulfilment="met_with_remarks",
                report_no="R-{audit-or}",
                reported_on=reported,
                report_to=(
                    Text("Starosta", "Head of the County"),
                    Text("pełnomocnik ds. SZJ", "quality representative"),
                    Text("Naczelnik OR", "Head of OR"),
                ),
                case_no=f"OR.0143.2.{held.year}",
            ),
        ],
        "audit_questions": [
            row(
                audit="{audit-or}",
                no="1",
                question=Text("Czy sprawy są klasyfikowane zgodnie z JRWA?", "Are cases classified by the file plan?"),
                doc="P-01",
                clause="7.5.3",
                auditor=cast.AUDITOR_FN,
                result="nonconforming",
                evidence=Text("3 z 10 zbadanych spraw w złej klasie", "3 of 10 cases examined in a wrong class"),
                finding="{jrwa}",
            ),
            row(
                audit="{audit-or}",
                no="2",
                question=Text(
                    "Czy na stanowiskach dostępne są tylko obowiązujące wydania dokumentów?",
                    "Are only current editions of documents available at the desks?",
                ),
                doc="P-01",
                clause="7.5.3",
                auditor=cast.AUDITOR_FN,
                result="observation",
                evidence=Text("na sali obsługi dwie nieaktualne ulotki", "two outdated leaflets in the customer hall"),
                finding="{leaflets}",
            ),
            row(
                audit="{audit-or}",
                no="3",
                question=Text(
                    "Czy skargi i wnioski są rejestrowane i załatwiane w terminie?",
                    "Are complaints and requests registered and settled in time?",
                ),
                doc="P-07",
                clause="8.2.1",
                auditor=cast.AUDITOR_GK,
                result="conforming",
                evidence=Text(
                    "rejestr za trzy kwartały, 7 spraw, wszystkie w terminie",
                    "register of three quarters, 7 cases, all in time",
                ),
                finding="{complaints-register}",
            ),
            row(
                audit="{audit-or}",
                no="4",
                question=Text(
                    "Czy role i uprawnienia w systemie są przydzielone i znane?",
                    "Are roles and authorities in the system assigned and known?",
                ),
                clause="5.3",
                auditor=cast.AUDITOR_FN,
                result="conforming",
                evidence=Text("zakresy czynności 4 osób, rozmowy", "job descriptions of 4 people, interviews"),
            ),
            row(
                audit="{audit-or}",
                no="5",
                question=Text("Czy prowadzone są zapisy ze szkoleń?", "Are records of training kept?"),
                clause="7.2",
                auditor=cast.AUDITOR_GK,
                result="conforming",
                evidence=Text("karty szkoleń 6 osób", "training files of 6 people"),
            ),
        ],
        "findings": [
            row(
                "jrwa",
                source="internal_audit",
                source_ref="{audit-or}",
                detected_on=held,
                unit="OR",
                status="closed",
                grade="minor",
                owner=cast.HEAD_OR,
                reported_by=cast.AUDITOR_FN,
                process="W1",
                doc="P-01",
                clause="7.5.3",
                description=Text(
                    "Sprawy są zakładane w niewłaściwych klasach JRWA, przez co trafią do archiwum z błędną kategorią.",
                    "Cases are opened in wrong classes of the file plan, so that they would reach the archive with a wrong retention class.",
                ),
                requirement=Text(
                    "P-01 pkt 5.2: znak sprawy zawiera symbol klasy końcowej JRWA",
                    "P-01, 5.2: the case number contains the symbol of the final class of the file plan",
                ),
                evidence=Text(
                    "3 z 10 spraw dotyczących umów założono w klasie korespondencji",
                    "3 of 10 cases on contracts were opened in the correspondence class",
                ),
                correction=Text(
                    "Przeniesiono trzy sprawy do właściwych klas i poprawiono spisy spraw",
                    "Three cases moved to the right classes, case lists corrected",
                ),
                correction_due=after(held, 14),
                correction_done=after(held, 9),
                cause_category="competence",
                cause=Text(
                    "Nowe osoby w kancelarii nie przeszły szkolenia z jednolitego rzeczowego wykazu akt",
                    "New staff of the registry had not been trained in the file plan",
                ),
                similar_checked="yes",
                action_needed="yes",
                accepted_by=cast.HEAD_OR,
                accepted_on=after(held, 5),
                evaluation=Text(
                    "W próbie 20 spraw po trzech miesiącach nie stwierdzono błędnych klas",
                    "No wrong class in a sample of 20 cases after three months",
                ),
                closed_on=after(held, 130),
                closed_by=cast.SECRETARY,
            ),
            row(
                "leaflets",
                source="internal_audit",
                source_ref="{audit-or}",
                detected_on=held,
                unit="OR",
                status="closed",
                grade="observation",
                owner=cast.HEAD_OR,
                reported_by=cast.AUDITOR_FN,
                process="W1",
                doc="P-01",
                clause="7.5.3",
                evidence=Text(
                    "dwie ulotki z ubiegłego roku w stojaku przy wejściu",
                    "two leaflets of last year in the rack at the entrance",
                ),
                description=Text(
                    "Na sali obsługi leżą dwie ulotki z nieaktualnymi godzinami przyjęć.",
                    "Two leaflets with outdated opening hours lie in the customer hall.",
                ),
                action_needed="yes",
                closed_on=after(held, 60),
                closed_by=cast.SECRETARY,
            ),
            row(
                "complaints-register",
                source="internal_audit",
                source_ref="{audit-or}",
                detected_on=held,
                unit="OR",
                status="closed",
                grade="good_practice",
                reported_by=cast.AUDITOR_GK,
                process="W1",
                doc="P-07",
                evidence=Text(
                    "arkusze terminów przy wszystkich siedmiu skargach", "sheets of terms with all seven complaints"
                ),
                description=Text(
                    "Do każdej skargi prowadzony jest jednostronicowy arkusz terminów; warto go przenieść do innych wydziałów.",
                    "A one-page sheet of terms is kept with every complaint; other departments could take it over.",
                ),
                closed_on=reported,
                closed_by=cast.SECRETARY,
            ),
        ],
        "actions": [
            row(
                "jrwa-training",
                action_type="corrective",
                origin="finding",
                origin_ref="{jrwa}",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=after(held, 12),
                due_on=after(held, 70),
                status="closed",
                description=Text(
                    "Szkolenie z JRWA dla kancelarii i sekretariatów oraz ściągawka z najczęstszych klas przy stanowiskach",
                    "Training in the file plan for the registry and secretariats, and a card with the most frequent classes at the desks",
                ),
                success_criterion=Text(
                    "brak błędnych klas w próbie 20 spraw", "no wrong class in a sample of 20 cases"
                ),
                done_on=after(held, 62),
                done_evidence=Text("lista obecności, 14 osób", "attendance list, 14 people"),
                verify_due=after(held, 140),
                verified_on=after(held, 125),
                verified_by=cast.SECRETARY,
                effectiveness="effective",
            ),
            row(
                "leaflets-away",
                action_type="improvement",
                origin="finding",
                origin_ref="{leaflets}",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=after(held, 12),
                due_on=after(held, 60),
                status="closed",
                description=Text(
                    "Przegląd ulotek w każdy pierwszy poniedziałek kwartału, z wpisem w rejestrze",
                    "Leaflets gone through on the first Monday of each quarter, with an entry in the register",
                ),
                done_on=after(held, 55),
                done_evidence=Text("pierwszy wpis w rejestrze ulotek", "first entry in the register of leaflets"),
            ),
        ],
    }
