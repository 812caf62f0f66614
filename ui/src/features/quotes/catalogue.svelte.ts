import { call, undo } from "$ipc/client";
import { CommandFailure } from "$ipc/failures";
import { live } from "$ipc/live.svelte";
import type { Catalogue } from "$shared/lines/catalogue";
import { titled } from "$shared/lines/lines";
import { w } from "$shared/lines/words";
import { refused, written } from "$shared/toasts";

/** The catalogue of services, as the line editor uses it. */
export function catalogue(): Catalogue {
  const listed = live("list_services", () => ({}), ["services"]);
  return {
    get services() {
      return listed.data?.services ?? [];
    },
    async save(service) {
      try {
        const outcome = await call("save_service", service);
        written(w.serviceKept(titled(outcome.value.description).title), outcome, undo);
        return null;
      } catch (reason) {
        if (!(reason instanceof CommandFailure)) throw reason;
        const fields = reason.fields.map((problem) => [problem.path, problem.message]);
        return fields.length > 0 ? Object.fromEntries(fields) : { "": reason.message };
      }
    },
    async remove(service) {
      try {
        const outcome = await call("delete_service", { id: service.id });
        written(w.serviceRemoved(titled(service.description).title), outcome, undo);
      } catch (reason) {
        refused(reason);
      }
    },
  };
}
