import { expect, test } from "vitest";
import { exampleFolder } from "./example-folder.ts";
import { vigie } from "./vigie.ts";

const folder = await exampleFolder();

const command = ["plan", "etude", "--partner", "caf"];

test("without a mapping, the statements name tables and columns as the study does", async () => {
  const { code, out, error } = await vigie([...command, "--dialect", "postgres"], folder);
  expect(error).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/^-- Source « allocataires » : \d+ requêtes\n/);
  expect(out).toContain('CREATE TEMPORARY TABLE "population" ON COMMIT DROP AS SELECT');
  expect(out).toContain('\nFROM "allocataires_contacts"');
  expect(out).toMatch(/\nFROM "population"\n.*;\n/);
  // Values stand in their place: none is left to be bound.
  expect(out).not.toMatch(/\$\d/);
});

test("for ClickHouse, what a session must be set to comes first, and each statement stands whole", async () => {
  const { code, out } = await vigie([...command, "--dialect", "clickhouse"], folder);
  expect(code).toBe(0);
  expect(out).toMatch(/^-- Source « allocataires » : \d+ requêtes\nSET .*join_use_nulls = 1.*;\n/);
  expect(out).toContain('CREATE TEMPORARY TABLE "population" AS SELECT');
  expect(out).not.toMatch(/\$\d/);
});

test("with a mapping, they name its files and columns; one source may be asked alone", async () => {
  const words = [
    ...command,
    "--data",
    "caf.yaml",
    "--source",
    "allocataires",
    "--dialect",
    "duckdb",
    "--json",
  ];
  const { code, out } = await vigie(words, folder);
  expect(code).toBe(0);
  const { dialect, sources } = JSON.parse(out);
  expect(dialect).toBe("duckdb");
  expect(sources.map(({ source }: { source: string }) => source)).toEqual(["allocataires"]);
  const [first] = sources[0].statements;
  expect(first.purpose).toBe("population");
  expect(first.sql).toContain('"NUMERO"');
  expect(first.sql).toContain('FROM "contacts.csv"');
});

test("a database that Vigie does not speak to is no dialect", async () => {
  const { code, error } = await vigie([...command, "--dialect", "oracle"], folder);
  expect(code).toBe(2);
  expect(error).toContain("L’option « --dialect » attend une base : postgres, clickhouse ou duckdb.");
});

test("views are those of a mapping that names some", async () => {
  const words = [...command, "--dialect", "postgres", "--as-view"];
  for (const data of [[], ["--data", "caf.yaml"]]) {
    const { code, error } = await vigie([...words, ...data], folder);
    expect(code).toBe(1);
    expect(error).toContain("Aucune source lue ici ne nomme de vue de grappe.");
  }
});
