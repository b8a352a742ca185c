import { checkDimension } from "./dimension.ts";
import type { Form } from "./form.ts";
import { lookUp, type Names } from "./names.ts";
import { suggestion } from "./nearest.ts";
import { problem } from "./problems.ts";
import type { SourceDraft } from "./resolve-source.ts";
import type { IndicatorFile, IndicatorsFile } from "./schema.ts";
import type { Indicator } from "./study.ts";
import { textOf } from "./text.ts";
import { said, type VigieError } from "./vigie-error.ts";

interface IndicatorsScope {
  readonly form: Form<IndicatorsFile>;
  readonly sources: Names<SourceDraft>;
  readonly found: VigieError[];
}

export function resolveIndicators(scope: IndicatorsScope): Names<Indicator> {
  const { form } = scope;
  const known = new Map<string, Indicator>();
  const spoiled = new Set(form.lostKeys(["indicators"]));
  for (const [id, indicator] of Object.entries(form.value.indicators)) {
    const resolved = resolveIndicator(scope, id, indicator);
    if (resolved === null) spoiled.add(id);
    else known.set(id, resolved);
  }
  return { known, spoiled, complete: !form.lost(["indicators"]) };
}

/** @returns null where a mistake, already reported, leaves its dimensions unknown */
function resolveIndicator(
  { form, sources, found }: IndicatorsScope,
  id: string,
  indicator: IndicatorFile,
): Indicator | null {
  const before = found.length;
  const place = (key: string) => form.written.place(["indicators", id, key]);
  const draft = lookUp(sources, indicator.source, (known) =>
    found.push(
      problem("study/source-unknown", place("source"), {
        source: said(indicator.source),
        ...suggestion(indicator.source, known),
      }),
    ),
  );
  if (draft === null) return null;
  const universe = indicator.universe ?? "all";
  const checkUniverse = (name: string, key: string) =>
    lookUp(draft.universes, name, (known) =>
      found.push(
        problem("study/universe-unknown", place(key), {
          universe: said(name),
          source: said(indicator.source),
          ...suggestion(name, known),
        }),
      ),
    );
  const sure = checkUniverse(universe, "universe") !== null;
  if (indicator.against !== undefined) {
    checkUniverse(indicator.against, "against");
    if (indicator.against === universe)
      found.push(problem("study/against-same", place("against"), { universe: said(universe) }));
  }
  const known = checkDimension(draft, { name: indicator.of, place: place("of") }, found);
  const base = {
    id,
    title: textOf(indicator.title),
    source: indicator.source,
    universe,
    of: indicator.of,
    against: indicator.against ?? null,
  };
  if (indicator.kind === "distribution")
    return known && sure && found.length === before ? { ...base, kind: "distribution" } : null;
  const by = indicator.by ?? "group";
  const byKnown = checkDimension(draft, { name: by, place: place("by") }, found);
  if (by === indicator.of)
    found.push(problem("study/profile-of-itself", place("of"), { attribute: said(by) }));
  return known && byKnown && sure && found.length === before ? { ...base, kind: "profile", by } : null;
}
