"""`check --format sarif`: valid to the schema of the standard, every issue with its place, waivers as suppressions."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from format_office import BRACES, issues_in_json, made_office, told

from qms_xl.cli import main
from qms_xl.formats import sarif
from qms_xl.rulebook import rule_book

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_office(tmp_path_factory.mktemp("biuro"))


def log(office: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(office, capsys, "sarif", *words))
    return found


def faults(found: dict[str, Any]) -> list[str]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(found)]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_log_is_valid_to_the_schema(language: str, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = log(office, capsys, "--language", language)
    assert faults(found) == []
    (run,) = found["runs"]
    for part in (run, run["tool"]["driver"]):
        assert re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", part["language"])
        assert part["language"].startswith(language)


def test_the_schema_sees_a_fault(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = log(office, capsys)
    found["runs"][0]["results"][0]["level"] = "fatal"
    assert len(faults(found)) == 1


def test_every_issue_is_a_result_at_its_cell_with_its_fingerprint(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (run,) = log(office, capsys)["runs"]
    expected = issues_in_json(office, capsys)
    assert len(run["results"]) == len(expected) > 5
    for result, issue in zip(run["results"], expected, strict=True):
        assert result["partialFingerprints"] == {"qmsXl/v1": issue["fingerprint"]}
        assert (result["ruleId"], result["level"]) == (issue["code"], issue["severity"])
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == issue["code"]
        (location,) = result["locations"]
        file = location["physicalLocation"]["artifactLocation"]
        assert file["uri"].isascii()
        assert (unquote(file["uri"]), file["uriBaseId"]) == (issue["workbook"], "OFFICE")
        assert run["artifacts"][file["index"]]["location"] == file
        assert (office / unquote(file["uri"])).is_file()
        names = {one["kind"]: one["name"] for one in location["logicalLocations"]}
        assert (names["sheet"], names["cell"]) == (issue["sheet"], issue["cell"])
        assert (names["register"], names.get("record")) == (issue["register"], issue["record"])
        for name in ("remedy", "about", "value", "row", "column", "header", "clause", "fix", "hidden"):
            assert result["properties"][name] == issue[name]
    assert "OFFICE" in run["originalUriBaseIds"]
    assert str(office) not in json.dumps(run)


def test_a_waived_issue_is_suppressed_with_its_reason_and_no_other(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (run,) = log(office, capsys)["runs"]
    suppressed = [result for result in run["results"] if result["suppressions"]]
    assert [result["properties"]["record"] for result in suppressed] == ["D-2026-008"]
    (suppression,) = suppressed[0]["suppressions"]
    assert suppression == {"kind": "external", "status": "accepted", "justification": "Zgoda <b>pełnomocnika</b>"}


def test_what_a_cell_holds_is_no_placeholder_and_no_link(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (run,) = log(office, capsys)["runs"]
    (result,) = [one for one in run["results"] if one["properties"]["value"] == BRACES]
    assert "\\[zobacz](1) {{0}}" in result["message"]["text"]


def test_every_rule_of_the_book_is_there_with_a_help_text(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (run,) = log(office, capsys)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(rule_book())
    for rule in rules:
        assert rule["help"]["text"].endswith(f"qms-xl explain {rule['id']}")
        assert "{" not in rule["help"]["text"] + rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["enabled"] is not rule_book()[rule["id"]].rule.off


def test_skipped_rules_unread_files_and_rules_switched_off_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = made_office(tmp_path / "biuro")
    (office / "rejestry" / "Ryzyka.xlsx").write_bytes(b"PK\x03\x04 nothing")
    toml = (office / "qms.toml").read_text(encoding="utf-8")
    ignored = toml.replace("[check]\n", '[check]\nignore = {ACT002 = "osobny wykaz"}\n', 1)
    (office / "qms.toml").write_text(ignored, encoding="utf-8")
    assert main(["check", "--office", str(office), "--as-of", "2026-11-20", "--format", "sarif"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert faults(found) == []
    (run,) = found["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notifications = invocation["toolExecutionNotifications"]
    (unread,) = [one for one in notifications if one["level"] == "error"]
    assert "Ryzyka.xlsx" in unread["message"]["text"]
    skipped = {one["associatedRule"]["id"]: one["properties"]["lacked"] for one in notifications if "properties" in one}
    assert skipped["GEN009"] == ["past"]
    (override,) = invocation["ruleConfigurationOverrides"]
    assert (override["descriptor"]["id"], override["configuration"]) == ("ACT002", {"enabled": False})
    assert any("osobny wykaz" in one["message"]["text"] for one in notifications)


def test_a_family_that_is_switched_off_is_told_rule_by_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = made_office(tmp_path / "biuro")
    toml = (office / "qms.toml").read_text(encoding="utf-8")
    (office / "qms.toml").write_text(
        toml.replace("[check]\n", '[check]\nignore = {TRN = "brak"}\n', 1), encoding="utf-8"
    )
    found = log(office, capsys)
    assert faults(found) == []
    overridden = found["runs"][0]["invocations"][0]["ruleConfigurationOverrides"]
    assert {one["descriptor"]["id"] for one in overridden} == {code for code in rule_book() if code.startswith("TRN")}


def test_a_stream_that_is_not_utf8_gets_ascii(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from test_formats import issue, view

    stream = io.TextIOWrapper(raw := io.BytesIO(), encoding="cp852")
    sarif.write(view(issue(2, message="Działanie 漢")), stream)
    stream.flush()
    (run,) = json.loads(raw.getvalue().decode("ascii"))["runs"]
    assert run["results"][0]["message"]["text"] == "Działanie 漢"
