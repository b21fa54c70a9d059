"""The certificates of the demo office and the history of its quality management system."""

from datetime import timedelta

from qms_xl.demo.calendar import Calendar, years_after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import table
from qms_xl.model import Text

BODY = Text("Polskie Biuro Certyfikacji Jakość i Prawo Sp. z o.o.", "Polish Certification Office Quality and Law Ltd")
LEADER = Text("Alfred Wrzosek-Nowicki (PBC)", "Alfred Wrzosek-Nowicki (PBC)")


def _certificate(at: Calendar, tag: str, number: str, issued_on: int, **cells: object) -> Row:
    issued = at.day(issued_on)
    return row(
        tag,
        certificate=f"PBC/{number}/{issued.year}",
        norm="PN-EN ISO 9001:2015-10",
        body=BODY,
        issued_on=issued,
        valid_to=years_after(issued, 3) - timedelta(days=1),
        first_issued_on=at.day(-1856),
        exclusions=("8.3",),
        surveillance_1_due=years_after(issued, 1),
        surveillance_2_due=years_after(issued, 2),
        **cells,
    )


def records(at: Calendar) -> Records:
    """Return the certificates and the milestones."""
    return {
        "certificates": [
            _certificate(
                at,
                "old-certificate",
                "0212",
                -1856,
                status="renewed",
                scope=Text(
                    "Realizacja zadań publicznych powiatu wykonywanych przez Starostwo Powiatowe w Jarzębogrodzie",
                    "Public tasks of the county carried out by the County Office in Jarzębogród",
                ),
            ),
            _certificate(
                at,
                "certificate",
                "0471",
                -760,
                status="valid",
                renews="{old-certificate}",
                scope=Text(
                    "Realizacja zadań publicznych powiatu przez Starostwo Powiatowe w Jarzębogrodzie oraz jednostki: DPS, PCPR, PPP, PUP, ZDP, ZS",
                    "Public tasks of the county carried out by the County Office in Jarzębogród and its units: DPS, PCPR, PPP, PUP, ZDP, ZS",
                ),
                notes=Text(
                    "8.3: starostwo nie projektuje usług, ich przebieg określają przepisy prawa",
                    "8.3: the office designs no services, their course is laid down by law",
                ),
            ),
        ],
        "milestones": [
            row(
                milestone=str(number),
                happened_on=at.day(int(day)),
                kind=kind,
                ref=reference or None,
                publish=publish,
                text=Text(polish, english),
            )
            for number, (day, kind, reference, publish, polish, english) in enumerate(
                sorted(table("milestones"), key=lambda cells: int(cells[0])), start=1
            )
        ],
    }
