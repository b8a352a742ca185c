import type { Conversion, ShapeConversion, ShapeConverter } from "@vigie/files";
import type { Mapping, SourceMapping, UnitsMapping } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import { type VigieError, VigieErrors } from "@vigie/words";

export interface Converted {
  /** Names plain files only: those of a known shape are replaced by their conversion. */
  readonly mapping: Mapping;
  /** By source. */
  readonly conversions: ReadonlyMap<string, Conversion>;
}

/** What conversions need of a run. */
interface Converting extends Pick<ShapeConversion, "study" | "day" | "store"> {
  /** What the application converts files with. */
  readonly converters: readonly ShapeConverter[];
}

/**
 * Turns every file of a known shape that a mapping names into a CSV file of the store.
 * @throws {VigieErrors} every file that is not of the shape that the mapping says
 */
export async function convertFiles(mapping: Mapping, run: Converting): Promise<Converted> {
  const conversions = new Map<string, Conversion>();
  const sources = new Map<string, SourceMapping>();
  const errors: VigieError[] = [];
  for (const [id, mapped] of mapping.sources) {
    try {
      const converted = mapped.units && (await convertUnits(id, mapped.units, { ...run, mapping }));
      if (converted) conversions.set(id, converted.conversion);
      sources.set(id, converted ? { ...mapped, units: converted.units } : mapped);
    } catch (error) {
      if (!(error instanceof VigieErrors)) throw error;
      errors.push(...error.errors);
    }
  }
  if (errors.length > 0) throw new VigieErrors(errors);
  return { mapping: { ...mapping, sources }, conversions };
}

/** @returns null for a plain file */
async function convertUnits(
  id: string,
  units: UnitsMapping,
  { mapping, converters, ...run }: Converting & { readonly mapping: Mapping },
): Promise<{ readonly units: UnitsMapping; readonly conversion: Conversion } | null> {
  const source = run.study.sources.get(id);
  if (units.shape === null || source === undefined) return null;
  const { name, ...shape } = units.shape;
  const converter = converters.find(({ shapes }) => shapes.includes(name));
  if (converter === undefined) throw new RangeError(`a mapping is read with the shapes known: ${name}`);
  const options = {
    ...run,
    source,
    ...shape,
    shape: name,
    mapping: mapping.file,
    reads: columnsRead(units, source),
    minOfPartner: mapping.policy.floors.min ?? 0,
  };
  const { file, conversion } = await converter.convert(units.file, options);
  return { units: { ...units, shape: null, file }, conversion };
}

/** A field that a mapping does not name is read in the column of its own name. */
function columnsRead(units: UnitsMapping, { attributes }: Source): ReadonlySet<string> {
  const unmapped = [...attributes.keys()].filter((id) => !units.fields.has(id) && !units.items.has(id));
  return new Set([...unmapped, ...[...units.fields.values()].map(({ column }) => column)]);
}
