' The sentences that are needed where the program is not there to say them; all others are its own.
Option Explicit

Public Const Working As String = "Program pracuje..."
Public Const ProgramMissing As String = "Brak programu qms-xl na tym komputerze. Najpierw instalacja, potem polecenie: qms-xl setup"
Public Const ProgramRefused As String = "Start programu qms-xl z tego arkusza jest zabroniony. Te same polecenia: menu Start, folder qms-xl. Powody podaje: qms-xl doctor"
Public Const NoAnswer As String = "Program nie odpowiada od 10 minut. Powody podaje polecenie: qms-xl doctor"
Public Const AnswerOpened As String = "Gotowe: wynik jest w nowym skoroszycie."
