"""The people of the demo office. All names are invented; the county of Jarzębogród lies on no map."""

HEAD = "Bogusława Wrzosowicz"
DEPUTY = "Tymoteusz Jagodnik"
SECRETARY = "Kalina Brzezicka"

HEAD_AB = "Otylia Pszczelna"
HEAD_FN = "Kajetan Sitowiec"
HEAD_GK = "Remigiusz Torfowski"
HEAD_KM = "Zdzisław Modrzyk"
HEAD_OR = "Ludmiła Wiśnicz"
HEAD_OS = "Żaneta Kaliniec"

AUDITOR_OR = "Seweryn Dębek"
AUDITOR_FN = "Iwona Kłosowicz"
AUDITOR_GK = "Gracjan Wądolny"
AUDITOR_AB = "Dobromir Leszczak"

CLERK_KM = "Celina Paprocka"
IT = "Hieronim Olszan"
FORMER = "Aurelia Jeżynek"  # left the office
