import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { openDuckDb } from "@vigie/engine/node";
import { parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { type Language, VigieErrors } from "@vigie/words";
import { type PartnerRun, runPartner } from "../src/index.ts";

type Content = Readonly<Record<string, unknown>>;

/** A study of one source, `units`, and the file that gives it. */
export interface SmallStudy {
  /** Of the study, and of its source, besides what every study has. */
  readonly study?: Content;
  readonly source?: Content;
  readonly codelists: Readonly<Record<string, readonly (string | Content)[]>>;
  /** Of bands, the lowest number of each code. */
  readonly lowest?: Readonly<Record<string, ReadonlyMap<string, number>>>;
  /** In the order of the columns of the file, after its key. */
  readonly fields: Content;
  readonly indicators: Readonly<Record<string, Content>>;
  readonly rows: readonly (readonly (string | number)[])[];
  /** The families of channels, a code list of this name, and by row the channels of its contacts, one of each. */
  readonly contacts?: {
    readonly families: Readonly<Record<string, readonly string[]>>;
    readonly byRow: readonly (readonly string[])[];
  };
}

/** What a run is given besides the study and the data. */
export interface Circumstances {
  /** Filled with this byte. */
  readonly secret?: number;
  readonly language?: Language;
  readonly comment?: string | null;
  /** Of the mapping, besides what every mapping has. */
  readonly mapping?: Content;
}

/** 32 bytes in base64url; runs are given theirs apart. */
export const mappingSecret = "rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU";

export async function runSmall(small: SmallStudy, circumstances: Circumstances = {}): Promise<PartnerRun> {
  const study = await studyOf(small);
  const folder = mkdtempSync(join(tmpdir(), "vigie-small-"));
  try {
    return await runIn(folder, small, { study, ...circumstances });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function studyOf(small: SmallStudy): Promise<Study> {
  const loaded = await loadStudy(
    new Map(Object.entries(filesOf(small)).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

async function runIn(
  folder: string,
  small: SmallStudy,
  {
    study,
    secret = 7,
    language = "fr",
    comment = null,
    mapping = {},
  }: Circumstances & { readonly study: Study },
): Promise<PartnerRun> {
  writeFileSync(
    join(folder, "units.csv"),
    [["key", ...Object.keys(small.fields)], ...small.rows.map((row, at) => [at, ...row])]
      .map((row) => `${row.join(",")}\n`)
      .join(""),
  );
  const { contacts } = small;
  const lines = contacts?.byRow.flatMap((channels, at) => channels.map((one) => `${at},2022-03-01,${one}\n`));
  if (lines !== undefined) writeFileSync(join(folder, "contacts.csv"), `key,day,channel\n${lines.join("")}`);
  const ofContacts = { contacts: { file: "contacts.csv", key: "key", date: "day", channel: "channel" } };
  const isOpen = small.source?.protects === "nothing";
  const text = JSON.stringify({
    mapping: 1,
    study: study.id,
    partner: "here",
    ...(isOpen ? { accepts: { nothing: ["units"] } } : { secret: mappingSecret }),
    sources: { units: { units: { file: "units.csv", key: "key" }, ...(contacts && ofContacts) } },
    ...mapping,
  });
  const parsed = parseMapping(text, join(folder, "mapping.yaml"), { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("here");
  if (!partner) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: join(folder, "work"), inputFolders: [folder] });
  return runPartner({
    secret: new Uint8Array(32).fill(secret),
    study,
    partner,
    mapping: parsed.mapping,
    writtenMapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language,
    signer: null,
    comment,
    firstIndicators: null,
    progress: () => {},
  }).finally(() => engine.close());
}

/** The bundle of a run, read back. */
export function bundleOf({ bundle }: PartnerRun) {
  return readBundle(bundle, {});
}

export function tableOf(tables: readonly ReleasedTable[], name: string): ReleasedTable {
  const table = tables.find((each) => each.name === name);
  if (table === undefined) throw new RangeError("no such table");
  return table;
}

/** Count and some measures of a table, by codes without the universe. */
export function linesOf(table: ReleasedTable, ...measures: readonly string[]) {
  return table.rows.map(({ codes, count, values }) => [
    ...codes.slice(1),
    count,
    ...measures.map((name) => values[table.measures.indexOf(name)] ?? null),
  ]);
}

/** A page, its no-break spaces plain. */
export function pageOf({ privateFiles }: PartnerRun, name: string): string {
  return (privateFiles.get(name) ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
}

function filesOf({ study, source, codelists, lowest, fields, indicators, contacts }: SmallStudy): Content {
  return {
    "study.yaml": {
      vigie: 1,
      study: "essai",
      version: "1",
      title: "Essai",
      window: { from: "2022-01-01", to: "2022-12-31" },
      timezone: "Europe/Paris",
      languages: ["fr"],
      partners: { here: { label: "Ici", sources: ["units"] } },
      ...study,
    },
    "sources/units.yaml": {
      source: "units",
      label: "Unités",
      unit: { one: "unité", many: "unités" },
      ...source,
      ...(contacts && { contacts: { channels: "channels", families: contacts.families } }),
      fields,
    },
    ...Object.fromEntries(
      Object.entries(codelists).map(([codelist, codes]) => [
        `codelists/${codelist}.yaml`,
        {
          codelist,
          label: codelist,
          ordered: true,
          codes: codes.map((code) =>
            typeof code === "string" ? { code, label: code, from: lowest?.[codelist]?.get(code) } : code,
          ),
        },
      ]),
    ),
    "indicators.yaml": {
      indicators: Object.fromEntries(
        Object.entries(indicators).map(([id, content]) => [id, { source: "units", title: id, ...content }]),
      ),
    },
  };
}
