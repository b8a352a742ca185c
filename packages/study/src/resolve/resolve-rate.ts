import { checkDimension } from "../dimension.ts";
import type { IndicatorFile } from "../forms/indicators-schema.ts";
import { type PopulationList, type Rate, referencePopulations } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { said } from "../reading/vigie-error.ts";
import { lookUp } from "./names.ts";
import type { AssociationScope } from "./resolve-association.ts";

type RateFile = Extract<IndicatorFile, { kind: "rate" }>;
type Own = Omit<Rate, "id" | "title" | "source" | "universe" | "weight" | "against">;

/** What a rate says beyond every indicator; its mistakes are reported. */
export function resolveRate(scope: AssociationScope, written: RateFile): Own {
  const { form, path, draft, found } = scope;
  checkDimension(draft, { name: written.of, place: form.written.place([...path, "of"]) }, found);
  const populations = written.populations ?? [referencePopulations];
  for (const [position, name] of populations.entries()) checkPopulations(scope, written, { name, position });
  return {
    kind: "rate",
    of: written.of,
    date: written.date,
    populations,
    reachKm: written.reach_km ?? null,
  };
}

function checkPopulations(
  scope: AssociationScope,
  { of }: RateFile,
  { name, position }: { readonly name: string; readonly position: number },
): void {
  if (name === referencePopulations) return;
  const { form, path, populations, found } = scope;
  const list = lookUp(populations, name, (known) =>
    found.push(
      problem("study/populations-unknown", form.written.place([...path, "populations", position]), {
        populations: said(name),
        ...suggestion(name, [...known, referencePopulations]),
      }),
    ),
  );
  if (list !== null) checkCodes(scope, of, { list, position });
}

/** One code at least must be of these territories: the others are of another level. */
function checkCodes(
  { draft, form, path, found }: AssociationScope,
  of: string,
  { list, position }: { readonly list: PopulationList; readonly position: number },
): void {
  const attribute = draft.attributes.known.get(of)?.attribute;
  if (attribute === undefined || attribute.codes.some(({ code }) => list.inhabitants.has(code))) return;
  found.push(
    problem("study/populations-of-other-codes", form.written.place([...path, "populations", position]), {
      populations: said(list.id),
      attribute: said(of),
    }),
  );
}
