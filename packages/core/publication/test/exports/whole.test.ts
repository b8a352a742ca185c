import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import Excel from "exceljs";
import { strFromU8, strToU8, unzipSync } from "fflate";
import jsonld, { type JsonLdDocument } from "jsonld";
import { describe, expect, test } from "vitest";
import { dataFiles } from "../../src/exports/data-files.ts";
import { dcatCatalogue } from "../../src/exports/dcat-catalogue.ts";
import type { WordedEdition } from "../../src/formatter.ts";
import { contentOf, release, smallEdition } from "./edition.ts";

function rowsOf(content: string | Uint8Array): readonly Readonly<Record<string, string>>[] {
  return parse(typeof content === "string" ? content : strFromU8(content), { columns: true });
}

test("same data, same bytes, whatever the time zone", async () => {
  const zone = process.env.TZ;
  const first = dataFiles(await smallEdition());
  process.env.TZ = "Pacific/Kiritimati";
  const second = dataFiles(await smallEdition());
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(second.whole).toEqual(first.whole);
});

describe("the workbook", () => {
  const open = async (fictitious = true) => {
    const workbook = new Excel.Workbook();
    const bytes = contentOf(dataFiles(await smallEdition({ fictitious })), "petite-etude.xlsx");
    // The library's types ask for the Buffer of an older Node.
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
    return workbook;
  };
  const textsOf = (sheet: Excel.Worksheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
    return texts;
  };

  test("has a cover, and a sheet a table", async () => {
    const { worksheets } = await open();
    expect(worksheets.map(({ name }) => name)).toEqual([
      "Présentation",
      "groups",
      "subgroups",
      "ages",
      "housings",
      "apps",
      "mobile",
      "homes",
      "aspa_groups",
    ]);
    const cover = textsOf(worksheets[0] as Excel.Worksheet);
    expect(cover).toContain("Petite étude des canaux");
    expect(cover).toContain("Caf de l’Essai");
    expect(cover.join("\n")).toMatch(/Un effectif de moins de \d+ est masqué/);
  });

  test("gives numbers as numbers, and a hidden count as words", async () => {
    const sheet = (await open()).getWorksheet("homes");
    const rows = new Map<string, Excel.CellValue[]>();
    sheet?.eachRow((row) => rows.set(row.getCell(3).text, [row.getCell(4).value, row.getCell(5).value]));
    expect(rows.get("Location")).toEqual([620, 0.666667]);
    expect(rows.get("Propriété")).toEqual(["moins de 11", "moins de 11 cas"]);
    expect(rows.get("Non renseigné par la personne")).toEqual([50, null]);
    expect(sheet?.getCell(`D${sheet.rowCount}`).numFmt).toBe("#,##0");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 11 });
  });

  test("marks every sheet as fiction, on screen and on paper, and real data nowhere", async () => {
    for (const sheet of (await open()).worksheets) {
      expect(textsOf(sheet), sheet.name).toContain("DONNÉES FICTIVES");
      expect(sheet.headerFooter.oddHeader, sheet.name).toContain("Données fictives");
    }
    for (const sheet of (await open(false)).worksheets) {
      expect(textsOf(sheet).join("\n"), sheet.name).not.toMatch(/fictives/i);
      expect(sheet.headerFooter.oddHeader ?? "", sheet.name).not.toMatch(/fictives/i);
    }
  });
});

