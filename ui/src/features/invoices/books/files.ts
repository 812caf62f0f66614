import { call, saveFile, type Request } from "$ipc/client";
import { done, refused } from "$shared/toasts";
import { w } from "./words";

/** Writes a book as a file where the user says. */
export async function keep(request: Request<"save_book">): Promise<void> {
  try {
    const path = await saveFile(await call("save_book", request));
    if (path) done(w.fileSaved(path));
  } catch (reason) {
    refused(reason);
  }
}
