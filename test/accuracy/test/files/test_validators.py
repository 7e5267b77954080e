# coding: utf-8
"""Проверки входных данных"""
import pytest
from validators import check_email, check_phone, check_age


class TestEmail(object):
    def test_valid(self):
        assert check_email('a@b.co')

    def test_without_at(self):
        with pytest.raises(ValueError):
            check_email('ab.co')

    def test_empty(self):
        with pytest.raises(ValueError) as exc:
            result = check_email('')
            assert result is None
        'empty' in str(exc.value)


class TestPhone(object):
    def test_digits(self):
        assert check_phone('+380 44 123-45-67') == '380441234567'

    def test_letters(self):
        with pytest.raises(ValueError):
            check_phone('call me')


def test_age_bounds():
    with pytest.raises(AssertionError):
        assert check_age(-1)
