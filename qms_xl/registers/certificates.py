"""Certificates: one row per certificate."""

from qms_xl.model import Column, Reference, RegisterSchema, Text

SCHEMA = RegisterSchema(
    name="certificates",
    title=Text("Certyfikaty", "Certificates"),
    workbook=Text("Organizacja", "Organisation"),
    key=("certificate",),
    columns=(
        Column("certificate", "text", Text("Nr certyfikatu", "Certificate no"), required=True),
        Column("norm", "text", Text("Norma", "Standard"), required=True),
        Column("body", "text", Text("Jednostka certyfikująca", "Certification body"), required=True),
        Column("issued_on", "date", Text("Data wydania", "Issued on"), required=True),
        Column("valid_to", "date", Text("Ważny do", "Valid to"), required=True),
        Column("scope", "text", Text("Zakres certyfikacji", "Scope of certification")),
        Column("exclusions", "text", Text("Wyłączenia (punkty normy)", "Exclusions (clauses)"), many=True),
        Column("first_issued_on", "date", Text("Pierwsza certyfikacja", "First certified on")),
        Column("surveillance_1_due", "date", Text("Audit nadzoru 1 do", "Surveillance audit 1 by")),
        Column("surveillance_2_due", "date", Text("Audit nadzoru 2 do", "Surveillance audit 2 by")),
        Column("renews", "text", Text("Zastępuje certyfikat", "Renews"), reference=Reference("certificates")),
        Column("status", "list", Text("Status", "Status"), list="certificate_status"),
        Column("notes", "text", Text("Uwagi", "Notes")),
    ),
    order=(("issued_on", "valid_to"),),
)
