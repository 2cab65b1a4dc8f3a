"""Whatever happens to the file, nothing is silently wrong and nothing is overwritten."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

from data.models import (
    BusyError,
    DamagedError,
    FullError,
    NewerError,
    ReadOnlyError,
    StaleError,
    Worry,
)
from data.store import SCHEMA, begin_afresh, default_path, open_journal, restore_backup
from data.store.local.file_format import encode_journal
from tests.support.store.record_samples import a_worry

DAY = 24 * 3600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "afterview" / "journal.json"


@pytest.fixture
def content(path: Path) -> bytes:
    """The bytes of a journal of three worries, which lies at `path`."""
    journal = open_journal(path)
    for number in range(3):
        journal.put(a_worry(number, f"worry {number}"))
    return path.read_bytes()


def assert_untouched(path: Path, content: bytes) -> None:
    """The file with `content` is refused when opened, and stays as it is."""
    path.write_bytes(content)
    with pytest.raises((DamagedError, NewerError)):
        open_journal(path)
    assert path.read_bytes() == content


def names(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def aged(path: Path, days: int) -> None:
    """Make `path` look as if last written at noon, `days` after the first day of 2001."""
    moment = 978_350_400 + days * DAY
    os.utime(path, (moment, moment))


def test_a_file_of_no_bytes_is_damaged_and_stays(path: Path, content: bytes) -> None:
    assert content
    assert_untouched(path, b"")


def test_a_file_cut_off_anywhere_is_damaged_and_stays(path: Path, content: bytes) -> None:
    for end in (len(content) * cut // 60 for cut in range(60)):
        assert_untouched(path, content[:end])


def test_a_file_with_any_bit_flipped_is_damaged_and_stays(path: Path, content: bytes) -> None:
    for bit in (flip * 7919 % (8 * len(content)) for flip in range(60)):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        assert_untouched(path, bytes(flipped))


@pytest.mark.slow
def test_a_file_with_each_single_bit_flipped_is_damaged(path: Path, content: bytes) -> None:
    for bit in range(8 * len(content)):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        assert_untouched(path, bytes(flipped))


def test_a_block_of_garbage_is_noticed(path: Path, content: bytes) -> None:
    middle, noise = len(content) // 2, random.Random(64).randbytes(64)  # noqa: S311 - no secret
    assert_untouched(path, content[:middle] + noise + content[middle + 64 :])
    assert_untouched(path, content[:middle] + bytes(64) + content[middle + 64 :])


@pytest.mark.parametrize(
    "foreign",
    [
        b"[]",
        b"null",
        b"a diary",
        b"[" * 100_000,
        b'{"_default": {"1": {"text": "of another program"}}}',
        b'{"worry": {"1": {"text": "no id"}}}',
        b'{"worry": {"1": {"id": "1", "saved": "x"}}}',
        b"PK\x03\x04\xff\xfe",
    ],
)
def test_a_file_of_another_program_is_left_alone(path: Path, foreign: bytes) -> None:
    path.parent.mkdir()
    assert_untouched(path, foreign)


def test_a_newer_file_is_refused_as_newer_and_stays(path: Path) -> None:
    path.parent.mkdir()
    newer = encode_journal({"worry": {"x": {"anything": [1]}}}, schema=SCHEMA + 1)
    assert_untouched(path, newer)
    with pytest.raises(NewerError):
        open_journal(path)


def test_a_sealed_file_whose_records_do_not_fit_is_damaged(path: Path) -> None:
    path.parent.mkdir()
    worry = {"kind": "worry", "id": "0" * 32, "created": "2026-01-01T00:00:00Z"}
    assert_untouched(path, encode_journal({"worry": {"0" * 32: worry}}))
    assert_untouched(path, encode_journal({"dream": {"0" * 32: {"kind": "dream", "id": "0" * 32}}}))


def test_damage_under_a_running_store_is_noticed_and_stays(path: Path, content: bytes) -> None:
    journal = open_journal(path)
    path.write_bytes(content[:-9])
    for call in (
        journal.everything,
        lambda: journal.put(a_worry(7)),
        lambda: journal.load([a_worry(7)]),
    ):
        with pytest.raises(DamagedError):
            call()
    assert path.read_bytes() == content[:-9]


def test_a_file_that_vanished_under_a_running_store_is_not_begun_anew(
    path: Path, content: bytes
) -> None:
    journal = open_journal(path)
    backups = journal.backups()
    path.unlink()
    with pytest.raises(DamagedError) as damaged:
        journal.everything()
    with pytest.raises(DamagedError):
        journal.put(a_worry(7))
    with pytest.raises(DamagedError):
        journal.version()
    assert not path.exists()
    assert damaged.value.path == path
    assert damaged.value.backups == backups != ()
    assert content


def test_a_missing_file_whose_backups_lie_beside_it_is_not_opened_as_empty(
    path: Path, content: bytes
) -> None:
    backups = open_journal(path).backups()
    path.unlink()
    with pytest.raises(DamagedError) as damaged:
        open_journal(path)
    assert (damaged.value.path, damaged.value.backups) == (path, backups)
    assert backups
    assert not path.exists()
    restore_backup(path, backups[0])
    assert len(open_journal(path).everything()) == 1
    assert content


def test_a_journal_begun_afresh_is_empty_and_keeps_the_backups(path: Path, content: bytes) -> None:
    running = open_journal(path)
    (backup,) = running.backups()
    kept = backup.read_bytes()
    path.unlink()
    begin_afresh(path)
    assert path.read_bytes() == encode_journal({})
    assert open_journal(path).everything() == running.everything() == ()
    assert backup.read_bytes() == kept != content


@pytest.mark.parametrize("there", [b"damaged", encode_journal({"worry": {}})])
def test_beginning_afresh_leaves_a_file_that_is_there_alone(path: Path, there: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(there)
    begin_afresh(path)
    assert path.read_bytes() == there


def test_a_file_that_comes_back_is_read_again(path: Path, content: bytes) -> None:
    journal = open_journal(path)
    path.unlink()
    with pytest.raises(DamagedError):
        journal.everything()
    path.write_bytes(content)
    assert len(journal.everything()) == 3


def test_a_missing_file_is_an_empty_journal_and_opening_makes_nothing(path: Path) -> None:
    journal = open_journal(path)
    assert journal.everything() == ()
    assert journal.version() == "empty"
    assert not path.parent.exists()


def test_the_folder_and_the_file_are_for_their_owner_alone(path: Path, content: bytes) -> None:
    assert content
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


def test_a_journal_behind_a_link_is_written_where_it_lies(path: Path, content: bytes) -> None:
    link = path.parent.parent / "link.json"
    link.symlink_to(path)
    open_journal(link).put(a_worry(9))
    assert link.is_symlink()
    assert path.read_bytes() != content


def test_the_last_version_of_each_day_is_kept_for_seven_days(path: Path) -> None:
    journal = open_journal(path)
    worry = journal.put(a_worry(1, "the day before"))
    for day in range(10):
        aged(path, day)
        worry = journal.put(replace(worry, text=f"day {day}"))
    journal.put(worry)
    kept = [journal.all(Worry)[0].text, *(texts(backup) for backup in journal.backups())]
    assert kept == ["day 9", "day 9", "day 8", "day 7", "day 6", "day 5", "day 4", "day 3"]
    assert [backup.name for backup in journal.backups()[1:]] == [
        f"journal.2001-01-{day:02}.json" for day in (10, 9, 8, 7, 6, 5)
    ]


def texts(backup: Path) -> str:
    (worry,) = open_journal(backup).all(Worry)
    return worry.text


def test_a_backup_holds_the_last_version_of_its_day(path: Path) -> None:
    journal = open_journal(path)
    journal.put(a_worry(1))
    aged(path, 0)
    journal.put(a_worry(2))
    aged(path, 0)
    journal.put(a_worry(3))
    backup = path.with_name("journal.2001-01-01.json")
    assert len(open_journal(backup).everything()) == 2


def test_a_clock_set_back_replaces_no_backup(path: Path) -> None:
    journal = open_journal(path)
    journal.put(a_worry(1))
    os.utime(path, (4_102_488_000, 4_102_488_000))
    journal.put(a_worry(2))
    os.utime(path, (4_102_488_000, 4_102_488_000))
    journal.put(a_worry(3))
    late = path.with_name("journal.2100-01-01.json")
    assert len(open_journal(late).everything()) == 1


def test_a_backup_without_hard_links_is_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    journal = open_journal(path)
    journal.put(a_worry(1))
    journal.put(a_worry(2))
    (backup,) = journal.backups()
    assert len(open_journal(backup).everything()) == 1
    assert backup.stat().st_nlink == 1


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept(
    path: Path, content: bytes
) -> None:
    journal = open_journal(path)
    path.write_bytes(content[:50])
    with pytest.raises(DamagedError) as damaged:
        journal.everything()
    journal.restore(damaged.value.backups[0])
    assert len(journal.everything()) == 1
    (aside,) = [each for each in path.parent.iterdir() if ".aside." in each.name]
    assert aside.read_bytes() == content[:50]
    journal.put(a_worry(5))
    assert len(open_journal(path).everything()) == 2


def test_a_backup_can_be_restored_twice_and_both_files_are_kept(path: Path, content: bytes) -> None:
    journal = open_journal(path)
    backup = journal.backups()[0]
    path.write_bytes(b"first")
    journal.restore(backup)
    path.write_bytes(b"second")
    journal.restore(backup)
    aside = sorted(each for each in path.parent.iterdir() if ".aside." in each.name)
    assert {each.read_bytes() for each in aside} == {b"first", b"second"}
    assert content


def test_a_damaged_backup_is_not_restored(path: Path, content: bytes) -> None:
    journal = open_journal(path)
    backup = journal.backups()[0]
    backup.write_bytes(b"damaged")
    with pytest.raises(DamagedError) as damaged:
        journal.restore(backup)
    assert damaged.value.path == backup
    assert path.read_bytes() == content


def test_wiping_leaves_an_empty_journal_and_nothing_else(path: Path, content: bytes) -> None:
    journal, elsewhere = open_journal(path), open_journal(path)
    backup = journal.backups()[0]
    path.write_bytes(b"damaged")
    journal.restore(backup)
    path.with_name("journal.schema-1.2025-01-01.json").write_bytes(content)
    path.with_name("journal.json.tmp").write_bytes(content)
    path.with_name("my own notes.json").write_bytes(b"mine")
    journal.wipe()
    assert names(path) == {"journal.json", "journal.json.lock", "my own notes.json"}
    assert path.read_bytes() == encode_journal({})
    assert elsewhere.everything() == ()


def test_even_a_damaged_journal_can_be_wiped(path: Path, content: bytes) -> None:
    journal = open_journal(path)
    path.write_bytes(content[:40])
    journal.wipe()
    assert journal.everything() == ()


def test_wiping_a_journal_never_written_makes_nothing(path: Path) -> None:
    open_journal(path).wipe()
    assert not path.parent.exists()


def test_a_second_store_in_the_process_sees_each_change(path: Path) -> None:
    one, other = open_journal(path), open_journal(path)
    kept = one.put(a_worry(1))
    assert other.version() == one.version()
    assert other.get(kept.id) == kept
    with pytest.raises(StaleError):
        other.put(a_worry(1))


def test_another_program_holding_the_journal_is_said_to(path: Path, content: bytes) -> None:
    journal = open_journal(path, patience=0.05)
    holder = "import sys, filelock\nwith filelock.FileLock(sys.argv[1]):\n print(); input()"
    command = [sys.executable, "-c", holder, f"{path}.lock"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(BusyError):
            open_journal(path, patience=0.05).put(a_worry(8))
        assert len(journal.everything()) == 3
        other.communicate(b"\n")
    assert path.read_bytes() == content
    journal.put(a_worry(8))


def test_a_lock_file_left_by_a_killed_program_does_not_shut_the_journal(path: Path) -> None:
    path.parent.mkdir()
    with FileLock(f"{path}.lock"):
        pass
    path.with_name("journal.json.lock").touch()
    path.with_name("journal.json.tmp").write_bytes(b"half")
    open_journal(path).put(a_worry(1))
    assert names(path) == {"journal.json", "journal.json.lock"}


def test_a_journal_is_read_where_nothing_may_be_written(content: bytes) -> None:
    refusal = """
