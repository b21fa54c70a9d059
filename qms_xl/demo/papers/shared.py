"""Procedures that every department follows: complaints, requests and petitions, purchasing."""

from qms_xl.demo.paper import Papers
from qms_xl.model import Text

_PURPOSE = Text("Cel", "Purpose")
_SCOPE = Text("Zakres i odpowiedzialność", "Scope and responsibility")
_RECORDS = Text("Zapisy", "Records")

PAPERS: Papers = {
    "P-07": (
        (
            _PURPOSE,
            (
                Text(
                    "Rzetelnie i w terminie załatwiać skargi, wnioski i petycje oraz wyciągać z nich wnioski dla systemu.",
                    "To settle complaints, requests and petitions fairly and in time, and to learn from them.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Wszystkie wydziały. Rejestr prowadzi Wydział Organizacyjny.",
                    "All departments. The Organisation Department keeps the register.",
                ),
            ),
        ),
        (
            Text("Przyjęcie", "Receipt"),
            (
                Text(
                    "Pismo rejestruje się w dniu wpływu i kwalifikuje w ciągu siedmiu dni.",
                    "A letter is registered on the day it comes in and classified within seven days.",
                ),
            ),
        ),
        (
            Text("Załatwienie", "Settlement"),
            (
                Text(
                    "Skargę i wniosek załatwia się w ciągu miesiąca, petycję w ciągu trzech miesięcy.",
                    "A complaint or request is settled within a month, a petition within three months.",
                ),
                Text(
                    "Po skardze zasadnej zakłada się kartę niezgodności.",
                    "A justified complaint leads to a nonconformity card.",
                ),
            ),
        ),
        (
            Text("Ochrona danych", "Data protection"),
            (Text("Rejestr nie zawiera nazwisk osób skarżących.", "The register holds no names of complainants."),),
        ),
    ),
    "P-08": (
        (
            _PURPOSE,
            (Text("Kupować celowo, oszczędnie i przejrzyście.", "To buy purposefully, economically and openly."),),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Zakupy poniżej progu ustawowego. Odpowiada Naczelnik Wydziału Finansowego.",
                    "Purchases below the statutory threshold. The Head of Finance is responsible.",
                ),
            ),
        ),
        (
            Text("Rozeznanie rynku", "Market enquiry"),
            (
                Text(
                    "Zapytanie kieruje się do co najmniej trzech dostawców, wynik opisuje notatka.",
                    "An enquiry goes to at least three providers, a note describes its result.",
                ),
                Text(
                    "Odstępstwo wymaga uzasadnienia i zgody naczelnika.",
                    "An exception needs a reason and the head's consent.",
                ),
            ),
        ),
        (
            Text("Zlecenie i odbiór", "Order and acceptance"),
            (
                Text(
                    "Zlecenie podpisuje kierownik po sprawdzeniu środków.",
                    "The manager signs the order once the funds are checked.",
                ),
            ),
        ),
        (
            Text("Ocena dostawców", "Evaluation of providers"),
            (
                Text(
                    "Dostawców ocenia się co roku w skali od 1 do 5; poniżej 3 szuka się innego.",
                    "Providers are evaluated each year on a scale of 1 to 5; below 3 another one is sought.",
                ),
            ),
        ),
    ),
}
