"""The ``.sala`` file: sealed changes and attachments that travel by stick, mail or server, and can be checked.

An age file around a zip that is a BagIt 1.0 bag (RFC 8493), with a minisign signature of its tag manifest: whoever has
the key can open and check one with the commands ``age``, ``unzip``, ``sha256sum`` and ``minisign``. This floor does not
know what a change is: it carries lines of JSON and files named by their SHA-256.
"""

from sala.bundles.about import About, Counts, MethodRef, WorkshopRef
from sala.bundles.keys import DeviceKeys, check_recipient, check_verify_key, verify_signature
from sala.bundles.limits import Limits
from sala.bundles.opening import BundleReport, OpenedBundle, open_bundle, verify_bundle
from sala.bundles.writing import BundleReceipt, write_bundle

__all__ = [
    "About",
    "BundleReceipt",
    "BundleReport",
    "Counts",
    "DeviceKeys",
    "Limits",
    "MethodRef",
    "OpenedBundle",
    "WorkshopRef",
    "check_recipient",
    "check_verify_key",
    "open_bundle",
    "verify_bundle",
    "verify_signature",
    "write_bundle",
]
