import { type Place, VigieErrors } from "@vigie/study";
import { attackAgain, auditText, readAssumptions } from "./audit-file.ts";
import type { AttackedBundle, AuditedBundle, PublishedTable } from "./bundle.ts";
import { canonical, parsed } from "./canonical.ts";
import { type DataPackage, dataPackage, type ManifestTable, type Resource } from "./data-package.ts";
import { type french, problem } from "./problems.ts";
import { sha256 } from "./sha256.ts";
import { readSignature } from "./signature.ts";
import { readTableCsv } from "./table-csv.ts";
import { unzipStored } from "./zip.ts";

/**
 * Reads what a partner sent, as hostile: the zip is repacked and compared, the manifest checked against its
 * schema, every table against its announced bytes, hash, columns and codes, and the attack of its audit is made
 * again. Whose signature it bears is another question: `originProblems`.
 * @param place where the bundle came from, for the message
 * @throws {VigieErrors} with the first reason not to trust it
 */
export async function readBundle(bytes: Uint8Array, place: Place): Promise<AuditedBundle> {
  const { found, asClaimed, ...bundle } = await attackBundle(bytes, place);
  if (found === null || !found.holds || !asClaimed)
    throw new VigieErrors([problem("bundle/audit-fails", place)]);
  return { ...bundle, audit: found };
}

/**
 * Reads it and makes the attack again, whatever it finds.
 * @throws {VigieErrors} with the first reason not to trust the rest
 */
export async function attackBundle(bytes: Uint8Array, place: Place): Promise<AttackedBundle> {
  const refuse = (code: keyof typeof french): never => {
    throw new VigieErrors([problem(code, place)]);
  };
  const files = unzipStored(bytes) ?? refuse("bundle/not-a-bundle");
  const text = files.get("datapackage.json") ?? refuse("bundle/not-a-bundle");
  const descriptor =
    parse(text) ?? refuse(isOtherFormat(text) ? "bundle/format-unknown" : "bundle/manifest-invalid");
  const { vigie, resources } = descriptor;
  const signatureText = files.get("signature.json");
  const expected = ["datapackage.json", "audit.json", ...resources.map(({ path }) => path)];
  if (signatureText !== undefined) expected.push("signature.json");
  if (!areEqual([...files.keys()], expected)) refuse("bundle/contents-differ");

  const tables = (await readTables(descriptor, files)) ?? refuse("bundle/contents-differ");
  const claimed = files.get("audit.json") ?? "";
  if ((await hashOf(claimed)) !== vigie.audit) refuse("bundle/contents-differ");
  const assumptions = readAssumptions(claimed) ?? refuse("bundle/audit-fails");
  if (canonical(assumptions.policy) !== canonical(vigie.policy)) refuse("bundle/audit-fails");
  const found = await attackAgain(tables.values(), vigie.tables, assumptions);
  const asClaimed = found !== null && auditText(assumptions, found) === claimed;
  const signature =
    signatureText === undefined
      ? null
      : (readSignature(signatureText, text) ?? refuse("bundle/signature-invalid"));
  return { manifest: vigie, tables, assumptions, found, asClaimed, signature, hash: await sha256(bytes) };
}

/** What the schema alone does not hold: the canonical form, and the names that repeat one another. */
function parse(text: string): DataPackage | null {
  const read = dataPackage.safeParse(parsed(text));
  if (!read.success || canonical(read.data) !== text) return null;
  const { name, vigie } = read.data;
  if ((vigie.previous === null) !== (vigie.firstIndicators === null)) return null;
  return name === `${vigie.study.id}.${vigie.partner}` ? read.data : null;
}

function isOtherFormat(text: string): boolean {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || !("vigie" in value)) return false;
  const { vigie } = value;
  return typeof vigie === "object" && vigie !== null && "format" in vigie && vigie.format !== 1;
}

async function readTables(
  { resources, vigie }: DataPackage,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PublishedTable> | null> {
  const announced = vigie.tables
    .filter(({ treatment }) => treatment === "published")
    .map(({ indicator }) => indicator);
  const names = resources.map(({ name }) => name);
  if (!areEqual(names, announced) || !areDistinct(vigie.tables.map(({ indicator }) => indicator)))
    return null;

  const tables = new Map<string, PublishedTable>();
  for (const resource of resources) {
    const table = await readTable(resource, files.get(resource.path) ?? "");
    const entry = vigie.tables.find(({ indicator }) => indicator === resource.name);
    if (table === null || entry === undefined || !isAsRounded(table, entry)) return null;
    tables.set(resource.name, table);
  }
  return tables;
}

/** A table said to be rounded holds multiples of its base, less than a base away from the true counts. */
function isAsRounded({ rows }: PublishedTable, { rounding }: ManifestTable): boolean {
  if (rounding === null) return true;
  const { base, spread } = rounding;
  return spread === base - 1 && rows.every(({ count }) => count !== null && count % base === 0);
}

async function readTable(resource: Resource, text: string): Promise<PublishedTable | null> {
  const { fields, primaryKey } = resource.schema;
  const { length } = new TextEncoder().encode(text);
  if (length !== resource.bytes || `sha256:${await hashOf(text)}` !== resource.hash) return null;
  const dimensions = fields.flatMap((field) =>
    "categories" in field ? [{ name: field.name, codes: field.categories }] : [],
  );
  const names = dimensions.map(({ name }) => name);
  const measures = fields.filter(({ type }) => type === "number").map(({ name }) => name);
  const columns = fields.map(({ name }) => name);
  if (
    resource.path !== `tables/${resource.name}.csv` ||
    !areEqual(columns, [...names, "count", ...measures]) ||
    !areEqual(primaryKey, names) ||
    ![columns, ...dimensions.map(({ codes }) => codes)].every(areDistinct)
  )
    return null;
  return readTableCsv(text, { indicator: resource.name, dimensions, measures });
}

function hashOf(text: string): Promise<string> {
  return sha256(new TextEncoder().encode(text));
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => text === others[at]);
}

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
