import { beforeEach, describe, expect, it, vi } from "vitest";

/** The toasts on screen: what each says, and what its button does. */
const shown = new Map<number, { sentence: string; press?: () => void }>();
const toast = Object.assign(vi.fn(), {
  success: (sentence: string, known?: { action?: { onClick: () => void } }) => {
    const id = shown.size + 1;
    shown.set(id, { sentence, ...(known?.action ? { press: known.action.onClick } : {}) });
    return id;
  },
  error: vi.fn(),
  dismiss: (id: number) => shown.delete(id),
});
vi.mock("svelte-sonner", () => ({ toast }));
const { done, takenBack, written } = await import("./toasts");

const offers = () => [...shown.values()].filter(({ press }) => press).map(({ sentence }) => sentence);

describe("the toast that offers to take back", () => {
  beforeEach(() => shown.clear());

  it("is the last operation's alone", () => {
    written("Devis enregistré.", { notices: [] }, async () => "");
    written("Paiement noté.", { notices: [] }, async () => "");
    done("Copié.");
    expect(offers()).toEqual(["Paiement noté."]);
  });

  it("goes once its operation is taken back by the key: pressed then, it would take back the one before", () => {
    written("Paiement noté.", { notices: [] }, async () => "");
    takenBack("Annulé : paiement");
    expect(offers()).toEqual([]);
    expect([...shown.values()].map(({ sentence }) => sentence)).toEqual(["Annulé : paiement"]);
  });
});
