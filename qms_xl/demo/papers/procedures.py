"""Procedures of the system and the instruction for editors."""

from qms_xl.demo.paper import Papers
from qms_xl.model import Text

_PURPOSE = Text("Cel", "Purpose")
_SCOPE = Text("Zakres i odpowiedzialność", "Scope and responsibility")
_RECORDS = Text("Zapisy", "Records")

PAPERS: Papers = {
    "P-01": (
        (
            _PURPOSE,
            (
                Text(
                    "Zapewnić, że na każdym stanowisku używa się obowiązujących dokumentów, a zapisy są czytelne i odnajdywalne.",
                    "To make sure that every desk uses the documents in force, and that records are legible and can be found.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Dokumenty systemu, akty prawne i zapisy we wszystkich wydziałach. Odpowiada Sekretarz Powiatu.",
                    "Documents of the system, acts of law and records in all departments. The Secretary of the County is responsible.",
                ),
            ),
        ),
        (
            Text("Opracowanie i zatwierdzenie", "Preparation and approval"),
            (
                Text(
                    "Projekt opracowuje wydział, opiniuje pełnomocnik, zatwierdza starosta.",
                    "The department prepares the draft, the representative comments, the head of the county approves.",
                ),
                Text("Opracowujący i zatwierdzający to różne osoby.", "Author and approver are different people."),
            ),
        ),
        (
            Text("Wydania i zmiany", "Editions and changes"),
            (
                Text(
                    "Zmianę zgłasza się na formularzu F-01. Każde nowe wydanie ma opis zmian w rejestrze.",
                    "A change is requested on form F-01. Every new edition has its changes described in the register.",
                ),
                Text(
                    "Poprzednie wydanie wycofuje się w dniu poprzedzającym wejście w życie nowego.",
                    "The earlier edition is withdrawn on the day before the new one takes effect.",
                ),
                Text("Przegląd dokumentu odbywa się co 24 miesiące.", "A document is reviewed every 24 months."),
            ),
        ),
        (
            Text("Zapisy i akta spraw", "Records and case files"),
            (
                Text(
                    "Każda sprawa ma kartę w systemie obiegu dokumentów.",
                    "Every case has a card in the document system.",
                ),
                Text(
                    "Znak sprawy zawiera symbol klasy końcowej jednolitego rzeczowego wykazu akt (JRWA).",
                    "The case number contains the symbol of the final class of the file plan (JRWA).",
                ),
                Text("Kategorię archiwalną określa JRWA.", "The file plan gives the retention class."),
            ),
        ),
    ),
    "P-02": (
        (
            _PURPOSE,
            (
                Text(
                    "Ustalić, czy system jest zgodny z wymaganiami i skutecznie wdrożony.",
                    "To find out whether the system conforms to requirements and is effectively implemented.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Wszystkie wydziały i procesy, każdy co najmniej raz na trzy lata. Odpowiada pełnomocnik.",
                    "All departments and processes, each at least once in three years. The representative is responsible.",
                ),
            ),
        ),
        (
            Text("Program i zespół", "Programme and team"),
            (
                Text(
                    "Program zatwierdza starosta do końca grudnia.",
                    "The head of the county approves the programme by the end of December.",
                ),
                Text(
                    "Auditor nie audituje własnego wydziału ani dokumentu, którego jest właścicielem.",
                    "An auditor does not audit the own department or a document that they own.",
                ),
            ),
        ),
        (
            Text("Przygotowanie i przebieg", "Preparation and course"),
            (
                Text(
                    "Auditor wiodący ustala cel, zakres i kryteria oraz listę pytań (F-02) na siedem dni przed auditem.",
                    "The lead auditor sets objective, scope and criteria and the checklist (F-02) seven days before the audit.",
                ),
                Text(
                    "Audit zaczyna spotkanie otwierające, kończy zamykające.",
                    "An audit begins with an opening and ends with a closing meeting.",
                ),
            ),
        ),
        (
            Text("Ustalenia", "Findings"),
            (
                Text(
                    "Kategorie: niezgodność duża, niezgodność mała, spostrzeżenie, potencjał doskonalenia, dobra praktyka.",
                    "Grades: major nonconformity, minor nonconformity, observation, opportunity for improvement, good practice.",
                ),
                Text(
                    "Kierownik przyjmuje ustalenia do wiadomości w ciągu siedmiu dni.",
                    "The head acknowledges the findings within seven days.",
                ),
            ),
        ),
        (
            Text("Raport", "Report"),
            (
                Text(
                    "Raport wydaje się w ciągu 14 dni od zakończenia auditu.",
                    "The report is issued within 14 days of the end of the audit.",
                ),
                Text(
                    "Po niezgodności dużej planuje się audit sprawdzający.",
                    "After a major nonconformity a follow-up audit is planned.",
                ),
            ),
        ),
    ),
    "P-03": (
        (
            _PURPOSE,
            (
                Text(
                    "Usuwać niezgodności i ich przyczyny, tak aby nie wystąpiły ponownie.",
                    "To remove nonconformities and their causes, so that they do not recur.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Ustalenia z auditów, skarg, kontroli i samokontroli we wszystkich wydziałach.",
                    "Findings of audits, complaints, inspections and self-checks in all departments.",
                ),
            ),
        ),
        (
            Text("Zgłoszenie i korekcja", "Report and correction"),
            (
                Text(
                    "Niezgodność zgłasza każdy pracownik na karcie F-03.",
                    "Every employee reports a nonconformity on card F-03.",
                ),
                Text(
                    "Korekcja usuwa skutek w danym przypadku; wykonuje się ją niezwłocznie, najpóźniej w ciągu siedmiu dni.",
                    "A correction mends the case at hand; it is made at once, within seven days at the latest.",
                ),
            ),
        ),
        (
            Text("Przyczyna", "Cause"),
            (
                Text(
                    "Właściciel ustala przyczynę w ciągu 30 dni i sprawdza, czy podobny przypadek wystąpił gdzie indziej.",
                    "The owner finds the cause within 30 days and checks whether a similar case has occurred elsewhere.",
                ),
            ),
        ),
        (
            Text("Działanie korygujące", "Corrective action"),
            (
                Text(
                    "Działanie ma właściciela, termin i kryterium skuteczności.",
                    "An action has an owner, a date and a criterion of success.",
                ),
                Text(
                    "Zmiana terminu wymaga uzasadnienia i zgody pełnomocnika.",
                    "Moving the date needs a reason and the representative's consent.",
                ),
            ),
        ),
        (
            Text("Ocena skuteczności", "Evaluation of effectiveness"),
            (
                Text(
                    "Skuteczność ocenia inna osoba niż wykonawca, nie wcześniej niż po 30 dniach.",
                    "Effectiveness is evaluated by another person than the one who acted, after 30 days at the earliest.",
                ),
                Text(
                    "Po działaniu nieskutecznym otwiera się działanie następcze.",
                    "An ineffective action is followed by another one.",
                ),
            ),
        ),
    ),
    "I-01": (
        (
            Text("Redaktorzy", "Editors"),
            (
                Text(
                    "Treści publikują redaktorzy wskazani imiennie w każdym wydziale.",
                    "Content is published by editors named in each department.",
                ),
            ),
        ),
        (
            Text("Termin", "Term"),
            (
                Text(
                    "Zarządzenia i informacje publikuje się w ciągu trzech dni roboczych od podpisania.",
                    "Orders and information are published within three working days of signature.",
                ),
            ),
        ),
        (
            Text("Dostępność", "Accessibility"),
            (
                Text("Plik publikuje się jako tekst, nie jako skan.", "A file is published as text, not as a scan."),
                Text("Dane osobowe zasłania się trwale.", "Personal data are blotted out for good."),
            ),
        ),
    ),
}
