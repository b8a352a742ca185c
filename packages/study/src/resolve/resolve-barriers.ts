import type { BarriersFile } from "../forms/barriers-schema.ts";
import type { Form } from "../forms/form.ts";
import type { Barrier } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import type { CellScope } from "./cell-scope.ts";
import { resolveExpression } from "./expression.ts";

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
