import type { Guarantee, HolderDraw, PooledRelease } from "@vigie/disclosure";
import type { ReleasedTable } from "@vigie/table";
import type { Manifest, Resource } from "./data-package.ts";
import type { Signature } from "./signature.ts";

/** What a diagnostic is made from. */
export interface Bundle {
  readonly manifest: Manifest;
  /** What `audit.json` says: the privacy budget spent, and how. */
  readonly guarantee: Guarantee;
  /** By name, in the order of the manifest. */
  readonly tables: ReadonlyMap<string, ReleasedTable>;
  /** What `drawn.json` says: values as drawn by table, null for a small one that the holder keeps. Left out where there is none. */
  readonly drawn?: HolderDraw["drawn"];
  /** Null where nobody signed; `originProblems` checks it against the keys of the study. */
  readonly signature: Signature | null;
  /** SHA-256 of the zip, in hexadecimal; of the hashes of its holders' bundles for one that adds them up. */
  readonly hash: string;
  /** How it adds up those of the holders of a group: see `pooledBundle`. Left out for any other bundle. */
  readonly pooled?: Pooling;
}

export interface Pooling extends Pick<PooledRelease, "leftOut" | "uncertain"> {
  /** One per holder. */
  readonly bundles: readonly Bundle[];
}

/** A bundle read back from its zip and found consistent; `readBundle` alone makes one. */
export interface ReceivedBundle extends Bundle {
  readonly title: string;
  /** One per table, in the same order. */
  readonly resources: readonly Resource[];
  /** By source of persons, SHA-256 over the hashes of its tables: equal for equal tables. */
  readonly fingerprints: ReadonlyMap<string, string>;
}
