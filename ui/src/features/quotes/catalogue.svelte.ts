import { call, undo } from "$ipc/client";
import { live } from "$ipc/live.svelte";
import { catalogueOver, type Catalogue } from "$shared/lines/catalogue";

/** The catalogue of services, as the line editor uses it. */
export function catalogue(): Catalogue {
  const listed = live("list_services", () => ({}), ["services"]);
  return catalogueOver({
    services: () => listed.data?.services ?? [],
    save: (service) => call("save_service", service),
    remove: (id) => call("delete_service", { id }),
    undo,
  });
}
