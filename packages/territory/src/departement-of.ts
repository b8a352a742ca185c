import { nameKey } from "./commune-name.ts";
import type { Territories } from "./territories.ts";

/** Code of the département that a list writes by its code, with or without its zero, or by its name. */
export function departementOf(written: string, { departements }: Territories): string | null {
  const code = /^\d$/.test(written) ? `0${written}` : written.toUpperCase();
  if (departements.has(code)) return code;
  const key = nameKey(written);
  return [...departements].find(([, name]) => nameKey(name) === key)?.[0] ?? null;
}
