// Opens the real window on a book of its own and drives it through WebDriver. Nothing here knows a screen.
//
// Each window gets a temporary HOME and CARNET_HOME, so that a test neither reads nor writes what is the user's, and one
// window never finds another: the single-instance lock is per book.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { remote } from "webdriverio";

const PROGRAMS = process.env.CARNET_PROGRAMS ?? resolve(import.meta.dirname, "../../target/debug");
const SHOTS = process.env.CARNET_SHOTS;

/** How long a window may take to show what is awaited, in milliseconds: far more than it does, for machines that do other work beside. */
const PATIENCE = 30_000;

/** How often one looks whether what is awaited is there, in milliseconds. */
const OFTEN = 25;

/** How long nothing may change in a page that is done, in milliseconds: a few frames. */
const QUIET = 80;

/** The day that the book and the window believe it is; the engine takes it from here instead of the clock. */
export const TODAY = "2026-11-23";

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function answering(port) {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch {
      await new Promise((done) => setTimeout(done, OFTEN));
    }
  }
  throw new Error(`tauri-driver did not answer on port ${port} within 10 s`);
}

/** Windows that a stopped test run must not leave behind. */
const running = new Set();
process.on("exit", () => running.forEach((window) => window.end()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** A window under test: `page` is the WebdriverIO browser, `book` the folder of its book. */
export class Window {
  static async open({ book, home, width = 1440, height = 900 } = {}) {
    const self = new Window();
    self.folder = mkdtempSync(join(tmpdir(), "carnet-window-"));
    self.home = home ?? join(self.folder, "home");
    self.book = book ?? join(self.folder, "book");
    mkdirSync(self.home, { recursive: true });
    self.port = await freePort();
    const native = await freePort();
    self.driver = spawn("tauri-driver", ["--port", String(self.port), "--native-port", String(native)], {
      stdio: ["ignore", "ignore", "inherit"],
      detached: true,
      env: {
        ...process.env,
        HOME: self.home,
        XDG_DATA_HOME: join(self.home, "data"),
        XDG_CONFIG_HOME: join(self.home, "config"),
        XDG_CACHE_HOME: join(self.home, "cache"),
        CARNET_HOME: self.book,
        CARNET_TODAY: TODAY,
        GTK_THEME: "Adwaita",
      },
    });
    running.add(self);
    try {
      await answering(self.port);
      self.page = await self.#session();
      await self.page.setWindowSize(width, height);
    } catch (problem) {
      await self.close();
      throw problem;
    }
    return self;
  }

  async #session() {
    const page = await remote({
      hostname: "127.0.0.1",
      port: this.port,
      logLevel: "error",
      connectionRetryCount: 1,
      waitforInterval: OFTEN,
      capabilities: {
        "wdio:enforceWebDriverClassic": true,
        "tauri:options": { application: join(PROGRAMS, "carnet-desktop") },
      },
    });
    await page.setTimeout({ script: 4 * PATIENCE });
    return page;
  }

  /** Closes the window and opens it again on the same book, as its user does the next morning. */
  async reopen() {
    await this.page.deleteSession();
    this.page = await this.#session();
    return this;
  }

  async close() {
    try {
      await this.page?.deleteSession();
    } finally {
      this.end();
    }
  }

  /** Ends the program as a power cut would (SIGKILL), without a word to it; `Window.open` on the same book and home comes after. */
  kill() {
    const ours = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && this.#runs(pid));
    if (ours.length === 0) throw new Error("the window under test has no process");
    for (const pid of ours) process.kill(Number(pid), "SIGKILL");
    this.end();
  }

  /** Whether a process is the program under test, on this window's book. */
  #runs(pid) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
      return /\/carnet-desktop( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`)) && environment.includes(`CARNET_HOME=${this.book}`);
    } catch {
      return false; // Ended meanwhile, or not ours to look at.
    }
  }

  /** The files that the program itself has in its memory, not WebKit's other processes: its libraries among them. */
  mapped() {
    const own = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && this.#runs(pid));
    return [...new Set(own.flatMap((pid) => [...readFileSync(`/proc/${pid}/maps`, "utf8").matchAll(/ (\/.*)$/gm)].map(([, file]) => file)))];
  }

  /** Milliseconds of a processor that the page has taken so far, whatever else the machine did meanwhile; the system counts hundredths of a second. */
  spent() {
    const processes = new Map();
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        const text = readFileSync(`/proc/${pid}/stat`, "utf8");
        const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
        processes.set(pid, { name: text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")), parent: fields[1], ticks: Number(fields[11]) + Number(fields[12]) });
      } catch {
        // Ended meanwhile.
      }
    }
    const ours = (pid) => pid === String(this.driver.pid) || (processes.has(pid) && ours(processes.get(pid).parent));
    return [...processes].filter(([pid, { name }]) => /^WebKitWebPro/.test(name) && ours(pid)).reduce((sum, [, { ticks }]) => sum + ticks * 10, 0);
  }

  /** Ends the window's processes, a group of their own, and forgets its folder. */
  end() {
    running.delete(this);
    try {
      process.kill(-this.driver.pid);
    } catch {
      // Already gone.
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The element with this `data-testid`, once it is on screen. */
  async find(testid, timeout = PATIENCE) {
    const element = this.page.$(`[data-testid="${testid}"]`);
    await element.waitForDisplayed({ timeout, timeoutMsg: `nothing with data-testid="${testid}" on screen` });
    return element;
  }

  async click(testid) {
    await this.hit(await this.find(testid), testid);
  }

  /**
   * Clicks an element and makes sure that the click reached it. What moves between the aim and the press (a sentence that
   * appears above it, a toast that slides in) is missed without a word by the driver; then one aims again.
   */
  async hit(element, name = "the element") {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await this.still(element, name);
      await this.page.execute((target) => {
        delete document.documentElement.dataset.hit;
        const same = target.dataset.testid ? `[data-testid="${CSS.escape(target.dataset.testid)}"]` : null;
        const noted = ({ type, target: got }) => {
          // A page that was drawn again may have put another element in its place.
          if (target.contains(got) || (same && got.closest?.(same))) document.documentElement.dataset.hit = type;
        };
        for (const kind of ["pointerdown", "click"]) document.addEventListener(kind, noted, { once: true, capture: true });
      }, await element);
      await element.click();
      const got = await this.page.execute(() => document.documentElement.dataset.hit);
      // What acts on the press (a proposal), or goes with what it confirms, may be gone by now; what follows shows whether it acted.
      if (got === "click" || !(await element.isDisplayed())) return;
    }
    throw new Error(`${name} was clicked three times and got none of the clicks`);
  }

  /** Waits until the element can be clicked and stands where it stood a moment ago. */
  async still(element, name = "the element") {
    await element.waitForClickable({ timeout: PATIENCE, timeoutMsg: `${name} cannot be clicked` });
    let before = "";
    await this.until(async () => {
      const now = await this.page.execute((target) => JSON.stringify(target.getBoundingClientRect()), await element);
      const still = now === before;
      before = now;
      return still;
    }, `${name} stands still`);
  }

  /** Replaces what stands in a field. */
  async type(testid, text) {
    const field = await this.find(testid);
    await field.setValue(text);
  }

  /** Clicks the button of the newest toast that has one ("Annuler"). */
  async clickToast() {
    await this.hit(this.page.$("[data-sonner-toast] [data-button]"), "the toast's button");
  }

  async choose(testid, value) {
    await (await this.find(testid)).selectByAttribute("value", value);
  }

  /** Whether the engine refused what stands in a field. */
  async invalid(testid) {
    return (await (await this.find(testid)).getAttribute("aria-invalid")) === "true";
  }

  /** What the element shows. (WebDriver's own getText leaves out labels that may be cut with an ellipsis.) */
  async text(testid) {
    return this.page.execute((element) => element.innerText, await this.find(testid));
  }

  async gone(testid) {
    await this.page
      .$(`[data-testid="${testid}"]`)
      .waitForExist({ reverse: true, timeout: PATIENCE, timeoutMsg: `data-testid="${testid}" stays on screen` });
  }

  /**
   * From here on the page hands its files to the test: no driver reaches the system's dialog for a place, nor the program that would
   * open a paper. `files()` gives them.
   */
  async takeFiles() {
    await this.page.execute(() => {
      if (window.filesHanded) return;
      window.filesHanded = [];
      const ask = window.fetch;
      window.fetch = async (address, options) => {
        const command = /(save_paper|open_paper)$/.exec(String(address))?.[1];
        if (!command) return ask.call(window, address, options);
        const { paper } = JSON.parse(await new Response(options.body).text());
        window.filesHanded.push({ command, name: paper.file_name, base64: paper.pdf });
        const answer = command === "save_paper" ? `/tmp/${paper.file_name}` : null;
        return new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json", "Tauri-Response": "ok" } });
      };
    });
  }

  /** What the page wanted to keep or open since `takeFiles`: the command, the name, the bytes. */
  async files() {
    const handed = await this.page.execute(() => window.filesHanded);
    return handed.map(({ command, name, base64 }) => ({ command, name, bytes: Buffer.from(base64, "base64") }));
  }

  /** Presses keys together: `keys("Control", "z")`. */
  async keys(...keys) {
    await this.page.keys(keys);
  }

  /** Types into whatever has the focus, one key after the other. */
  async write(text) {
    for (const key of text) await this.page.keys(key);
  }

  /** Waits until `check` gives something true; the message says what was awaited. */
  async until(check, awaited) {
    return this.page.waitUntil(check, { timeout: PATIENCE, timeoutMsg: `still not: ${awaited}` });
  }

  /**
   * Waits until the page is done: each question to the engine has its answer, transitions are over, and for some frames nothing has
   * changed. It takes as long as the page does, where a pause would take as long as the slowest machine might.
   */
  async settled() {
    await this.page.executeAsync(
      (quiet, patience, done) => {
        const state = (window.settling ??= (() => {
          const state = { asking: 0, last: 0 };
          const changed = () => (state.last = performance.now());
          const ask = window.fetch;
          window.fetch = (...what) => {
            state.asking += 1;
            return ask.apply(window, what).finally(() => {
              state.asking -= 1;
              changed();
            });
          };
          new MutationObserver(changed).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          return state;
        })());
        const begun = performance.now();
        const moves = (animation) => animation.playState === "running" && animation.effect?.getComputedTiming().endTime !== Infinity;
        const look = () => {
          const now = performance.now();
          const still = state.asking === 0 && now - Math.max(begun, state.last) >= quiet && !document.getAnimations().some(moves);
          // A page that never rests is told by what is looked for in it next.
          if (still || now - begun > patience) done();
          else setTimeout(look, 10);
        };
        look();
      },
      QUIET,
      PATIENCE / 10,
    );
  }

  /** What went wrong in the page since it was loaded: errors, unanswered promises, violations of the policy. */
  async trouble() {
    return this.page.execute(() => document.documentElement.dataset.trouble ?? "");
  }

  /** Saves a picture of the screen when CARNET_SHOTS names a folder. (WebDriver's own screenshot never answers under Xvfb.) */
  async shot(name) {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await this.settled();
    const { width, height } = await this.page.getWindowRect();
    execFileSync("import", ["-window", "root", "-crop", `${width}x${height}+0+0`, "+repage", join(SHOTS, `${name}.png`)]);
  }
}

/**
 * Makes `folder` a book like the one that `make` makes in an empty folder. It is made once for each build of the programs, whoever
 * asks for it by this name, and copied from then on.
 */
export function bookLike(name, folder, make) {
  const kept = join(PROGRAMS, "books", name);
  const built = statSync(join(PROGRAMS, "carnet")).mtimeMs;
  if (!existsSync(kept) || statSync(kept).mtimeMs < built) {
    mkdirSync(join(PROGRAMS, "books"), { recursive: true });
    const made = mkdtempSync(join(PROGRAMS, "books", `${name}-`));
    try {
      make(made);
    } catch (problem) {
      rmSync(made, { recursive: true, force: true });
      throw problem;
    }
    rmSync(kept, { recursive: true, force: true });
    renameSync(made, kept);
  }
  cpSync(kept, folder, { recursive: true });
  return folder;
}

/** Makes `folder` the book of the demonstration. */
export function demoBook(folder) {
  return bookLike("demo", folder, (empty) => carnet(empty, "demo"));
}

/** Makes `folder` a book of which each list of the window has `rows` rows (`tests/examples/crowd.rs`). */
export function crowdBook(folder, rows) {
  return bookLike(`crowd-${rows}`, folder, (empty) => {
    demoBook(empty);
    execFileSync(join(PROGRAMS, "examples", "crowd"), [empty, String(rows)]);
  });
}

/** Who the user of the tests is; the numbers are valid and nobody's. */
export const IDENTITY = {
  name: "Léa Cœur-Martin",
  address: "12 rue de l'Église, 69002 Lyon",
  siret: "73282932000074",
  iban: "FR7630006000011234567890189",
};

/** Fills the first start's form; `window.click("identity-create")` sends it. */
export async function fillIdentity(window, identity = IDENTITY) {
  for (const [field, value] of Object.entries(identity)) await window.type(`identity-${field}`, value);
}

/** Runs the terminal program on a book: what a test needs to prepare, `carnet` can do. */
export function carnet(book, ...words) {
  return execFileSync(join(PROGRAMS, "carnet"), ["--book", book, "--today", TODAY, ...words], { encoding: "utf8" });
}

/** Starts the window's program where no screen answers, with `words` after its name; returns its status and what it says. */
export function withoutScreen(book, ...words) {
  // Under Wayland GTK would look for the usual socket by itself.
  const env = { ...process.env, CARNET_HOME: book, GDK_BACKEND: "x11" };
  delete env.DISPLAY;
  const { status, stderr } = spawnSync(join(PROGRAMS, "carnet-desktop"), words, { env, encoding: "utf8", timeout: 20_000 });
  return { status, said: stderr.trim() };
}
