"""usage: chromium_each.py BROWSER FILE.html OUT.pdf -- one browser started, asked to print one page, and closed (DevTools protocol over a pipe)"""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

browser, page, out = sys.argv[1:]
profile = tempfile.mkdtemp()
to_browser, ours_out = os.pipe()
ours_in, from_browser = os.pipe()


def wire():
    """The browser reads its third and writes its fourth file."""
    first, second = os.dup(to_browser), os.dup(from_browser)
    os.dup2(first, 3)
    os.dup2(second, 4)


child = subprocess.Popen(
    [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
     f"--user-data-dir={profile}", "about:blank"],
    preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)  # fmt: skip
buffer, number = b"", 0


def read():
    global buffer
    while b"\0" not in buffer:
        part = os.read(ours_in, 1 << 20)
        if not part:
            sys.exit("the browser went away")
        buffer += part
    message, buffer = buffer.split(b"\0", 1)
    return json.loads(message)


def ask(method, session=None, **params):
    global number
    number += 1
    os.write(ours_out, json.dumps({"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})).encode() + b"\0")
    while (message := read()).get("id") != number:
        pass
    if "error" in message:
        sys.exit(f"{method}: {message['error']}")
    return message["result"]


target = ask("Target.createTarget", url="about:blank")["targetId"]
session = ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
ask("Page.enable", session)
ask("Page.navigate", session, url=pathlib.Path(page).resolve().as_uri())
while read().get("method") != "Page.loadEventFired":
    pass
pdf = ask("Page.printToPDF", session, printBackground=True, preferCSSPageSize=True)["data"]
pathlib.Path(out).write_bytes(base64.b64decode(pdf))
ask("Browser.close")
child.wait()
shutil.rmtree(profile, ignore_errors=True)
