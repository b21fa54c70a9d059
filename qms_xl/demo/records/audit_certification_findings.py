"""What the certification body found, and what was decided."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _findings(at: Calendar) -> list[Row]:
    first, second = at.day(-520), at.day(-160)
    return [
        row(
            "competence",
            source="external_audit",
            source_ref="{audit-surveillance-1}",
            detected_on=after(first, 2),
            unit="OR",
            status="closed",
            grade="minor",
            owner=cast.HEAD_OR,
            process="W1",
            clause="7.2",
            description=Text("Nie ocenia się skuteczności szkoleń.", "The effectiveness of training is not evaluated."),
            requirement=Text(
                "7.2 c: ocena skuteczności podjętych działań",
                "7.2 c: evaluation of the effectiveness of the actions taken",
            ),
            evidence=Text(
                "4 szkolenia z ostatniego półrocza bez oceny", "4 trainings of the last half-year without evaluation"
            ),
            correction=Text(
                "Oceniono cztery szkolenia ankietą po fakcie", "Four trainings evaluated by questionnaire afterwards"
            ),
            correction_due=after(first, 30),
            correction_done=after(first, 25),
            cause_category="no_procedure",
            cause=Text(
                "Regulamin szkoleń nie wskazywał, kto i kiedy ocenia skuteczność",
                "The training rules did not say who evaluates and when",
            ),
            similar_checked="yes",
            action_needed="yes",
            external_due=after(first, 90),
            evaluation=Text(
                "Na audicie nadzoru oceny szkoleń kompletne", "Evaluations were complete at the surveillance audit"
            ),
            closed_on=after(second, 2),
            closed_by=cast.SECRETARY,
        ),
        row(
            "process-map",
            source="external_audit",
            source_ref="{audit-surveillance-1}",
            detected_on=after(first, 2),
            unit="CU",
            status="closed",
            grade="improvement",
            owner=cast.SECRETARY,
            process="Z1",
            clause="4.4",
            evidence=Text("księga jakości, załącznik 1", "quality manual, annex 1"),
            description=Text(
                "Mapa procesów mogłaby pokazywać przepływ danych między procesami głównymi a W1.",
                "The process map could show the flow of data between the core processes and W1.",
            ),
            closed_on=at.day(-290),
            closed_by=cast.SECRETARY,
        ),
        row(
            "measures",
            source="external_audit",
            source_ref="{audit-surveillance-2}",
            detected_on=after(second, 1),
            unit="CU",
            status="closed",
            grade="minor",
            owner=cast.SECRETARY,
            process="Z1",
            clause="9.1.3",
            description=Text(
                "Mierniki procesów są zbierane, lecz ich wyników się nie analizuje.",
                "Process indicators are collected, but their results are not analysed.",
            ),
            requirement=Text("9.1.3: dane należy analizować i oceniać", "9.1.3: data shall be analysed and evaluated"),
            evidence=Text(
                "arkusz mierników za dwa kwartały bez wniosków", "indicator sheet of two quarters without conclusions"
            ),
            correction=Text(
                "Omówiono wyniki dwóch kwartałów na naradzie naczelników",
                "Results of two quarters discussed at the heads' meeting",
            ),
            correction_due=after(second, 21),
            correction_done=after(second, 18),
            cause_category="organisation",
            cause=Text(
                "Analizy nie przypisano żadnemu stanowisku ani terminowi",
                "The analysis was assigned to no post and no date",
            ),
            similar_checked="yes",
            action_needed="yes",
            external_due=after(second, 90),
            evaluation=Text(
                "Dwie kolejne narady omówiły mierniki, wnioski w notatkach",
                "Two meetings since have discussed the indicators, conclusions are in the notes",
            ),
            closed_on=at.day(-62),
            closed_by=cast.SECRETARY,
        ),
        row(
            "risk-review",
            source="external_audit",
            source_ref="{audit-surveillance-2}",
            detected_on=after(second, 1),
            unit="CU",
            status="running",
            grade="observation",
            owner=cast.SECRETARY,
            process="Z1",
            clause="6.1",
            evidence=Text(
                "rejestr ryzyk, jedna data oceny dla wszystkich pozycji",
                "risk register, one date of assessment for all entries",
            ),
            description=Text(
                "Ryzyka ocenia się raz w roku; nie widać związku z celami jakości.",
                "Risks are assessed once a year; no link to the quality objectives can be seen.",
            ),
        ),
        row(
            "survey-digital",
            source="external_audit",
            source_ref="{audit-surveillance-2}",
            detected_on=after(second, 1),
            unit="GK",
            status="running",
            grade="improvement",
            owner=cast.HEAD_GK,
            process="G3",
            clause="9.1.2",
            evidence=Text("ankiety papierowe: 12 zwrotów w roku", "paper questionnaires: 12 returned in a year"),
            description=Text(
                "Ankietę dla geodetów można dołączyć do portalu zgłoszeń prac.",
                "The questionnaire for surveyors could be attached to the notification portal.",
            ),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the findings of the certification body and their actions."""
    first, second = at.day(-520), at.day(-160)
    return {
        "findings": _findings(at),
        "actions": [
            row(
                "training-rules",
                action_type="corrective",
                origin="finding",
                origin_ref="{competence}",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=after(first, 6),
                due_on=after(first, 85),
                status="closed",
                description=Text(
                    "Uzupełnić regulamin szkoleń o ocenę skuteczności po trzech miesiącach i wzór oceny",
                    "Add to the training rules an evaluation after three months and a form for it",
                ),
                success_criterion=Text(
                    "każde szkolenie z ostatniego kwartału ocenione", "every training of the last quarter evaluated"
                ),
                done_on=after(first, 80),
                done_evidence=Text("zmieniony regulamin szkoleń", "amended training rules"),
                verify_due=after(first, 200),
                verified_on=after(first, 180),
                verified_by=cast.AUDITOR_FN,
                effectiveness="effective",
            ),
            row(
                "process-map-new",
                action_type="improvement",
                origin="finding",
                origin_ref="{process-map}",
                unit="KS",
                owner=cast.SECRETARY,
                opened_on=after(first, 6),
                due_on=at.day(-295),
                status="closed",
                description=Text(
                    "Nowa mapa procesów w drugim wydaniu księgi jakości",
                    "New process map in the second edition of the quality manual",
                ),
                done_on=at.day(-298),
                done_evidence=Text("KJ wyd. 2, str. 6", "KJ ed. 2, page 6"),
            ),
            row(
                "measures-agenda",
                action_type="corrective",
                origin="finding",
                origin_ref="{measures}",
                unit="KS",
                owner=cast.SECRETARY,
                opened_on=after(second, 8),
                due_on=at.day(-105),
                status="closed",
                description=Text(
                    "Stały punkt kwartalnej narady naczelników: wyniki mierników, wnioski i decyzje w notatce",
                    "A standing item of the heads' quarterly meeting: results of indicators, conclusions and decisions in the note",
                ),
                success_criterion=Text("dwie kolejne narady z wnioskami", "two meetings in a row with conclusions"),
                done_on=at.day(-110),
                done_evidence=Text("notatka z narady", "note of the meeting"),
                verify_due=at.day(-60),
                verified_on=at.day(-65),
                verified_by=cast.AUDITOR_OR,
                effectiveness="effective",
            ),
            row(
                "risk-link",
                action_type="improvement",
                origin="finding",
                origin_ref="{risk-review}",
                unit="KS",
                owner=cast.SECRETARY,
                opened_on=after(second, 20),
                due_on=at.day(55),
                status="running",
                description=Text(
                    "Procedura zarządzania ryzykiem: ocena przy ustalaniu celów i w połowie roku",
                    "Risk management procedure: assessment when objectives are set and at mid-year",
                ),
                notes=Text("projekt P-10 w opiniowaniu", "draft P-10 in consultation"),
            ),
            row(
                "survey-portal",
                action_type="improvement",
                origin="finding",
                origin_ref="{survey-digital}",
                unit="GK",
                owner=cast.HEAD_GK,
                opened_on=after(second, 25),
                due_on=at.day(90),
                status="planned",
                description=Text(
                    "Ankieta satysfakcji w portalu zgłoszeń prac geodezyjnych",
                    "Satisfaction questionnaire in the portal for notices of survey works",
                ),
            ),
        ],
    }
