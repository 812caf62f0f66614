import { live } from "./live.svelte";

/** A client that a typed text may stand for. */
export interface KnownClient {
  id: string;
  name: string;
  /** What tells two of the same name apart: a person, else an e-mail. */
  detail: string | null;
}

/** The clients that what is typed in a field may mean, as one types. */
export interface KnownClients {
  readonly options: KnownClient[];
  /** Whether they answer what stands in the field now, not what stood there a moment ago. */
  readonly settled: boolean;
}

/** So many clients are known from the start: what one types is then answered at once, however fast Enter follows. */
const FEW = 500;
/** Of a larger book: more than a field ever shows, so that it can order them by itself. */
const MOST = 40;

/** Asks for the clients that `typed` may mean: a book of ten thousand travels no further than the field needs. */
export function knownClients(typed: () => string): KnownClients {
  const first = live("list_client_cards", () => ({ most: FEW }), ["clients"]);
  const large = $derived((first.data?.clients.length ?? 0) >= FEW);
  const sought = live("list_client_cards", () => (large ? { search: typed(), most: MOST } : null), ["clients"]);
  const found = $derived(large ? sought : first);
  const options = $derived(
    (found.data?.clients ?? []).map(({ id, name, person, email }) => ({ id: String(id), name, detail: person ?? email ?? null })),
  );
  return {
    get options() {
      return options;
    },
    get settled() {
      return found.data !== null && (!large || found.data.search === typed());
    },
  };
}
