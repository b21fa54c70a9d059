"""Units and people of the demo office."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar, years_after
from qms_xl.demo.notation import Records, Row, row
from qms_xl.model import Text


def _units(at: Calendar) -> list[Row]:
    start = at.day(-905)
    return [
        row(
            unit="CU",
            name=Text("Starostwo Powiatowe w Jarzębogrodzie", "County Office in Jarzębogród"),
            unit_type="whole",
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="KS",
            name=Text("Kierownictwo starostwa", "Office leadership"),
            unit_type="leadership",
            parent="CU",
            head=cast.HEAD,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="AB",
            name=Text("Wydział Architektury i Budownictwa", "Architecture and Construction Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_AB,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="FN",
            name=Text("Wydział Finansowy", "Finance Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_FN,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="GK",
            name=Text("Wydział Geodezji i Kartografii", "Land Survey and Mapping Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_GK,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="KM",
            name=Text("Wydział Komunikacji", "Vehicles and Drivers Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_KM,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="OR",
            name=Text("Wydział Organizacyjny", "Organisation Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_OR,
            in_scope="yes",
            in_scope_from=start,
        ),
        row(
            unit="OS",
            name=Text("Wydział Ochrony Środowiska", "Environment Department"),
            unit_type="department",
            parent="CU",
            head=cast.HEAD_OS,
            in_scope="yes",
            in_scope_from=start,
        ),
    ]


def _people(at: Calendar) -> list[Row]:
    first = at.day(-850)
    second = at.day(-110)
    return [
        row(
            person=cast.HEAD,
            position=Text("Starosta", "Head of the County"),
            unit="KS",
            email="starosta@jarzebogrod.example",
            roles=("top_management",),
        ),
        row(
            person=cast.DEPUTY,
            position=Text("Wicestarosta", "Deputy Head of the County"),
            unit="KS",
            email="wicestarosta@jarzebogrod.example",
            roles=("top_management",),
        ),
        row(
            person=cast.SECRETARY,
            position=Text("Sekretarz Powiatu, pełnomocnik ds. SZJ", "Secretary of the County, quality representative"),
            unit="KS",
            email="sekretarz@jarzebogrod.example",
            roles=("quality_representative", "process_owner"),
        ),
        row(
            person=cast.HEAD_AB,
            position=Text("Naczelnik Wydziału Architektury i Budownictwa", "Head of Architecture and Construction"),
            unit="AB",
            email="o.pszczelna@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.HEAD_FN,
            position=Text("Naczelnik Wydziału Finansowego", "Head of Finance"),
            unit="FN",
            email="k.sitowiec@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.HEAD_GK,
            position=Text(
                "Geodeta Powiatowy, Naczelnik Wydziału Geodezji i Kartografii",
                "County Surveyor, Head of Land Survey and Mapping",
            ),
            unit="GK",
            email="r.torfowski@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.HEAD_KM,
            position=Text("Naczelnik Wydziału Komunikacji", "Head of Vehicles and Drivers"),
            unit="KM",
            email="z.modrzyk@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.HEAD_OR,
            position=Text("Naczelnik Wydziału Organizacyjnego", "Head of Organisation"),
            unit="OR",
            email="l.wisnicz@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.HEAD_OS,
            position=Text("Naczelnik Wydziału Ochrony Środowiska", "Head of Environment"),
            unit="OS",
            email="z.kaliniec@jarzebogrod.example",
            roles=("process_owner",),
        ),
        row(
            person=cast.AUDITOR_OR,
            position=Text("główny specjalista ds. kontroli", "chief specialist for internal control"),
            unit="OR",
            email="s.debek@jarzebogrod.example",
            roles=("lead_auditor", "auditor"),
            auditor_qualified_on=first,
            auditor_valid_to=years_after(first, 3),
        ),
        row(
            person=cast.AUDITOR_FN,
            position=Text("inspektor ds. budżetu", "budget inspector"),
            unit="FN",
            email="i.klosowicz@jarzebogrod.example",
            roles=("lead_auditor", "auditor"),
            auditor_qualified_on=first,
            auditor_valid_to=years_after(first, 3),
        ),
        row(
            person=cast.AUDITOR_GK,
            position=Text("inspektor ds. zasobu geodezyjnego", "inspector of the survey archive"),
            unit="GK",
            email="g.wadolny@jarzebogrod.example",
            roles=("auditor",),
            auditor_qualified_on=first,
            auditor_valid_to=years_after(first, 3),
        ),
        row(
            person=cast.AUDITOR_AB,
            position=Text("inspektor ds. pozwoleń na budowę", "building permits inspector"),
            unit="AB",
            email="d.leszczak@jarzebogrod.example",
            roles=("auditor", "unit_coordinator"),
            auditor_qualified_on=second,
            auditor_valid_to=years_after(second, 3),
        ),
        row(
            person=cast.CLERK_KM,
            position=Text("inspektor ds. rejestracji pojazdów", "vehicle registration inspector"),
            unit="KM",
            email="c.paprocka@jarzebogrod.example",
            roles=("unit_coordinator",),
            aliases=("Celina Malwa",),
        ),
        row(
            person=cast.IT,
            position=Text("informatyk", "IT specialist"),
            unit="OR",
            email="h.olszan@jarzebogrod.example",
            roles=("expert",),
        ),
        row(
            person=cast.FORMER,
            position=Text("podinspektor ds. kancelarii", "registry clerk"),
            unit="OR",
            active_to=at.day(-240),
            notes=Text("przejście na emeryturę", "retired"),
        ),
    ]


def records(at: Calendar) -> Records:
    """Return the office's units and people."""
    return {"units": _units(at), "people": _people(at)}
