import type { PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/**
 * Opens a PDF for drawing. PDF.js is fetched when the first paper is shown, not at the start of the window.
 * The bytes are copied: PDF.js hands them to its worker and would leave the caller's array empty.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  // No WebAssembly and no eval: the policy of the window refuses both, and our papers need neither.
  return pdfjs.getDocument({ data: bytes.slice(), useWasm: false, isEvalSupported: false }).promise;
}
