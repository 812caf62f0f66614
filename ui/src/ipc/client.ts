import { invoke } from "@tauri-apps/api/core";
import type { Changed } from "./bindings/Changed";
import type { Commands } from "./bindings/Commands";
import type { Failure } from "./bindings/Failure";
import type { Paper } from "./bindings/Paper";
import { announce } from "./changes.svelte";
import { CommandFailure } from "./failures";
import { foreseen, forget } from "./first";

/** What the window can be asked, and what each answer is made of: generated from carnet-app. */
export type { Changed };
export type Command = keyof Commands;
export type Request<K extends Command> = Commands[K]["request"];
export type Reply<K extends Command> = Commands[K]["reply"];

/**
 * Asks the engine. Lists that show what changed read themselves again before the answer is handed over.
 * Throws a CommandFailure, never a plain text.
 */
export async function call<K extends Command>(command: K, request: Request<K>): Promise<Reply<K>> {
  const ready = foreseen(command, request, spoken());
  if (ready !== undefined) return ready;
  const reply = await ask<Reply<K>>(command, { request, language: spoken() });
  const changed = changedBy(command, reply);
  if (changed.length > 0) forget();
  announce(changed);
  return reply;
}

/** Lets the user choose a file; nothing when they change their mind. */
export function pickFile(title: string): Promise<string | null> {
  return ask("pick_file", { title });
}

/** Lets the user choose a folder; nothing when they change their mind. */
export function pickFolder(title: string): Promise<string | null> {
  return ask("pick_folder", { title });
}

/** Shows the folder of the book in the file manager. */
export function revealFolder(): Promise<void> {
  return ask("reveal_folder", { language: spoken() });
}

/** Shows a paper in the user's PDF reader. */
export function openPaper(paper: Paper): Promise<void> {
  return ask("open_paper", { paper, language: spoken() });
}

/** Keeps a copy of a paper where the user says, and gives its path; nothing when they change their mind. */
export function savePaper(paper: Paper): Promise<string | null> {
  return ask("save_paper", { paper, language: spoken() });
}

/** Keeps a copy of any file of the engine's where the user says, as `savePaper` does; `base64` are its bytes. */
export function saveFile({ file_name, base64 }: { file_name: string; base64: string }): Promise<string | null> {
  return savePaper({ file_name, pdf: base64 });
}

/** Draws the page larger or smaller; 1 is as it is made. */
export function setZoom(factor: number): Promise<void> {
  return ask("set_zoom", { factor });
}

/** Files of the desktop over the window; places in pixels of the page, paths empty until they are let go. */
export interface FilesOver {
  phase: "over" | "drop" | "leave";
  paths: string[];
  x: number;
  y: number;
  /** Base64 of what was let go, when it is one small picture. */
  picture: string | null;
}

/** As the window sends it (src-tauri/src/desktop.rs), its places as shares of the window. */
const DESKTOP_DROP = "carnet:desktop-drop";

/** Tells what is dragged over the window or dropped on it: the window receives files from the desktop, not the page. */
export function hearFiles(tell: (files: FilesOver) => void): void {
  window.addEventListener(DESKTOP_DROP, (event) => {
    const files = (event as CustomEvent<FilesOver>).detail;
    tell({ ...files, x: files.x * innerWidth, y: files.y * innerHeight });
  });
}

/** As the window sends it (src-tauri/src/desktop.rs), its detail a Failure. */
const DAMAGE = "carnet:damage";

/** Tells what the daily check found wrong with the book; nobody asked for it, so it comes by itself. */
export function hearDamage(tell: (failure: CommandFailure) => void): void {
  window.addEventListener(DAMAGE, (event) => tell(new CommandFailure("backup", (event as CustomEvent<Failure>).detail)));
}

async function ask<T>(command: string, what: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, what);
  } catch (reason) {
    throw new CommandFailure(command, asFailure(reason));
  }
}

/** The language that the page is in, so that the engine's sentences are in it too. */
export const spoken = () => document.documentElement.lang;

const EVERYTHING: Changed[] = ["identity", "clients", "follow_ups", "quotes", "missions", "hours", "timer", "invoices", "services", "books", "expenses"];

/** After these the book is another one. */
const NEW_BOOK: Command[] = ["init_book", "create_demo", "drop_demo", "restore_backup"];

function changedBy(command: Command, reply: unknown): Changed[] {
  if (NEW_BOOK.includes(command)) return EVERYTHING;
  return typeof reply === "object" && reply !== null && "changed" in reply ? (reply.changed as Changed[]) : [];
}

/** Takes back the last operation of the book; answers with the sentence of what it was. */
export async function undo(): Promise<string> {
  return (await call("undo", {})).value.label;
}

/** A command that the window does not allow is refused by Tauri itself, as a bare text. */
function asFailure(reason: unknown): Failure {
  if (typeof reason === "object" && reason !== null && "code" in reason) return reason as Failure;
  return { code: "internal", message: String(reason), hint: null, fields: [] };
}

/** Turns a text into the base64 of its UTF-8 bytes, as files travel. */
export function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

/** Turns base64 from the engine (a PDF) into bytes. */
export function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
