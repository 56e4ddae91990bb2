"""The key of a workspace: 32 random bytes, and the three ways in which they are kept.

- ``store``: in the key store of the system (Windows Credential Locker, macOS Keychain, Secret Service);
- ``file``: in a file that only this user may read, where there is no key store;
- ``passphrase``: in ``workspace.json``, wrapped by a passphrase that the person chose.

The passphrase never becomes the key itself, so it can be changed without writing the database anew. ``workspace.json``
also tells a few digits of a digest of the key, so that a wrong key is not taken for a damaged database.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sala.errors import EnvironmentFault, SalaError, WrongUse
from sala.paths import durable_write
from sala.storage.files import disk_faults
from sala.storage.folder import Description, Places, folder_faults, write_description

KEY_BYTES = 32
_SERVICE = "Sala workspace"
_AGE = b"age-encryption.org/v1\n"


def new_key(places: Places, workspace: str, passphrase: str | None) -> tuple[bytes, dict[str, object]]:
    """Make a key, keep it, and return it with what ``workspace.json`` must say about it.

    Raises:
        EnvironmentFault: ``folder.read_only``, ``disk.full``, ``disk.failed``.
    """
    key = secrets.token_bytes(KEY_BYTES)
    return key, keep_key(places, workspace, key, passphrase)


def keep_key(places: Places, workspace: str, key: bytes, passphrase: str | None) -> dict[str, object]:
    """Keep a key on this computer, or under a passphrase, and return what ``workspace.json`` must say about it."""
    told: dict[str, object] = {"check": _check_of(key)}
    if passphrase:
        return {"kept": "passphrase", **told, **_wrap(key, passphrase)}
    if _put_in_store(workspace, key):
        return {"kept": "store", **told}
    with folder_faults():
        durable_write(places.key_file, key.hex().encode(), private=True)
    return {"kept": "file", **told}


def fetch_key(places: Places, description: Description, passphrase: str | None) -> bytes:
    """Return the key.

    Raises:
        WrongUse: ``passphrase.needed``, ``passphrase.wrong``.
        EnvironmentFault: ``workspace.key_missing`` when this computer does not have it.
    """
    if description.key.get("kept") == "passphrase":
        if not passphrase:
            raise WrongUse("passphrase.needed", path=str(places.root))
        return _unwrap(description.key, passphrase, places)
    key = _fitting(from_file(places), description) or _fitting(_from_store(description.id), description)
    if key is None:
        raise EnvironmentFault("workspace.key_missing", path=str(places.root))
    return key


def change_keeping(places: Places, description: Description, key: bytes, passphrase: str | None) -> Description:
    """Keep the key in another way than so far, and return what ``workspace.json`` says now.

    The new way is on the disk before the old one goes: a power cut leaves at least one of them.
    """
    changed = replace(description, key=keep_key(places, description.id, key, passphrase))
    write_description(places, changed)
    kept = changed.key["kept"]
    if kept != "file":
        with disk_faults(places.root):
            places.key_file.unlink(missing_ok=True)
    if kept != "store":
        _remove_from_store(description.id)
    return changed


def forget_stray_file(places: Places, description: Description) -> None:
    """Remove the key that lies open beside a passphrase: whoever set it was interrupted before this last step."""
    if description.key.get("kept") == "passphrase":
        with suppress(OSError):
            places.key_file.unlink(missing_ok=True)


def kept_in_file(key: bytes) -> dict[str, object]:
    """Return what ``workspace.json`` says about a key that lies in the file."""
    return {"kept": "file", "check": _check_of(key)}


def keep_old_file(places: Places) -> None:
    """Put aside a key that lies where a new workspace is made: what it opens may come back from somewhere."""
    if places.key_file.is_file():
        with disk_faults(places.root):
            places.key_file.replace(places.root / f"sala-before-{secrets.token_hex(4)}.key")


def _fitting(key: bytes | None, description: Description) -> bytes | None:
    return key if key is not None and description.key.get("check", _check_of(key)) == _check_of(key) else None


def _check_of(key: bytes) -> str:
    return hashlib.sha256(b"sala key check" + key).hexdigest()[:8]


def _wrap(key: bytes, passphrase: str) -> dict[str, object]:
    """Seal the key as a small age file (scrypt), so that the command ``age`` can open it too if all else fails."""
    from pyrage import passphrase as age  # noqa: PLC0415  # start-up: loaded when first needed

    return {"sealed": base64.b64encode(age.encrypt(key.hex().encode(), _composed(passphrase))).decode("ascii")}


def _unwrap(kept: Mapping[str, Any], passphrase: str, places: Places) -> bytes:
    from pyrage import DecryptError  # noqa: PLC0415  # start-up: loaded when first needed
    from pyrage import passphrase as age  # noqa: PLC0415  # start-up: loaded when first needed

    try:
        sealed = base64.b64decode(kept["sealed"], validate=True)
    except (KeyError, ValueError, TypeError):
        sealed = b""
    if not sealed.startswith(_AGE):
        raise EnvironmentFault("workspace.damaged", path=str(places.root), backup="")
    try:
        return bytes.fromhex(age.decrypt(sealed, _composed(passphrase)).decode("ascii"))
    except DecryptError:
        raise WrongUse("passphrase.wrong", path=str(places.root)) from None


def _composed(passphrase: str) -> str:
    """Return the passphrase in one Unicode form: on another keyboard the same may come in another."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace").decode()


def from_file(places: Places) -> bytes | None:
    """Return the key that lies in the file, None where there is none."""
    try:
        key = bytes.fromhex(places.key_file.read_text("ascii").strip())
    except (OSError, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None


def _store() -> Any:
    """Return the key store of this system, or None where there is none that really keeps."""
    if os.environ.get("SALA_KEYRING", "").lower() == "off":
        return None
    import keyring  # noqa: PLC0415  # start-up: loaded when first needed
    from keyring.backends import fail, null  # noqa: PLC0415  # start-up: loaded when first needed

    backend = keyring.get_keyring()
    return None if isinstance(backend, fail.Keyring | null.Keyring) else backend


def _put_in_store(workspace: str, key: bytes) -> bool:
    try:
        store = _store()
        if store is None:
            return False
        store.set_password(_SERVICE, workspace, key.hex())
        return bool(store.get_password(_SERVICE, workspace) == key.hex())
    except Exception:  # noqa: BLE001  # a key store's errors are of any kind; then the file keeps the key
        return False


def _from_store(workspace: str) -> bytes | None:
    try:
        store = _store()
        text = store.get_password(_SERVICE, workspace) if store is not None else None
        key = bytes.fromhex(text) if text else None
    except SalaError:
        raise
    except Exception:  # noqa: BLE001  # locked, not running, refused: for us the key is not there
        return None
    return key if key is not None and len(key) == KEY_BYTES else None


def _remove_from_store(workspace: str) -> None:
    try:
        store = _store()
        if store is not None and store.get_password(_SERVICE, workspace) is not None:
            store.delete_password(_SERVICE, workspace)
    except Exception:  # noqa: BLE001, S110  # what cannot be removed stays: it opens nothing else
        pass
