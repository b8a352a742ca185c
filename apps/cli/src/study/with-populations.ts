import { frenchTerritories } from "@vigie/places/node";
import type { Study } from "@vigie/study";
import { asksReferencePopulations, withReferencePopulations } from "@vigie/tables";

/** The study with the official populations that its rates divide by; the list of communes is read for these only. */
export function withPopulations(study: Study): Study {
  return asksReferencePopulations(study) ? withReferencePopulations(study, frenchTerritories()) : study;
}
