from pathlib import Path

import pytest

from orders.cli import main


def test_prints_a_line_for_each_customer(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "orders.csv"
    file.write_text("order_id,customer_id,amount\n1,8,3.00\n2,7,2.50\n3,8,1.00\n")

    assert main([str(file)]) == 0
    assert capsys.readouterr().out == "7\t2.50\n8\t4.00\n"


def test_a_missing_file_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path / "nowhere.csv")]) == 1
    assert "nowhere.csv" in capsys.readouterr().err


def test_a_wrong_call_says_how_it_is_called(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="2"):
        main([])
    assert "usage: orders-totals" in capsys.readouterr().err