import os, sys
from pathlib import Path
from data.models import ReadOnlyError
from data.store import open_journal
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
journal = open_journal(Path(sys.argv[1]))
worry = journal.everything()[0]
assert len(journal.everything()) == 3 and journal.version()
for change in (lambda: journal.put(worry), lambda: journal.drop(worry), journal.wipe):
    try:
        change()
    except ReadOnlyError:
        continue
    raise SystemExit("written")
"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "journal.json").write_bytes(content)
        (folder / "journal.json").chmod(0o444)
        folder.chmod(0o555)
        subprocess.run([sys.executable, "-c", refusal, f"{folder}/journal.json"], check=True)
        folder.chmod(0o700)
        assert os.listdir(folder) == ["journal.json"]  # noqa: PTH208 - one name is expected


def test_a_folder_of_no_permission_is_read_only(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, real = open_journal(path), os.open

    def refuse(name: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadOnlyError):
        journal.put(a_worry(8))
    assert len(journal.everything()) == 3
    assert path.read_bytes() == content


def test_a_full_disk_leaves_the_old_file_and_says_so(path: Path, content: bytes) -> None:
    limited = """
import resource, sys
from pathlib import Path
from msgspec.structs import replace
from data.models import FullError
from data.store import open_journal
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, size + 100))
journal = open_journal(Path(sys.argv[1]))
try:
    journal.put(replace(journal.everything()[0], text="x" * 5000))
except FullError:
    assert len(journal.everything()) == 3
    raise SystemExit(7)
"""
    done = subprocess.run([sys.executable, "-c", limited, str(path)], check=False)
    assert done.returncode == 7
    assert path.read_bytes() == content
    assert not path.with_name("journal.json.tmp").exists()
    open_journal(path).put(a_worry(9, "x" * 5000))


def test_a_full_disk_does_not_stand_in_the_way_of_wiping(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    journal = open_journal(path)
    with monkeypatch.context() as full:
        full.setattr(os, "write", refuse)
        with pytest.raises(FullError):
            journal.put(a_worry(8))
        journal.wipe()
    assert journal.everything() == ()
    assert names(path) == {"journal.json.lock"}
    assert content


def test_the_journal_lies_where_afterview_home_says(tmp_path: Path) -> None:
    assert default_path({"AFTERVIEW_HOME": str(tmp_path)}) == tmp_path / "journal.json"
    elsewhere = default_path({})
    assert elsewhere.name == "journal.json"
    assert elsewhere.parent.name == "afterview"
    assert default_path({"AFTERVIEW_HOME": ""}) == elsewhere
