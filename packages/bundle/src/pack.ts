import type { ProtectedTable, Release } from "@vigie/disclosure";
import { type EstimateSilence, type Indicator, measuresOf, type Study } from "@vigie/study";
import { auditText } from "./audit-file.ts";
import type { PublishedTable } from "./bundle.ts";
import { canonical } from "./canonical.ts";
import type { DataPackage, Manifest, ManifestTable, Resource } from "./data-package.ts";
import { writtenMeanings } from "./kept-meanings.ts";
import { sha256 } from "./sha256.ts";
import { signatureText } from "./signature.ts";
import type { Signer } from "./signer.ts";
import { tableCsv } from "./table-csv.ts";
import { zipStored } from "./zip.ts";

export interface Contents {
  readonly study: Study;
  readonly partner: string;
  readonly softwareVersion: string;
  /** Day of the run, `2026-11-25`. */
  readonly date: string;
  readonly fictitious: boolean;
  /** In the order of the study's indicators. */
  readonly tables: readonly ProtectedTable[];
  /** Of these tables. */
  readonly proof: Release["proof"];
  /** SHA-256 of the partner's bundle that this one follows; null for a first one. */
  readonly previous: string | null;
  /** See `firstIndicators`; null for a first bundle. */
  readonly firstIndicators: readonly string[] | null;
  /** By indicator, why its measures were not computed. */
  readonly silences: ReadonlyMap<string, EstimateSilence>;
}

/**
 * The zip that leaves a partner: manifest, audit, published tables and, where somebody signs, the signature; stored
 * in a fixed order with fixed dates.
 * Same contents, same bytes. The layout is in `docs/formats.md`.
 * @throws {RangeError} when a table is not of this study
 */
export async function pack(contents: Contents, signer: Signer | null): Promise<Uint8Array> {
  const published = contents.tables
    .filter((table) => table.treatment.kind !== "withheld")
    .map(publishedTable);
  const texts = new Map(
    published.map((table) => [`tables/${table.indicator}.csv`, tableCsv(table)] as const),
  );
  const resources = await Promise.all(published.map((table) => resource(table, contents.study)));
  const declared = contents.tables.map((table) => manifestTable(table, contents));
  const audit = auditText(contents.proof, contents.proof.audit);
  const descriptor: DataPackage = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `${contents.study.id}.${contents.partner}`,
    title: contents.study.title.fr,
    resources,
    vigie: manifest(contents, declared, await sha256(new TextEncoder().encode(audit))),
  };
  const manifestText = canonical(descriptor);
  const signature =
    signer === null ? [] : [["signature.json", await signatureText(manifestText, signer)] as const];
  return zipStored(
    new Map([["datapackage.json", manifestText], ["audit.json", audit], ...texts, ...signature]),
  );
}

function publishedTable(table: ProtectedTable): PublishedTable {
  return {
    indicator: table.indicator,
    dimensions: table.dimensions,
    measures: table.measures,
    rows: table.rows.map(({ codes, cell, values }) => ({
      codes,
      count: cell.status === "free" ? cell.count : null,
      values,
    })),
  };
}

async function resource(table: PublishedTable, study: Study): Promise<Resource> {
  const bytes = new TextEncoder().encode(tableCsv(table));
  const indicator = indicatorOf(table, study);
  return {
    name: table.indicator,
    title: indicator.title.fr,
    type: "table",
    path: `tables/${table.indicator}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${await sha256(bytes)}`,
    schema: {
      fields: [
        ...table.dimensions.map(({ name, codes }) => ({
          name,
          title: columnTitle(name, indicator, study),
          type: "string" as const,
          categories: [...codes],
        })),
        { name: "count", title: "Effectif", type: "integer", constraints: { minimum: 0 } },
        ...table.measures.map((name) => ({
          name,
          title: measureTitle(name, indicator, study),
          type: "number" as const,
        })),
      ],
      missingValues: [""],
      primaryKey: table.dimensions.map(({ name }) => name),
    },
  };
}

function columnTitle(name: string, indicator: Indicator, study: Study): string {
  const own = { universe: "Champ", group: "Groupe d’usage", subgroup: "Sous-groupe d’usage" }[name];
  const attribute = study.sources.get(indicator.source)?.attributes.get(name);
  return own ?? (attribute ? attribute.label.fr : name);
}

function measureTitle(name: string, indicator: Indicator, study: Study): string {
  const source = study.sources.get(indicator.source);
  const declared = source && measuresOf(indicator, source).find((measure) => measure.name === name);
  if (declared === undefined) throw new RangeError("the table has a measure that its indicator has not");
  return declared.label.fr;
}

function manifest(contents: Contents, tables: readonly ManifestTable[], auditHash: string): Manifest {
  const { study, partner, softwareVersion, date, fictitious, previous, proof } = contents;
  const first = contents.firstIndicators;
  return {
    format: 1,
    study: { id: study.id, version: study.version, hash: study.hash },
    partner,
    software: { name: "vigie", version: softwareVersion },
    date,
    fictitious,
    policy: proof.policy,
    tables: [...tables],
    meanings: [...writtenMeanings(tables, study)],
    audit: auditHash,
    previous,
    firstIndicators: first === null ? null : [...first],
  };
}

function manifestTable(table: ProtectedTable, { study, silences }: Contents): ManifestTable {
  const { source } = indicatorOf(table, study);
  const declared = study.sources.get(source);
  if (!declared) throw new RangeError("the table is not of this study");
  const { window, protects } = declared;
  const { treatment } = table;
  const silence = silences.get(table.indicator);
  return {
    indicator: table.indicator,
    source,
    protects,
    window: { from: window.from, to: window.to },
    treatment: treatment.kind === "withheld" ? "withheld" : "published",
    method: treatment.kind === "masked" ? treatment.method : null,
    rounding: treatment.kind === "rounded" ? { base: treatment.base, spread: treatment.spread } : null,
    merged: "merged" in treatment ? treatment.merged : 0,
    silence: silence === undefined ? null : { reason: silence.reason, attributes: [...silence.attributes] },
  };
}

function indicatorOf(table: { readonly indicator: string }, study: Study): Indicator {
  const indicator = study.indicators.get(table.indicator);
  if (!indicator) throw new RangeError("the table is not of this study");
  return indicator;
}
