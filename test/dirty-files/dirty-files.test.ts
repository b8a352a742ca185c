import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPartnerEngine } from "@vigie/engine/node";
import { diskStore } from "@vigie/files/node";
import { parseMapping } from "@vigie/mapping";
import { DoubtedRun, type PartnerRun, runAtPartner } from "@vigie/partner";
import { postgresServer } from "@vigie/postgres";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from "../../packages/adapters/postgres/test/postgres-server.ts";
import { mappingSecret } from "../../packages/core/partner/test/small-study.ts";
import { clean, doorStudy } from "./clean-files.ts";
import { type Container, type Dirt, dirts } from "./dirt.ts";
import { type Input, writtenCsv, writtenTables, writtenXlsx } from "./written-files.ts";

/** Files whose truth is known, made dirty one thing at a time: no number changes in silence, and nothing is said of clean ones. */

const isLong = process.env.VIGIE_LONG === "1";
const containers: readonly Container[] = ["csv", "xlsx", "postgres"];
const bench = mkdtempSync(join(tmpdir(), "vigie-dirty-files-"));
const studies = new Map<number, Study>();
const truths = new Map<number, PartnerRun>();
let server: PostgresServer | null = null;

beforeAll(async () => {
  if (isLong && hasPostgres) server = await startPostgres();
  for (const min of [1, 2]) {
    studies.set(min, await doorStudy(min));
    const ended = await passed(
      { title: "", dirty: (files) => files, expected: { is: "exact" }, minContacts: min },
      "csv",
    );
    if (ended.run === null) throw new RangeError("clean files are refused");
    truths.set(min, ended.run);
  }
});
afterAll(async () => {
  await server?.close();
  rmSync(bench, { recursive: true, force: true });
});

/** How one run ended: what it let out, or what stopped it; and what it said. */
interface Ended {
  readonly run: PartnerRun | null;
  readonly refusals: readonly string[];
  readonly doubts: readonly { readonly name: string; readonly gravity: string }[];
}

async function passed(dirt: Dirt, container: Container): Promise<Ended> {
  const folder = mkdtempSync(join(bench, "cas-"));
  try {
    return await ended(dirt, await inputsOf(dirt, container, folder), folder);
  } catch (error) {
    if (error instanceof DoubtedRun) return { run: null, refusals: [], doubts: error.doubts };
    if (error instanceof VigieErrors)
      return { run: null, refusals: error.errors.map(({ code }) => code), doubts: [] };
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let schemas = 0;

async function inputsOf(dirt: Dirt, container: Container, folder: string) {
  const files = dirt.dirty(clean);
  if (container === "csv") return writtenCsv(files, folder, dirt);
  if (container === "xlsx") return writtenXlsx(files, folder);
  if (server === null) throw new RangeError("no server");
  schemas++;
  return writtenTables(files, `cas_${schemas}`, server);
}

async function ended(
  { minContacts = 1, births = {} }: Dirt,
  inputs: Readonly<Record<"units" | "contacts", Input>>,
  folder: string,
): Promise<Ended> {
  const study = studies.get(minContacts);
  const partner = study?.partners.get("caf");
  if (study === undefined || partner === undefined) throw new RangeError("no study");
  const mapping = {
    mapping: 1,
    study: "porte",
    partner: "caf",
    fictitious: true,
    secret: mappingSecret,
    sources: {
      menages: {
        units: {
          ...inputs.units,
          key: "MATRICULE",
          fields: {
            naissance: { column: "DTNAIS", dates: "fr", ...births },
            famille: "SITFAM",
            rsa: { column: "RSA", codes: { O: "yes", N: "no" } },
            revenu: "REVENU",
          },
        },
        contacts: {
          ...inputs.contacts,
          key: "MATRICULE",
          date: { column: "DATE", dates: "fr" },
          channel: "CANAL",
        },
      },
    },
  };
  const parsed = parseMapping(JSON.stringify(mapping), join(folder, "mapping.yaml"), { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const address = server?.addressOf() ?? "";
  const { run } = await runAtPartner(
    {
      study,
      partner,
      mapping: parsed.mapping,
      date: "2026-11-25",
      signer: null,
      ledger: null,
      ledgerPlace: { file: "" },
      softwareVersion: "0.1.0",
      language: "fr",
      progress: () => {},
    },
    {
      store: diskStore(join(folder, "conversions")),
      converters: [],
      openEngine: () =>
        openPartnerEngine({
          workFolder: join(folder, "work"),
          inputFolders: [folder],
          connections: {
            folder,
            environment: { VIGIE_CONNECTION_ESSAI: address },
            servers: [postgresServer],
          },
        }),
    },
  );
  return { run, refusals: [], doubts: run.doubts };
}

/** Whether every count is that of the clean files. */
function isExact({ run }: Ended, { minContacts = 1 }: Dirt): boolean {
  const counts = (made: PartnerRun | null | undefined) =>
    made?.release.exactTables.map(({ rows }) =>
      rows.map(({ codes, count, values }) => [codes, count, values]),
    );
  return JSON.stringify(counts(run)) === JSON.stringify(counts(truths.get(minContacts)));
}

/** Long runs try every case in every container; others one case in three, in CSV. */
const cases = containers.flatMap((container) =>
  dirts
    .filter(
      (dirt, at) =>
        (dirt.in ?? containers).includes(container) && (isLong || (container === "csv" && at % 3 === 0)),
    )
    .map((dirt) => [container, dirt.title, dirt] as const),
);

describe("a file whose truth is known", () => {
  test.each(cases)("%s: %s", async (container, _, dirt) => {
    if (container === "postgres" && server === null) return;
    const result = await passed(dirt, container);
    const { expected } = dirt;
    const names = result.doubts.map(({ name }) => name);
    if (expected.is === "refused") expect(result.refusals).toContain(expected.by);
    else expect(result.refusals).toEqual([]);
    if (expected.is === "said") expect(names).toEqual(expect.arrayContaining([...expected.by]));
    if (expected.is === "exact") {
      expect(isExact(result, dirt)).toBe(true);
      expect(result.doubts.filter(({ gravity }) => gravity === "grave")).toEqual([]);
    }
    if (expected.is !== "exact" && result.run !== null) expect(isExact(result, dirt)).toBe(false);
  });
});

test("nothing is said of the clean files", () => {
  for (const truth of truths.values()) expect(truth.doubts).toEqual([]);
});

test("nothing is said of a long log, of whose days some are looked at", async () => {
  const dirty: Dirt["dirty"] = ({ units, contacts: { columns, rows } }) => ({
    units,
    contacts: { columns, rows: Array.from({ length: 20 }, () => rows).flat() },
  });
  const { run } = await passed({ title: "", dirty, expected: { is: "exact" } }, "csv");
  const days = run?.outcomes.get("menages")?.quality.contacts?.days;
  expect(days).toMatchObject({ spike: null, oddities: [] });
  expect(days?.sampled).toBeGreaterThan(20_000);
  expect(run?.doubts).toEqual([]);
  const cut = dirts.find(({ title }) => title.startsWith("of 120 000 contacts, none after"));
  const found = cut && (await passed(cut, "csv")).run?.doubts;
  expect(found?.map(({ name, sampled = 0 }) => [name, sampled > 20_000])).toEqual([["gap_after", true]]);
});
