import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditedBundle, type PublishedTable, readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy, VigieErrors } from "@vigie/study";
import { onTestFinished } from "vitest";
import { runPartner } from "../src/index.ts";

type Content = Readonly<Record<string, unknown>>;

/** A study of one source, `units`, and the file that gives it. */
export interface SmallStudy {
  /** Of the study, and of its source, besides what every study has. */
  readonly study?: Content;
  readonly source?: Content;
  readonly codelists: Readonly<Record<string, readonly string[]>>;
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

/** What leaves of it, read back. */
export async function bundleOf(
  small: SmallStudy,
  previous: readonly AuditedBundle[] = [],
): Promise<AuditedBundle> {
  const loaded = await loadStudy(
    new Map(Object.entries(filesOf(small)).map(([path, content]) => [path, JSON.stringify(content)])),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const { study } = loaded;
  const folder = mkdtempSync(join(tmpdir(), "vigie-small-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
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
  const text = JSON.stringify({
    mapping: 1,
    study: study.id,
    partner: "here",
    sources: { units: { units: { file: "units.csv", key: "key" }, ...(contacts && ofContacts) } },
  });
  const parsed = parseMapping(text, join(folder, "mapping.yaml"), study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const partner = study.partners.get("here");
  if (!partner) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: join(folder, "work"), inputFolders: [folder] });
  const { bundle } = await runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    study,
    partner,
    mapping: parsed.mapping,
    conversions: new Map(),
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    previous,
    progress: () => {},
  }).finally(() => engine.close());
  return readBundle(bundle, {});
}

/** The rows of one of its tables: codes, count, measures. */
export function linesOf(bundle: AuditedBundle, indicator: string) {
  return tableOf(bundle, indicator).rows.map(({ codes, count, values }) => [
    ...codes.slice(1),
    count,
    ...values,
  ]);
}

/** The measures of one of its tables, by codes. */
export function measuredIn(
  bundle: AuditedBundle,
  indicator: string,
): Readonly<Record<string, readonly (number | null)[]>> {
  return Object.fromEntries(
    tableOf(bundle, indicator).rows.map(({ codes, values }) => [codes.slice(1).join(), values]),
  );
}

function tableOf({ tables }: AuditedBundle, indicator: string): PublishedTable {
  const table = tables.get(indicator);
  if (table === undefined) throw new RangeError("the table was withheld");
  return table;
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
          codes: codes.map((code) => ({ code, label: code, from: lowest?.[codelist]?.get(code) })),
        },
      ]),
    ),
    "indicators.yaml": {
      indicators: Object.fromEntries(
        Object.entries(indicators).map(([id, own]) => [id, { source: "units", title: id, ...own }]),
      ),
    },
  };
}
