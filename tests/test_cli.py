"""The door: help and complaints in both languages, exit codes, no traceback, consoles that lack Polish letters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qms_xl.cli import command_help, command_names, main
from qms_xl.reader import make_speakable, reader_language

LANGUAGES = ("pl", "en")


def run(words: list[str], folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does: its own process, its own folder."""
    env = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", **environ}
    return subprocess.run(
        [sys.executable, "-c", "import sys; from qms_xl.cli import main; sys.exit(main())", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=env,
        check=False,
    )


@pytest.fixture(autouse=True)
def english_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder on a computer that speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", command_names())
def test_every_command_has_help_in_both_languages(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help", "--language", language]) == 0
    shown = capsys.readouterr().out
    assert ("Użycie: " if language == "pl" else "Usage: ") + f"qms-xl {name}" in shown
    assert ("Opcje:" if language == "pl" else "Options:") in shown
    for word in ("--office", "--language", "--as-of", "--output", "--quiet", "--verbose", "--help"):
        assert word in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_within_80_columns(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", language, "--help"]) == 0
    shown = capsys.readouterr().out
    for name in command_names():
        assert f"\n  {name} " in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    "words", [["--language", "de", "rules"], ["--language=de", "rules"], ["rules", "--language", "de"]]
)
def test_a_language_that_there_is_not_is_told_wherever_it_stands(words, capsys):
    assert main(words) == 2
    assert "pl, en" in capsys.readouterr().err


@pytest.mark.parametrize("name", command_names())
def test_a_commands_line_of_help_is_there_in_both_languages(name: str) -> None:
    english, polish = (command_help(name, language) for language in ("en", "pl"))
    assert english.endswith(".")
    assert polish.endswith(".")
    assert english != polish
    assert "\n" not in english + polish


def test_no_word_at_all_shows_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Usage: qms-xl")


@pytest.mark.parametrize(
    ("words", "environ", "toml", "language"),
    [
        (["--language", "pl"], {"LANG": "en_GB.UTF-8"}, 'language = "en"', "pl"),
        (["--language=en"], {"LANG": "pl_PL.UTF-8"}, 'language = "pl"', "en"),
        ([], {"LANG": "en_GB.UTF-8"}, '# Ustawienia\nlanguage = "pl"  # nasz', "pl"),
        ([], {"LANG": "pl_PL.UTF-8"}, 'office = "x"', "pl"),
        ([], {"LANG": "pl_PL.UTF-8"}, None, "pl"),
        ([], {"LC_ALL": "C", "LANG": "pl_PL.UTF-8"}, None, "en"),
        (["--language", "de"], {"LANG": "pl_PL.UTF-8"}, None, "pl"),
        (["--", "--language", "en"], {"LANG": "pl_PL.UTF-8"}, None, "pl"),
    ],
)
def test_the_language_is_asked_of_the_words_the_office_the_computer(
    words: list[str], environ: dict[str, str], toml: str | None, language: str, tmp_path: Path
) -> None:
    if toml is not None:
        (tmp_path / "qms.toml").write_text(toml, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert reader_language(words, environ, below) == language


@pytest.mark.parametrize(
    ("words", "polish", "english"),
    [
        (
            ["chekc"],
            "Nie ma polecenia „chekc”. Czy chodziło o „check”?",
            "There is no command “chekc”. Did you mean “check”?",
        ),
        (
            ["check", "--regster", "x"],
            "Nie ma opcji --regster. Czy chodziło o --register?",
            "There is no option --regster.",
        ),
        (["check", "--register"], "Opcja --register wymaga wartości.", "The option --register needs a value."),
        (["check", "--quiet=1"], "Opcja --quiet nie przyjmuje wartości.", "The option --quiet takes no value."),
        (["explain"], "Brakuje: KOD.", "Missing: CODE."),
        (["rules", "zbędne"], "Zbędne w poleceniu: zbędne.", "Not expected in the command: zbędne."),
        (["check", "--format", "xml"], "--format: do wyboru jest full, ", "--format: the choice is full, "),
        (["check", "--as-of", "31.02.2026"], "„31.02.2026” nie jest datą.", "“31.02.2026” is not a date."),
        (
            ["check", "--select", "ACT2"],
            "Nie ma reguły „ACT2”. Czy chodziło o ACT",
            "There is no rule “ACT2”. Did you mean ACT",
        ),
        (["explain", "XYZ999"], "Nie ma reguły „XYZ999”.", "There is no rule “XYZ999”."),
        (["check", "--office", "nie-ma"], "Nie ma folderu nie-ma.", "There is no folder nie-ma."),
        (["check"], "nie ma pliku qms.toml", "hold a qms.toml"),
        (["check", "--office", "~obcy/x"], "Nie ma folderu ~obcy", "There is no folder ~obcy"),
        (["check", "--as-of", "0001-01-01"], "„0001-01-01” nie jest datą.", "“0001-01-01” is not a date."),
    ],
)
def test_wrong_usage_is_one_sentence_in_the_readers_language(
    words: list[str], polish: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, expected in (("pl", polish), ("en", english)):
        assert main([words[0], "--language", language, *words[1:]]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert expected in told.err
        assert "Traceback" not in told.err


def test_on_a_terminal_a_long_sentence_breaks_between_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for terminal in (True, False):
        monkeypatch.setattr(sys.stderr, "isatty", lambda told=terminal: told)
        assert main(["check", "--office", "nie-ma", "--language", "pl"]) == 2
        told = capsys.readouterr().err
        assert (max(map(len, told.splitlines())) <= 40) is terminal
        assert " ".join(told.split()).endswith("albo załóż nowy: qms-xl init FOLDER.")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_a_command_helps_when_asked_either_way(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", word, "--language", "pl"]) == 0
    assert capsys.readouterr().out.startswith("Użycie: qms-xl check")


def test_a_fault_in_qms_toml_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "qms.toml").write_text('language = "pl"\n[settings]\nactions.due_soon = 3\n', encoding="utf-8")
    assert main(["check"]) == 2
    assert "„settings.actions.due_soon”" in capsys.readouterr().err


def test_a_bug_of_ours_ends_with_4_and_a_log_without_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "qms.toml").write_text('language = "pl"\n', encoding="utf-8")
    (tmp_path / "rejestry").mkdir()

    def broken() -> dict[str, object]:
        raise KeyError("Anna Nowak, PESEL 80010112345")

    monkeypatch.setattr("qms_xl.rulebook.rule_book", broken)
    assert main(["rules", "--office", str(tmp_path), "--as-of=2026-11-20"]) == 4
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert "Nowak" not in told.err
    (log,) = (tmp_path / ".qms" / "logs").iterdir()
    assert str(log) in told.err
    written = log.read_text(encoding="utf-8")
    assert "builtins.KeyError" in written
    assert "qms_xl/commands/rules.py" in written
    assert "qms-xl rules --office … --as-of\n" in written
    for secret in ("Nowak", "PESEL", str(tmp_path), "2026-11-20\n"):
        assert secret not in written


def test_whoever_stands_in_a_deleted_folder_is_told_how_to_name_the_office(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("os.getcwd", gone)
    assert main(["check"]) == 2
    assert "--office" in capsys.readouterr().err
    monkeypatch.setattr("qms_xl.rulebook.rule_book", lambda: 1 / 0)
    assert main(["rules"]) == 4
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_ctrl_c_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> dict[str, object]:
        raise KeyboardInterrupt

    monkeypatch.setattr("qms_xl.rulebook.rule_book", interrupted)
    assert main(["rules"]) == 130
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_every_rule_is_listed_and_explained_without_an_office(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json", "--language", "pl"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"code", "name", "severity", "title", "clause", "runs"} <= listed[0].keys()
    assert main(["rules"]) == 0
    table = capsys.readouterr().out
    assert [rule["code"] for rule in listed if rule["code"] not in table] == []
    assert max(map(len, table.splitlines())) <= 80
    for rule in listed:
        for language in LANGUAGES:
            assert main(["explain", rule["code"], "--language", language]) == 0
            page = capsys.readouterr().out
            assert page.startswith(rule["code"])
            assert rule["name"] in page
    assert main(["explain", listed[0]["name"], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["code"] == listed[0]["code"]


def test_output_goes_into_a_new_file_and_never_over_an_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "reguły.json"
    assert main(["rules", "--format", "json", "--output", str(target), "--language", "pl"]) == 0
    before = target.read_bytes()
    assert json.loads(before)
    assert main(["rules", "--output", str(target), "--language", "pl"]) == 3
    assert "już istnieje" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert main(["rules", "--output", str(tmp_path / "nie" / "ma" / "x.txt")]) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_office_passes_its_first_check(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "biuro"
    assert main(["init", str(home), "--language", language, "--name", 'Urząd "X"', "--norm", "ISO 9001:2015"]) == 0
    assert (home / "qms.toml").is_file()
    assert len(list((home / ("rejestry" if language == "pl" else "registers")).glob("*.xlsx"))) == 9
    assert list((home / ("szablony" if language == "pl" else "templates")).glob("*.docx"))
    capsys.readouterr()
    assert main(["check", "--office", str(home), "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["office"] == 'Urząd "X"'
    assert result["language"] == language
    assert result["issues"] == []
    assert main(["init", str(home)]) == 2


@pytest.mark.parametrize("encoding", ["cp852", "cp1250", "cp437", "ascii", "utf-8"])
def test_every_console_can_print_what_we_say(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    make_speakable(stream)
    stream.write("„Działania” – ≤ 5 … “ok” → ✓ ś ł 漢")
    stream.flush()
    shown = raw.getvalue().decode(encoding)
    assert shown.replace("„", '"').replace("”", '"').startswith(('"Działania"', '"Dzialania"'))


@pytest.mark.parametrize("words", [["rules"], ["explain", "ACT010"]])
def test_json_says_the_same_on_every_console(words: list[str], tmp_path: Path) -> None:
    asked = [*words, "--format", "json", "--language", "pl"]
    facts = [
        json.loads(run(asked, tmp_path, PYTHONUTF8="0", PYTHONIOENCODING=each).stdout) for each in ("ascii", "utf-8")
    ]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("encoding", ["cp852", "cp1250"])
def test_help_comes_through_on_polish_consoles(encoding: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from qms_xl.cli import main; sys.exit(main())",
            "--language",
            "pl",
            "explain",
            "GEN001",
        ],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
    )
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert "Źle" in ran.stdout.decode(encoding)


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    program = f"{sys.executable} -c 'import sys; from qms_xl.cli import main; sys.exit(main())' rules"
    ran = subprocess.run(
        ["bash", "-c", f"{program} | true; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0


def test_the_program_runs_as_its_own_process(tmp_path: Path) -> None:
    ran = run(["--version"], tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("qms-xl ")
    polish = run(["--help"], tmp_path, LC_ALL="pl_PL.UTF-8")
    assert polish.stdout.startswith("Użycie: qms-xl")
