import { asNumber, epsilonOf, type ReceivedBundle, readBundle, type SizesUse, totalRho } from "@vigie/bundle";
import { VigieErrors } from "@vigie/words";
import { type SerializedProblem, serializedProblems } from "../problems.ts";

/** Input of the thread that reads verified bundles. */
export interface ContentsInput {
  readonly bundle: Uint8Array;
  /** What the same partner published in the edition before; null where there is none. */
  readonly before: Uint8Array | null;
}

export type ContentsResult =
  | { readonly kind: "read"; readonly contents: BundleContents }
  | { readonly kind: "wrong"; readonly problems: readonly SerializedProblem[] };

/** What a page shows of a bundle. */
export interface BundleContents {
  readonly fictitious: boolean;
  readonly comment: string | null;
  /** Null where no table is on persons. `min`: smallest count shown. */
  readonly guarantee: { readonly rho: number; readonly epsilon: number; readonly min: number } | null;
  /** By source whose extract is not the population that was published: why. */
  readonly extracts: readonly { readonly source: string; readonly marks: SizesUse["extract"] }[];
  readonly hasBefore: boolean;
  readonly tables: readonly ContentsTable[];
}

export interface ContentsTable {
  readonly name: string;
  readonly indicator: string;
  /** Names of its dimensions. */
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  /** The first ones: the file has them all. */
  readonly rows: readonly ContentsRow[];
  readonly rowsMore: number;
  /** Whether the edition before has this table: not, with other dimensions, or with the same ones. */
  readonly before: "none" | "otherwise" | "same";
}

export interface ContentsRow {
  readonly codes: readonly string[];
  /** Null where it is hidden. */
  readonly count: number | null;
  readonly values: readonly (number | null)[];
  /** In the edition before: null where it was hidden, undefined where it had no such row. */
  readonly countBefore?: number | null | undefined;
}

/** Delta that every sentence on a guarantee takes. */
const deltaShown = 1e-6;
const rowsShown = 200;

/** What a bundle holds, table by table, with the same of the edition before. Reads both as hostile. */
export async function bundleContents({ bundle, before }: ContentsInput): Promise<ContentsResult> {
  const place = { file: "bundle.zip" };
  try {
    const { manifest, guarantee, tables } = await readBundle(bundle, place);
    const earlier = before === null ? null : await readEarlier(before);
    const rho = asNumber(totalRho(guarantee));
    const contents = {
      fictitious: manifest.fictitious,
      comment: manifest.comment,
      guarantee:
        guarantee.sources.length === 0
          ? null
          : { rho, epsilon: epsilonOf(rho, deltaShown), min: guarantee.policy.min },
      extracts: manifest.sources.flatMap(({ source, extract }) =>
        extract === undefined ? [] : [{ source, marks: extract }],
      ),
      hasBefore: earlier !== null,
      tables: [...tables.values()].map((table) => contentsOf(table, earlier?.tables.get(table.name) ?? null)),
    };
    return { kind: "read", contents };
  } catch (error) {
    if (error instanceof VigieErrors) return { kind: "wrong", problems: serializedProblems(error.errors) };
    throw error;
  }
}

/** Null where it is of a format that is read no more: there is then nothing to compare with. */
export function readEarlier(before: Uint8Array): Promise<ReceivedBundle | null> {
  return readBundle(before, {}).catch((error: unknown) => {
    if (error instanceof VigieErrors && error.errors.every(({ code }) => formerFormats.has(code)))
      return null;
    throw error;
  });
}

const formerFormats: ReadonlySet<string> = new Set(["bundle/format-old", "bundle/format-unmarked"]);

type BundleTable = ReceivedBundle["tables"] extends ReadonlyMap<string, infer One> ? One : never;

function contentsOf(table: BundleTable, earlier: BundleTable | null): ContentsTable {
  const { name, indicator, measures, rows } = table;
  const dimensions = namesOf(table);
  const isSame = earlier !== null && namesOf(earlier).join() === dimensions.join();
  const former = new Map(isSame ? earlier.rows.map(({ codes, count }) => [codes.join("\0"), count]) : []);
  return {
    name,
    indicator,
    dimensions,
    measures,
    rows: rows.slice(0, rowsShown).map(({ codes, count, values }) => ({
      codes,
      count,
      values,
      countBefore: former.get(codes.join("\0")),
    })),
    rowsMore: Math.max(0, rows.length - rowsShown),
    before: earlier === null ? "none" : isSame ? "same" : "otherwise",
  };
}

function namesOf({ dimensions }: BundleTable): readonly string[] {
  return dimensions.map(({ name }) => name);
}