describe("the data package", () => {
  test("describes every tidy table as it is written", async () => {
    const data = dataFiles(await smallEdition());
    const files = unzipSync(contentOf(data, "petite-etude.zip") as Uint8Array);
    const { resources, licenses, ...rest } = JSON.parse(
      strFromU8(files["datapackage.json"] ?? new Uint8Array()),
    );
    expect(rest).toMatchObject({ name: "petite-etude", created: "2026-11-25T00:00:00Z" });
    expect(licenses).toMatchObject([{ name: "etalab-2.0" }]);
    expect(rest.vigie.absent).toEqual([]);
    expect(rest.vigie.bundles).toMatchObject([
      { verified: false, comment: null, policy: { rho: "1", min: 11 } },
      {},
    ]);
    expect(resources).toHaveLength(data.tables.length + data.lists.length);
    for (const { path, bytes, hash, schema } of resources) {
      const file = files[path];
      expect(file?.length, path).toBe(bytes);
      expect(hash, path).toBe(
        `sha256:${createHash("sha256")
          .update(file ?? "")
          .digest("hex")}`,
      );
      const [header = "", ...lines] = strFromU8(file ?? new Uint8Array())
        .trimEnd()
        .split("\n");
      expect(header.split(",")).toEqual(schema.fields.map(({ name }: { name: string }) => name));
      const keys = lines.map((line) => line.split(",").slice(0, schema.primaryKey.length).join());
      expect(new Set(keys).size, path).toBe(lines.length);
      for (const [at, { name, description, categories }] of schema.fields.entries()) {
        expect(description, `${path} ${name}`).toMatch(/\S.*\.$/);
        if (!schema.primaryKey.includes(name) || categories === undefined) continue;
        const known = categories.map((each: string | { value: string }) =>
          typeof each === "string" ? each : each.value,
        );
        expect(
          lines.filter((line) => !known.includes(line.split(",")[at])),
          `${path} ${name}`,
        ).toEqual([]);
      }
    }
  });
});

describe("the code lists", () => {
  test("each key of a table refers to one that has its codes", async () => {
    const data = dataFiles(await smallEdition());
    const { resources } = JSON.parse(String(contentOf(data, "datapackage.json")));
    const pathOf = (resource: string) =>
      resources.find(({ name }: { name: string }) => name === resource)?.path ?? "";
    let checked = 0;
    for (const { path, schema } of resources)
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const known = rowsOf(contentOf(data, pathOf(reference.resource))).map(({ code }) => code);
        for (const row of rowsOf(contentOf(data, path)))
          expect(known, `${path} ${fields[0]}`).toContain(row[fields[0]]);
        checked += 1;
      }
    expect(checked).toBeGreaterThan(10);
  });
});

describe("the archive", () => {
  const unpacked = async () =>
    unzipSync(contentOf(dataFiles(await smallEdition()), "petite-etude.zip") as Uint8Array);

  test("has a readme that says what to beware of, the licence, and the sums of its files", async () => {
    const files = await unpacked();
    const readme = strFromU8(files["LISEZMOI.md"] ?? new Uint8Array());
    expect(readme).toMatch(/DONNÉES FICTIVES/);
    expect(readme).toMatch(/moins de 11 est masqué/);
    expect(strFromU8(files["LICENCE.txt"] ?? new Uint8Array())).toMatch(/Licence Ouverte/);
    const sums = strFromU8(files.SHA256SUMS ?? new Uint8Array())
      .trimEnd()
      .split("\n")
      .map((line) => line.split("  "));
    expect(sums.map(([, name]) => name).toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== "SHA256SUMS")
        .toSorted(),
    );
    for (const [sum, name = ""] of sums)
      expect(sum, name).toBe(
        createHash("sha256")
          .update(files[name] ?? "")
          .digest("hex"),
      );
  });

  const runners = [
    ["r", "Rscript", "example.R"],
    ["python", "python3", "example.py"],
  ] as const;
  test.for(runners)(
    "its example in %s gives the shares of a table",
    async ([language, program, name], { skip }) => {
      if (spawnSync(program, ["--version"]).error !== undefined) skip(`${program} is not on this machine`);
      const files = await unpacked();
      const readme = strFromU8(files["LISEZMOI.md"] ?? new Uint8Array());
      const [, code = ""] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(readme) ?? [];
      await using folder = await mkdtempDisposable(join(tmpdir(), "vigie-example-"));
      for (const [path, bytes] of Object.entries({ ...files, [name]: strToU8(code) })) {
        await mkdir(dirname(join(folder.path, path)), { recursive: true });
        await writeFile(join(folder.path, path), bytes);
      }
      const { stdout, stderr, status } = spawnSync(program, [name], { cwd: folder.path, encoding: "utf8" });
      expect(stderr).toBe("");
      expect(status).toBe(0);
      const [, table = ""] = /(\w+\.csv)"/.exec(code) ?? [];
      const [, universe] = /universe[^=]*== "(\w+)"/.exec(code) ?? [];
      const rows = rowsOf(files[table] ?? "").filter(
        (row) => row.universe === universe && row.share !== undefined && row.share !== "",
      );
      expect(rows.length).toBeGreaterThan(1);
      for (const { share = "", base = "" } of rows) {
        expect(stdout).toMatch(new RegExp(`\\b${share.slice(0, 6).replace(".", "\\.")}\\d*\\s+${base}\\b`));
      }
    },
  );
});

