import { expect, it } from "vitest";
import { set, spoken } from "./spaces";

it("sets the no-break spaces of French, and leaves English alone", () => {
  expect(set("Qui relancer ? « 2h acme » : 20 %", "fr")).toBe("Qui relancer\u00a0? «\u00a02h acme\u00a0»\u00a0: 20\u00a0%");
  expect(set("L'étape « Lot 1 » : art. § 3", "fr")).toBe("L’étape «\u00a0Lot 1\u00a0»\u00a0: art. §\u00a03");
  expect(set("20 % at the order of « Lot 1 »", "en")).toBe("20 % at the order of «\u00a0Lot 1\u00a0»");
});

it("shows round the apostrophe that is typed straight, in both languages", () => {
  expect(set("l'heure d'aujourd'hui, presqu'«\u00a0ici\u00a0»", "fr")).toBe("l’heure d’aujourd’hui, presqu’«\u00a0ici\u00a0»");
  expect(set("It isn't the clients' day", "en")).toBe("It isn’t the clients’ day");
});

it("ends a sentence on an abbreviation with one point", () => {
  expect(set("Relance reportée au jeu. 26 nov..", "fr")).toBe("Relance reportée au jeu. 26 nov.");
  expect(set("Relance... au 26 nov.", "fr")).toBe("Relance... au 26 nov.");
});

it("tells nobody in the window what to type in a terminal", () => {
  const said = (text: string) => spoken(text, "fr").replaceAll("\u00a0", " ");
  expect(said("F1 compte encore : un avoir l'en retire (`carnet invoice credit F1 --reason …`).")).toBe("F1 compte encore : un avoir l’en retire.");
  expect(said("Enregistrez le paiement : `carnet pay F1 --amount …`.")).toBe("Enregistrez le paiement.");
  expect(said("Remettez le fichier d'une sauvegarde ; `carnet invoice verify` dit ce qui a changé.")).toBe("Remettez le fichier d’une sauvegarde.");
  expect(said("`carnet invoice states` dit ce qui peut suivre.")).toBe("");
  expect(said("Vos factures émises sont à l'écran Factures, ou avec `carnet invoice list`.")).toBe("Vos factures émises sont à l’écran Factures.");
  expect(spoken('Half of the hours of "Site" are used.', "en")).toBe("Half of the hours of “Site” are used.");
});
