import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { secret, vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

/** Mistakes that would leave people without protection, or a bundle without use: what, expected, cure, and the exit code. */
let folder: string;
let clear: () => Promise<void>;
let mapping: string;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  mapping = await readFile(join(folder, "caf.yaml"), "utf8");
});
afterAll(() => clear());

interface JsonError {
  readonly code: string;
  readonly cure: string;
}
async function ended(words: readonly string[]) {
  const { code, out, error } = await vigie([...words, "--json"], folder);
  expect(error).toBe("");
  const errors: readonly JsonError[] = JSON.parse(out).errors ?? [];
  return { exit: code, codes: errors.map((one) => one.code), output: errors };
}

/** The small study, changed in one file, and a run of it with a mapping, changed too. */
async function refusedRun(
  title: string,
  {
    study = newStudy(),
    change = (text: string) => text,
  }: { readonly study?: ReadonlyMap<string, string>; readonly change?: (text: string) => string },
) {
  const caseName = title.replaceAll(/\W+/g, "-");
  await writeFiles(join(folder, caseName), study);
  await writeFile(join(folder, `${caseName}.yaml`), change(mapping));
  const before = await readdir(folder);
  const found = await ended(runOf(caseName, "sortie"));
  expect(await readdir(folder)).toEqual(before);
  return found;
}
const runOf = (caseName: string, out: string) =>
  ["run", caseName, "--partner", "caf", "--data", `${caseName}.yaml`, "--out", out] as const;
const changedIn = (path: string, from: string | RegExp, to: string) =>
  new Map([...newStudy(), [path, (newStudy().get(path) ?? "").replace(from, to)]]);
const ruled = (rules: string) => new Map([...newStudy(), ["study.yaml", ruledStudy(rules)]]);
const ruledStudy = (rules: string) =>
  `${(newStudy().get("study.yaml") ?? "").replace(/^disclosure:.*\n(?: .*\n)*/m, "")}\n${rules}\n`;
const unprotected = changedIn("sources/allocataires.yaml", /^unit:.*$/m, "$&\nprotects: nothing");

