import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { profileDiskFile } from "@vigie/engine/node";
import { sasAndSpss } from "@vigie/sas-spss";
import { VigieErrors } from "@vigie/words";
import { describe, expect, test } from "vitest";
import { writeDataSet } from "../packages/adapters/sas-spss/test/world/write-data-set.ts";
import { writeSav } from "../packages/adapters/sas-spss/test/world/write-sav.ts";
import { writeTransport } from "../packages/adapters/sas-spss/test/world/write-transport.ts";
import {
  expectTheirCounts,
  fiveHouseholds,
  theirContacts,
} from "../packages/core/engine/test/world/five-households.ts";
import { runFolder } from "../packages/core/engine/test/world/run-folder.ts";
import { smallStudy } from "../packages/core/engine/test/world/study.ts";
import { temporaryFolder } from "../packages/core/engine/test/world/temporary-folder.ts";

/** As SAS and SPSS keep them, days are counts, and a missing number is a kind of its own. */
const sasDay = (date: string) => (Date.parse(date) - Date.UTC(1960, 0, 1)) / 86_400_000;
const spssDay = (date: string) => (Date.parse(date) - Date.UTC(1582, 9, 14)) / 1000;
const householdColumns = [
  { name: "NUM", type: "text", length: 8, label: "Numéro d’allocataire" },
  { name: "NAISS", type: "number", length: 8, format: "DDMMYY" },
  { name: "SEXE", type: "text", length: 1 },
  { name: "RSA", type: "number", length: 3 },
  { name: "MONTANT", type: "number", length: 8 },
] as const;
const contactColumns = [
  { name: "NUM", type: "text", length: 8 },
  { name: "JOUR", type: "number", length: 8, format: "DATE" },
  { name: "CANAL", type: "text", length: 10 },
  { name: "MOTIF", type: "text", length: 12 },
] as const;

const sasHouseholds = fiveHouseholds.map(({ number, birth, sex, hasRsa, income }) => [
  number,
  birth === null ? ".N" : sasDay(birth),
  sex,
  hasRsa ? 1 : 0,
  income ?? ".",
]);
const sasContacts = theirContacts.map(([num, day, channel, reason]) => [
  num,
  day === null ? "." : sasDay(day),
  channel,
  reason,
]);

const sav = (
  compression: "bytecode" | "zlib",
  columns: readonly {
    readonly name: string;
    readonly length: number;
    readonly type: "text" | "number";
    readonly format?: string;
    readonly label?: string;
  }[],
  rows: readonly (readonly (number | string | null)[])[],
) =>
  writeSav({
    isLittleEndian: true,
    compression,
    columns: columns.map(({ name, type, length, format, label = "" }) => ({
      name,
      label,
      width: type === "text" ? length : 0,
      ...(format === undefined ? {} : { format: [20, 11] as const }),
      ...(name === "MONTANT" ? { missing: [999_999] } : {}),
      ...(name === "RSA"
        ? {
            labels: [
              [1, "Oui"],
              [0, "Non"],
            ] as const,
          }
        : {}),
    })),
    rows,
  });
const spssHouseholds = fiveHouseholds.map(({ number, birth, sex, hasRsa, income }) => [
  number,
  birth === null ? null : spssDay(birth),
  sex,
  hasRsa ? 1 : 0,
  income ?? 999_999,
]);
const spssContacts = theirContacts.map(([num, day, channel, reason]) => [
  num,
  day === null ? null : spssDay(day),
  channel,
  reason,
]);

const written: readonly {
  readonly extension: string;
  readonly title: string;
  readonly households: Uint8Array;
  readonly contacts: Uint8Array;
}[] = [
  ...([null, "runs", "ross"] as const).map((compression) => {
    const set = { is64Bit: true, isLittleEndian: true, compression, encoding: 20 } as const;
    return {
      extension: "sas7bdat",
      title: compression === null ? "" : `, compressed by ${compression}`,
      households: writeDataSet({ ...set, columns: householdColumns, rows: sasHouseholds }),
      contacts: writeDataSet({ ...set, columns: contactColumns, rows: sasContacts }),
    };
  }),
  {
    extension: "xpt",
    title: "",
    households: writeTransport({ version: 5, columns: householdColumns, rows: sasHouseholds }),
    contacts: writeTransport({ version: 8, columns: contactColumns, rows: sasContacts }),
  },
  {
    extension: "sav",
    title: "",
    households: sav("bytecode", householdColumns, spssHouseholds),
    contacts: sav("bytecode", contactColumns, spssContacts),
  },
  {
    extension: "zsav",
    title: "",
    households: sav("zlib", householdColumns, spssHouseholds),
    contacts: sav("zlib", contactColumns, spssContacts),
  },
];

function mapping(extension: string): string {
  return `
mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
accepts: { nothing: [lieux] }
sources:
  foyers:
    units:
      file: foyers.${extension}
      key: NUM
      fields:
        naissance: NAISS
        sexe: { column: SEXE, codes: { F: femme, H: homme } }
        rsa: { column: RSA, codes: { "1": "yes", "0": "no" } }
        ressources: MONTANT
    contacts:
      file: contacts.${extension}
      key: NUM
      date: JOUR
      channel: CANAL
      motive: MOTIF
`;
}

