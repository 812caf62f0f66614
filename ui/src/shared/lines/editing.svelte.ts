import { onDestroy, untrack } from "svelte";
import type { Drafts } from "$shared/drafts.svelte";
import { sentence } from "$shared/i18n/index.svelte";
import { shortcuts } from "$shared/keys.svelte";
import { open } from "$shared/route.svelte";
import { stepKeys } from "$shared/stepKeys";
import { done, refused } from "$shared/toasts";

/** The form on its way to the engine, as far as its fields are concerned. */
interface Saving {
  failure: { readonly fields: readonly unknown[] } | null;
  field(path: string): { readonly message: string } | undefined;
}

/** What sets a quote apart from an invoice while it is typed, handed in by the feature. */
interface Paper<T extends object> {
  /** The record in the editor, or "new". */
  id: () => string;
  drafts: Drafts<T>;
  /** A new one, with nothing typed in it. */
  blank: () => T;
  /** What would be sent, once the hand rests. */
  asked: { readonly value: unknown };
  /** What the engine says of the fields as they stand. */
  problems: () => readonly { path: string; message: string }[];
  saving: Saving;
  /** Sends what is typed and says that it is saved; gives its number or id, nothing where it was refused. */
  send: () => Promise<string | undefined>;
  /**
   * What the book holds of the record each time that it says something new: as it would be typed, in the engine's own
   * writing; "fixed" once it is no draft any more; "gone" once it is not there. Nothing before it has said so.
   */
  inBook: () => T | "fixed" | "gone" | null;
  /** Makes what is typed a new one's. */
  release: () => void;
  words: { readonly save: string; readonly saveClose: string; readonly cleared: string };
}

/**
 * The editor of a paper with lines: when a problem is told, what saving, clearing and leaving do to the draft, and the
 * keys for it. Made while its component is set up.
 */
export class PaperEditing<T extends object> {
  #paper: Paper<T>;
  /** How often it was saved here. */
  #saves = 0;
  /** How often it was refused since it was saved last. */
  tries = $state(0);

  constructor(paper: Paper<T>) {
    this.#paper = paper;
    const { asked, drafts, id, saving, words } = paper;
    // What was refused of a field is said until something is typed; from then on the preview knows.
    $effect(() => {
      if (asked.value) untrack(() => saving.failure && saving.failure.fields.length > 0 && (saving.failure = null));
    });
    $effect(() => {
      const held = paper.inBook();
      if (held) untrack(() => this.#follow(held));
    });
    // Only what is not saved waits for the next time; the rest is read again.
    onDestroy(() => {
      if (!drafts.unsaved(id())) drafts.forget(id());
    });
    shortcuts(
      { key: "Ctrl+s", label: () => words.save, run: () => void this.save(false).catch(refused), inFields: true },
      { key: "Ctrl+Enter", label: () => words.saveClose, run: () => void this.save(true).catch(refused), inFields: true },
      ...stepKeys(drafts, id),
    );
  }

  /** Whether one tried to save: problems of fields that nobody touched wait for it. */
  get tried(): boolean {
    return this.tries > 0;
  }

  /** What is wrong with the field at `path`, where `value` stands now. */
  readonly problem = (path: string, value: string): string | undefined => {
    const found = this.#paper.problems().find((one) => one.path === path)?.message;
    return found && (this.tried || value.trim() !== "") ? sentence(found) : this.#paper.saving.field(path)?.message;
  };

  /** Saves it, and closes it where asked to; refused, the focus goes to the first field that is wrong. */
  async save(close: boolean): Promise<void> {
    const { drafts, id, send } = this.#paper;
    const given = await send();
    if (given === undefined) {
      this.tries += 1;
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
      return;
    }
    this.tries = 0;
    this.#saves += 1;
    drafts.kept(id(), given);
    if (close) {
      drafts.forget(given);
      open(given);
    } else if (given !== id()) open(given, "edit");
  }

  /** What was saved may be taken back while it stands here: it is not saved any more then, and nothing typed is lost. */
  #follow(held: T | "fixed" | "gone"): void {
    const { drafts, id, release } = this.#paper;
    const unsaved = drafts.unsaved(id());
    if (held === "fixed") {
      if (!unsaved) open(id(), "paper");
    } else if (held !== "gone") drafts.told(id(), held);
    else if (this.#saves === 0 && !unsaved) open(null);
    else {
      release();
      if (drafts.adrift(id())) open("new", "edit");
    }
  }

  /** Begins the new one again; the toast gives back what stood there. */
  readonly clear = (): void => {
    const { drafts, blank, words } = this.#paper;
    const before = $state.snapshot(drafts.get("new")) as T;
    const begin = () => {
      drafts.forget("new");
      drafts.begin("new", blank());
    };
    begin();
    this.tries = 0;
    done(words.cleared, () => {
      begin();
      Object.assign(drafts.get("new")!, before);
    });
  };

  /** Back to the list, with the record beside it where it has one. */
  readonly leave = (): void => open(this.#paper.id() === "new" ? null : this.#paper.id());
}
