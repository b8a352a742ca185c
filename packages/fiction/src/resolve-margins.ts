import type { Path, Where } from "@vigie/study";
import { birthFieldOf, yearsOf } from "./draw-births.ts";
import type { Ages, Margin } from "./fiction.ts";
import type { FictionSourceText } from "./fiction-file.ts";
import { marginCodes } from "./margin-codes.ts";
import { resolveMargin } from "./resolve-margin.ts";
import { note, noteMisplaced, type SourceContext } from "./source-context.ts";

/** The margins in their order, each knowing what those before it draw. */
export function resolveMargins(context: SourceContext, text: FictionSourceText, path: Path) {
  const { source } = context;
  const margins: Margin[] = [];
  const drawn = new Map<string, readonly string[]>();
  for (const [at, margin] of text.margins.entries()) {
    const here = [...path, at];
    const codes = marginCodes(margin.of, source, text.margins);
    if (codes) {
      const resolved = resolveMargin(context, {
        text: margin,
        path: here,
        drawn,
        codes,
        units: text.units.count,
      });
      if (margins.some((other) => other.of === resolved.of && !areApart(other.within, resolved.within)))
        note(context, "fiction/overlapping-margins", { path: [...here, "of"], name: resolved.of });
      checkAges(context, resolved, { ages: text.ages, path: here });
      margins.push(resolved);
      drawn.set(margin.of, codes);
    } else noteMisplaced(context, "fiction/not-drawable", { path: [...here, "of"], name: margin.of });
  }
  return { margins, drawn };
}

/** Two conditions that no unit meets together. */
function areApart(one: Where, other: Where): boolean {
  return [...one].some(([name, codes]) => other.get(name)?.every((code) => !codes.includes(code)) === true);
}

/** Bands of ages need bounds, and an age in each band that has a share. */
function checkAges(
  context: SourceContext,
  margin: Margin,
  { ages, path }: { ages: Ages | undefined; path: Path },
): void {
  const bands = context.source.attributes.get(margin.of);
  if (!bands || !birthFieldOf(bands, context.source)) return;
  const hasShare = (at: number) =>
    [margin.total, ...margin.rows.map(({ shares }) => shares)].some((shares) => (shares?.[at] ?? 0) > 0);
  const isEmpty = (at: number) => {
    if (!ages) return true;
    const { from, below } = yearsOf(bands, at, ages);
    return from >= below;
  };
  if (margin.codes.some((_, at) => hasShare(at) && isEmpty(at)))
    note(context, "fiction/ages", { path: [...path, "of"], name: margin.of });
}
