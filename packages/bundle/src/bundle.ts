import type { Assumptions, ProtectedTable, PublishedAudit } from "@vigie/disclosure";
import type { Manifest } from "./data-package.ts";
import type { Signature } from "./signature.ts";

/** What leaves a partner, read back from its zip and attacked again; `readBundle` alone makes one. */
export interface AuditedBundle extends Bundle {
  /** What the attacker is supposed to know besides the tables. */
  readonly assumptions: Assumptions;
  /** What it deduces; it holds. */
  readonly audit: PublishedAudit;
}

/** Read back and attacked again, whatever was found. */
export interface AttackedBundle extends Bundle {
  readonly assumptions: Assumptions;
  /** Null where no population fits the tables. */
  readonly found: PublishedAudit | null;
  /** Whether `audit.json` says the same. */
  readonly asClaimed: boolean;
}

/** What a diagnostic is made from. */
export interface Bundle {
  readonly manifest: Manifest;
  /** By indicator; a withheld table is absent. */
  readonly tables: ReadonlyMap<string, PublishedTable>;
  /** Null where nobody signed; `originProblems` says whether it is the partner's. */
  readonly signature: Signature | null;
  /** SHA-256 of the zip, in hexadecimal. */
  readonly hash: string;
}

export interface PublishedTable {
  readonly indicator: string;
  readonly dimensions: ProtectedTable["dimensions"];
  /** Columns after `count`, by name; none for a table of counts. */
  readonly measures: readonly string[];
  /** `count` is null where the cell is masked. */
  readonly rows: readonly PublishedRow[];
}

export interface PublishedRow {
  readonly codes: readonly string[];
  readonly count: number | null;
  /** One a measure; null where it could not be computed, and wherever `count` is masked. */
  readonly values: readonly (number | null)[];
}
