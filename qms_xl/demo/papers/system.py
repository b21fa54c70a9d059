"""Orders, policy, manual and objectives."""

from qms_xl.demo.paper import Papers
from qms_xl.model import Text

PAPERS: Papers = {
    "Z-7": (
        (
            Text("Podstawa", "Basis"),
            (
                Text(
                    "Na podstawie art. 34 ust. 1 ustawy o samorządzie powiatowym zarządza się, co następuje.",
                    "Under art. 34 (1) of the Act on county self-government the following is ordered.",
                ),
            ),
        ),
        (
            Text("Wprowadzenie systemu", "The system is put in force"),
            (
                Text(
                    "W Starostwie Powiatowym w Jarzębogrodzie wprowadza się system zarządzania jakością zgodny z PN-EN ISO 9001:2015-10.",
                    "A quality management system conforming to ISO 9001:2015 is put in force in the County Office in Jarzębogród.",
                ),
            ),
        ),
        (
            Text("Zakres", "Scope"),
            (
                Text(
                    "System obejmuje wszystkie wydziały starostwa i zadania publiczne powiatu, które one wykonują. Nie stosuje się punktu 8.3 normy.",
                    "The system covers all departments of the office and the public tasks of the county that they carry out. Clause 8.3 of the standard is not applied.",
                ),
            ),
        ),
        (
            Text("Pełnomocnik", "Representative"),
            (
                Text(
                    "Pełnomocnikiem ds. systemu zarządzania jakością jest Sekretarz Powiatu.",
                    "The Secretary of the County is the quality representative.",
                ),
            ),
        ),
        (
            Text("Dokumentacja", "Documentation"),
            (
                Text(
                    "Wprowadza się politykę jakości, księgę jakości, procedury P-01 do P-09, formularze i karty spraw.",
                    "The quality policy, the quality manual, procedures P-01 to P-09, forms and service cards are put in force.",
                ),
            ),
        ),
        (
            Text("Audity", "Audits"),
            (
                Text(
                    "Program auditów na każdy rok zatwierdza starosta do 31 grudnia roku poprzedniego.",
                    "The head of the county approves the audit programme of each year by 31 December of the year before.",
                ),
            ),
        ),
        (
            Text("Działania", "Actions"),
            (
                Text(
                    "Naczelnicy wydziałów odpowiadają za terminowe wykonanie działań korygujących.",
                    "Heads of departments are responsible for carrying out corrective actions in time.",
                ),
            ),
        ),
        (
            Text("Przegląd zarządzania", "Management review"),
            (
                Text(
                    "Przegląd zarządzania odbywa się co roku w marcu i obejmuje poprzedni rok kalendarzowy. Zwołuje go starosta.",
                    "The management review is held each year in March and covers the calendar year before. The head of the county convenes it.",
                ),
            ),
        ),
        (
            Text("Wejście w życie", "Entry into force"),
            (
                Text(
                    "Zarządzenie podlega publikacji w Biuletynie Informacji Publicznej.",
                    "This order is published in the public bulletin.",
                ),
            ),
        ),
    ),
    "Z-21": (
        (
            Text("Zmiany", "Changes"),
            (
                Text(
                    "Wprowadza się drugie wydania polityki jakości, księgi jakości, procedury P-02 i formularza F-02.",
                    "Second editions of the quality policy, the quality manual, procedure P-02 and form F-02 are put in force.",
                ),
                Text(
                    "Poprzednie wydania wycofuje się z użycia z dniem poprzedzającym wejście w życie nowych.",
                    "The earlier editions are withdrawn on the day before the new ones take effect.",
                ),
            ),
        ),
        (
            Text("Obowiązki", "Duties"),
            (
                Text(
                    "Naczelnicy wydziałów zapoznają pracowników ze zmianami w ciągu 14 dni i usuwają wydruki poprzednich wydań.",
                    "Heads of departments acquaint their staff with the changes within 14 days and remove printouts of earlier editions.",
                ),
            ),
        ),
        (
            Text("Wejście w życie", "Entry into force"),
            (
                Text(
                    "Zarządzenie podlega publikacji w Biuletynie Informacji Publicznej.",
                    "This order is published in the public bulletin.",
                ),
            ),
        ),
    ),
    "PJ": (
        (
            Text("Nasza misja", "Our mission"),
            (
                Text(
                    "Sprawny, życzliwy i przejrzysty urząd, który załatwia sprawy mieszkańców powiatu zgodnie z prawem.",
                    "An efficient, kind and open office that settles the affairs of the county's residents under the law.",
                ),
            ),
        ),
        (
            Text("Nasze cele", "Our goals"),
            (
                Text(
                    "Sprawy załatwiane w terminie i bez zbędnej wizyty.",
                    "Cases settled in time and without a needless visit.",
                ),
                Text(
                    "System, który uczy się na błędach: każda niezgodność ma przyczynę, właściciela i termin.",
                    "A system that learns from errors: every nonconformity has a cause, an owner and a date.",
                ),
            ),
        ),
        (
            Text("Zobowiązujemy się", "We commit ourselves"),
            (
                Text(
                    "do spełniania wymagań prawa i uzasadnionych oczekiwań klientów,",
                    "to meeting the requirements of law and the justified expectations of clients,",
                ),
                Text("do rzetelnej i szybkiej informacji publicznej,", "to sound and swift public information,"),
                Text(
                    "do dostępności usług dla osób ze szczególnymi potrzebami,",
                    "to services accessible to people with special needs,",
                ),
                Text(
                    "do ciągłego doskonalenia systemu zarządzania jakością.",
                    "to continual improvement of the quality management system.",
                ),
            ),
        ),
        (
            Text("Odpowiedzialność", "Responsibility"),
            (
                Text(
                    "Politykę zna i stosuje każdy pracownik. Jej aktualność ocenia się na każdym przeglądzie zarządzania.",
                    "Every employee knows and applies the policy. Whether it is still suitable is judged at every management review.",
                ),
            ),
        ),
    ),
    "KJ": (
        (
            Text("Starostwo i jego kontekst", "The office and its context"),
            (
                Text(
                    "Starostwo Powiatowe w Jarzębogrodzie obsługuje 58 tysięcy mieszkańców siedmiu gmin. Czynniki wewnętrzne i zewnętrzne oraz wymagania stron zainteresowanych zawiera rejestr kontekstu, przeglądany raz w roku.",
                    "The County Office in Jarzębogród serves 58 thousand residents of seven municipalities. Internal and external issues and the requirements of interested parties stand in the context register, which is gone through once a year.",
                ),
                Text(
                    "W kontekście uwzględniono zmianę klimatu: gwałtowne zjawiska pogodowe zwiększają liczbę spraw i zagrażają archiwum.",
                    "Climate change is part of the context: extreme weather brings more cases and threatens the archive.",
                ),
            ),
        ),
        (
            Text("Zakres systemu", "Scope of the system"),
            (
                Text(
                    "Realizacja zadań publicznych powiatu wykonywanych przez starostwo i sześć jednostek: DPS, PCPR, PPP, PUP, ZDP, ZS.",
                    "Public tasks of the county carried out by the office and six units: DPS, PCPR, PPP, PUP, ZDP, ZS.",
                ),
                Text(
                    "Wyłączenie: 8.3 Projektowanie i rozwój. Przebieg usług określają przepisy prawa, starostwo ich nie projektuje.",
                    "Not applied: 8.3 Design and development. The course of services is laid down by law, the office does not design them.",
                ),
            ),
        ),
        (
            Text("Przywództwo", "Leadership"),
            (
                Text(
                    "Starosta ustala politykę i cele, zapewnia zasoby i przewodniczy przeglądom zarządzania.",
                    "The head of the county sets policy and objectives, provides resources and chairs the management reviews.",
                ),
                Text(
                    "Role i uprawnienia określają regulamin organizacyjny, zakresy czynności i rejestr osób.",
                    "Roles and authorities are laid down in the rules of organisation, job descriptions and the register of people.",
                ),
            ),
        ),
        (
            Text("Procesy", "Processes"),
            (
                Text(
                    "Wyróżniono procesy zarządcze Z1, Z2, główne G1–G10 i wspomagające W1–W4. Każdy ma właściciela, mierniki i ryzyka.",
                    "There are management processes Z1 and Z2, core processes G1–G10 and support processes W1–W4. Each has an owner, indicators and risks.",
                ),
                Text(
                    "Powiązania procesów przedstawia mapa w załączniku.",
                    "The map in the annex shows how the processes interact.",
                ),
            ),
        ),
        (
            Text("Zasoby, kompetencje, komunikacja", "Resources, competence, communication"),
            (
                Text(
                    "Skuteczność szkoleń ocenia się po trzech miesiącach. Informacje o systemie publikuje się w intranecie i BIP.",
                    "The effectiveness of training is evaluated after three months. Information about the system is published on the intranet and in the public bulletin.",
                ),
            ),
        ),
        (
            Text("Ocena i doskonalenie", "Evaluation and improvement"),
            (
                Text(
                    "Mierniki omawia się co kwartał na naradzie naczelników, system – na przeglądzie zarządzania w marcu.",
                    "Indicators are discussed each quarter at the heads' meeting, the system at the management review in March.",
                ),
            ),
        ),
    ),
    "CJ": (
        (
            Text("Zasady", "Principles"),
            (
                Text(
                    "Każdy proces ma co najmniej jeden cel; właściciel procesu odpowiada za jego realizację.",
                    "Each process has at least one objective; the process owner is responsible for it.",
                ),
                Text(
                    "Cele wynikają z polityki jakości i z decyzji przeglądu zarządzania.",
                    "The objectives follow from the quality policy and from the decisions of the management review.",
                ),
            ),
        ),
        (
            Text("Cele", "Objectives"),
            (
                Text(
                    "Działania po auditach i skargach wykonywane w terminie (Z1).",
                    "Actions after audits and complaints done in time (Z1).",
                ),
                Text("Krótsze oczekiwanie na rejestrację pojazdu (G1).", "Shorter wait for vehicle registration (G1)."),
                Text(
                    "Pozwolenia na budowę wydawane w terminie 65 dni (G2).",
                    "Building permits issued within 65 days (G2).",
                ),
                Text(
                    "Operaty weryfikowane przed upływem siedmiu dni roboczych (G3).",
                    "Survey reports verified in less than seven working days (G3).",
                ),
                Text("Decyzje środowiskowe bez zwłoki (G4).", "Environmental decisions without delay (G4)."),
                Text(
                    "Szybka publikacja zarządzeń i informacji w BIP (W1).",
                    "Swift publication of orders and information (W1).",
                ),
                Text(
                    "Elektroniczna obsługa umów i faktur (W2).", "Electronic handling of contracts and invoices (W2)."
                ),
            ),
        ),
        (
            Text("Pomiar", "Measurement"),
            (
                Text(
                    "Wartości docelowe i pomiary zawiera rejestr celów; wyniki omawia się na naradach i na przeglądzie zarządzania.",
                    "Targets and measurements stand in the register of objectives; results are discussed at meetings and at the management review.",
                ),
            ),
        ),
    ),
}
