import { errorTable, type ProtectionDesign, type ReleasedLayout } from "@vigie/disclosure";
import { areMeasuresWithheld, type Source, type Study } from "@vigie/study";
import { channelSetCode, indexRows, membersOf, type ReleasedRow, type ReleasedTable } from "@vigie/table";
import { countValue, type FilePlace, textValue, type VigieError } from "@vigie/words";
import type { ReceivedBundle } from "./bundle.ts";
import { areEqual } from "./consistency.ts";
import type { ManifestTable, Resource } from "./data-package.ts";
import { indicatorOf, titleInStudy } from "./description.ts";
import { type BundleProblem, bundleProblem } from "./problems.ts";

/**
 * How the tables of a bundle differ from those that the same version of the study asks for.
 * @param asked.design by the policy of the bundle
 */
export function tableProblems(
  bundle: ReceivedBundle,
  { study, design }: { readonly study: Study; readonly design: ProtectionDesign },
  place: FilePlace,
): readonly VigieError[] {
  const { manifest, tables, resources } = bundle;
  const partner = textValue(manifest.partner);
  const { layouts } = design;
  const expected = new Map(layouts.map((layout) => [layout.name, layout]));
  const present = manifest.tables.filter(({ name }) => expected.has(name));
  const found: VigieError[] = [];
  const report = (code: BundleProblem, names: readonly string[]) => {
    const values = { partner, tables: textValue(names.join(", ")), count: countValue(names.length) };
    if (names.length > 0) found.push(bundleProblem(code, place, values));
  };
  const wrong = (isRight: (entry: ManifestTable, layout: ReleasedLayout) => boolean) =>
    present
      .filter((entry) => {
        const layout = expected.get(entry.name);
        return layout !== undefined && !isRight(entry, layout);
      })
      .map(({ name }) => name);

  report(
    "bundle/tables-missing",
    layouts.map(({ name }) => name).filter((name) => !tables.has(name)),
  );
  report(
    "bundle/tables-unasked",
    manifest.tables.map(({ name }) => name).filter((name) => !expected.has(name)),
  );
  report(
    "bundle/source-differs",
    wrong((entry, layout) => isOfSource(entry, layout, study)),
  );
  report(
    "bundle/window-differs",
    wrong((entry, { source }) => isOverWindow(entry, study.sources.get(source))),
  );
  report(
    "bundle/columns-differ",
    wrong(({ name }, layout) => hasColumns(tables.get(name), layout, study)),
  );
  report(
    "bundle/errors-differ",
    wrong(({ name }, layout) => {
      const table = tables.get(name);
      const isNoised = study.sources.get(layout.source)?.protects === "persons";
      return !isNoised || !hasColumns(table, layout, study) || hasErrors(table, design);
    }),
  );
  const titled = new Map(resources.map((resource) => [resource.name, resource]));
  const titles = wrong(({ name }) => hasTitles(titled.get(name), tables.get(name), study));
  report("bundle/titles-differ", bundle.title === study.title.fr ? titles : ["datapackage.json", ...titles]);
  return found;
}

function isOfSource(
  { indicator, source, protects, silence }: ManifestTable,
  layout: ReleasedLayout,
  study: Study,
): boolean {
  const declared = study.sources.get(layout.source);
  const counted = study.indicators.get(indicator);
  const isSecret = declared !== undefined && counted !== undefined && areMeasuresWithheld(counted, declared);
  const isRaked = declared?.survey?.calibration != null;
  const isSilent =
    (isSecret && silence?.reason === "secret") || (isRaked && silence?.reason === "not_calibrated");
  return (
    source === layout.source &&
    indicator === layout.indicator &&
    protects === declared?.protects &&
    (silence === null || isSilent)
  );
}

function isOverWindow({ window }: ManifestTable, source: Source | undefined): boolean {
  return source?.window.from === window.from && source.window.to === window.to;
}

function hasColumns(
  table: ReleasedTable | undefined,
  layout: ReleasedLayout,
  study: Study,
): table is ReleasedTable {
  return (
    table !== undefined &&
    areEqual(table.measures, layout.measures) &&
    table.dimensions.length === layout.dimensions.length &&
    table.dimensions.every(({ name, codes }, at) => {
      const expected = layout.dimensions[at];
      if (expected?.name !== name) return false;
      return name === "subgroup" && layout.openList
        ? isList(codes, expected.codes, study.sources.get(layout.source))
        : areEqual(codes, expected.codes);
    })
  );
}

/** Whether codes are sets of channels with those always there; where nobody is protected, with those that occur. */
function isList(codes: readonly string[], always: readonly string[], source: Source | undefined): boolean {
  const others = codes.filter((code) => !isSet(code, source));
  const expected = source?.protects === "nothing" ? always.filter((code) => others.includes(code)) : always;
  return areEqual(others.toSorted(), expected.toSorted()) && codes.at(-1) === always.at(-1);
}

/** Whether a code is a set of channels as the tables write it. */
function isSet(code: string, source: Source | undefined): boolean {
  const contacts = source?.contacts ?? null;
  return contacts !== null && channelSetCode(contacts.channels, new Set(membersOf(code))) === code;
}

/** Whether each standard error is the one that the study and the policy give, which no count changes. */
function hasErrors(table: ReleasedTable, design: ProtectionDesign): boolean {
  const expectedRow = indexRows(errorTable(design, table).rows);
  const errors = table.measures.flatMap((measure, at) => (measure.endsWith("_error") ? [at] : []));
  const base = table.measures.indexOf("base");
  const isRight = ({ codes, count, values }: ReleasedRow) => {
    const expected = expectedRow(codes)?.values ?? [];
    const isBaseShown = (values[base] ?? null) !== null;
    return (
      count === null ||
      errors.every((at) => {
        const [error, designed] = [values[at] ?? null, expected[at] ?? null];
        return error === null ? designed === null || !isBaseShown : isNear(error, designed);
      })
    );
  };
  return table.rows.every(isRight);
}

/** Texts have six decimals: what two machines round apart differs by one of the last. */
function isNear(error: number, expected: number | null): boolean {
  return expected !== null && Math.round(Math.abs(error - expected) * 1e6) <= 1;
}

/** Titles that the study writes; those of Vigie's own columns change with its version. */
function hasTitles(resource: Resource | undefined, table: ReleasedTable | undefined, study: Study): boolean {
  if (resource === undefined || table === undefined) return false;
  const indicator = indicatorOf(table, study);
  return (
    resource.title === indicator.title.fr &&
    table.dimensions.every(({ name }, at) => {
      const title = titleInStudy(name, indicator, study);
      return title === null || resource.schema.fields[at]?.title === title;
    })
  );
}
