"""The certificate of the demo office and the history of its quality management system."""

from datetime import timedelta

from qms_xl.demo.calendar import Calendar, years_after
from qms_xl.demo.notation import Records, row
from qms_xl.model import Text

BODY = Text("Polskie Biuro Certyfikacji Jakość i Prawo Sp. z o.o.", "Polish Certification Office Quality and Law Ltd")


def records(at: Calendar) -> Records:
    """Return the certificate and the milestones."""
    issued = at.day(-500)
    return {
        "certificates": [
            row(
                "certificate",
                certificate=f"PBC/0471/{issued.year}",
                norm="PN-EN ISO 9001:2015-10",
                body=BODY,
                issued_on=issued,
                valid_to=years_after(issued, 3) - timedelta(days=1),
                first_issued_on=issued,
                status="valid",
                scope=Text(
                    "Realizacja zadań publicznych powiatu wykonywanych przez Starostwo Powiatowe w Jarzębogrodzie",
                    "Public tasks of the county carried out by the County Office in Jarzębogród",
                ),
                exclusions=("8.3",),
                surveillance_1_due=years_after(issued, 1),
                surveillance_2_due=years_after(issued, 2),
                notes=Text(
                    "8.3: starostwo nie projektuje usług, ich przebieg określają przepisy prawa",
                    "8.3: the office designs no services, their course is laid down by law",
                ),
            ),
        ],
        "milestones": [
            row(
                milestone="1",
                happened_on=at.day(-1000),
                kind="decision",
                text=Text(
                    "Zarząd powiatu postanowił wdrożyć system zarządzania jakością",
                    "The county board resolved to implement a quality management system",
                ),
                publish="yes",
            ),
            row(
                milestone="2",
                happened_on=at.day(-910),
                kind="documentation",
                text=Text("Wprowadzono dokumentację systemu", "The documentation of the system was put in force"),
                ref="{order-1}",
                publish="yes",
            ),
            row(
                milestone="3",
                happened_on=at.day(-905),
                kind="policy",
                text=Text("Ogłoszono politykę jakości", "The quality policy was announced"),
                ref="PJ",
                publish="yes",
            ),
            row(
                milestone="4",
                happened_on=at.day(-850),
                kind="training",
                text=Text(
                    "Przeszkolono pierwszych trzech auditorów wewnętrznych",
                    "The first three internal auditors were trained",
                ),
                publish="no",
            ),
            row(
                milestone="5",
                happened_on=at.day(-560),
                kind="audit",
                text=Text(
                    "Pierwszy audit wewnętrzny objął Wydział Organizacyjny",
                    "The first internal audit covered the Organisation Department",
                ),
                ref="{audit-or}",
                publish="no",
            ),
            row(
                milestone="6",
                happened_on=at.day(-518),
                kind="audit",
                text=Text(
                    "Audit certyfikujący zakończył się wnioskiem o przyznanie certyfikatu",
                    "The certification audit ended with a recommendation to certify",
                ),
                ref="{audit-cert}",
                publish="yes",
            ),
            row(
                milestone="7",
                happened_on=issued,
                kind="certificate",
                text=Text(
                    "Przyznano certyfikat na zgodność z PN-EN ISO 9001:2015-10",
                    "The certificate of conformity with PN-EN ISO 9001:2015-10 was granted",
                ),
                ref="{certificate}",
                publish="yes",
            ),
            row(
                milestone="8",
                happened_on=at.day(-159),
                kind="audit",
                text=Text(
                    "Pierwszy audit nadzoru potwierdził certyfikat",
                    "The first surveillance audit confirmed the certificate",
                ),
                ref="{audit-surveillance}",
                publish="yes",
            ),
        ],
    }
