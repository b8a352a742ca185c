import { checkDimension } from "../dimension.ts";
import type { IndicatorFile } from "../forms/indicators-schema.ts";
import type { Crossing, RatingAgreement, Summary } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { said } from "../reading/vigie-error.ts";
import { checkSummary } from "./check-summary.ts";
import { lookUp } from "./names.ts";
import type { AssociationScope } from "./resolve-association.ts";

type GroupedFile = Extract<IndicatorFile, { kind: "cross" | "summary" | "agreement" }>;
type Own<T> = Omit<T, "id" | "title" | "source" | "universe" | "weight" | "against">;

/** What a crossing, a summary or an agreement says beyond every indicator; its mistakes are reported. */
export function resolveGrouped(
  scope: AssociationScope,
  indicator: GroupedFile,
): Own<Crossing> | Own<Summary> | Own<RatingAgreement> {
  const { of } = indicator;
  switch (indicator.kind) {
    case "cross": {
      dimensions(scope, indicator.by, "by");
      dimension(scope, of, ["of"]);
      checkApart(scope, [...indicator.by, of]);
      return { kind: "cross", of, by: indicator.by };
    }
    case "summary": {
      dimension(scope, indicator.by, ["by"]);
      checkNumber(scope, of);
      const { statistic, bands = null } = indicator;
      checkSummary(scope, { number: of, statistic, bands });
      return { kind: "summary", of: indicator.by, number: of, statistic, bands };
    }
    case "agreement": {
      dimension(scope, indicator.by, ["by"]);
      dimensions(scope, indicator.unit, "unit");
      if (dimension(scope, of, ["of"])) checkOrdered(scope, of);
      const { unit } = indicator;
      return { kind: "agreement", of: indicator.by, rating: of, unit, occurring: occurringIn(scope, unit) };
    }
    default:
      return indicator satisfies never;
  }
}

/** The obstacles of the grid of tests: each is rated at each step, noted or not. Methods, section 6. */
function occurringIn({ draft }: AssociationScope, unit: readonly string[]): string | null {
  return draft.source.id === "service_ratings" && unit.includes("obstacle") ? "obstacle" : null;
}

function dimension(
  { draft, form, path, found }: AssociationScope,
  name: string,
  at: readonly (string | number)[],
) {
  return checkDimension(draft, { name, place: form.written.place([...path, ...at]) }, found);
}

function dimensions(scope: AssociationScope, names: readonly string[], key: string): void {
  for (const [position, name] of names.entries()) dimension(scope, name, [key, position]);
}

function checkApart({ form, path, found }: AssociationScope, names: readonly string[]): void {
  const twice = names.find((name, position) => names.indexOf(name) < position);
  if (twice !== undefined)
    found.push(
      problem("study/profile-of-itself", form.written.place([...path, "of"]), { attribute: said(twice) }),
    );
}

function checkNumber({ draft, form, path, found }: AssociationScope, name: string): void {
  const place = form.written.place([...path, "of"]);
  const read = lookUp(draft.attributes, name, (known) =>
    found.push(
      problem("study/dimension-unknown", place, {
        attribute: said(name),
        source: said(draft.source.id),
        ...suggestion(name, known),
      }),
    ),
  );
  if (read !== null && read.attribute.type !== "number")
    found.push(problem("study/number-expected", place, { attribute: said(name) }));
}

function checkOrdered({ draft, form, path, found }: AssociationScope, name: string): void {
  if (draft.attributes.known.get(name)?.attribute.ordered === false)
    found.push(
      problem("study/ratings-unordered", form.written.place([...path, "of"]), { attribute: said(name) }),
    );
}
