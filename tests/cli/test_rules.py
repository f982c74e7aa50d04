"""`rules` and `rule`: what maps are checked by, as text and as JSON."""

from __future__ import annotations

import json

import pytest

from designer.checks import CATALOGUE
from designer.cli import main


def test_rules_lists_all_as_text_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("ST01  error    stage-without-touchpoint") for line in lines)
    assert main(["rules", "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert {check.id for check in CATALOGUE} <= {rule["id"] for rule in plain}


def test_rule_prints_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "st01"]) == 0
    assert capsys.readouterr().out.startswith("ST01  stage-without-touchpoint  (error)\n")
    assert main(["rule", "stage-without-touchpoint", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "ST01"


def test_an_unknown_rule_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "ST99"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
