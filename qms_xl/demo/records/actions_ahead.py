"""Actions that no finding asked for: on risks, changes, feedback, by instruction."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, row
from qms_xl.model import Text


def records(at: Calendar) -> Records:
    """Return these actions."""
    return {
        "actions": [
            row(
                "deputies",
                action_type="improvement",
                origin="risk",
                origin_ref="{risk-term}",
                unit="AB",
                owner=cast.HEAD_AB,
                opened_on=at.day(-94),
                due_on=at.day(60),
                status="running",
                description=Text(
                    "Stałe zastępstwa i przekazywanie spraw protokołem przy odejściu z pracy",
                    "Standing deputies, and a record of handed-over cases when somebody leaves",
                ),
            ),
            row(
                "archive-scan",
                action_type="improvement",
                origin="risk",
                origin_ref="{risk-flood}",
                unit="GK",
                owner=cast.HEAD_GK,
                opened_on=at.day(-94),
                due_on=at.day(150),
                status="running",
                description=Text(
                    "Skanowanie operatów sprzed 1990 r. i przeniesienie oryginałów na pierwsze piętro",
                    "Scan the reports from before 1990 and move the originals to the first floor",
                ),
            ),
            row(
                "e-forms",
                action_type="improvement",
                origin="risk",
                origin_ref="{chance-forms}",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=at.day(-94),
                due_on=at.day(120),
                status="planned",
                description=Text(
                    "Formularze elektroniczne pięciu najczęstszych spraw",
                    "Electronic forms for the five most frequent cases",
                ),
            ),
            row(
                "system-training",
                action_type="improvement",
                origin="change",
                origin_ref="{change-system}",
                unit="OR",
                owner=cast.IT,
                opened_on=at.day(-24),
                due_on=at.day(-8),
                status="closed",
                description=Text(
                    "Szkolenie redaktorów i sekretariatów przed uruchomieniem nowej wersji",
                    "Training of editors and secretariats before the new version starts",
                ),
                done_on=at.day(-21),
                done_evidence=Text("lista obecności, 38 osób", "attendance list, 38 people"),
            ),
            row(
                "fees-alert",
                action_type="preventive",
                origin="change",
                origin_ref="{change-fees}",
                unit="KM",
                owner=cast.HEAD_KM,
                opened_on=at.day(-228),
                due_on=at.day(-190),
                status="closed",
                description=Text(
                    "Tabela opłat w systemie kasowym pobierana z jednego miejsca",
                    "Table of fees in the cash system taken from one place",
                ),
                done_on=at.day(-197),
                done_evidence=Text("protokół odbioru zmiany", "acceptance record of the change"),
                verify_due=at.day(-120),
                verified_on=at.day(-125),
                verified_by=cast.AUDITOR_FN,
                effectiveness="partly_effective",
                notes=Text(
                    "pozostała opłata za karty pojazdu zabytkowego", "the fee for vintage vehicles is still outside"
                ),
            ),
            row(
                "bike-stands",
                action_type="improvement",
                origin="feedback",
                origin_ref="{request-bikes}",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=at.day(-74),
                due_on=at.day(10),
                status="running",
                description=Text("Dwanaście stojaków rowerowych przy wejściu A", "Twelve bicycle stands at entrance A"),
            ),
            row(
                "map-phone",
                action_type="improvement",
                origin="feedback",
                origin_ref="{remark-map}",
                unit="GK",
                owner=cast.AUDITOR_GK,
                opened_on=at.day(-42),
                due_on=at.day(48),
                status="planned",
                description=Text(
                    "Mapa portalu geodezyjnego na telefony – zmiana w umowie utrzymania",
                    "Map of the survey portal for phones – a change in the maintenance contract",
                ),
            ),
            row(
                "signs",
                action_type="improvement",
                origin="management",
                unit="OR",
                owner=cast.HEAD_OR,
                opened_on=at.day(-155),
                due_on=at.day(-120),
                status="closed",
                description=Text(
                    "Nowe oznakowanie parteru, także w alfabecie Braille'a",
                    "New signs on the ground floor, also in Braille",
                ),
                done_on=at.day(-131),
                done_evidence=Text("protokół odbioru, zdjęcia", "acceptance record, photographs"),
            ),
            row(
                "kiosk",
                action_type="improvement",
                origin="management",
                unit="KM",
                owner=cast.HEAD_KM,
                opened_on=at.day(-180),
                due_on=at.day(-60),
                status="cancelled",
                description=Text(
                    "Infokiosk do samodzielnej rejestracji wizyt", "Kiosk where clients book a visit by themselves"
                ),
                extension_reason=Text(
                    "zastąpione rezerwacją przez internet ({queue-dealers})",
                    "replaced by booking on the web ({queue-dealers})",
                ),
            ),
        ],
    }
