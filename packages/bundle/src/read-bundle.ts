import { type Place, problemsOf, type VigieError, VigieErrors } from "@vigie/study";
import type { Bundle, PublishedTable } from "./bundle.ts";
import { type DataPackage, dataPackage, type Resource } from "./data-package.ts";
import { auditOf, canonical } from "./pack.ts";
import { bundleProblems } from "./problems.ts";
import { sha256 } from "./sha256.ts";
import { readTableCsv } from "./table-csv.ts";
import { unzipStored } from "./zip.ts";

const problem = problemsOf(bundleProblems);

/**
 * Reads what a partner sent, as hostile: the zip is repacked and compared, the manifest checked against its
 * schema, every table against its announced bytes, hash, columns and codes, and the audit is made again.
 * @param place where the bundle came from, for the message
 * @throws {VigieErrors} with the first reason not to trust it
 */
export async function readBundle(bytes: Uint8Array, place: Place): Promise<Bundle> {
  const refuse = (code: keyof typeof bundleProblems): never => {
    throw new VigieErrors([problem(code, place) satisfies VigieError]);
  };
  const files = unzipStored(bytes) ?? refuse("bundle/not-a-bundle");
  const text = files.get("datapackage.json") ?? refuse("bundle/not-a-bundle");
  const descriptor =
    parse(text) ?? refuse(isOtherFormat(text) ? "bundle/format-unknown" : "bundle/manifest-invalid");
  const tables = (await readTables(descriptor, files)) ?? refuse("bundle/contents-differ");
  const audit = auditOf([...tables.values()], descriptor.vigie.policy.min);
  if (files.get("audit.json") !== canonical(audit) || audit.tables.some(({ holds }) => !holds))
    refuse("bundle/audit-fails");
  return { manifest: descriptor.vigie, tables, hash: await sha256(bytes) };
}

function parse(text: string): DataPackage | null {
  const read = dataPackage.safeParse(json(text));
  return read.success && canonical(read.data) === text ? read.data : null;
}

function isOtherFormat(text: string): boolean {
  const value = json(text);
  if (typeof value !== "object" || value === null || !("vigie" in value)) return false;
  const { vigie } = value;
  return typeof vigie === "object" && vigie !== null && "format" in vigie && vigie.format !== 1;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readTables(
  { resources, vigie }: DataPackage,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, PublishedTable> | null> {
  const announced = vigie.tables
    .filter(({ treatment }) => treatment === "published")
    .map(({ indicator }) => indicator);
  const names = resources.map(({ name }) => name);
  if (names.length !== announced.length || names.some((name, at) => name !== announced[at])) return null;
  const expected = ["datapackage.json", "audit.json", ...resources.map(({ path }) => path)];
  if (files.size !== expected.length || !expected.every((path) => files.has(path))) return null;

  const tables = new Map<string, PublishedTable>();
  for (const resource of resources) {
    const table = await readTable(resource, files.get(resource.path) ?? "");
    if (table === null) return null;
    tables.set(resource.name, table);
  }
  return tables;
}

async function readTable(resource: Resource, text: string): Promise<PublishedTable | null> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length !== resource.bytes || `sha256:${await sha256(bytes)}` !== resource.hash) return null;
  const fields = resource.schema.fields;
  const dimensions = fields.flatMap((field) =>
    "categories" in field ? [{ name: field.name, codes: field.categories }] : [],
  );
  if (dimensions.length !== fields.length - 1 || resource.path !== `tables/${resource.name}.csv`) return null;
  return readTableCsv(text, { indicator: resource.name, dimensions });
}
