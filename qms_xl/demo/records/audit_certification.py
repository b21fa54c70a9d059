"""Audits by the certification body: both surveillance audits of the running certificate."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.records.certificate import BODY, LEADER
from qms_xl.model import Text

WHOLE = (
    "4.1",
    "4.2",
    "4.3",
    "4.4",
    "5.1",
    "5.2",
    "5.3",
    "6.1",
    "6.2",
    "7.2",
    "7.5",
    "8.2",
    "8.5",
    "9.1",
    "9.2",
    "9.3",
    "10.2",
)


def _audits(at: Calendar) -> list[Row]:
    first, second = at.day(-520), at.day(-160)
    shared = {
        "units": ("CU",),
        "status": "closed",
        "body": BODY,
        "lead_auditor": LEADER,
        "auditees": (cast.HEAD, cast.SECRETARY, cast.HEAD_KM, cast.HEAD_AB, cast.HEAD_OR),
        "place": Text("siedziba starostwa", "office building"),
        "obstacles": Text("nie wystąpiły", "none"),
        "diverging_opinions": Text("nie zgłoszono", "none"),
        "report_to": (Text("Starosta", "Head of the County"), Text("pełnomocnik ds. SZJ", "quality representative")),
    }
    return [
        row(
            "audit-surveillance-1",
            audit_type="surveillance",
            **shared,
            planned_from=first,
            planned_to=after(first, 2),
            certificate="{certificate}",
            method="on_site",
            clauses=WHOLE,
            documents=("PJ", "KJ", "P-01", "P-02", "P-03", "P-04", "P-05"),
            processes=("Z1", "G1", "G2", "W1"),
            objective=Text(
                "Ocena, czy po odnowieniu certyfikatu system jest utrzymywany",
                "To assess whether the system is kept up after the renewal",
            ),
            scope=Text(
                "zarządzanie systemem, obsługa klienta, pozwolenia na budowę, rejestracja pojazdów",
                "management of the system, services to clients, building permits, vehicle registration",
            ),
            criteria=Text("PN-EN ISO 9001:2015-10, dokumentacja systemu", "ISO 9001:2015, documentation of the system"),
            opened_at=first,
            closed_at=after(first, 2),
            held_from=first,
            held_to=after(first, 2),
            conclusion=Text(
                "System utrzymywany i zdolny do osiągania zamierzonych wyników. Certyfikat podtrzymany po przyjęciu planu działań.",
                "The system is kept up and able to reach its intended results. The certificate is upheld, the plan of actions accepted.",
            ),
            fulfilment="met_with_remarks",
            report_no=f"PBC/N1/0471/{first.year}",
            reported_on=after(first, 12),
            case_no=f"OR.0143.4.{first.year}",
        ),
        row(
            "audit-surveillance-2",
            audit_type="surveillance",
            **shared,
            certificate="{certificate}",
            planned_from=second,
            planned_to=after(second, 1),
            method="mixed",
            clauses=("5.2", "6.2", "7.5", "8.5", "9.1", "9.2", "9.3", "10.2"),
            documents=("KJ", "P-02", "P-03", "P-05", "P-06"),
            processes=("Z1", "G2", "G3"),
            objective=Text(
                "Potwierdzenie, że system jest nadal zgodny i skuteczny",
                "To confirm that the system still conforms and is effective",
            ),
            scope=Text(
                "zarządzanie systemem, pozwolenia na budowę, zasób geodezyjny",
                "management of the system, building permits, land survey archive",
            ),
            criteria=Text("PN-EN ISO 9001:2015-10, {doc KJ}, {doc P-02}", "ISO 9001:2015, {doc KJ}, {doc P-02}"),
            opened_at=second,
            closed_at=after(second, 1),
            held_from=second,
            held_to=after(second, 1),
            conclusion=Text(
                "Certyfikat zostaje podtrzymany. Niezgodność mała do usunięcia przed następnym nadzorem.",
                "The certificate is upheld. The minor nonconformity is to be removed before the next surveillance.",
            ),
            fulfilment="met_with_remarks",
            report_no=f"PBC/N2/0471/{second.year}",
            reported_on=after(second, 15),
            case_no=f"OR.0143.3.{second.year}",
        ),
    ]


def records(at: Calendar) -> Records:
    """Return both audits."""
    return {"audits": _audits(at)}
