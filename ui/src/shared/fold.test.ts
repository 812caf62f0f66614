import { expect, it } from "vitest";
import { fold } from "./fold";

it("makes one word of what people write in several ways", () => {
  for (const [a, b] of [
    ["Cœur-Martin", "coeur-martin"],
    ["École", "ECOLE"],
    ["L’Église", "l'eglise"],
    ["Straße", "strasse"],
    ["Ｍalt", "malt"],
  ] as const)
    expect(fold(a), a).toBe(fold(b));
});