describe("of the secret, exit 3", () => {
  test.each([
    ["none", (text: string) => text.replace(/^secret:.*\n/m, "")],
    [
      "that of earlier versions, 18 bytes",
      (text: string) => text.replace(secret, "kq9xvltz4rmwpb7ch2sdn3gj"),
    ],
    ["typed by hand", (text: string) => text.replace(secret, "correct horse battery staple, mille fois")],
  ])("%s: the command that mends it, as it is written, mends it", async (title, change) => {
    const { exit, codes, output } = await refusedRun(title, { change });
    expect([exit, codes]).toEqual([3, ["engine/secret-missing"]]);
    const [, command = ""] = /« (vigie map [^»]*) »/.exec(output[0]?.cure ?? "") ?? [];
    const caseName = title.replaceAll(/\W+/g, "-");
    const words = command.replace("ÉTUDE", caseName).replace("FICHIER", "foyers.csv").split(" ").slice(1);
    const broken = await readFile(join(folder, `${caseName}.yaml`), "utf8");
    expect((await vigie(words, folder)).out).toContain("Secret écrit dans");
    const mended = await readFile(join(folder, `${caseName}.yaml`), "utf8");
    const others = (text: string) => text.split("\n").filter((line) => !/^(secret:|# )/.test(line));
    expect(others(mended)).toEqual(others(broken));
    expect((await ended(runOf(caseName, `${caseName}-out`))).exit).toBe(0);
  });
});

describe("of what the partner accepts", () => {
  test("a source declared without persons, not accepted by name: exit 3", async () => {
    const { exit, codes, output } = await refusedRun("sans personne", { study: unprotected });
    expect([exit, codes]).toEqual([3, ["engine/nothing-not-accepted"]]);
    expect(output[0]?.cure).toContain("nothing: [allocataires]");
  });

  test("accepted, it leaves exact, and each run says so", async () => {
    await writeFiles(join(folder, "exacte"), unprotected);
    await writeFile(join(folder, "exacte.yaml"), `${mapping}accepts: { nothing: [allocataires] }\n`);
    const words = ["run", "exacte", "--partner", "caf", "--data", "exacte.yaml", "--out", "exact"];
    const { code, out } = await vigie(words, folder);
    expect(code).toBe(0);
    expect(out).toContain("  « allocataires » est déclarée sans personne : ses effectifs sortent exacts.\n");
    expect(out).not.toContain("Garantie :");
    for (const verb of ["inspect", "audit"])
      expect((await vigie([verb, join("exact", "bundle.zip")], folder)).out).toContain(
        "« allocataires » est déclarée sans personne",
      );
  });

  test("a budget above the usual one, not accepted: exit 3", async () => {
    const { exit, codes, output } = await refusedRun("rho", { study: ruled("disclosure: { rho: 2 }") });
    expect([exit, codes]).toEqual([3, ["engine/rho-not-accepted"]]);
    expect(output[0]?.cure).toContain("rho: 2");
  });

  test.each([
    ["floors rho", "floors: { rho: 5 }\n"],
    ["floors min", "floors: { min: 5 }\n"],
  ])("%s weaker than the study's: exit 1", async (title, floors) => {
    const { exit, codes } = await refusedRun(title, { change: (text) => text + floors });
    expect([exit, codes]).toEqual([1, ["engine/floor-weaker"]]);
  });

  test("stricter floors decide, and the bundle says so", async () => {
    await writeFile(join(folder, "stricte.yaml"), `${mapping}floors: { rho: 0.5, min: 20 }\n`);
    const words = ["run", "etude", "--partner", "caf", "--data", "stricte.yaml", "--out", "strict"];
    expect((await ended(words)).exit).toBe(0);
    const { out } = await vigie(["inspect", join("strict", "bundle.zip"), "--json"], folder);
    expect(JSON.parse(out).manifest.policy).toEqual({ rho: "1/2", min: 20, small: "hidden" });
    const verified = await vigie(["verify", join("strict", "bundle.zip"), "--study", "etude"], folder);
    expect([verified.code, verified.error]).toEqual([0, ""]);
  });
});

describe("a budget so thin that nothing is readable, by the sizes that were published: exit 1, with the size it would take", () => {
  const published = (size: number) => {
    const sizes = ["all", "rsa"].map((universe) => `${universe}: { size: ${size}, publication: Rapport }`);
    return ruled(`disclosure: { public: { allocataires: { ${sizes.join(", ")} } } }`);
  };
  const absent = (text: string) => text.replace("foyers.csv", "absent.csv");
  /** Of the same run, as a person reads it. */
  const requiredSize = async (caseName: string) => {
    const { error } = await vigie(runOf(caseName, "sortie"), folder);
    return Number(/Attendu : Au moins ([\d\s]+) unités/u.exec(error)?.[1]?.replaceAll(/\s/gu, ""));
  };

  test("before any file is read", async () => {
    const { exit, codes } = await refusedRun("publie", { study: published(12), change: absent });
    expect([exit, codes]).toEqual([1, ["partner/budget-too-thin"]]);
    // Four tables, sigma 2; the most readable is the list of sets of channels, of one cell: 10 × 2 × √1.
    expect(await requiredSize("publie")).toBe(20);
  });

  test("a smaller budget needs a larger population", async () => {
    const sizeAt = async (rho: number) => {
      await refusedRun(`rho ${rho}`, {
        study: published(12),
        change: (text) => `${absent(text)}floors: { rho: ${rho} }\n`,
      });
      return requiredSize(`rho ${rho}`.replaceAll(/\W+/g, "-"));
    };
    const [one, quarter] = [await sizeAt(0.99), await sizeAt(0.25)];
    expect(quarter).toBeGreaterThan(1.9 * one);
  });
});

describe("of the study, said by check, exit 1", () => {
  const number = (more: string) =>
    new Map([
      ...changedIn(
        "sources/allocataires.yaml",
        "fields:\n",
        `fields:\n  enfants: { type: number, label: Enfants${more} }\n`,
      ),
      [
        "indicators.yaml",
        `${newStudy().get("indicators.yaml")}  enfants: { kind: summary, source: allocataires, title: Enfants, of: enfants, by: menage, statistic: median }\n`,
      ],
    ]);
  test.each([
    ["a number of persons without a range", number(""), "study/range-missing", "range"],
    [
      "a median of persons without bands",
      number(", range: { from: 0, to: 10 }, grain: 1"),
      "study/bands-missing",
      "bands",
    ],
    [
      "weights without a greatest one",
      changedIn(
        "sources/allocataires.yaml",
        "fields:\n",
        "survey: { weights: poids }\nreading: { kind: sample, note: tirés }\nfields:\n  poids: { type: number, label: Poids }\n",
      ),
      "study/weight-max-missing",
      "weight_max",
    ],
  ])("%s", async (title, study, code, cure) => {
    const caseName = title.replaceAll(/\W+/g, "-");
    await writeFiles(join(folder, caseName), study);
    const { exit, codes, output } = await ended(["check", caseName]);
    expect([exit, codes]).toContainEqual(1);
    expect(codes).toContain(code);
    expect(output.find((one) => one.code === code)?.cure).toContain(cure);
  });

  test("a public universe under a filter that it does not declare", async () => {
    const study = new Map([
      ...ruled("disclosure: { public: { allocataires: { en_couple: { size: 40, publication: Rapport } } } }"),
      [
        "sources/allocataires.yaml",
        (newStudy().get("sources/allocataires.yaml") ?? "")
          .replace(
            "fields:\n",
            'fields:\n  couple: { type: flag, label: En couple, asked: { rsa: "yes" } }\n',
          )
          .replace(
            "universes:\n",
            'universes:\n  en_couple: { label: en couple, where: { couple: "yes" } }\n',
          ),
      ],
    ]);
    await writeFiles(join(folder, "filtre"), study);
    const { exit, codes } = await ended(["check", "filtre"]);
    expect([exit, codes]).toEqual([1, ["study/public-size-under-filter"]]);
  });
});

test("a bundle of format 1 is refused by every command that reads bundles, with what to do", async () => {
  const old = { name: "mon-etude.caf", resources: [], vigie: { format: 1 } };
  const files = { "datapackage.json": JSON.stringify(old), "audit.json": "{}" };
  const bytes = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]);
  await writeFile(
    join(folder, "ancien.zip"),
    zipSync(Object.fromEntries(bytes), { level: 0, mtime: new Date(1980, 0, 1) }),
  );
  for (const words of [["inspect"], ["audit"], ["verify"], ["assemble", "--out", "site", "etude"]]) {
    const { exit, codes, output } = await ended([...words, "ancien.zip"]);
    expect([words[0], exit, codes]).toEqual([words[0], 1, ["bundle/format-old"]]);
    expect(output[0]?.cure).toContain("exécuter de nouveau « vigie run »");
  }
});
