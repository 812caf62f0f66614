"""Times the start of windows under Xvfb, in turn, and weighs them at rest. Run by the Python that has python-xlib.

usage: windows.py RUNS HOME BOOK PROGRAM LIMIT   prints {"program": [[painted_ms, settled_ms, cpu_ms, pss_mib], …], "limit": …, "software": …}
"limit" is the window that does nothing as it starts by itself, "software" the same told to draw without DMA buffers, as Carnet
tells itself where there is no graphics device; where there is one, "software" is empty.
"painted" is the first picture with at least six colours: a frame without data has them too. "settled" is the last change before
1.5 s of stillness: all data is there. "cpu" is the processor time of all its processes and "pss" their proportional memory, both at the end of it.
"""
import hashlib
import json
import os
import signal
import subprocess
import sys
import time

from Xlib import X, display, error

WIDTH, HEIGHT = 1440, 900
# A strip through the middle: enough to see a picture, cheap to fetch every 10 ms.
STRIP = (0, 120, WIDTH, 300)


def picture(root):
    return root.get_image(*STRIP, X.ZPixmap, 0xFFFFFFFF).data


def mapped(root):
    for window in root.query_tree().children:
        try:
            if window.get_attributes().map_state == X.IsViewable and window.get_geometry().width >= 200:
                return True
        except error.XError:
            pass  # gone between the two questions
    return False


def family(leader):
    """The processes of the session that `leader` leads."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                text = stat.read()
            if int(text[text.rindex(")") + 2 :].split()[3]) == leader:
                found.append(int(pid))
        except OSError:
            pass  # ended meanwhile
    return found


def worked(pids):
    """Processor time of some processes, in milliseconds; the kernel counts it in steps of about ten."""
    ticks = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                text = stat.read()
            ticks += sum(map(int, text[text.rindex(")") + 2 :].split()[11:13]))
        except OSError:
            pass
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def weight(pids):
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/smaps_rollup") as rollup:
                total += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
        except OSError:
            pass
    return total / 1024


def run(number, command, env):
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    screen = None
    for _ in range(200):
        try:
            screen = display.Display(f":{number}")
            break
        except Exception:  # noqa: BLE001 - the server is not up yet, whatever Xlib calls it
            time.sleep(0.02)
    root = screen.screen().root
    before = hashlib.md5(picture(root)).digest()
    env = env | {"DISPLAY": f":{number}", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    start = time.monotonic()
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    painted = changed = None
    try:
        while time.monotonic() - start < 60:
            now = time.monotonic() - start
            if mapped(root):
                data = picture(root)
                digest = hashlib.md5(data).digest()
                if digest != before:
                    changed, before = now, digest
                    if painted is None and len({data[i : i + 4] for i in range(0, len(data), 4 * 97)}) >= 6:
                        painted = now
            if painted is not None and now - changed > 1.5:
                break
            time.sleep(0.01)
        if painted is None:
            sys.exit(f"{command[0]} painted nothing within a minute")
        pids = family(program.pid)
        return [painted * 1000, changed * 1000, worked(pids), weight(pids)]
    finally:
        for pid in family(program.pid):
            os.kill(pid, signal.SIGKILL)
        program.wait()
        screen.close()
        server.terminate()
        server.wait()


def main():
    runs, home, book, program, limit = int(sys.argv[1]), *sys.argv[2:6]
    # What the one who measures has set for WebKit or GTK is no part of it.
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("WEBKIT_", "GDK_"))}
    env = plain | {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config",
                        "XDG_CACHE_HOME": f"{home}/cache", "CARNET_HOME": book}  # fmt: skip
    started = {"program": (program, env), "limit": (limit, env)}
    if not os.path.exists("/dev/dri"):
        started["software"] = (limit, env | {"WEBKIT_DISABLE_DMABUF_RENDERER": "1"})
    result = {"program": [], "limit": [], "software": []}
    # One of each first, unmeasured: files in memory, WebKit's caches made.
    for turn in range(runs + 1):
        for name, (command, environment) in started.items():
            measured = run(200 + os.getpid() % 300 + turn % 2, [command], environment)
            if turn:
                result[name].append(measured)
    print(json.dumps(result))


main()
