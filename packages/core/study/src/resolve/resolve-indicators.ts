import type { VigieError } from "@vigie/words";
import { z } from "zod";
import type { SourceDraft } from "../drafts/drafts.ts";
import { definedIn, lookUp, type Names } from "../drafts/names.ts";
import type { Form } from "../forms/form.ts";
import { type IndicatorFile, indicatorShape, kindNamed } from "../kinds/index.ts";
import type { Indicator, TestFamily } from "../model/indicator.ts";
import type { Source } from "../model/source.ts";
import type { PopulationList } from "../model/study.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { suggestion, suggestionByLabel } from "../reading/nearest.ts";
import type { Path } from "../reading/parsed-file.ts";
import { identifier, textFile } from "../shapes/shared-shapes.ts";
import { countedTables, interiorCells } from "../tables/counted-tables.ts";
import { contentOf } from "../tables/indicator-table.ts";

interface IndicatorsScope {
  readonly form: Form<IndicatorsFile>;
  readonly sources: Names<SourceDraft>;
  readonly families: Names<TestFamily>;
  readonly populations: Names<PopulationList>;
  readonly found: VigieError[];
}

export function resolveIndicators(scope: IndicatorsScope): Names<Indicator> {
  const { form } = scope;
  const known = new Map(
    Object.entries(form.value.indicators).map(([id, indicator]) => [
      id,
      resolveIndicator(scope, id, indicator),
    ]),
  );
  const indicators = { known, complete: true };
  checkPlaces(scope, indicators);
  return indicators;
}

/** What counts the places of an indicator is a rate of the study. */
function checkPlaces({ form, found }: IndicatorsScope, indicators: Names<Indicator>): void {
  const defined = [...definedIn(indicators).values()];
  const names = defined.filter((indicator) => contentOf(indicator).rate !== null).map(({ id }) => id);
  for (const { id, places } of defined) {
    if (places === undefined || names.includes(places) || indicators.known.get(places) === null) continue;
    report(found, "study/places-unknown", form.written.place(["indicators", id, "places"]), {
      places,
      ...suggestion(places, names),
    });
  }
}

/** @returns null where a mistake, already reported, leaves its table unknown */
function resolveIndicator(scope: IndicatorsScope, id: string, indicator: IndicatorFile): Indicator | null {
  const { form, sources, found } = scope;
  const before = found.length;
  const path = ["indicators", id] as const;
  const place = (key: string) => form.written.place([...path, key]);
  const draft = lookUp(sources, indicator.source, (known) =>
    report(found, "study/source-unknown", place("source"), {
      source: indicator.source,
      ...suggestionByLabel(indicator.source, known, (id) => sources.known.get(id)?.source.label.fr),
    }),
  );
  if (draft === null) return null;
  const { universe, against } = checkUniverses({ ...scope, draft }, indicator, path);
  const own = {
    ...scope,
    draft,
    place: (...steps: Path) => form.written.place([...path, ...steps]),
    placeOfKey: (...steps: Path) => form.written.placeOfKey([...path, ...steps]),
  };
  const resolved = kindNamed(indicator.kind).resolve(own, indicator, {
    kind: indicator.kind,
    id,
    title: textOf(indicator.title),
    source: indicator.source,
    universe,
    against,
    of: indicator.of,
    weight: indicator.weight ?? 1,
    ...shareBase(indicator),
  });
  return found.length === before ? resolved : null;
}

function shareBase(indicator: IndicatorFile): Pick<Indicator, "base"> {
  if (!("base" in indicator) || indicator.base === undefined || indicator.base === "answers") return {};
  return { base: indicator.base };
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
      report(found, "study/universe-unknown", form.written.place([...path, key]), {
        universe: name,
        source: draft.source.id,
        ...suggestionByLabel(name, known, (id) => draft.universes.known.get(id)?.label.fr),
      }),
    );
  check(universe, "universe");
  if (against !== null) check(against, "against");
  if (against === universe)
    report(found, "study/against-same", form.written.place([...path, "against"]), { universe });
  return { universe, against };
}

const testFamily = z
  .strictObject({
    label: textFile.describe("Ce que ces tests cherchent ensemble."),
    correction: z
      .enum(["holm", "benjamini_hochberg"])
      .optional()
      .describe(
        "holm limite le risque d’une seule fausse découverte ; benjamini_hochberg, leur proportion. À défaut, holm.",
      ),
  })
  .describe("Des associations dont les tests sont corrigés ensemble.");

export const indicatorsFile = z.strictObject({
  families: z.record(identifier, testFamily).optional().describe("Familles de tests, par nom."),
  indicators: z.record(identifier, indicatorShape).describe("Indicateurs, par nom."),
});

export type IndicatorsFile = z.infer<typeof indicatorsFile>;

/** The families of tests that associations may name. */
export function resolveFamilies(form: Form<IndicatorsFile>): Names<TestFamily> {
  return {
    known: new Map(
      Object.entries(form.value.families ?? {}).map(([id, { label, correction = "holm" }]) => [
        id,
        { id, label: textOf(label), correction },
      ]),
    ),
    complete: true,
  };
}

const cellsMax = 1_000_000;

/** Every cell of a table of persons gets its noise, empty ones too: a table may not have too many. */
export function checkTableSize(
  form: Form<IndicatorsFile>,
  { indicator, source }: { readonly indicator: Indicator; readonly source: Source },
  found: VigieError[],
): void {
  if (source.protects === "nothing") return;
  const cells = interiorCells(indicator, source);
  if (cells <= cellsMax) return;
  const [widest] = countedTables(indicator, source)
    .flatMap(({ blocks }) => blocks.flatMap(({ dimensions }) => dimensions))
    .map(({ name, codes: { length: codes } }) => ({ name, codes }))
    .toSorted((a, b) => b.codes - a.codes);
  const { name = "", codes = 0 } = widest ?? {};
  const coarser = coarserThan(name, source);
  report(found, "study/table-too-large", form.written.placeOfKey(["indicators", indicator.id]), {
    indicator: indicator.id,
    cells,
    max: cellsMax,
    dimension: name,
    codes,
    how: coarser.how,
    coarser: coarser.name,
  });
}

/** An attribute of fewer codes made from this one; else the level above in its code list, which one can be made from. */
function coarserThan(name: string, { attributes }: Source): { readonly how: string; readonly name: string } {
  const codes = attributes.get(name)?.codes ?? [];
  const [made] = [...attributes.values()]
    .filter(({ origin }) => origin.kind === "recode" && origin.of === name)
    .filter((attribute) => attribute.codes.length < codes.length)
    .toSorted((a, b) => b.codes.length - a.codes.length);
  if (made !== undefined) return { how: "made", name: made.id };
  return { how: codes.some(({ parent }) => parent !== null) ? "parent" : "none", name: "" };
}
