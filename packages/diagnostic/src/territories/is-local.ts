import { dimensionsOf } from "@vigie/study";
import type { Publication } from "../document/publication.ts";

/** Whether a table has communes or greater territories among its dimensions. */
export function isLocal(
  id: string,
  { study, territories }: Pick<Publication, "study" | "territories">,
): boolean {
  const indicator = study.indicators.get(id);
  const attributes = indicator && study.sources.get(indicator.source)?.attributes;
  if (!indicator || !attributes) return false;
  const codes = new Set(territories.map(({ code }) => code));
  return dimensionsOf(indicator).some((name) =>
    attributes.get(name)?.codes.some(({ code }) => codes.has(code)),
  );
}
