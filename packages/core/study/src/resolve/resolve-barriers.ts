import { z } from "zod";
import type { Form } from "../forms/form.ts";
import { quantity } from "../forms/published-schema.ts";
import type { Barrier } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { identifier, textFile } from "../shapes/shared-shapes.ts";
import { resolveExpression } from "./expression.ts";
import type { CellScope } from "./table-cell.ts";

export interface BarriersScope extends CellScope {
  readonly form: Form<BarriersFile>;
}

/** The barriers of a study, by name, each with what its sources say of it. */
export function resolveBarriers(scope: BarriersScope): ReadonlyMap<string, Barrier> {
  const { form } = scope;
  return new Map(
    Object.entries(form.value.barriers).map(([id, { label, side, seen = [] }]) => {
      const read = seen.map(({ what, computed }, position) => ({
        what: textOf(what),
        computed: resolveExpression(scope, computed, ["barriers", id, "seen", position, "computed"]),
      }));
      return [id, { id, label: textOf(label), side, seen: read }];
    }),
  );
}

/** `barriers.yaml`: what stands between a person and a procedure online, and where each source sees it. */

const seen = z
  .strictObject({
    what: textFile.describe("Ce que cette source en dit, en quelques mots."),
    computed: quantity.describe("Ce qui le mesure : une part ou un effectif d’un tableau."),
  })
  .describe("Ce qu’une source dit du frein.");

const barrier = z
  .strictObject({
    label: textFile.describe("Le frein, tel qu’on le lira."),
    side: z
      .enum(["individual", "institutional"])
      .describe("individual : il tient à la situation des personnes ; institutional : à l’institution."),
    seen: z
      .array(seen)
      .optional()
      .describe("Ce que chaque source en dit. Absent : aucune ne le mesure, et le tableau le montre."),
  })
  .describe("Un frein à l’autonomie administrative en ligne.");

export const barriersFile = z.strictObject({
  barriers: z.record(identifier, barrier).describe("Les freins, par nom, dans l’ordre du tableau."),
});

type BarriersFile = z.infer<typeof barriersFile>;
