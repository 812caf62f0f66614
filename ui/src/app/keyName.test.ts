import { expect, it } from "vitest";
import { keyName } from "./keyName";

it("names keys as they stand on the keyboard", () => {
  expect(["n", "+", "Escape", "Ctrl+k", "Ctrl+Shift+z", "Alt+ArrowUp", "Ctrl++", "Ctrl+-", "Shift+Alt+↑ ↓", "PageDown", "Delete"].map(keyName)).toEqual(["n", "+", "Esc", "Ctrl K", "Ctrl ⇧ Z", "Alt ↑", "Ctrl +", "Ctrl −", "⇧ Alt ↑ ↓", "Page ↓", "Suppr"]);
});
