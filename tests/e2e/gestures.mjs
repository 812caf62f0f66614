// Hands for the stories of the whole product: what they do is counted, so that a story says what a task costs its user.
//
// One gesture is one click, one drag, one key or combination of keys, or one field typed. Reaching a field counts: a click
// by mouse, every Tab by keyboard.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Counts of both hands are kept here between two runs, so that each can print the other's beside its own. */
const KEPT = resolve(import.meta.dirname, "../../target/gestures");

/** How often Tab may be pressed on the way to a field before the way is called absurd. */
const FAR = 20;

/** The key of that name, as WebDriver sends it. */
const DELETE = "\uE017";

/** What both hands share: the count, and typing into the field that has the focus. */
class Hand {
  count = 0;

  constructor(window) {
    this.window = window;
  }

  get page() {
    return this.window.page;
  }

  /** The test id of what has the focus, or the name of its element. */
  focused() {
    return this.page.execute(() => document.activeElement?.dataset.testid ?? document.activeElement?.tagName.toLowerCase() ?? "nothing");
  }

  async press(...keys) {
    this.count += 1;
    await this.page.keys(keys);
  }

  /** Types a text into the field that has the focus, over what stands in it; no text empties it. */
  async write(text) {
    const field = await this.page.execute(() => {
      const { activeElement: at } = document;
      if (!at?.matches("input, textarea")) return null;
      return { kept: at.value !== "" && (at.selectionStart !== 0 || at.selectionEnd !== at.value.length) };
    });
    if (!field) throw new Error(`no field has the focus to type "${text}" into, but ${await this.focused()}`);
    if (field.kept) await this.press("Control", "a");
    this.count += 1;
    const keys = this.page.action("key");
    for (const key of text === "" ? [DELETE] : text) keys.down(key).up(key);
    await keys.perform();
    await this.window.until(
      async () => (await this.page.execute(() => document.activeElement?.value)) === text,
      `"${text}" in the field, which says "${await this.page.execute(() => document.activeElement?.value)}"`,
    );
  }
}

/** Clicks and drags; the keyboard only types in fields. */
export class Mouse extends Hand {
  async click(testid) {
    this.count += 1;
    await this.window.click(testid);
  }

  /** Clicks the row of a list that says so. */
  async row(text) {
    this.count += 1;
    const row = this.page.$(`//div[@data-testid="row"][contains(., "${text}")]`);
    await row.waitForDisplayed({ timeout: 30_000, timeoutMsg: `no row in the list says ${text}` });
    await this.window.hit(row);
  }

  /** Clicks into a field, unless the cursor stands in it already, and types. */
  async fill(testid, text) {
    await this.window.find(testid);
    if ((await this.focused()) !== testid) await this.click(testid);
    await this.write(text);
  }

  /** Opens a list of choices and clicks one. */
  async choose(testid, value) {
    this.count += 2;
    await this.window.choose(testid, value);
  }

  /** Drags from one point of the window to another. */
  async drag(from, to) {
    this.count += 1;
    const near = { x: from.x, y: from.y + 6 };
    await this.page.action("pointer").move(from).down().move({ ...near, duration: 20 }).move({ ...to, duration: 60 }).up().perform();
  }
}

/** Keys alone: any click, also one that is not counted here, fails the story. */
export class Keyboard extends Hand {
  constructor(window) {
    super(window);
    for (const way of ["click", "type", "choose"]) {
      window[way] = () => {
        throw new Error(`${way}() in a story by the keyboard alone`);
      };
    }
  }

  /** Notes every press of a mouse's button from now on. A button pressed by a key clicks, too, but nothing is pressed down. */
  async guard() {
    await this.page.execute(() => {
      document.documentElement.dataset.pressed = "";
      for (const kind of ["pointerdown", "mousedown", "touchstart"]) {
        addEventListener(kind, ({ target }) => (document.documentElement.dataset.pressed += `${kind} on ${target.outerHTML?.slice(0, 80)}\n`), true);
      }
    });
  }

  /** Fails when the mouse was used, or when the page was loaded anew and nobody watched. */
  async honest() {
    const pressed = await this.page.execute(() => document.documentElement.dataset.pressed ?? "the page is another one: its guard is gone");
    if (pressed !== "") throw new Error(`not the keyboard alone: ${pressed}`);
  }

  /** Tab, as often as it takes to reach a field. */
  async tab(testid) {
    await this.window.find(testid);
    const way = [];
    for (let at = await this.focused(); at !== testid; at = await this.focused()) {
      way.push(at);
      if (way.length > FAR) throw new Error(`Tab does not reach ${testid}: ${way.join(", ")}`);
      await this.press("Tab");
    }
  }

  async fill(testid, text) {
    await this.tab(testid);
    await this.write(text);
  }

  /** Goes to a list of choices and presses a key there, a letter or an arrow, until it says so. */
  async choose(testid, value, key = "ArrowDown") {
    await this.tab(testid);
    const way = [];
    for (let at = await this.#value(); at !== value; at = await this.#value()) {
      if (way.includes(at)) throw new Error(`${key} does not choose ${value} in ${testid}: ${way.join(", ")}`);
      way.push(at);
      await this.press(key);
    }
  }

  #value() {
    return this.page.execute(() => document.activeElement?.value);
  }

  /** Waits until the focus is where the story says that it goes by itself. */
  async at(testid) {
    await this.window.find(testid);
    const lost = async () => `the focus on ${testid}, which is on ${await this.focused()}`;
    await this.page.waitUntil(async () => (await this.focused()) === testid, { timeout: 3_000 }).catch(async () => {
      throw new Error(`still not: ${await lost()}`);
    });
  }

  /** Waits until letters are actions again: a form that was sent has let go of its field. */
  async free() {
    const held = async () => ["input", "textarea", "select"].includes(await this.page.execute(() => document.activeElement?.tagName.toLowerCase()));
    await this.page.waitUntil(async () => !(await held()), { timeout: 3_000 }).catch(async () => {
      throw new Error(`still not: the focus out of ${await this.focused()}`);
    });
  }
}

/** Prints what each step cost this hand, beside what it cost the other one when that last ran. */
export function printed(by, steps) {
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, `${by}.json`), JSON.stringify(Object.fromEntries(steps.map(({ number, gestures }) => [number, gestures]))));
  const counts = Object.fromEntries(["mouse", "keyboard"].map((hand) => [hand, kept(hand)]));
  const line = (number, what, mouse, keyboard) => `${String(number).padStart(4)}  ${what.padEnd(74)}${String(mouse).padStart(7)}${String(keyboard).padStart(10)}`;
  const sum = (of) => Object.values(of).reduce((total, count) => total + count, 0) || "–";
  console.log(
    [
      line("step", "what", "mouse", "keyboard"),
      ...steps.map(({ number, what }) => line(number, what, counts.mouse[number] ?? "–", counts.keyboard[number] ?? "–")),
      line("", "all", sum(counts.mouse), sum(counts.keyboard)),
    ].join("\n"),
  );
}

function kept(hand) {
  try {
    return JSON.parse(readFileSync(join(KEPT, `${hand}.json`), "utf8"));
  } catch {
    return {}; // This hand has not told its story here yet.
  }
}
