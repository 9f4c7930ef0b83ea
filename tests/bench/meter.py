"""What processes use: CPU and memory of a server with all its children."""

import os
from contextlib import suppress
from pathlib import Path

import psutil

GENERATOR_CORE = (os.cpu_count() or 1) - 1


def family(roots: list[int]) -> list[psutil.Process]:
    """The processes and all their children."""
    found: dict[int, psutil.Process] = {}
    for root in roots:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(root)
            for member in [process, *process.children(recursive=True)]:
                found[member.pid] = member
    return list(found.values())


def cpu_seconds(roots: list[int]) -> float:
    """User and system time so far."""
    total = 0.0
    for process in family(roots):
        with suppress(psutil.NoSuchProcess):
            total += sum(process.cpu_times()[:2])
    return total


def memory_mb(roots: list[int], line: str = "VmRSS") -> float:
    """Memory the processes hold now, or held at most (`VmHWM`), in MB; what they share counts for each."""
    total = 0
    for process in family(roots):
        status = Path(f"/proc/{process.pid}/status")
        if not status.exists():
            with suppress(psutil.NoSuchProcess):
                total += process.memory_info().rss // 1024
            continue
        for entry in status.read_text().splitlines():
            if entry.startswith(line):
                total += int(entry.split()[1])
    return total / 1024


def pin_to(core: int) -> None:
    """Keeps this process on one core, where the system can and there are two."""
    if (os.cpu_count() or 1) >= 2 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def unpin() -> None:
    """Lets this process use all cores again."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))


def machine() -> str:
    """Processor, cores and system, as the table's caption names them."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), os.uname().machine)
    return f"{psutil.cpu_count()} cores {model}, {os.uname().sysname} {os.uname().release.split('-')[0]}"
