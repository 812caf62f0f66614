import { SvelteSet } from "svelte/reactivity";
import { CELLS, type Cell } from "./lines";

/**
 * The cells that somebody was in and left: of those alone one says what is wrong. A line that is being filled in is not told
 * what it still lacks, and a cell is not judged at each stroke.
 */
export class Left {
  #cells = new SvelteSet<string>();

  #name(key: number, cell: Cell): string {
    return `${key}/${cell}`;
  }

  has(key: number, cell: Cell): boolean {
    return this.#cells.has(this.#name(key, cell));
  }

  leave(key: number, cell: Cell): void {
    this.#cells.add(this.#name(key, cell));
  }

  /** Somebody is in a cell again. What is said of it stays until it is right; one that is right is begun anew. */
  enter(key: number, cell: Cell, wrong: boolean): void {
    if (!wrong) this.#cells.delete(this.#name(key, cell));
  }

  /** One tried to save: what is there counts as done with. */
  all(keys: readonly number[]): void {
    for (const key of keys) for (const cell of CELLS) this.leave(key, cell);
  }
}
