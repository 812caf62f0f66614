import { describe, expect, it } from "vitest";
import { LOGO_LIMIT, base64, isPicture, readLogo } from "./picture";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe("a logo", () => {
  it("is told by its first bytes, not by its name", () => {
    expect(isPicture(new Uint8Array([...PNG, 1, 2]))).toBe(true);
    expect(isPicture(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe(true);
    expect(isPicture(new TextEncoder().encode("<svg onload=alert(1)>"))).toBe(false);
    expect(isPicture(new Uint8Array([]))).toBe(false);
  });

  it("keeps every byte of a large file", () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => at % 256);
    expect(Uint8Array.from(atob(base64(bytes)), (char) => char.charCodeAt(0))).toEqual(bytes);
  });

  it("is refused when it is too large or no picture", async () => {
    expect(await readLogo(new Blob([new Uint8Array(LOGO_LIMIT + 1)]))).toEqual({ refused: "large" });
    expect(await readLogo(new Blob(["bonjour"]))).toEqual({ refused: "unreadable" });
    expect(await readLogo(new Blob([new Uint8Array(PNG)]))).toEqual({ base64: base64(new Uint8Array(PNG)) });
  });
});
