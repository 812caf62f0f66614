import { describe, expect, it, vi } from "vitest";
import type { Client } from "./list";
vi.stubGlobal("document", { documentElement: {} });
const { NO_SOURCE, found } = await import("./find");

const client = (name: string, more: Partial<Client> = {}): Client => ({
  id: name.length,
  name,
  stage: "contacted",
  ...more,
});
const ALL = { search: "", stage: "", source: "" };

describe("found", () => {
  const rows = [
    client("Studio Hœfler & Fils", { person: "Anaïs Hœfler", email: "anais@exemple.fr", source: "Malt" }),
    client("École de ski", { person: "Olivier Mounet", stage: "won" }),
    client("Ferme Larrieu", { source: "Salon" }),
  ];
  const names = (wanted: Partial<typeof ALL>) => found(rows, { ...ALL, ...wanted }).map((row) => row.name);

  it("wants every word, in any order, in the name, the person or the e-mail", () => {
    expect(names({ search: "anais studio" })).toEqual(["Studio Hœfler & Fils"]);
    expect(names({ search: " ECOLE  mou" })).toEqual(["École de ski"]);
    expect(names({ search: "exemple" })).toEqual(["Studio Hœfler & Fils"]);
    expect(names({ search: "ecole larrieu" })).toEqual([]);
  });

  it("narrows by stage and by source, also by having none", () => {
    expect(names({ stage: "won" })).toEqual(["École de ski"]);
    expect(names({ source: "Salon" })).toEqual(["Ferme Larrieu"]);
    expect(names({ source: NO_SOURCE })).toEqual(["École de ski"]);
    expect(names({})).toHaveLength(3);
  });
});
