import { expect, it } from "vitest";
import { suggested } from "./suggest";

const options = ["Éditions du Lac", "Atelier Édouard", "Mairie de Lédignan", "Acme SARL"].map((name) => ({ name }));
const names = (typed: string) => suggested(options, typed, "fr").map(({ name }) => name);

it("finds names without accents, the nearest first", () => {
  expect(names("ed")).toEqual(["Éditions du Lac", "Atelier Édouard", "Mairie de Lédignan"]);
  expect(names("ACME s")).toEqual(["Acme SARL"]);
  expect(names("zzz")).toEqual([]);
});

it("offers everything before anything is typed, in the given order", () => {
  expect(names(" ")).toEqual(options.map(({ name }) => name));
});
