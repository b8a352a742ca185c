import { checkDimension } from "../dimension.ts";
import type { Form } from "../forms/form.ts";
import type { IndicatorFile, IndicatorsFile } from "../forms/indicators-schema.ts";
import type { Indicator, PopulationList, TestFamily } from "../indicator.ts";
import { problem } from "../problems/problems.ts";
import { suggestion } from "../reading/nearest.ts";
import { type Place, said, type VigieError } from "../reading/vigie-error.ts";
import type { Path } from "../reading/written.ts";
import { textOf } from "../text.ts";
import { lookUp, type Names } from "./names.ts";
import { resolveAssociation } from "./resolve-association.ts";
import { resolveGrouped } from "./resolve-grouped.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import { resolveRate } from "./resolve-rate.ts";
import type { SourceDraft } from "./resolve-source.ts";

export interface IndicatorsScope {
  readonly form: Form<IndicatorsFile>;
  readonly sources: Names<SourceDraft>;
  readonly families: Names<TestFamily>;
  readonly populations: Names<PopulationList>;
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

/** @returns null where a mistake, already reported, leaves its table unknown */
function resolveIndicator(scope: IndicatorsScope, id: string, indicator: IndicatorFile): Indicator | null {
  const { form, sources, found } = scope;
  const before = found.length;
  const path = ["indicators", id] as const;
  const place = (key: string) => form.written.place([...path, key]);
  const draft = lookUp(sources, indicator.source, (known) =>
    found.push(
      problem("study/source-unknown", place("source"), {
        source: said(indicator.source),
        ...suggestion(indicator.source, known),
      }),
    ),
  );
  if (draft === null) return null;
  const { universe, against } = checkUniverses({ ...scope, draft }, indicator, path);
  if (indicator.kind !== "association") checkSets(indicator, against, { place, found });
  const base = {
    id,
    title: textOf(indicator.title),
    source: indicator.source,
    universe,
    of: indicator.of,
    weight: indicator.weight ?? 1,
    ...shareBase(indicator),
  };
  if (indicator.kind === "association") {
    const own = resolveAssociation({ ...scope, draft, path }, indicator);
    const whole = found.length === before && !form.damaged(path) && draft.universes.known.has(universe);
    return whole ? { ...base, against: null, ...own } : null;
  }
  if (indicator.kind === "rate") {
    const own = resolveRate({ ...scope, draft, path }, indicator);
    const whole = found.length === before && !form.damaged(path) && draft.universes.known.has(universe);
    return whole ? { ...base, against: null, ...own } : null;
  }
  if (indicator.kind === "multiple") {
    const own = resolveMentions({ ...scope, draft, path }, indicator);
    const whole = found.length === before && !form.damaged(path) && draft.universes.known.has(universe);
    return whole ? { ...base, against: null, ...own } : null;
  }
  if (indicator.kind === "cross" || indicator.kind === "summary" || indicator.kind === "agreement") {
    const own = resolveGrouped({ ...scope, draft, path }, indicator);
    const whole = found.length === before && !form.damaged(path) && draft.universes.known.has(universe);
    return whole ? { ...base, against: null, ...own } : null;
  }
  const by = indicator.kind === "profile" ? (indicator.by ?? "group") : null;
  const known = [
    checkDimension(draft, { name: indicator.of, place: place("of") }, found),
    by === null || checkDimension(draft, { name: by, place: place("by") }, found),
    draft.universes.known.has(universe),
  ];
  if (by === indicator.of)
    found.push(problem("study/profile-of-itself", place("of"), { attribute: said(by) }));
  if (indicator.kind === "overlap") checkSet({ ...scope, draft }, { name: indicator.of, place: place("of") });
  if (known.includes(false) || found.length > before || form.damaged(path)) return null;
  if (indicator.kind === "overlap") return { ...base, against: null, kind: "overlap" };
  return by === null ? { ...base, against, kind: "distribution" } : { ...base, against, kind: "profile", by };
}

/** The exact sets of channels that occur are a list of their own: nothing crosses it, nor is compared with it. */
function checkSets(
  indicator: IndicatorFile,
  against: string | null,
  { place, found }: { readonly place: (key: string) => Place; readonly found: VigieError[] },
): void {
  const by = "by" in indicator ? [indicator.by].flat() : [];
  const isAlone = indicator.kind === "distribution" && against === null;
  if (by.includes("subgroup")) found.push(problem("study/sets-crossed", place("by")));
  else if (indicator.of === "subgroup" && !isAlone) found.push(problem("study/sets-crossed", place("of")));
}

function shareBase(indicator: IndicatorFile): Pick<Indicator, "base"> {
  if (!("base" in indicator) || indicator.base === undefined || indicator.base === "answers") return {};
  return { base: indicator.base };
}

function checkSet(
  { draft, found }: IndicatorsScope & { readonly draft: SourceDraft },
  { name, place }: { readonly name: string; readonly place: Place },
): void {
  const attribute = draft.attributes.known.get(name)?.attribute;
  if (attribute !== undefined && attribute.origin.kind !== "set")
    found.push(problem("study/set-expected", place, { attribute: said(name) }));
}

function checkUniverses(
  { form, found, draft }: IndicatorsScope & { readonly draft: SourceDraft },
  {
    universe = "all",
    against = null,
  }: { universe?: string | undefined; against?: string | null | undefined },
  path: Path,
): { readonly universe: string; readonly against: string | null } {
  const check = (name: string, key: string) =>
    lookUp(draft.universes, name, (known) =>
      found.push(
        problem("study/universe-unknown", form.written.place([...path, key]), {
          universe: said(name),
          source: said(draft.source.id),
          ...suggestion(name, known),
        }),
      ),
    );
  check(universe, "universe");
  if (against !== null) check(against, "against");
  if (against === universe && !form.lost([...path, "universe"]))
    found.push(
      problem("study/against-same", form.written.place([...path, "against"]), { universe: said(universe) }),
    );
  return { universe, against };
}
