import { defineConfig, type Plugin } from "vite";
import page from "./vite.config.ts";

/** What is read later is in no picture. */
const nothingLater: Plugin = {
  name: "nothing-later",
  enforce: "pre",
  resolveDynamicImport: (what) => ({ id: String(what), external: true }),
};

// One script that draws the first screen as markup, where there is no browser: the window runs it (src-tauri/src/picture.rs).
export default defineConfig({
  resolve: page.resolve,
  plugins: [nothingLater, ...page.plugins!],
  ssr: { noExternal: true },
  build: {
    ssr: "src/picture.ts",
    emptyOutDir: false,
    minify: true,
    rolldownOptions: { output: { format: "iife", name: "picture", entryFileNames: "picture.js" } },
  },
});
