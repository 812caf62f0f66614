import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The tokens of one theme, as written in the style sheet: what is tested is what ships. */
function theme(selector: string): Record<string, string> {
  const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
  const tokens: Record<string, string> = {};
  for (const block of css.split("}")) {
    if (!block.includes(`${selector} {`)) continue;
    for (const [, name, value] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)) tokens[name!] = value!;
  }
  return tokens;
}

/** Relative luminance of an sRGB colour. Source: WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS = ["ink", "ink-2", "ink-3", "accent", "good", "warn", "bad"];
const PAIRS: [text: string, ground: string][] = [
  ...TEXTS.flatMap((text): [string, string][] => [[text, "paper"], [text, "sheet"], [text, "sunk"]]),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["good", "good-soft"],
  ["warn", "warn-soft"],
  ["bad", "bad-soft"],
  ["accent", "accent-soft"],
  ["ink", "accent-soft"],
  ["ink-2", "accent-soft"],
  ["ink-3", "accent-soft"],
];

describe.each([
  ["light", ":root"],
  ["dark", ':root[data-theme="dark"]'],
])("%s theme", (_, selector) => {
  const tokens = theme(selector);
  it.each(PAIRS)("%s on %s reads at AA (4.5:1)", (text, ground) => {
    expect(tokens[text], `the token --${text} is a plain colour`).toBeDefined();
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
});

it("asks the width of a container in rem", () => {
  // WebKitGTK compares pixels of the enlarged page with those of the rule: at 200 % a rule in px would not hold.
  const sheets = import.meta.glob<string>("/src/**/*.svelte", { query: "?raw", import: "default", eager: true });
  const inPixels = Object.entries(sheets).filter(([, text]) => /@container[^{]*\dpx/.test(text));
  expect(Object.keys(sheets).length).toBeGreaterThan(100);
  expect(inPixels.map(([path]) => path)).toEqual([]);
});
