import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { plainIcons } from "./icons";

/** How to ask the bundler what a module imports. */
interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** The modules without which the first screen cannot be drawn: the page imports them, itself or through others. */
function opening(page: string, graph: Graph): ReadonlySet<string> {
  const found = new Set([page]);
  for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

const source = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url));

const page = fileURLToPath(new URL("./index.html", import.meta.url));
/** What draws toasts comes after the first screen, though its package hands it out together with what sends them. */
const LATER = /svelte-sonner[\\/]dist[\\/]\w+\.svelte/;
let opens: ReadonlySet<string> | undefined;

/**
 * The page brings the style of the first screen itself, a request less before its picture. Its script is read once the picture
 * stands: before, it would only keep it waiting.
 */
function pictureFirst(): Plugin {
  const entry = /<script type="module" crossorigin src="([^"]+)"><\/script>/;
  const sheet = /<link rel="stylesheet" crossorigin href="\/([^"]+)">/;
  return {
    name: "picture-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const script = entry.exec(html)?.[1];
        if (!script) throw new Error("the page has no script");
        const style = sheet.exec(html);
        const written = style?.[1] && bundle?.[style[1]];
        if (!style || !written || written.type !== "asset") throw new Error("the page has no style");
        const read = `const read = () => import("${script}");
      if (!document.getElementById("picture")?.hasChildNodes() || document.hidden) read();
      else {
        requestAnimationFrame(() => setTimeout(read));
        setTimeout(read, 100); // A window that nobody sees draws nothing; read twice, it is the same page.
      }`;
        // The link stays, unread: a screen that shares the sheet looks for it before it asks for it.
        const brought = `<style>${String(written.source)}</style>${style[0].replace(">", " disabled>")}`;
        return html.replace(entry, "").replace(sheet, () => brought).replace("</body>", `<script type="module">${read}</script></body>`);
      },
    },
  };
}

export default defineConfig({
  plugins: [plainIcons(), svelte(), pictureFirst()],
  resolve: {
    alias: [
      ...["shared", "ipc", "features", "app"].map((folder) => ({ find: `$${folder}`, replacement: source(folder) })),
      // The same face with the space that groups the digits of an amount (assets/fonts/screen.py).
      { find: /^.*\/inter-latin-wght-normal\.woff2$/, replacement: fileURLToPath(new URL("../assets/fonts/Inter-screen-latin.woff2", import.meta.url)) },
    ],
  },
  build: {
    // The WebKitGTK of the oldest system that Carnet is built on (Debian 12).
    target: "safari17",
    // Nothing is inlined as data: the content security policy lets fonts and scripts come from the program only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // One script and one sheet for the first picture: each file more is a request between three processes before it.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: (id, graph) => ((opens ??= opening(page, graph)).has(id) && !LATER.test(id) ? "start" : null) }] } },
    },
  },
  // Generated weeks and lists are laid out by the thousand: seconds on a machine that does other work beside.
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 60_000 },
});
