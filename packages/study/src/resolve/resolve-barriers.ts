import type { BarriersFile } from "../forms/barriers-schema.ts";
import type { Form } from "../forms/form.ts";
import type { Barrier } from "../study.ts";
import { textOf } from "../text.ts";
import type { CellScope } from "./cell-scope.ts";
import { resolveExpression } from "./expression.ts";

export interface BarriersScope extends CellScope {
  readonly form: Form<BarriersFile>;
}

/** The barriers of a study, by name, each with what its sources say of it. */
export function resolveBarriers(scope: BarriersScope): ReadonlyMap<string, Barrier> {
  const { form } = scope;
  return new Map(
    Object.entries(form.value.barriers)
      .filter(([id]) => !form.lost(["barriers", id]))
      .map(([id, { label, side, seen = [] }]) => {
        const path = ["barriers", id, "seen"];
        const read = seen
          .map((each, position) => ({ each, path: [...path, position] }))
          .filter((part) => !form.lost(part.path))
          .map(({ each, path }) => ({
            what: textOf(each.what),
            computed: resolveExpression(scope, each.computed, [...path, "computed"]),
          }));
        return [id, { id, label: textOf(label), side, seen: read }];
      }),
  );
}
