import { readFile, writeFile } from "node:fs/promises";
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
  ["period", "etude", "--period", "2024-S2"],
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

test("of a partner's files, --json gives the code, the place and the cure of a mistake, and counts nothing", async () => {
  const units = (await readFile(join(folder, "foyers.csv"), "utf8")).split("\n");
  const wrong = units.map((line, at) =>
    at > 0 && at < 38 ? line.replace(/;\d\d\/\d\d\//, ";99/99/") : line,
  );
  await writeFile(join(folder, "faux.csv"), wrong.join("\n").replaceAll(";isole;", ";seule;"));
  const mapping = await readFile(join(folder, "caf.yaml"), "utf8");
  await writeFile(join(folder, "faux.yaml"), mapping.replace("foyers.csv", "faux.csv"));
  const words = ["run", "etude", "--partner", "caf", "--data", "faux.yaml", "--out", "refusee"];
  const shown = await vigie(words, folder);
  expect(shown.error).toContain("37 valeurs qui ne sont pas des dates");
  expect(shown.error).toContain("« seule »");
  const { code, out, error } = await vigie([...words, "--json"], folder);
  expect([code, error]).toEqual([1, ""]);
  const { errors } = JSON.parse(out);
  expect(errors.map((one: { readonly code: string }) => one.code)).toEqual([
    "engine/date-unreadable",
    "engine/code-unknown",
  ]);
  for (const one of errors) expect(Object.keys(one)).toEqual(["code", "place", "where", "cure"]);
  expect(out).not.toMatch(/37|seule/);
  const checked = JSON.parse((await vigie(["check", "absente", "--json"], folder)).out);
  expect(Object.keys(checked.errors[0])).toEqual(["code", "place", "where", "what", "expected", "cure"]);
});

test("every command is there", () => {
  expect([...documented.keys()].toSorted()).toEqual(Object.keys(commands).toSorted());
});
