/** The engine keeps no larger logo: it would swell every paper. In bytes. */
export const LOGO_LIMIT = 400_000;

/** Whether bytes begin as a PNG or a JPEG does. */
export function isPicture(bytes: Uint8Array): boolean {
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte);
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || starts(0xff, 0xd8, 0xff);
}

/** Bytes as base64, in pieces: a whole picture as arguments of one call would be too many. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Reads a logo: base64, or which sentence says why not. */
export async function readLogo(file: Blob): Promise<{ base64: string } | { refused: "large" | "unreadable" }> {
  if (file.size > LOGO_LIMIT) return { refused: "large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isPicture(bytes) ? { base64: base64(bytes) } : { refused: "unreadable" };
}
