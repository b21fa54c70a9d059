"""Procedures of the services."""

from qms_xl.demo.paper import Papers
from qms_xl.model import Text

_PURPOSE = Text("Cel", "Purpose")
_SCOPE = Text("Zakres i odpowiedzialność", "Scope and responsibility")
_RECORDS = Text("Zapisy", "Records")

PAPERS: Papers = {
    "P-04": (
        (
            _PURPOSE,
            (
                Text(
                    "Zarejestrować pojazd zgodnie z prawem, podczas jednej wizyty.",
                    "To register a vehicle under the law, in one visit.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Rejestracja pojazdów nowych, używanych i sprowadzonych. Odpowiada Naczelnik Wydziału Komunikacji.",
                    "Registration of new, used and imported vehicles. The Head of Vehicles and Drivers is responsible.",
                ),
            ),
        ),
        (
            Text("Informacja dla klienta", "Information for clients"),
            (
                Text(
                    "Opłaty i załączniki podaje karta sprawy KS-KM-01, aktualizowana w dniu zmiany przepisów.",
                    "Fees and annexes stand in service card KS-KM-01, brought up to date on the day the law changes.",
                ),
            ),
        ),
        (
            Text("Przyjęcie wniosku", "Accepting the application"),
            (
                Text(
                    "Średni czas oczekiwania nie przekracza 30 minut; mierzy go system kolejkowy.",
                    "The average waiting time does not exceed 30 minutes; the queue system measures it.",
                ),
                Text(
                    "Przyjmujący sprawdza tożsamość, dowód własności, ubezpieczenie i badanie techniczne.",
                    "The clerk checks identity, proof of ownership, insurance and the technical inspection.",
                ),
                Text(
                    "Przyjmujący podpisuje listę kontrolną i dołącza ją do akt.",
                    "The clerk signs the checklist and adds it to the file.",
                ),
            ),
        ),
        (
            Text("Rejestracja", "Registration"),
            (
                Text(
                    "Dane porównuje się z CEPiK, rozbieżności wyjaśnia przed wydaniem dokumentu.",
                    "Data are compared with the national vehicle register, differences are cleared up before a document is issued.",
                ),
                Text(
                    "O dokumencie do odbioru zawiadamia SMS.",
                    "A text message tells the client that the document is ready.",
                ),
            ),
        ),
        (
            _RECORDS,
            (
                Text(
                    "Akta pojazdu, lista kontrolna, książka druków ścisłego zarachowania.",
                    "Vehicle file, checklist, book of numbered forms.",
                ),
            ),
        ),
    ),
    "P-05": (
        (
            _PURPOSE,
            (
                Text(
                    "Rozstrzygać o pozwoleniu na budowę zgodnie z prawem i w terminie.",
                    "To decide on building permits under the law and in time.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Pozwolenia, zgłoszenia, rejestr wniosków i decyzji. Odpowiada Naczelnik Wydziału Architektury i Budownictwa.",
                    "Permits, notices, register of applications and decisions. The Head of Architecture and Construction is responsible.",
                ),
            ),
        ),
        (
            Text("Prowadzenie sprawy", "Handling a case"),
            (
                Text(
                    "Wniosek sprawdza się pod względem formalnym w ciągu 14 dni.",
                    "An application is checked for completeness within 14 days.",
                ),
                Text("O wszystkie braki wzywa się jednym pismem.", "All missing papers are asked for in one letter."),
                Text("Z oględzin sporządza się notatkę.", "A note is made of every site visit."),
                Text(
                    "Decyzję wydaje się w ciągu 65 dni od złożenia wniosku.",
                    "The decision is issued within 65 days of the application.",
                ),
            ),
        ),
        (
            Text("Nadzór nad terminami", "Watching the terms"),
            (
                Text(
                    "Naczelnik co tydzień przegląda sprawy starsze niż 45 dni.",
                    "Each week the head goes through cases older than 45 days.",
                ),
            ),
        ),
        (
            Text("Rejestr", "Register"),
            (
                Text(
                    "Wpis do RWDZ następuje najpóźniej w następnym dniu roboczym.",
                    "The entry in the national register is made on the next working day at the latest.",
                ),
            ),
        ),
    ),
    "P-06": (
        (
            _PURPOSE,
            (
                Text(
                    "Utrzymać aktualny zasób i sprawnie obsługiwać geodetów.",
                    "To keep the archive up to date and serve surveyors swiftly.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Zgłoszenia prac, operaty, udostępnianie materiałów. Odpowiada Geodeta Powiatowy.",
                    "Notices of works, reports, access to materials. The County Surveyor is responsible.",
                ),
            ),
        ),
        (
            Text("Zgłoszenie prac", "Notice of works"),
            (
                Text(
                    "Zgłoszenie przyjmuje portal; materiały udostępnia się w ciągu pięciu dni roboczych.",
                    "The portal takes the notice; materials are provided within five working days.",
                ),
            ),
        ),
        (
            Text("Weryfikacja operatu", "Verification of a report"),
            (
                Text(
                    "Weryfikator odnotowuje datę wpływu i wynik.",
                    "The verifier enters the date of receipt and the result.",
                ),
                Text(
                    "Weryfikacja trwa najwyżej siedem dni roboczych.", "Verification takes seven working days at most."
                ),
            ),
        ),
        (
            Text("Błędy operatów", "Errors in reports"),
            (
                Text(
                    "Błędy zestawia się co kwartał i omawia z geodetami.",
                    "Errors are listed each quarter and discussed with the surveyors.",
                ),
            ),
        ),
        (
            Text("Archiwum", "Archive"),
            (
                Text("Wilgotność i temperaturę odczytuje się codziennie.", "Humidity and temperature are read daily."),
                Text(
                    "Każde wydanie i zwrot operatu wpisuje się tego samego dnia.",
                    "Every loan and return of a report is entered on the same day.",
                ),
            ),
        ),
    ),
    "P-09": (
        (
            _PURPOSE,
            (
                Text(
                    "Wydawać decyzje środowiskowe zgodnie z prawem i z udziałem stron.",
                    "To issue environmental decisions under the law and with the parties taking part.",
                ),
            ),
        ),
        (
            _SCOPE,
            (
                Text(
                    "Zezwolenia, decyzje, publicznie dostępny wykaz danych. Odpowiada Naczelnik Wydziału Ochrony Środowiska.",
                    "Permits, decisions, the public list of data. The Head of Environment is responsible.",
                ),
            ),
        ),
        (
            Text("Prowadzenie sprawy", "Handling a case"),
            (
                Text("Terminy prowadzi się we wspólnym terminarzu.", "Terms are kept in one calendar."),
                Text(
                    "O przedłużeniu terminu zawiadamia się strony, podając przyczynę i nowy termin.",
                    "The parties are told of an extended term, its reason and the new date.",
                ),
            ),
        ),
        (
            Text("Wykaz", "Public list"),
            (
                Text(
                    "Kartę w wykazie zakłada się w ciągu trzech dni od decyzji.",
                    "The entry in the list is made within three days of the decision.",
                ),
            ),
        ),
    ),
}
