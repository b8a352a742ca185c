import type { ProtectedTable } from "@vigie/disclosure";

type Dimension = ProtectedTable["dimensions"][number];

/** What leaves a partner, read back from its zip; `verify` and `read` alone make one. */
export interface Bundle {
  readonly manifest: Manifest;
  /** By indicator; a withheld table is absent. */
  readonly tables: ReadonlyMap<string, PublishedTable>;
}

export interface PublishedTable {
  readonly indicator: string;
  readonly dimensions: readonly Dimension[];
  /** `count` is null where the cell is masked. */
  readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
}

/** The `vigie` member of `datapackage.json`. */
export interface Manifest {
  readonly format: 1;
  readonly study: { readonly id: string; readonly version: string; readonly hash: string };
  readonly partner: string;
  readonly software: { readonly name: "vigie"; readonly version: string };
  /** Day of the run, as given by the person or the clock at the edge. */
  readonly date: string;
  /** True when any input was fictitious: every reading of the bundle says so. */
  readonly fictitious: boolean;
  readonly policy: { readonly min: number };
  /** Every indicator asked of this partner, in the order of the study. */
  readonly tables: readonly ManifestTable[];
  /** SHA-256 of the bundle this one follows. */
  readonly previous: string | null;
}

export interface ManifestTable {
  readonly indicator: string;
  readonly source: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly treatment: "published" | "withheld";
  /** Why a table is withheld; null where it is published. */
  readonly reason: "small_count" | null;
  /** Rare subgroups merged into « other combinations », all groups together. */
  readonly merged: number;
}
