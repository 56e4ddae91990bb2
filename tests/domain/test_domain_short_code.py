"""Short codes that survive handwriting and the telephone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sala.domain.short_code import ALPHABET, LENGTH, new_code, read_code


def _code_of(letters: list[str]) -> str:
    waiting = iter(letters)
    return new_code(lambda _: next(waiting))


_codes = st.lists(st.sampled_from(ALPHABET), min_size=LENGTH - 1, max_size=LENGTH - 1).map(_code_of)


@given(_codes)
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} ", " ".join(code)):
        assert read_code(typed) == code


@given(_codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_seen(code: str, place: int, wrong: str) -> None:
    typed = code[:place] + wrong + code[place + 1 :]
    assert (read_code(typed) is None) == (typed != code)


@given(_codes, st.integers(0, LENGTH - 2))
def test_two_neighbours_exchanged_are_always_seen(code: str, place: int) -> None:
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert (read_code(typed) is None) == (typed != code)


@pytest.mark.parametrize("typed", ["", "AAAAA", "AAAAAAA", "0O1IL5", "ក្រុងភ្នំពេញ", "\x00" * 6])
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_the_alphabet_has_a_prime_number_of_different_letters() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    assert not set("0O1IL2Z5S8BUV") & set(ALPHABET)
    assert len({new_code() for _ in range(200)}) > 190
