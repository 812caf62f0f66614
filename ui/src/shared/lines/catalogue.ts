import { suggested } from "$shared/parts/suggest";
import { refused, written } from "$shared/toasts";
import { titled, type TypedLine } from "./lines";
import { w } from "./words";

/** A service of the catalogue: what a line takes its text, unit and price from. */
export interface Service {
  id: number;
  description: string;
  unit: string;
  unit_price: string;
  vat_rate: string | null;
}

/** A service while it is typed; without id it is a new one. */
export interface TypedService {
  id?: number;
  description: string;
  unit: string;
  unit_price: string;
  vat_rate?: string;
}

/** What the line editor asks of the catalogue. The feature answers with the engine's commands. */
export interface Catalogue {
  readonly services: readonly Service[];
  /** Keeps a service; answers with what is wrong by field, or null once it is kept. */
  save: (service: TypedService) => Promise<Record<string, string> | null>;
  remove: (service: Service) => Promise<void>;
}

/** The engine's commands on the catalogue, handed in by the feature. */
export interface CatalogueCommands {
  /** What is listed now. */
  services: () => readonly Service[];
  save: (service: TypedService) => Promise<{ value: Service; notices: string[] }>;
  remove: (id: number) => Promise<{ notices: string[] }>;
  undo: () => Promise<string>;
}

/** A refusal that names fields; anything else is no answer to a form. */
function fieldsOf(reason: unknown): Record<string, string> {
  if (!(reason instanceof Error) || !("fields" in reason)) throw reason;
  const fields = (reason.fields as { path: string; message: string }[]).map((problem) => [problem.path, problem.message]);
  return fields.length > 0 ? (Object.fromEntries(fields) as Record<string, string>) : { "": reason.message };
}

/** The catalogue over the engine's commands: what is kept or removed is said, with the way to take it back. */
export function catalogueOver(commands: CatalogueCommands): Catalogue {
  return {
    get services() {
      return commands.services();
    },
    async save(service) {
      try {
        const outcome = await commands.save(service);
        written(w.serviceKept(titled(outcome.value.description).title), outcome, commands.undo);
        return null;
      } catch (reason) {
        return fieldsOf(reason);
      }
    },
    async remove(service) {
      try {
        written(w.serviceRemoved(titled(service.description).title), await commands.remove(service.id), commands.undo);
      } catch (reason) {
        refused(reason);
      }
    },
  };
}

/** How many services are offered at once. */
const LIMIT = 6;

/** The services that a description being typed may mean; all of them for an empty one, none once its detail is typed. */
export function offered(services: readonly Service[], typed: string, language: string): Service[] {
  if (typed.includes("\n")) return [];
  const named = services.map((service) => ({ service, name: titled(service.description).title }));
  const found = suggested(named, typed, language);
  // What stands there already needs no offer.
  if (found.length === 1 && found[0]!.name === typed.trim()) return [];
  return found.slice(0, LIMIT).map(({ service }) => service);
}

/** The line as the service has it: text, unit, price, and its rate where that may be chosen. Quantity and discount stay. */
export function filled(line: TypedLine, service: Service, rates: readonly string[], write: (decimal: string) => string): TypedLine {
  return {
    ...line,
    description: service.description,
    unit: service.unit,
    unit_price: write(service.unit_price),
    vat_rate: service.vat_rate !== null && rates.includes(service.vat_rate) ? service.vat_rate : line.vat_rate,
  };
}

/** The line as a service; it replaces the one of the same title, so that the catalogue holds each once. */
export function asService(line: TypedLine, services: readonly Service[]): TypedService {
  const same = services.find((service) => titled(service.description).title === titled(line.description).title);
  return {
    ...(same ? { id: same.id } : {}),
    description: line.description,
    unit: line.unit,
    unit_price: line.unit_price,
    ...(line.vat_rate ? { vat_rate: line.vat_rate } : {}),
  };
}