describe("the DCAT-AP catalogue", () => {
  const dcat = "http://www.w3.org/ns/dcat#";
  const dct = "http://purl.org/dc/terms/";
  const foaf = "http://xmlns.com/foaf/0.1/";
  /** What DCAT-AP 3.0 makes mandatory of each class. */
  const mandatory = {
    [`${dcat}Catalog`]: [`${dct}title`, `${dct}description`, `${dct}publisher`],
    [`${dcat}Dataset`]: [`${dct}title`, `${dct}description`],
    [`${dcat}Distribution`]: [`${dcat}accessURL`],
    [`${foaf}Agent`]: [`${foaf}name`],
  };
  /** What data.gouv.fr reads besides. */
  const harvested = {
    [`${dcat}Dataset`]: [
      `${dct}publisher`,
      `${dct}temporal`,
      `${dct}spatial`,
      `${dct}accrualPeriodicity`,
      `${dct}modified`,
      `${dcat}keyword`,
      `${dcat}contactPoint`,
      `${dcat}landingPage`,
    ],
    [`${dcat}Distribution`]: [
      `${dct}title`,
      `${dct}license`,
      `${dct}format`,
      `${dcat}downloadURL`,
      `${dcat}mediaType`,
    ],
  };
  const catalogueOf = (edition: WordedEdition) => dcatCatalogue(dataFiles(edition), edition);
  const nodes = async () => {
    const document: JsonLdDocument = JSON.parse(catalogueOf(await smallEdition()) ?? "null");
    const flat = await jsonld.flatten(document);
    return flat as unknown as readonly ({ "@id": string; "@type"?: string[] } & Record<string, unknown>)[];
  };

  test.each([
    ["mandatory", mandatory],
    ["harvested", harvested],
  ])("has the %s properties", async (_, requiredProperties) => {
    const all = await nodes();
    for (const [type, properties] of Object.entries(requiredProperties)) {
      const nodesOfType = all.filter((node) => node["@type"]?.includes(type));
      expect(nodesOfType.length, type).toBeGreaterThan(0);
      for (const node of nodesOfType)
        for (const property of properties)
          expect(node, `${node["@id"]} ${property}`).toHaveProperty([property]);
    }
  });

  test("offers each file where the site will have it", async () => {
    const data = dataFiles(await smallEdition());
    const all = await nodes();
    const offered = all
      .filter((node) => node["@type"]?.includes(`${dcat}Distribution`))
      .map((node) => node["@id"]);
    const files = [...data.whole, ...data.tables.map(({ file }) => file)];
    const expected = files.map(({ path }) => `${release.url}${path}`);
    expect(offered.toSorted()).toEqual(expected.toSorted());
  });

  test("says that data are fictitious in every title", async () => {
    const titles = (await nodes()).flatMap((node) => node[`${dct}title`] ?? []) as { "@value": string }[];
    expect(titles.length).toBeGreaterThan(10);
    expect(titles.filter((title) => !title["@value"].startsWith("Données fictives"))).toEqual([]);
  });

  test("is not written where nobody publishes", async () => {
    expect(catalogueOf(await smallEdition({ published: null }))).toBeNull();
  });
});
