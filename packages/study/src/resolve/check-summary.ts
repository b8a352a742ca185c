import type { Summary } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { said, saidCount } from "../reading/vigie-error.ts";
import type { NumberRange } from "../source.ts";
import type { AssociationScope } from "./resolve-association.ts";

/** What a median or a mean needs to be computed from noisy counts and sums. Methods, section 7.13. */
export function checkSummary(
  { draft, form, path, found }: AssociationScope,
  { number, statistic, bands }: Pick<Summary, "number" | "statistic" | "bands">,
): void {
  const attribute = draft.attributes.known.get(number)?.attribute;
  if (attribute?.type !== "number") return;
  const { range, origin } = attribute;
  const isPersonal = draft.source.protects === "persons";
  const place = (key: string) => form.written.place([...path, key]);
  if (isPersonal && range === undefined)
    found.push(
      problem("study/range-missing", place("of"), {
        number: said(number),
        source: said(draft.source.id),
        statistic: said(statistic),
        part: said(origin.kind === "field" ? "fields" : "derive"),
      }),
    );
  if (bands === null) {
    if (isPersonal && statistic === "median" && !form.damaged(path))
      found.push(
        problem("study/bands-missing", place("of"), {
          bands: said(`bands: [${evenBands(range ?? percentRange).join(", ")}]`),
        }),
      );
  } else if (statistic === "mean")
    found.push(problem("study/bands-of-mean", form.written.placeOfKey([...path, "bands"])));
  else checkBands({ draft, form, path, found }, { bands, range: range ?? null });
}

type Scope = Pick<AssociationScope, "draft" | "form" | "path" | "found">;

function checkBands(
  { form, path, found }: Scope,
  { bands, range }: { readonly bands: readonly number[]; readonly range: NumberRange | null },
): void {
  const descent = bands.findIndex((bound, at) => at > 0 && bound <= (bands[at - 1] ?? bound));
  if (descent > 0)
    found.push(problem("study/median-bands-unordered", form.written.place([...path, "bands", descent])));
  else if (range !== null && (bands[0] !== range.from || (bands.at(-1) ?? range.to) >= range.to))
    found.push(
      problem("study/median-bands-outside", form.written.placeOfKey([...path, "bands"]), {
        from: saidCount(range.from),
        to: saidCount(range.to),
      }),
    );
}

const percentRange: NumberRange = { from: 0, to: 100, grain: 1 };

/** Twenty bands at most, whose width is 1, 2 or 5 times a power of ten. */
function evenBands({ from, to, grain }: NumberRange): readonly number[] {
  const least = Math.max((to - from) / 20, grain);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= least) ?? to - from;
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, at) => Math.round((from + at * step) * 1000) / 1000);
}
