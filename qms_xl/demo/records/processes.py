"""The processes of the demo office."""

from qms_xl.demo import cast
from qms_xl.demo.calendar import Calendar
from qms_xl.demo.notation import Records, Row, row
from qms_xl.demo.tabled import table, words
from qms_xl.model import Text


def _tabled() -> list[Row]:
    """Return the processes of the departments that joined the system after the first ones."""
    rows = []
    for code, kind, unit, units, doc, clauses, *texts in table("processes"):
        told = [Text(*texts[place : place + 2]) for place in range(0, 10, 2)]
        rows.append(
            row(
                process=code,
                name=told[0],
                process_type=kind,
                owner=cast.head_of(unit),
                purpose=told[1],
                inputs=told[2],
                outputs=told[3],
                customer=told[4],
                clauses=words(clauses),
                units=words(units),
                doc=doc,
            )
        )
    return rows


def records(at: Calendar) -> Records:
    """Return the processes: of management, core ones, and those that support them."""
    return {
        "processes": [
            row(
                process="Z1",
                name=Text("Zarządzanie i doskonalenie SZJ", "Management and improvement of the QMS"),
                process_type="management",
                owner=cast.SECRETARY,
                purpose=Text(
                    "Utrzymanie zgodności i skuteczności systemu oraz jego stałe doskonalenie",
                    "To keep the system conforming and effective and to improve it continually",
                ),
                inputs=Text(
                    "wyniki auditów, skargi, mierniki, zmiany przepisów",
                    "audit results, complaints, indicators, changes of law",
                ),
                outputs=Text(
                    "decyzje z przeglądu zarządzania, działania, cele jakości",
                    "review decisions, actions, quality objectives",
                ),
                customer=Text("kierownictwo i pracownicy starostwa", "leadership and staff of the office"),
                clauses=(
                    "4.1",
                    "4.2",
                    "4.3",
                    "4.4",
                    "5.1",
                    "5.2",
                    "5.3",
                    "6.1",
                    "6.2",
                    "6.3",
                    "9.2",
                    "9.3",
                    "10.1",
                    "10.2",
                    "10.3",
                ),
                units=("KS", "OR"),
                doc="KJ",
            ),
            row(
                process="G1",
                name=Text("Rejestracja pojazdów i uprawnienia kierowców", "Vehicle registration and driving licences"),
                process_type="core",
                owner=cast.HEAD_KM,
                purpose=Text(
                    "Rejestracja pojazdu i wydanie dokumentów podczas jednej wizyty",
                    "To register a vehicle and issue its papers in one visit",
                ),
                inputs=Text(
                    "wniosek z załącznikami, dane CEPiK",
                    "application with annexes, data of the national vehicle register",
                ),
                outputs=Text(
                    "dowód rejestracyjny, tablice, prawo jazdy, decyzja",
                    "registration certificate, plates, driving licence, decision",
                ),
                customer=Text("właściciele pojazdów, kierowcy, dealerzy", "vehicle owners, drivers, dealers"),
                clauses=("8.1", "8.2", "8.5", "8.6", "8.7"),
                units=("KM",),
                doc="P-04",
            ),
            row(
                process="G2",
                name=Text("Pozwolenia na budowę i zgłoszenia robót", "Building permits and notices of works"),
                process_type="core",
                owner=cast.HEAD_AB,
                purpose=Text(
                    "Rozstrzygnięcie sprawy zgodnie z prawem budowlanym i w ustawowym terminie",
                    "To decide the case under the Construction Law and within its term",
                ),
                inputs=Text("wniosek, projekt budowlany, uzgodnienia", "application, construction design, approvals"),
                outputs=Text(
                    "decyzja, zaświadczenie o braku sprzeciwu, wpis do RWDZ",
                    "decision, certificate of no objection, entry in the national register of applications",
                ),
                customer=Text("inwestorzy, projektanci", "investors, designers"),
                clauses=("8.1", "8.2", "8.5", "8.6"),
                units=("AB",),
                doc="P-05",
            ),
            row(
                process="G3",
                name=Text("Obsługa zasobu geodezyjnego i kartograficznego", "Running the land survey archive"),
                process_type="core",
                owner=cast.HEAD_GK,
                purpose=Text(
                    "Aktualny zasób oraz sprawna obsługa zgłoszeń prac geodezyjnych",
                    "An archive kept up to date and swift handling of notified survey works",
                ),
                inputs=Text(
                    "zgłoszenie prac, operat techniczny, wniosek o udostępnienie",
                    "notice of works, technical report, request for materials",
                ),
                outputs=Text(
                    "protokół weryfikacji, materiały zasobu, wypisy i wyrysy",
                    "verification record, archive materials, extracts and plans",
                ),
                customer=Text("geodeci, właściciele nieruchomości, gminy", "surveyors, land owners, municipalities"),
                clauses=("7.1", "8.1", "8.2", "8.5"),
                units=("GK",),
                doc="P-06",
            ),
            row(
                process="G4",
                name=Text("Decyzje w ochronie środowiska", "Environmental decisions"),
                process_type="core",
                owner=cast.HEAD_OS,
                purpose=Text(
                    "Wydawanie zezwoleń i decyzji chroniących środowisko powiatu",
                    "To issue the permits and decisions that protect the county's environment",
                ),
                inputs=Text(
                    "wniosek, karta informacyjna, opinie organów",
                    "application, information sheet, opinions of other bodies",
                ),
                outputs=Text(
                    "decyzja, zezwolenie, wpis do publicznie dostępnego wykazu",
                    "decision, permit, entry in the public list of environmental data",
                ),
                customer=Text("przedsiębiorcy, rolnicy, mieszkańcy", "businesses, farmers, residents"),
                clauses=("8.1", "8.2", "8.5"),
                units=("OS",),
                doc="P-09",
            ),
            row(
                process="W1",
                name=Text("Obsługa organizacyjna i informacja publiczna", "Office services and public information"),
                process_type="support",
                owner=cast.HEAD_OR,
                purpose=Text(
                    "Sprawny obieg spraw, rzetelna informacja w BIP, załatwianie skarg i wniosków",
                    "Swift circulation of cases, sound public information, handling of complaints and requests",
                ),
                inputs=Text(
                    "przesyłki, informacje od wydziałów, skargi",
                    "incoming mail, information from the departments, complaints",
                ),
                outputs=Text(
                    "zarejestrowana sprawa, publikacja w BIP, odpowiedź na skargę",
                    "registered case, publication in the public bulletin, answer to a complaint",
                ),
                customer=Text("mieszkańcy, wydziały starostwa", "residents, departments of the office"),
                clauses=("7.2", "7.3", "7.4", "7.5", "9.1"),
                units=("OR",),
                doc="P-07",
            ),
            row(
                process="W2",
                name=Text("Finanse i zakupy", "Finance and purchasing"),
                process_type="support",
                owner=cast.HEAD_FN,
                purpose=Text(
                    "Celowe i oszczędne zakupy oraz terminowe płatności",
                    "Purposeful and economical purchases, payments in time",
                ),
                inputs=Text("wniosek o zakup, oferty, faktury", "purchase request, offers, invoices"),
                outputs=Text(
                    "umowa, zlecenie, opłacona faktura, ocena dostawcy",
                    "contract, order, paid invoice, evaluation of the provider",
                ),
                customer=Text("wydziały starostwa, dostawcy", "departments of the office, providers"),
                clauses=("7.1", "8.4"),
                units=("FN", "OR", "RP"),
                doc="P-08",
            ),
            *_tabled(),
        ]
    }
