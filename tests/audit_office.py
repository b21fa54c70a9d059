"""A city office and a county office with audits, as text tables: what the audit report is tried on."""

POLISH = """
as_of 2026-11-20
audit_programmes
| programme | year | status | objective | norm |
| PA-2026 | 2026 | w realizacji | Ocena zgodności i skuteczności SZJ | PN-EN ISO 9001:2015-10 |
audits
| audit | audit_type | units | planned_from | planned_to | status | programme | objective | scope | criteria | lead_auditor | auditors | documents | processes | clauses | auditees | place | method | opened_at | closed_at | held_from | held_to | course | strengths | obstacles | not_covered | diverging_opinions | conclusion | fulfilment | report_no | reported_on | report_to | client | case_no |
| AW-2025-03 | wewnętrzny | KM | 2025-05-12 | 2025-05-12 | zamknięty | PA-2025 | Zgodność | KM | PO-01 | Anna Nowak | Jan Kowalski | PO-01 | | | Ewa Zielińska | | na miejscu | | | 2025-05-12 | 2025-05-12 | | | | | | Zgodne | spełnione z uwagami | 3/2025 | 2025-05-20 | | | |
| AW-2026-01 | wewnętrzny | KM; OR | 2026-10-05 | 2026-10-06 | raport wydany | PA-2026 | Ocena, czy rejestracja pojazdów i obieg dokumentów przebiegają zgodnie z procedurami oraz czy działania po audicie z 2025 r. są skuteczne. | Rejestracja pojazdów od przyjęcia wniosku do wydania dowodu rejestracyjnego; nadzór nad dokumentami w Wydziale Organizacyjnym. | PN-EN ISO 9001:2015-10, procedury wymienione niżej, ustawa – Prawo o ruchu drogowym. | Anna Nowak | Jan Kowalski; Maria Wiśniewska-Brzęczyszczykiewicz | PO-01; PO-07; PRD | P2 | 7.5.3; 8.5.1; 9.1.2 | Ewa Zielińska; Piotr Wójcik; Tomasz Lewandowski | Urząd Miasta, ul. Rynek 1, pok. 12 | na miejscu | 2026-10-05 | 2026-10-06 | 2026-10-05 | 2026-10-06 | "Audit przebiegł zgodnie z planem. Rozmawiano z pracownikami na stanowiskach, przejrzano 24 sprawy z 2026 r. i rejestr skarg.\\nDostęp do systemu CEPiK zapewniono na cały czas auditu." | Zaangażowanie pracowników; przejrzyste poradniki dla interesantów. | brak | Archiwum zakładowe (remont). | | System jest skuteczny w obszarze rejestracji pojazdów; nadzór nad wydaniami formularzy wymaga poprawy. | spełnione z uwagami | 1/2026 | 2026-10-16 | Prezydent Miasta; pełnomocnik ds. SZJ; kierownicy komórek auditowanych | | OR.0142.3.2026 |
| AW-2026-02 | wewnętrzny pozaplanowy | KM | 2026-11-02 | | przeprowadzony | | | | | | | | | | | | | | | 2026-11-02 | 2026-11-02 | | | | | | | | | | | | |
| AZ-2026-01 | nadzoru | KM; OR | 2026-06-10 | | raport wydany | | | | | Jan Obcy | | | | | | | | | | 2026-06-10 | 2026-06-10 | | | | | | | | 77/26 | | | | |
audit_questions
| audit | no | question | unit | doc | clause | auditor | result | evidence | finding |
| AW-2026-01 | 1 | Czy wnioski rejestruje się w dniu wpływu i czy interesant otrzymuje potwierdzenie? | KM | PO-01 | 8.5.1 | Anna Nowak | zgodne | 24 z 24 spraw z 2026 r. | |
| AW-2026-01 | 2 | Czy na stanowiskach używa się obowiązujących wydań formularzy? | KM | PO-07 | 7.5.3 | Anna Nowak | niezgodne | 3 z 10 stanowisk: formularz F-02 w wydaniu 2 zamiast 3 | U-2026-001 |
| AW-2026-01 | 3 | Czy wyniki badania satysfakcji omówiono z pracownikami? | | | 9.1.2 | Jan Kowalski | spostrzeżenie | notatka z narady z 12.05.2026 r. | U-2026-003 |
| AW-2026-01 | 4 | Czy kopie nadzorowane są oznaczone? | OR | PO-07 | 7.5.3 | Jan Kowalski | niezgodne | egz. nr 4 bez oznaczenia | U-2026-002 |
| AW-2026-01 | 5 | Czy archiwum jest zabezpieczone przed dostępem osób nieupoważnionych? | OR | | 7.5.3 | Jan Kowalski | | | |
| AW-2026-01 | 6 | Czy termin załatwienia sprawy jest dotrzymywany? | KM | PO-01 | 8.5.1 | Anna Nowak | zgodne | raport z systemu za III kwartał 2026 r. | |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade | owner | reported_by | doc | clause | requirement | evidence | correction | correction_due | correction_done | cause_category | cause | similar_checked | action_needed | no_action_reason | accepted_by | accepted_on | evaluation | closed_on | closed_by |
| U-2025-011 | audit wewnętrzny | AW-2025-03 | 2025-05-12 | KM | Brak potwierdzenia przeszkolenia nowego pracownika. | zamknięte | niezgodność mała | Ewa Zielińska | Anna Nowak | PO-01 | 7.2 | | brak zaświadczenia | szkolenie | 2025-05-19 | 2025-05-18 | | | | tak | | | | skuteczne | 2025-09-01 | Anna Nowak |
| U-2025-012 | audit wewnętrzny | AW-2025-03 | 2025-05-12 | KM | Instrukcja stanowiskowa bez daty przeglądu. | w realizacji | spostrzeżenie | Ewa Zielińska | Anna Nowak | | | | | | | | | | | | | | | | | |
| U-2026-001 | audit wewnętrzny | AW-2026-01 | 2026-10-05 | KM | Na trzech stanowiskach obsługi interesantów używano nieaktualnego wydania formularza wniosku o rejestrację pojazdu. | w realizacji | niezgodność duża | Ewa Zielińska | Anna Nowak | PO-07 | 7.5.3 | Procedura PO-07, pkt 4.2: na stanowiskach pracy znajdują się wyłącznie obowiązujące wydania formularzy. | Stanowiska nr 3, 5 i 8: formularz F-02, wydanie 2 (obowiązuje wydanie 3 od 01.07.2026 r.). | Wymiana formularzy na stanowiskach. | 2026-10-12 | 2026-10-09 | brak lub luka w procedurze | Procedura nie wskazuje, kto wycofuje papierowe zapasy formularzy. | tak | tak | | Ewa Zielińska | 2026-10-08 | | | |
| U-2026-002 | audit wewnętrzny | AW-2026-01 | 2026-10-06 | OR | Egzemplarz nadzorowany nr 4 księgi zarządzania procesami nie ma oznaczenia. | plan działań | niezgodność mała | Tomasz Lewandowski | Jan Kowalski | PO-07 | 7.5.3 | | Egzemplarz nr 4, pok. 112. | Oznaczenie egzemplarza. | 2026-10-10 | | | | | nie | Jednostkowe przeoczenie, pozostałe 11 egzemplarzy oznaczono. | | | | | |
| U-2026-003 | audit wewnętrzny | | 2026-10-05 | KM | Wyniki badania satysfakcji omówiono tylko z częścią pracowników. | zgłoszone | spostrzeżenie | | Jan Kowalski | | 9.1.2 | | notatka z narady z 12.05.2026 r. | | | | | | | | | | | | | |
| U-2026-004 | audit wewnętrzny | AW-2026-01 | 2026-10-06 | OR | Powiadamianie o nowych wydaniach dokumentów przez system elektronicznego zarządzania dokumentacją. | zgłoszone | potencjał doskonalenia | | Jan Kowalski | | | | | | | | | | | | | | | | | |
| U-2026-005 | audit wewnętrzny | AW-2026-01 | 2026-10-05 | KM | Poradniki dla interesantów z terminami i opłatami na jednej stronie. | zgłoszone | dobra praktyka | | Anna Nowak | | | | Poradnik KM-1. | | | | | | | | | | | | | |
| U-2026-006 | audit wewnętrzny | AW-2026-01 | 2026-10-06 | OR | Wpis omyłkowy. | anulowane | niezgodność mała | | Anna Nowak | | | | | | | | | | | | | | | | | |
| U-2026-007 | skarga | S-1 | 2026-10-06 | KM | Skarga na kolejkę. | zgłoszone | niezgodność mała | | | | | | | | | | | | | | | | | | | |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status | unit | success_criterion | done_on | done_evidence | verified_on | verified_by | effectiveness |
| D-2026-001 | korygujące | ustalenie (niezgodność) | U-2026-001 | Uzupełnienie procedury PO-07 o odpowiedzialność za wycofywanie papierowych zapasów formularzy i przeszkolenie pracowników. | Ewa Zielińska | 2026-10-08 | 2026-11-30 | w realizacji | KM | Brak nieaktualnych formularzy w dwóch kolejnych przeglądach stanowisk. | | | | | |
| D-2026-002 | doskonalące | ustalenie (niezgodność) | U-2026-004 | Analiza możliwości systemu EZD. | Tomasz Lewandowski | 2026-10-20 | 2026-12-31 | zaplanowane | OR | | | | | | |
| D-2026-003 | korygujące | ustalenie (niezgodność) | U-2026-002 | Anulowane działanie. | Tomasz Lewandowski | 2026-10-20 | 2026-12-31 | anulowane | OR | | | | | | |
documents
| doc | title | doc_type | status | edition | issued_on | effective_from | effective_to |
| PO-01 | Rejestracja pojazdów | procedura | obowiązujący | 4 | 2025-12-15 | 2026-01-01 | |
| PO-01 | Rejestracja pojazdów | procedura | wycofany | 3 | 2022-12-15 | 2023-01-01 | 2025-12-31 |
| PO-07 | Nadzór nad dokumentami i zapisami systemu zarządzania jakością | procedura | wycofany | 2 | 2024-02-01 | 2024-03-01 | 2026-10-31 |
| PO-07 | Nadzór nad dokumentami i zapisami systemu zarządzania jakością | procedura | obowiązujący | 3 | 2026-10-15 | 2026-11-01 | |
| PRD | Prawo o ruchu drogowym (Dz.U. z 2024 r. poz. 1251) | dokument zewnętrzny (akt prawny) | obowiązujący | | 1997-06-20 | 1998-01-01 | |
units
| unit | name | unit_type | head | in_scope |
| KM | Wydział Komunikacji | wydział | Ewa Zielińska | tak |
| OR | Wydział Organizacyjny i Spraw Obywatelskich | wydział | Tomasz Lewandowski | tak |
processes
| process | name | process_type | owner |
| P2 | Obsługa interesantów w sprawach komunikacyjnych | główny | Ewa Zielińska |
people
| person | position | unit | roles |
| Anna Nowak | Inspektor ds. kontroli | OR | auditor wiodący; auditor wewnętrzny |
| Jan Kowalski | Główny specjalista | FN | auditor wewnętrzny |
| Maria Wiśniewska-Brzęczyszczykiewicz | Radca prawny | RP | ekspert techniczny |
| Ewa Zielińska | Naczelnik Wydziału Komunikacji | KM | właściciel procesu |
| Piotr Wójcik | Inspektor | KM | |
| Tomasz Lewandowski | Naczelnik Wydziału Organizacyjnego | OR | |
| Barbara Dąbrowska | Sekretarz Miasta | OR | pełnomocnik ds. SZJ |
| Krzysztof Szymański | Prezydent Miasta | | najwyższe kierownictwo |
"""

