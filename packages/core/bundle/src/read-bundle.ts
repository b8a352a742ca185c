import { type ReleasedTable, readTableCsv } from "@vigie/table";
import { type FilePlace, VigieErrors } from "@vigie/words";

import { readAudit } from "./audit-file.ts";
import type { ReceivedBundle } from "./bundle.ts";

import { areEqual, consistencyProblem } from "./consistency.ts";
import { bundleDataPackage, type DataPackage, drawnFile, format, type Resource } from "./data-package.ts";
import { canonical, jsonOf, sha256 } from "./encodings.ts";
import { tablePath } from "./pack.ts";
import { type BundleProblem, bundleInputError } from "./problems.ts";
import { readSignature } from "./signature.ts";
import { unzipStored } from "./zip.ts";

/** Far above what a partner sends, and what a machine of today reads whole. */
const bytesMax = 2 ** 28;
const manifestMax = 2 ** 26;

/**
 * Reads what a partner sent, as hostile: the zip is repacked and compared, the manifest checked against its
 * schema, every table against its announced bytes, hash, columns and codes, then what the tables and the guarantee say
 * against one another. Who signed it, and whether it is what the study asks, are other questions: `originProblems`.
 * @param place where the bundle came from, for the message
 * @throws {VigieErrors} with the first reason not to trust it
 */
export async function readBundle(bytes: Uint8Array, place: FilePlace): Promise<ReceivedBundle> {
  const refuse = (code: BundleProblem): never => {
    throw bundleInputError(code, place);
  };
  if (bytes.length > bytesMax) refuse("bundle/too-large");
  const files = unzipStored(bytes) ?? refuse("bundle/not-a-bundle");
  const text = files.get("datapackage.json") ?? refuse("bundle/not-a-bundle");
  if (text.length > manifestMax) refuse("bundle/too-large");
  const descriptor = parse(text) ?? refuse(unreadable(text));
  const { title, vigie, resources } = descriptor;
  const signatureText = files.get("signature.json");
  const expected = ["datapackage.json", "audit.json", ...resources.map(({ path }) => path)];
  if (vigie.drawn !== undefined) expected.push("drawn.json");
  if (signatureText !== undefined) expected.push("signature.json");
  if (!areEqual([...files.keys()], expected)) refuse("bundle/contents-differ");

  const tables = (await readTables(descriptor, files)) ?? refuse("bundle/contents-differ");
  const audit = files.get("audit.json") ?? "";
  if ((await hashOf(audit)) !== vigie.audit) refuse("bundle/contents-differ");
  const drawn = files.get("drawn.json") ?? null;
  if (drawn !== null && (await hashOf(drawn)) !== vigie.drawn) refuse("bundle/contents-differ");
  const drawnValues = drawn === null ? null : (readDrawn(drawn) ?? refuse("bundle/contents-differ"));
  if (audit.length > manifestMax) refuse("bundle/too-large");
  const guarantee = readAudit(audit) ?? refuse("bundle/audit-invalid");
  const wrong = consistencyProblem({ manifest: vigie, guarantee, tables }, place);
  if (wrong !== null) throw new VigieErrors([wrong]);
  const signature =
    signatureText === undefined
      ? null
      : (readSignature(signatureText, text) ?? refuse("bundle/signature-invalid"));
  return {
    manifest: vigie,
    guarantee,
    tables,
    ...(drawnValues !== null && { drawn: drawnValues }),
    signature,
    hash: await sha256(bytes),
    title,
    resources,
    fingerprints: await fingerprintsOf(descriptor),
  };
}

/** What the schema alone does not hold: the canonical form, and the names that repeat one another. */
function parse(text: string): DataPackage | null {
  const read = bundleDataPackage.safeParse(jsonOf(text));
  if (!read.success || canonical(read.data) !== text) return null;
  const { name, vigie } = read.data;
  return name === `${vigie.study.id}.${vigie.partner}` ? read.data : null;
}

/** @returns null for anything that `pack` would not have written */
function readDrawn(text: string): ReceivedBundle["drawn"] | null {
  const read = drawnFile.safeParse(jsonOf(text));
  return read.success && canonical(read.data) === text ? new Map(Object.entries(read.data.tables)) : null;
}

/** Why a manifest is not read: the number of another format, if it says one. */
function unreadable(text: string): BundleProblem {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || !("vigie" in value)) return "bundle/manifest-invalid";
  const { vigie } = value;
  if (typeof vigie !== "object" || vigie === null || !("format" in vigie)) return "bundle/manifest-invalid";
  if (vigie.format === 1) return "bundle/format-old";
  if (vigie.format === 2) return "bundle/format-unmarked";
  return vigie.format === format ? "bundle/manifest-invalid" : "bundle/format-unknown";
}

async function readTables(
  { resources, vigie }: DataPackage,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, ReleasedTable> | null> {
  const names = vigie.tables.map(({ name }) => name);
  const announced = resources.map(({ name }) => name);
  if (!areEqual(announced, names) || !areDistinct(names)) return null;
  const tables = new Map<string, ReleasedTable>();
  for (const [at, { name, indicator }] of vigie.tables.entries()) {
    const resource = resources[at];
    if (resource === undefined || (name !== indicator && name !== `${indicator}.model`)) return null;
    const table = await readTable(resource, indicator, files.get(resource.path) ?? "");
    if (table === null) return null;
    tables.set(name, table);
  }
  return tables;
}

async function readTable(
  { name, path, bytes, hash, schema }: Resource,
  indicator: string,
  text: string,
): Promise<ReleasedTable | null> {
  const { fields, primaryKey } = schema;
  const { length } = new TextEncoder().encode(text);
  if (length !== bytes || `sha256:${await hashOf(text)}` !== hash) return null;
  const dimensions = fields.flatMap((field) =>
    "categories" in field ? [{ name: field.name, codes: field.categories }] : [],
  );
  const names = dimensions.map((dimension) => dimension.name);
  const measures = fields.filter(({ type }) => type === "number").map((field) => field.name);
  const columns = fields.map((field) => field.name);
  if (
    path !== tablePath(name) ||
    names[0] !== "universe" ||
    !areEqual(columns, [...names, "count", "status", ...measures]) ||
    !areEqual(primaryKey, names) ||
    ![columns, ...dimensions.map(({ codes }) => codes)].every(areDistinct)
  )
    return null;
  return readTableCsv(text, { name, indicator, dimensions, measures });
}

/** By source of persons, SHA-256 over the hashes of its tables. */
async function fingerprintsOf({ resources, vigie }: DataPackage): Promise<ReadonlyMap<string, string>> {
  const persons = vigie.tables.filter(({ protects }) => protects === "persons");
  const hashes = new Map(resources.map(({ name, hash }) => [name, hash]));
  const found = new Map<string, string>();
  for (const [source, own] of Map.groupBy(persons, (table) => table.source))
    found.set(source, await hashOf(canonical(own.map(({ name }) => [name, hashes.get(name)]))));
  return found;
}

function hashOf(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
