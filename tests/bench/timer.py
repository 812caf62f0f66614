"""Times whole processes in turn, A B A B, so that what else the machine does falls on both alike."""
import os
import statistics
import subprocess
import sys
import time


class Failed(Exception):
    """A command that is measured did not do its work."""


class Pair:
    """What two commands took, run by run."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        self.ratios = sorted(x[0] / y[0] for x, y in zip(a, b))

    @property
    def ratio(self):
        """The median of A over B, pair by pair."""
        return statistics.median(self.ratios)

    @property
    def spread(self):
        """The middle half of the pairs."""
        n = len(self.ratios)
        return self.ratios[n // 4], self.ratios[-1 - n // 4]

    @property
    def cpu(self):
        """The median of A's processor time over that of B: what other programs on the machine change least."""
        return statistics.median(x[1] for x in self.a) / max(statistics.median(y[1] for y in self.b), 1e-6)


def once(command, env, out):
    """Returns wall seconds and processor seconds of one run."""
    start = time.perf_counter()
    # posix_spawn costs the same for both and less than a fork of this process.
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)]
    child = os.posix_spawn(command[0], command, env, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise Failed(f"exit {os.waitstatus_to_exitcode(status)}: {' '.join(command)[:200]}")
    return wall, usage.ru_utime + usage.ru_stime


# The kernel counts the memory of whoever spawns a program as that program's own: the one who measures has to be small.
SPAWNER = """
import os, sys
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet), 0)
print(status, usage.ru_maxrss)
"""


def peak(command, env):
    """Returns the largest memory of one run in MiB."""
    status, kib = map(int, output([sys.executable, "-c", SPAWNER, *command], env).split())
    if status:
        raise Failed(f"exit {os.waitstatus_to_exitcode(status)}: {' '.join(command)[:200]}")
    return kib / 1024


def pairs(a, b, runs, env, rest=0, out=os.devnull):
    """Runs A and B in turn: one round to warm up, then `runs` that count; `rest` seconds let what A leaves behind end first."""
    done = []
    for _ in range(runs + 1):
        first = once(a, env, out)
        time.sleep(rest)
        done.append((first, once(b, env, out)))
    return Pair([x for x, _ in done[1:]], [y for _, y in done[1:]])


def output(command, env, **more):
    """Returns what a command prints; raises with its own words when it fails."""
    ran = subprocess.run(command, env=env, capture_output=True, text=True, **more)
    if ran.returncode:
        raise Failed(f"{' '.join(command)[:200]}\n{ran.stderr.strip()}")
    return ran.stdout