ENGLISH = """
as_of 2026-11-20
audits
| audit | audit_type | units | planned_from | status | objective | scope | criteria | lead_auditor | auditors | documents | clauses | auditees | place | method | held_from | held_to | course | strengths | obstacles | not_covered | diverging_opinions | conclusion | fulfilment | report_no | reported_on | report_to | case_no |
| IA-2026-01 | internal, unplanned | TRA | 2026-10-05 | report issued | To see whether vehicle registration follows its procedure. | Registration of vehicles. | ISO 9001:2015 and the procedures below. | Ann Brown | John Smith | QP-01 | 8.5.1; 7.5.3 | Eve Green | Town hall | on site | 2026-10-05 | 2026-10-05 | As planned. | none | none | | none | The system is effective in the area. | met with remarks | 1/2026 | 2026-10-16 | Mayor; quality representative | OR.3.2026 |
audit_questions
| audit | no | question | clause | result | evidence | finding |
| IA-2026-01 | 1 | Are applications recorded on the day they arrive? | 8.5.1 | conforming | 24 of 24 cases | |
| IA-2026-01 | 2 | Are the forms in use in force? | 7.5.3 | nonconforming | 3 of 10 desks | F-2026-001 |
findings
| finding | source | source_ref | detected_on | unit | description | status | grade | owner | reported_by | clause | requirement | evidence | correction | correction_due |
| F-2026-001 | internal audit | IA-2026-01 | 2026-10-05 | TRA | A form no longer in force was in use at three desks. | actions planned | minor nonconformity | Eve Green | Ann Brown | 7.5.3 | Only forms in force are at the desks. | Desks 3, 5 and 8: form F-02, edition 2. | Forms replaced. | 2026-10-12 |
actions
| action | action_type | origin | origin_ref | description | owner | opened_on | due_on | status |
| A-2026-001 | corrective | finding | F-2026-001 | Say in the procedure who withdraws paper stocks of forms. | Eve Green | 2026-10-08 | 2026-11-30 | in progress |
documents
| doc | title | doc_type | status | edition | effective_from |
| QP-01 | Registration of vehicles | procedure | in force | 4 | 2026-01-01 |
units
| unit | name | unit_type | head |
| TRA | Transport Department | department | Eve Green |
people
| person | position | unit | roles |
| Ann Brown | Inspector | ORG | lead auditor |
| John Smith | Senior specialist | FIN | internal auditor |
| Eve Green | Head of the Transport Department | TRA | |
| Barbara Hill | Town Secretary | ORG | quality representative |
"""
