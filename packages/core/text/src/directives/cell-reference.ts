import {
  type At,
  contentOf,
  dimensionsOf,
  type Expression,
  type Indicator,
  type Source,
  shareDimensionOf,
  suggestion,
} from "@vigie/study";
import { groups, total } from "@vigie/table";
import { isKnown } from "@vigie/tables";
import { textValue } from "@vigie/words";
import { studyTextProblem } from "../problems.ts";
import { unknownAttribute } from "./directive-of.ts";
import { type CitedCell, cellReadings, type Directive, type Reading, type Reference } from "./reference.ts";
import { isFormat } from "./value-format.ts";

/** Between codes that are taken together: `group=mixed|direct`. No code holds it. */
const codeSeparator = "|";

/** A place in the table of an indicator: some codes of some of its dimensions. */
export interface CellReference {
  readonly indicator: Indicator;
  readonly source: Source;
  readonly at: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the indicator that labels a directive and the codes among its attributes.
 * @param others attributes that are not dimensions
 * @returns null where a mistake was found
 */
export function cellOf(
  { label, attributes, place }: Directive,
  others: readonly string[],
  { study, found }: Reading,
): CellReference | null {
  const indicator = study.indicators.get(label);
  const source = indicator && study.sources.get(indicator.source);
  if (!indicator || !source) {
    found.push(
      studyTextProblem("diagnostic/text-indicator-unknown", place, {
        indicator: textValue(label),
        ...suggestion(label, study.indicators.keys()),
      }),
    );
    return null;
  }
  const before = found.length;
  const dimensions = ["universe", ...dimensionsOf(indicator)];
  const at = new Map<string, readonly string[]>();
  for (const [name, written] of attributes) {
    if (others.includes(name)) continue;
    if (!dimensions.includes(name)) {
      found.push(unknownAttribute(name, [...dimensions, ...others], place));
      continue;
    }
    const codes = written.split(codeSeparator);
    const has = (code: string) =>
      name === "universe"
        ? code === indicator.universe || code === indicator.against
        : isKnown(code, name, source);
    for (const code of codes)
      if (!has(code)) found.push(codeUnknown(code, name, { indicator, source, place }));
    at.set(name, codes);
  }
  const { groupedBy } = contentOf(indicator);
  if (
    groupedBy !== null &&
    indicator.against !== null &&
    at.has(groupedBy) &&
    at.get("universe")?.includes(indicator.against)
  )
    found.push(
      studyTextProblem("diagnostic/text-against-has-no-groups", place, {
        universe: textValue(indicator.against),
        dimension: textValue(groupedBy),
      }),
    );
  return found.length === before ? { indicator, source, at } : null;
}

/** The share of a cell, of the codes taken together where there are several. */
export function shareOfCell({ indicator, at }: CellReference, without: string | null): Expression {
  return summed(at, (single) => ({ op: "share", indicator: indicator.id, at: single, without }));
}

export function countOfCell({ indicator, at }: CellReference): Expression {
  return summed(at, (single) => ({ op: "count", indicator: indicator.id, at: single }));
}

/** Whether the cell has a code of the dimension along which shares are taken. */
export function hasShare({ indicator, at }: CellReference): boolean {
  return at.has(shareDimensionOf(indicator));
}

/** A reference to a cell, from the table of its indicator. */
export function cellReference(
  directive: Directive,
  cell: CellReference,
  render: Reference["render"],
): Reference {
  const { id } = cell.indicator;
  const origin = {
    kind: "tables",
    indicators: [id],
    row: rowOfCell(cell),
    ...citedCell(directive, cell),
  } as const;
  return { kind: "reference", place: directive.place, indicators: [id], origin, render };
}

/** The cell that a directive cites, for the sentence that is shown at its number. */
export function citedCell(
  { name, attributes }: Directive,
  { at }: CellReference,
): { readonly cell?: CitedCell } {
  const reads = cellReadings.find((each) => each === name);
  const as = attributes.get("as") ?? "";
  const measure = attributes.get("measure");
  const perDay = attributes.has("per") ? { perDay: true as const } : {};
  if (reads === undefined) return {};
  return {
    cell: {
      reads,
      format: isFormat(as) ? as : null,
      at,
      ...(measure === undefined ? {} : { measure }),
      ...perDay,
    },
  };
}

/** The codes of the row of a table that a cell is; null where it takes several rows together. */
export function rowOfCell({ indicator, at }: CellReference): readonly string[] | null {
  const codes = ["universe", ...dimensionsOf(indicator)].map(
    (dimension) => at.get(dimension) ?? [dimension === "universe" ? indicator.universe : total],
  );
  return codes.every(({ length }) => length === 1) ? codes.flat() : null;
}

/** The codes along which its share is taken, where there are several and all else is one row; null elsewhere. */
export function summedCodesOf(
  cell: CellReference,
): { readonly before: readonly string[]; readonly codes: readonly string[] } | null {
  const dimension = shareDimensionOf(cell.indicator);
  const codes = cell.at.get(dimension) ?? [];
  const row = rowOfCell({ ...cell, at: new Map([...cell.at, [dimension, [total]]]) });
  return codes.length < 2 || row === null ? null : { before: row.slice(0, -1), codes };
}

function summed(at: CellReference["at"], one: (at: At) => Expression): Expression {
  const cells = [...at].reduce<readonly At[]>(
    (all, [dimension, codes]) =>
      codes.flatMap((code) => all.map((before) => new Map([...before, [dimension, code]]))),
    [new Map()],
  );
  const parts = cells.map(one);
  const [only] = parts;
  return only && parts.length === 1 ? only : { op: "sum", of: parts };
}

function codeUnknown(
  code: string,
  dimension: string,
  { indicator, source, place }: Pick<CellReference, "indicator" | "source"> & Pick<Directive, "place">,
) {
  const known = codesToSuggest(dimension, { indicator, source });
  return studyTextProblem("diagnostic/text-code-unknown", place, {
    code: textValue(code),
    dimension: textValue(dimension),
    ...suggestion(code, known),
  });
}

function codesToSuggest(
  dimension: string,
  { indicator, source }: Pick<CellReference, "indicator" | "source">,
): readonly string[] {
  switch (dimension) {
    case "universe":
      return [indicator.universe, ...(indicator.against === null ? [] : [indicator.against])];
    case "group":
      return groups;
    case "subgroup":
      return [...(source.contacts?.channels.keys() ?? [])];
    default:
      return source.attributes.get(dimension)?.codes.map(({ code }) => code) ?? [];
  }
}
