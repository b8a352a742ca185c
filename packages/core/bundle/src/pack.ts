import type { Guarantee, HolderDraw, JudgedSize, ProtectedTable } from "@vigie/disclosure";
import type { EstimateSilence, Study } from "@vigie/study";
import { type ReleasedTable, tableCsv } from "@vigie/table";
import type { z } from "zod";
import { auditText, writtenPolicy } from "./audit-file.ts";

import {
  commentText,
  type DataPackage,
  type drawnFile,
  format,
  type Manifest,
  type ManifestTable,
  type Resource,
  writtenSizes,
} from "./data-package.ts";
import { descriptionOf, indicatorOf } from "./description.ts";
import { canonical, sha256 } from "./encodings.ts";
import { bundleInputError } from "./problems.ts";
import { type Signer, signatureText } from "./signature.ts";

import { zipStored } from "./zip.ts";

export interface Contents {
  readonly study: Study;
  readonly partner: string;
  /** Which of the holders of a group; left out for one institution, with what it drew. */
  readonly holder?: { readonly id: string; readonly drawn: HolderDraw["drawn"] } | null;
  readonly softwareVersion: string;
  /** Day of the run, `2026-11-25`. */
  readonly date: string;
  readonly fictitious: boolean;
  /** What the partner wants to say to whoever reads it, on one line; null for nothing. */
  readonly comment: string | null;
  /** In the order of the study's indicators, a model's crossing after its table. */
  readonly tables: readonly ProtectedTable[];
  /** Guarantee of these tables. */
  readonly guarantee: Guarantee;
  /** By source of persons, the mark of its draw. */
  readonly marks: ReadonlyMap<string, string>;
  /** By source of persons, its published sizes as noisy counts judge them. */
  readonly publicSizes: ReadonlyMap<string, readonly JudgedSize[]>;
  /** The other sources of the partner that read one same file or table as one does. */
  readonly sharingFile: (source: string) => readonly string[];
  /** See `firstIndicatorsOf`. */
  readonly firstIndicators: readonly string[] | null;
  /** By name of table, why its measures are not there. */
  readonly silences: ReadonlyMap<string, EstimateSilence>;
}

/**
 * The zip that leaves a partner: manifest, audit, tables and, where somebody signs, the signature; stored in a fixed
 * order with fixed dates.
 * Same contents, same bytes. The layout is in `docs/formats.md`.
 * @throws {VigieErrors} when the comment cannot be printed
 * @throws {RangeError} when a table is not of this study
 */
export async function pack(contents: Contents, signer: Signer | null): Promise<Uint8Array> {
  const { study, partner, tables } = contents;
  const texts = new Map(tables.map((table) => [tablePath(table.name), tableCsv(table)] as const));
  const resources = await Promise.all(
    tables.map((table) => resource(table, study, texts.get(tablePath(table.name)) ?? "")),
  );
  const audit = auditText(contents.guarantee);
  const drawn = contents.holder == null ? [] : [["drawn.json", drawnText(contents.holder.drawn)] as const];
  const descriptor: DataPackage = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `${study.id}.${partner}`,
    title: study.title.fr,
    resources,
    vigie: {
      ...manifest(contents, await hashOf(audit)),
      ...(contents.holder == null
        ? {}
        : { holder: contents.holder.id, drawn: await hashOf(drawn[0]?.[1] ?? "") }),
    },
  };
  const manifestText = canonical(descriptor);
  const signature =
    signer === null ? [] : [["signature.json", await signatureText(manifestText, signer)] as const];
  return zipStored(
    new Map([["datapackage.json", manifestText], ["audit.json", audit], ...texts, ...drawn, ...signature]),
  );
}

function hashOf(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}

function drawnText(drawn: HolderDraw["drawn"]): string {
  const tables = Object.fromEntries([...drawn].map(([id, values]) => [id, [...values]]));
  return canonical({ drawn: 1, tables } satisfies z.input<typeof drawnFile>);
}

export function tablePath(table: string): string {
  return `tables/${table}.csv`;
}

async function resource(table: ReleasedTable, study: Study, text: string): Promise<Resource> {
  const bytes = new TextEncoder().encode(text);
  const { title, fields } = descriptionOf(table, study);
  return {
    name: table.name,
    title,
    type: "table",
    path: tablePath(table.name),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: bytes.length,
    hash: `sha256:${await sha256(bytes)}`,
    schema: {
      fields: [...fields],
      missingValues: [""],
      primaryKey: table.dimensions.map(({ name }) => name),
    },
  };
}

function manifest(contents: Contents, audit: string): Manifest {
  const { study, partner, softwareVersion, date, fictitious, guarantee } = contents;
  const first = contents.firstIndicators;
  return {
    format,
    study: { id: study.id, version: study.version, hash: study.hash },
    partner,
    software: { name: "vigie", version: softwareVersion },
    date,
    fictitious,
    comment: contents.comment === null ? null : onOneLine(contents.comment),
    policy: writtenPolicy(guarantee.policy),
    tables: contents.tables.map((table) => manifestTable(table, contents)),
    sources: drawnSources(contents),
    audit,
    firstIndicators: first === null ? null : [...first],
  };
}

function drawnSources({ guarantee, marks, publicSizes, sharingFile }: Contents): Manifest["sources"] {
  const ids = guarantee.sources.map(({ source }) => source);
  return ids.map((source) => {
    const mark = marks.get(source);
    if (mark === undefined) throw new RangeError("a source of persons without the mark of its draw");
    const others = sharingFile(source);
    return {
      source,
      mark,
      sharesFile: ids.filter((id) => others.includes(id)),
      ...writtenSizes(publicSizes.get(source) ?? []),
    };
  });
}

function onOneLine(text: string): string {
  const line = commentText.safeParse(text.trim().replaceAll(/\s+/gu, " "));
  if (!line.success) throw bundleInputError("bundle/comment-invalid", {});
  return line.data;
}

function manifestTable(table: ReleasedTable, { study, silences }: Contents): ManifestTable {
  const source = study.sources.get(indicatorOf(table, study).source);
  if (!source) throw new RangeError("the table is not of this study");
  const silence = silences.get(table.name);
  return {
    name: table.name,
    indicator: table.indicator,
    source: source.id,
    protects: source.protects,
    window: { from: source.window.from, to: source.window.to },
    silence: silence === undefined ? null : { reason: silence.reason, attributes: [...silence.attributes] },
  };
}
