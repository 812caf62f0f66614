// Takes the pictures of the guide from the real window: `node tests/e2e/pictures.mjs [page…]` under a display of its own.
//
// Each screen as it stands on the demonstration book, in French, light, 1200 × 750, written to the guide's folder as WebP.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Window, carnet } from "./harness.mjs";

const SIZE = { width: 1200, height: 750 };
const HEAVIEST = 60_000;
const pictures = resolve(import.meta.dirname, "../../ui/src/features/guide/pictures");

/** What is done before each picture is taken, on a window that stands on the first screen. */
const PAGES = {
  start: null, // taken of a window without a book
  today: async (window) => window.find("line", 20_000),
  prospects: async (window) => {
    await at(window, "#/prospects", "clients");
    await window.keys("ArrowDown");
    await window.find("panel");
  },
  quotes: async (window) => {
    await at(window, "#/quotes", "quotes");
    await window.keys("ArrowDown");
    await window.keys("Enter");
    await window.page.$("[data-testid='paper'] canvas").waitForDisplayed({ timeout: 20_000 });
  },
  missions: async (window) => {
    await at(window, "#/missions", "row");
    await window.keys("ArrowDown");
    await window.find("panel");
  },
  hours: async (window) => {
    await at(window, "#/hours", "hour-grid");
    await window.keys("PageUp"); // the demonstration's today is a Monday: the week before is a full one
  },
  invoices: async (window) => {
    await at(window, "#/invoices", "invoices");
    await window.keys("ArrowDown");
    await window.find("invoice-panel");
  },
  received: async (window) => {
    await at(window, "#/invoices/received", "row");
    await window.keys("ArrowDown");
    await window.find("expense-panel");
  },
  books: async (window) => {
    await at(window, "#/invoices/books", "receipts-total");
    await window.page.keys(["Alt", "ArrowLeft"]); // a whole year: the demonstration's second one is not over
  },
  profitability: async (window) => {
    await at(window, "#/profitability", "screen-profitability");
    await window.page.$("[data-testid='chart'] svg").waitForExist({ timeout: 20_000 }); // its figures come after those of the clients
  },
  agenda: async (window) => at(window, "#/agenda", "screen-agenda"),
  settings: async (window) => at(window, "#/settings", "screen-settings"),
  keyboard: async (window) => {
    await window.keys("Control", "k");
    await window.find("palette-input");
    await window.write("dev");
    await window.find("palette-item");
  },
};

async function at(window, hash, testid) {
  await window.page.execute((place) => (location.hash = place), hash);
  await window.find(testid, 20_000);
}

/** Every list of the screen has its answer: nothing on it has changed for a while. */
async function still(window) {
  let before = "";
  await window.page.waitUntil(
    async () => {
      const now = await window.page.execute(() => document.querySelector("main").innerText);
      const same = now === before && now.length > 100;
      before = now;
      return same;
    },
    { interval: 1200, timeout: 30_000, timeoutMsg: "the screen does not come to rest" },
  );
}

const wanted = process.argv.slice(2);
const names = Object.keys(PAGES).filter((name) => wanted.length === 0 || wanted.includes(name));
const folder = mkdtempSync(join(tmpdir(), "carnet-pictures-"));
mkdirSync(pictures, { recursive: true });

async function take(name, window) {
  await still(window);
  const png = join(folder, `${name}.png`);
  const webp = join(pictures, `${name}.webp`);
  const { width, height } = await window.page.getWindowRect();
  execFileSync("import", ["-window", "root", "-crop", `${width}x${height}+0+0`, "+repage", png]);
  for (let quality = 82; ; quality -= 6) {
    execFileSync("convert", [png, "-strip", "-quality", String(quality), "-define", "webp:method=6", webp]);
    if (statSync(webp).size <= HEAVIEST || quality < 50) break;
  }
  console.log(`${name} ${Math.round(statSync(webp).size / 1000)} kB`);
}

try {
  if (names.includes("start")) {
    const window = await Window.open(SIZE);
    await window.find("welcome");
    await take("start", window);
    await window.close();
  }
  const book = join(folder, "book");
  carnet(book, "demo");
  for (const name of names.filter((one) => PAGES[one])) {
    const window = await Window.open({ ...SIZE, book });
    try {
      await window.find("nav", 20_000);
      await window.page.execute(() => (document.documentElement.dataset.theme = "light"));
      await PAGES[name](window);
      await take(name, window);
    } finally {
      await window.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
