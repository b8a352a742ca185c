import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { fenced } from "./fenced.ts";

const root = join(import.meta.dirname, "..");
const commandsOf = (document: string) => fenced(readFileSync(join(root, document), "utf8"), "sh");
const [demo, checks, ...tour] = commandsOf("README.md");

test("both languages give the same commands", () => {
  expect(commandsOf("LISEZMOI.md")).toEqual(commandsOf("README.md"));
});

test("the two commands are there, and npm knows them", () => {
  expect(demo).toBe("npm ci && npm run demo\n");
  expect(checks).toBe("npm ci && npm test\n");
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(["demo", "test", "vigie"]));
});

describe("the tour, as it is written", () => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-readme-"));
  const written = (path: string) => readFileSync(join(folder, "essai", path), "utf8");

  beforeAll(() => {
    const project = join(folder, "vigie");
    mkdirSync(project);
    cpSync(join(root, "package.json"), join(project, "package.json"));
    for (const part of ["node_modules", "apps", "packages", "docs", "studies"])
      symlinkSync(join(root, part), join(project, part));
    for (const block of tour) {
      const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", block], {
        cwd: project,
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(`${block}\n${stdout}\n${stderr}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("starts from a study and ends with a page that says its data is invented", () => {
    expect(written("mon-etude/study.yaml")).toContain("vigie: 1");
    expect(written("diagnostic/index.html")).toMatch(/données fictives/i);
  });

  test("keeps the true counts apart from what leaves", () => {
    expect(written("sortie/private/qualite.html")).toContain("Rapport de qualité");
    expect(written("sortie/private/tables/groupes.csv")).toMatch(
      /^universe,group,true_count,count,status,difference/,
    );
    expect(readFileSync(join(folder, "essai/sortie/bundle.zip")).subarray(0, 2).toString()).toBe("PK");
  });

  test("lets the four tables out, small counts hidden and the others changed", () => {
    const bundle = readFileSync(join(folder, "essai/sortie/bundle.zip"), "utf8");
    for (const table of ["groupes", "canaux", "ages", "compte_selon_enfants"])
      expect(bundle).toContain(`tables/${table}.csv`);
    const rows = written("sortie/private/tables/compte_selon_enfants.csv").trim().split("\n").slice(1);
    const cells = rows.map((row) => row.split(","));
    const leaving = cells.filter(([, , , , count]) => count !== "");
    expect(cells.length).toBe(20);
    expect(leaving.length).toBeLessThan(20);
    expect(leaving.every(([, , , , count]) => count === "0" || Number(count) >= 11)).toBe(true);
    expect(leaving.some(([, , , truth, count]) => truth !== count)).toBe(true);
    expect(written("caf.yaml")).toMatch(/^secret: "?[\w-]{43}"?$/m);
  });

  test("counts every household of the example once", () => {
    const households =
      readFileSync(join(root, "docs/exemples/foyers.csv"), "latin1").trim().split("\r\n").length - 1;
    expect(written("sortie/private/tables/groupes.csv")).toContain(`\nall,_T,${households},`);
  });
});
