import type { PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/** One for all papers: it reads its million letters of script once, not again with each change of a draft. */
let worker: PDFWorker | undefined;

/**
 * Opens a PDF for drawing. PDF.js is fetched when the first paper is shown, not at the start of the window.
 * The bytes are copied: PDF.js hands them to its worker and would leave the caller's array empty.
 *
 * Letters are drawn by their outlines: of each font that a script loads, WebKitGTK keeps 1.7 MB for good (2.50), whatever
 * comes of the paper. A `foreign` paper may lack the outlines and count on the fonts of the system.
 */
export async function openPdf(bytes: Uint8Array, foreign: boolean): Promise<PDFDocumentProxy> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  worker ??= new pdfjs.PDFWorker();
  // No WebAssembly and no eval: the policy of the window refuses both, and our papers need neither.
  const opening = pdfjs.getDocument({
    data: bytes.slice(),
    worker,
    disableFontFace: !foreign,
    useWasm: false,
    isEvalSupported: false,
  });
  // What cannot be opened would stay with the worker.
  opening.promise.catch(() => opening.destroy());
  return opening.promise;
}
