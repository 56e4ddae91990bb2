"""What a bundle says of itself: strict in what it knows, keeping what it does not."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bundles.bundle_making import ABOUT, BUNDLE_ID, refused_with

from sala.bundles import About, Counts, MethodRef, WorkshopRef
from sala.errors import EnvironmentFault

FULL = dataclasses.replace(
    ABOUT,
    device_label="កុំព្យូទ័រយួរដៃ ស្រុកថ្មគោល",
    author="សុខា",
    workshops=(WorkshopRef("w1", "ABC234", "សិក្ខាសាលានៅឃុំជ្រៃ"), WorkshopRef("w2", "XYZ567", "Second")),
    sequences={"device-1": (1, 40), "device-2": (7, 7)},
    devices={"device-1": "ដើម", "device-2": "ពីរ"},
    recipients=("age1abc",),
    method=MethodRef("pilot", "1.2"),
    counts=Counts(41, 3, 12345),
)

labels = st.text(max_size=30)
numbers = st.integers(0, 1000)
ranges = st.tuples(numbers, numbers).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_json_gives_the_same_back() -> None:
    assert About.from_json(FULL.to_json()) == FULL


@given(
    label=labels,
    author=labels,
    sequences=st.dictionaries(st.text(min_size=1, max_size=9), ranges, max_size=4),
    counts=st.builds(Counts, numbers, numbers, numbers),
)
def test_json_gives_anything_back(
    label: str, author: str, sequences: dict[str, tuple[int, int]], counts: Counts
) -> None:
    about = dataclasses.replace(ABOUT, device_label=label, author=author, sequences=sequences, counts=counts)
    assert About.from_json(about.to_json()) == about


def test_the_text_is_readable_and_begins_with_the_format() -> None:
    text = FULL.to_json().decode()
    assert text.startswith('{\n "format": "1.1",\n "bundle"')
    assert "សុខា" in text


def test_what_a_later_minor_version_says_is_kept_everywhere() -> None:
    said = json.loads(FULL.to_json())
    said["format"] = "1.7"
    said["mood"] = {"good": [1, 2]}
    said["unknown"] = "a key of that name"
    said["workshops"][1]["river"] = "ទន្លេ"
    said["method"]["flavour"] = None
    said["counts"]["smiles"] = 3
    about = About.from_json(json.dumps(said).encode())
    assert about.format == (1, 7)
    assert about.workshops[1].unknown == {"river": "ទន្លេ"}
    assert json.loads(about.to_json()) == said


@pytest.mark.parametrize("version", ["2.0", "17.3"])
def test_a_newer_major_version_is_refused_before_the_rest_is_read(version: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        About.from_json(json.dumps({"format": version, "bundle": 5}).encode())
    assert caught.value.code == "bundle.too_new"
    assert caught.value.parameters == {"format": version, "known": "1.1"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"format": "1"}, "format"),
        ({"format": 1.0}, "format"),
        ({"format": None}, "format"),
        ({"format": "0.9"}, "0.9"),
        ({"format": "1.0.1"}, "format"),
        ({"bundle": "../../etc"}, "$.bundle"),
        ({"bundle": None}, "$.bundle"),
        ({"created": "yesterday"}, "$.created"),
        ({"created": "2026-11-23T08:00:00"}, "$.created"),
        ({"device": ""}, "$.device"),
        ({"device_label": 3}, "$.device_label"),
        ({"author": "x" * 2001}, "$.author"),
        ({"workshops": {}}, "$.workshops"),
        ({"workshops": ["w"]}, "$.workshops[0]"),
        ({"workshops": [{"id": "w", "code": "c"}]}, "name"),
        ({"sequences": {"d": [1]}}, "$.sequences"),
        ({"sequences": {"d": [2, 1]}}, "2 to 1"),
        ({"sequences": {"d": [-1, 1]}}, "$.sequences"),
        ({"sequences": {"d": [1, 2.5]}}, "$.sequences"),
        ({"recipients": "age1"}, "$.recipients"),
        ({"method": "pilot"}, "$.method"),
        ({"counts": {"changes": -1}}, "$.counts"),
        ({"counts": {"changes": True}}, "$.counts"),
        ({"counts": None}, "$.counts"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], place: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        About.from_json(json.dumps({**json.loads(FULL.to_json()), **change}).encode())
    assert caught.value.code == "bundle.damaged"
    assert caught.value.parameters["where"] == "data/about.json"
    assert place in str(caught.value.parameters["detail"])


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"null", b'{"format": "1.0"}', b"[" * 100_000])
def test_what_is_no_about_is_damaged(data: bytes) -> None:
    with refused_with("bundle.damaged"):
        About.from_json(data)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with refused_with("bundle.damaged"):
        About.from_json(data)


def test_the_id_is_a_uuid_in_its_usual_form() -> None:
    assert About.from_json(ABOUT.to_json()).bundle == BUNDLE_ID
