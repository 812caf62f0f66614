// Checks who may know whom: between the crates (by their Cargo.toml) and inside the page (by its imports).
// The arrows themselves are in the README ("Map of the tree"); each message says what to do instead.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const problems = [];

/** Every crate and the crates of ours it may depend on, outside of its tests. */
const CRATES = {
  "carnet-core": [],
  "carnet-store": ["carnet-core"],
  "carnet-documents": ["carnet-core"],
  "carnet-calendar": ["carnet-core"],
  "carnet-app": ["carnet-core", "carnet-store", "carnet-documents", "carnet-calendar"],
  "carnet-cli": ["carnet-app"],
  "carnet-desktop": ["carnet-app"],
  "carnet-tests": ["carnet-app", "carnet-core", "carnet-store", "carnet-documents", "carnet-calendar"],
};

/** What the pure domain must never reach for, by the name of the package that would bring it in. */
const NOT_IN_CORE = ["rusqlite", "tauri", "tokio", "directories", "tempfile", "printpdf"];

function checkCrates() {
  const metadata = JSON.parse(
    execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1", "--offline"], {
      cwd: root,
      maxBuffer: 64 << 20,
    }),
  );
  for (const crate of metadata.packages) {
    const allowed = CRATES[crate.name];
    if (!allowed) {
      problems.push(`${crate.name}: new crate. Say in tests/checks/arrows.mjs which crates it may know.`);
      continue;
    }
    for (const dependency of crate.dependencies.filter((d) => d.kind !== "dev")) {
      if (dependency.name in CRATES && !allowed.includes(dependency.name)) {
        problems.push(
          `${crate.name} depends on ${dependency.name}. It may know ${allowed.join(", ") || "no crate of ours"}: ` +
            "move what it needs down to carnet-core, or the use up to carnet-app.",
        );
      }
      if (crate.name === "carnet-core" && NOT_IN_CORE.includes(dependency.name)) {
        problems.push(
          `carnet-core depends on ${dependency.name}. The domain knows no SQL, file, clock or window: take the value as an argument.`,
        );
      }
    }
  }
}

function* files(folder, wanted) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path, wanted);
    else if (wanted.test(name)) yield path;
  }
}

/** What the sources of a crate must not name, though no dependency shows it. */
const NOT_NAMED = [
  {
    crates: ["carnet-core", "carnet-documents", "carnet-calendar"],
    words: /\b(?:Utc::now|Local::now|SystemTime::now|Instant::now|std::(?:fs|net|env|process))\b/,
    advice: "It knows no clock, file or process: take the day, the bytes or the value as an argument.",
  },
  {
    crates: ["carnet-app"],
    except: "src/transfer/", // an export is the whole schema, table by table
    words: /\brusqlite::(?!Error\b)|\.(?:prepare|prepare_cached|query_row|query_map)\(|"(?:SELECT|INSERT|UPDATE|DELETE) /,
    advice: "SQL lives in carnet-store, in the module of its table: add a function there.",
  },
];

/** Tests may make files and look into the book. */
const isTest = (path) => /\btests?(?:ing)?(?:\.rs|\/)/.test(path);

function checkWords() {
  for (const { crates, except, words, advice } of NOT_NAMED) {
    for (const crate of crates) {
      const folder = join(root, "src-tauri/crates", crate);
      for (const path of files(join(folder, "src"), /\.rs$/)) {
        const inside = relative(folder, path);
        if (isTest(inside) || (except && inside.startsWith(except))) continue;
        const [code] = readFileSync(path, "utf8").split("#[cfg(test)]\nmod tests {");
        code.split("\n").forEach((line, at) => {
          const [found] = line.replace(/\/\/.*/, "").match(words) ?? [];
          if (found) problems.push(`${relative(root, path)}:${at + 1} names ${found}. ${advice}`);
        });
      }
    }
  }
}

/** "features/quotes/Page.svelte" → { layer: "features", feature: "quotes" } */
function place(path) {
  const [layer, second] = relative(join(root, "ui/src"), path).split("/");
  return { layer, feature: layer === "features" ? second : null };
}

const MAY_IMPORT = {
  shared: ["shared"],
  ipc: ["ipc"],
  features: ["features", "shared", "ipc"],
  app: ["app", "features", "shared", "ipc"],
};
const ADVICE = {
  shared: "a shared part knows nothing of ours: pass what it needs as a prop",
  ipc: "ipc only carries requests: keep words and state in the feature",
  features: "a feature knows shared and ipc: let app hand it the rest",
};

function checkPage() {
  const source = join(root, "ui/src");
  for (const path of files(source, /\.(ts|svelte)$/)) {
    const here = relative(root, path);
    const from = place(path);
    if (from.layer === "ipc" && here.includes("ipc/bindings/")) continue;
    const text = readFileSync(path, "utf8");
    for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
      if (target.startsWith("@tauri-apps/") && here !== "ui/src/ipc/client.ts") {
        problems.push(`${here} imports ${target}. Only ipc/client.ts talks to the window: add a function there.`);
      }
      const resolved = target.startsWith("$")
        ? join(source, target.slice(1))
        : target.startsWith(".")
          ? resolve(dirname(path), target)
          : null;
      if (!resolved || !MAY_IMPORT[from.layer]) continue;
      const to = place(resolved);
      if (resolved.includes("ipc/bindings") && from.layer !== "ipc") {
        problems.push(`${here} imports ${target}. Only ipc/client.ts knows the generated types: import them from $ipc/client.`);
      } else if (!MAY_IMPORT[from.layer].includes(to.layer)) {
        problems.push(`${here} imports ${target}. ${ADVICE[from.layer] ?? "See the arrows"}.`);
      } else if (from.feature && to.layer === "features" && to.feature !== from.feature) {
        problems.push(
          `${here} imports the feature ${to.feature}. A feature never knows another: move the part to shared, or go through a route.`,
        );
      }
    }
  }
}

checkCrates();
checkWords();
checkPage();
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`${problems.length} import(s) against the arrows.`);
  process.exit(1);
}
