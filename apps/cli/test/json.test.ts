import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { vigie, workbench, writeExample } from "./vigie.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const referenceStudy = join(root, "studies", "publics-fragiles");

let folder: string;
let clear: () => Promise<void>;
/** Keys that docs/formats.md gives to each command: what stands between backquotes, outside of brackets. */
let documented: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  const formats = await readFile(join(root, "docs", "formats.md"), "utf8");
  const [, section = ""] = formats.split("## What `--json` prints");
  const [body = ""] = section.split("\n## ");
  const rows = [...body.matchAll(/^\| `(\w+)` +\| (.*) \|$/gm)];
  documented = new Map(
    rows.map(([, command = "", keys = ""]) => [
      command,
      [...keys.replace(/\([^)]*\)|; .*/g, "").matchAll(/`(\w+)`/g)].map(([, key = ""]) => key),
    ]),
  );
});
afterAll(() => clear());

/** In an order where each finds what it needs. */
const runs: readonly (readonly [string, ...string[]])[] = [
  ["new", "neuf"],
  ["check", "etude"],
  ["remove", "etude", "indicator", "ages"],
  ["rename", "etude", "indicator", "ages", "age"],
  ["renew", "etude", "--period", "2024-S2", "--into", "suivante"],
  ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"],
  ["plan", "etude", "--partner", "caf", "--dialect", "postgres"],
  ["inspect", "sortie/bundle.zip"],
  ["audit", "sortie/bundle.zip"],
  ["verify", "sortie/bundle.zip"],
  ["assemble", "etude", "sortie/bundle.zip", "--out", "site"],
  ["keys", "--out", "cle.json"],
  ["purge", "sortie"],
  ["map", "etude", "--source", "allocataires", "--partner", "caf", "foyers.csv", "--out", "m.yaml"],
  ["kit", "etude", "--out", "a-remettre"],
  ["completion", "bash"],
  ["form", "export", referenceStudy, "--source", "enquete_insertion", "--out", "form.xlsx"],
];

test("what --json prints is one line, with the keys that docs/formats.md gives", async () => {
  for (const words of runs) {
    const { code, out, error } = await vigie([...words, "--json"], folder);
    const [verb] = words;
    expect([verb, code, error]).toEqual([verb, 0, ""]);
    expect(out.trimEnd().split("\n"), verb).toHaveLength(1);
    expect(Object.keys(JSON.parse(out)).toSorted(), verb).toEqual(
      ["done", ...(documented.get(verb) ?? [])].toSorted(),
    );
  }
});

test("every command is there", () => {
  expect([...documented.keys()].toSorted()).toEqual(Object.keys(commands).toSorted());
});
