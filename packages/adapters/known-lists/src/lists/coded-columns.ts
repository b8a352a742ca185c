import { nameKey, type Trait, type Traits, type Unrecognised } from "@vigie/places";

/** Columns whose values are of a closed list, with the meaning of each value. */
export type CodedColumns = Readonly<Record<string, CodedColumn>>;

interface CodedColumn {
  readonly values: Readonly<Record<string, Partial<Traits>>>;
  /** Between the values of one cell, where it may have several. */
  readonly separator?: string;
}

/**
 * Traits from the coded columns of a line; the first column that gives a trait prevails. Values are compared whatever their case,
 * accents, spaces and hyphens.
 */
export function traitsOf(
  field: (column: string) => string | null,
  columns: CodedColumns,
): Traits & { readonly unrecognised: readonly Unrecognised[] } {
  let traits: Traits = { format: null, itinerant: null };
  const unknown: { readonly column: string; readonly value: string; readonly coded: CodedColumn }[] = [];
  for (const [column, coded] of Object.entries(columns)) {
    const cell = field(column);
    if (cell === null) continue;
    const parts = coded.separator === undefined ? [cell] : cell.split(coded.separator);
    const partTraits = parts.map((part) => partOf(part, coded));
    const value = parts.find((_, at) => partTraits[at] === null);
    if (value !== undefined) unknown.push({ column, value: value.trim(), coded });
    traits = {
      format: traits.format ?? partTraits.find((one) => one?.format)?.format ?? null,
      itinerant: traits.itinerant ?? itinerantIn(partTraits, value !== undefined),
    };
  }
  const unrecognised = unknown.map(({ column, value, coded: { values } }) => ({
    column,
    value,
    known: Object.keys(values),
    lost: traitsIn(values).filter((trait) => traits[trait] === null),
  }));
  return { ...traits, unrecognised };
}

function partOf(part: string, { values }: CodedColumn): Partial<Traits> | null {
  const key = nameKey(part);
  return Object.entries(values).find(([value]) => nameKey(value) === key)?.[1] ?? null;
}

/** A place that both stays and moves is counted where it stays; unknown where one of its columns may mean that it stays. */
function itinerantIn(partTraits: readonly (Partial<Traits> | null)[], isPartial: boolean): boolean | null {
  const answers = partTraits.flatMap((one) => one?.itinerant ?? []);
  if (answers.includes(false)) return false;
  return answers.length > 0 && !isPartial ? true : null;
}

function traitsIn(values: CodedColumn["values"]): readonly Trait[] {
  const named = new Set(Object.values(values).flatMap((partTraits) => Object.keys(partTraits)));
  return (["format", "itinerant"] as const).filter((trait) => named.has(trait));
}
