import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const source = (folder: string) => fileURLToPath(new URL(`./src/${folder}`, import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { $shared: source("shared"), $ipc: source("ipc"), $features: source("features"), $app: source("app") },
  },
  build: {
    // The WebKitGTK of the oldest system that Carnet is built on (Debian 12).
    target: "safari17",
    // Nothing is inlined as data: the content security policy lets fonts and scripts come from the program only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
