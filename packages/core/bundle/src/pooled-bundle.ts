import { definitionHash, type HolderDraw, pool } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { writtenPolicy } from "./audit-file.ts";
import type { Bundle } from "./bundle.ts";
import { type Manifest, type ManifestSource, writtenSizes } from "./data-package.ts";

/**
 * What the holders of a group say together, as if one had sent it: the tables of the sums of what they drew. It is no file: its
 * hash is that of the hashes of their bundles.
 * @param bundles of holders of one group, one each, that `originProblems` found right
 * @throws {RangeError} when there is none, or one does not say what it drew
 */
export function pooledBundle(study: Study, bundles: readonly Bundle[]): Bundle {
  const [first] = bundles;
  if (first === undefined) throw new RangeError("a group without a bundle");
  const pooled = pool(study, first.manifest.partner, bundles.map(drawOf));
  const dates = bundles.map(({ manifest }) => manifest.date).toSorted();
  const { holder: _, drawn: __, ...common } = first.manifest;
  const isSigned = bundles.every(({ signature }) => signature !== null);
  return {
    manifest: {
      ...common,
      date: dates.at(-1) ?? common.date,
      fictitious: bundles.some(({ manifest }) => manifest.fictitious),
      comment: null,
      policy: writtenPolicy(pooled.guarantee.policy),
      tables: common.tables.flatMap((table) =>
        pooled.tables.has(table.name) ? [entryOf(table, bundles)] : [],
      ),
      sources: common.sources.map((source) => sourceOf(source, bundles, pooled.publicSizes)),
    },
    guarantee: pooled.guarantee,
    tables: pooled.tables,
    signature: isSigned ? first.signature : null,
    hash: definitionHash(bundles.map(({ hash }) => hash).toSorted()),
    pooled: { bundles, leftOut: pooled.leftOut, uncertain: pooled.uncertain },
  };
}

function drawOf({ manifest, guarantee, drawn }: Bundle): HolderDraw {
  if (manifest.holder === undefined || drawn === undefined) throw new RangeError("a bundle of no holder");
  return { holder: manifest.holder, policy: guarantee.policy, drawn };
}

/** A measure that one holder could not give is that of nobody. */
function entryOf(table: Manifest["tables"][number], bundles: readonly Bundle[]): Manifest["tables"][number] {
  const silences = bundles.flatMap(
    ({ manifest }) => manifest.tables.find(({ name }) => name === table.name)?.silence ?? [],
  );
  return { ...table, silence: silences[0] ?? null };
}

function sourceOf(
  { source }: ManifestSource,
  bundles: readonly Bundle[],
  sizes: ReturnType<typeof pool>["publicSizes"],
): ManifestSource {
  const marks = bundles.flatMap(({ manifest }) =>
    manifest.sources.flatMap((each) => (each.source === source ? [each.mark] : [])),
  );
  return {
    source,
    mark: definitionHash(marks.toSorted()),
    sharesFile: [],
    ...writtenSizes(sizes.get(source) ?? []),
  };
}