for (const { extension, title, households: units, contacts: log } of written)
  test(`a run reads .${extension} files${title}: days, kinds of missing, numbers`, async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, `foyers.${extension}`), units);
    writeFileSync(join(folder, `contacts.${extension}`), log);
    writeFileSync(join(folder, "mapping.yaml"), mapping(extension));
    const workFolder = join(temporaryFolder(), "work");
    const outcome = await runFolder(await smallStudy(), folder, { workFolder, readers: [sasAndSpss] });
    expectTheirCounts(outcome);
    const kinds = extension.endsWith("sav")
      ? [{ column: "MONTANT", value: "999999", rows: 1 }]
      : [{ column: "NAISS", value: ".N", rows: 1 }];
    expect(outcome.quality.files.map(({ missing }) => missing)).toEqual([kinds, undefined]);
    expect(
      existsSync(workFolder) ? readdirSync(workFolder).filter((name) => name.endsWith(".csv")) : [],
    ).toEqual([]);
  });

describe("a mapping is proposed for", () => {
  for (const { extension, title, households: units } of written)
    test(`a .${extension} file${title}`, async () => {
      const folder = temporaryFolder();
      const path = join(folder, `foyers.${extension}`);
      writeFileSync(path, units);
      const profile = await profileDiskFile({
        path,
        workFolder: join(folder, "travail"),
        readers: [sasAndSpss],
      });
      expect(profile.rows).toBe(5);
      expect(profile.columns.map(({ name, filled }) => [name, filled])).toEqual([
        ["NUM", 5],
        ["NAISS", 4],
        ["SEXE", 4],
        ["RSA", 5],
        ["MONTANT", 4],
      ]);
      expect(profile.columns[1]?.days.iso).toBe(4);
      expect(profile.described?.get("NUM")?.label).toBe("Numéro d’allocataire");
      const labels = extension.endsWith("sav")
        ? [
            ["1", "Oui"],
            ["0", "Non"],
          ]
        : [];
      expect([...(profile.described?.get("RSA")?.labels ?? [])]).toEqual(labels);
    });

  test("a transport file of Windows, whose encoding is then written", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "foyers.xpt");
    const rows = [
      ["é", "1"],
      ["b", "2"],
    ];
    const columns = householdColumns.slice(2, 3).concat({ ...householdColumns[2] });
    writeFileSync(
      path,
      writeTransport({
        version: 5,
        encoding: "latin1",
        columns: columns.map((column, at) => ({ ...column, name: `C${at}` })),
        rows,
      }),
    );
    const profile = await profileDiskFile({
      path,
      workFolder: join(folder, "travail"),
      readers: [sasAndSpss],
    });
    expect(profile.encoding).toBe("cp1252");
    expect(profile.columns[0]?.values.map(({ value }) => value)).toContain("é");
  });
});

interface Wrong {
  readonly title: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: string;
  readonly row?: number;
}

const right = written[0]?.households ?? new Uint8Array(0);
const wrong: readonly Wrong[] = [
  {
    title: "cut",
    name: "foyers.sas7bdat",
    bytes: right.subarray(0, right.length - 10),
    code: "files/truncated",
  },
  { title: "of another kind", name: "foyers.sav", bytes: right, code: "files/kind-wrong" },
  {
    title: "without a column that the mapping names",
    name: "foyers.sas7bdat",
    bytes: writeDataSet({
      is64Bit: true,
      isLittleEndian: true,
      compression: null,
      encoding: 20,
      columns: householdColumns.slice(0, 4),
      rows: [],
    }),
    code: "engine/column-absent",
  },
  {
    title: "with a number that is no code",
    name: "foyers.sas7bdat",
    bytes: writeDataSet({
      is64Bit: true,
      isLittleEndian: true,
      compression: null,
      encoding: 20,
      columns: householdColumns,
      rows: [...sasHouseholds.slice(0, 3), ["4", 0, "F", 7, 0], ["5", 0, "F", 1, 0]],
    }),
    code: "engine/code-unknown",
    row: 4,
  },
];

for (const { title, name, bytes, code, row } of wrong)
  test(`a file ${title} is refused, with its place`, async () => {
    const folder = temporaryFolder();
    const extension = name.replace("foyers.", "");
    writeFileSync(join(folder, name), bytes);
    writeFileSync(
      join(folder, `contacts.${extension}`),
      extension === "sav"
        ? sav("bytecode", contactColumns, spssContacts)
        : (written[0]?.contacts ?? new Uint8Array(0)),
    );
    writeFileSync(join(folder, "mapping.yaml"), mapping(extension));
    const error = await runFolder(await smallStudy(), folder, { readers: [sasAndSpss] }).catch(
      (reason: unknown) => reason,
    );
    const errors = error instanceof VigieErrors ? error.errors : [];
    expect(errors.map((each) => each.code)).toContain(code);
    const found = errors.find((each) => each.code === code);
    expect(found?.place.file).toMatch(new RegExp(`${name}$`));
    expect(found?.place.row).toBe(row);
  });

const wideNames = Array.from({ length: 20_000 }, (_, at) => `c${at}`);

test.each([
  {
    extension: "sav",
    bytes: () =>
      writeSav({
        isLittleEndian: true,
        compression: "none",
        columns: wideNames.map((name) => ({ name, width: 0 })),
        rows: [],
      }),
  },
  {
    extension: "xpt",
    bytes: () =>
      writeTransport({
        version: 8,
        columns: wideNames.slice(0, 5_000).map((name) => ({ name, type: "number", length: 8 })),
        rows: [],
      }),
  },
])("$extension: too many columns are refused by the header alone", async ({ extension, bytes }) => {
  const folder = temporaryFolder();
  const path = join(folder, `foyers.${extension}`);
  writeFileSync(path, bytes());
  const read = { path, workFolder: join(folder, "travail"), readers: [sasAndSpss] };
  const error = await profileDiskFile(read).catch((reason: unknown) => reason);
  expect(error instanceof VigieErrors && error.errors.map(({ code }) => code)).toEqual([
    "engine/columns-too-many",
  ]);
});
