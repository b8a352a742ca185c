import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { householdsCsv, householdsMapping, householdsStudy } from "./households.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";
import { entriesOf } from "./zip-entries.ts";

/** What comes under the name of a bundle, refused by each command that reads one, with its reason and its cure. */
type Files = Map<string, string>;

let folder: string;
let clear: () => Promise<void>;
let bytes: Buffer;
let entries: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ folder, clear } = await workbench());
  const studyFiles = householdsStudy();
  const other = (studyFiles.get("study.yaml") ?? "").replace("study: mon-etude", "study: autre-etude");
  await writeFiles(join(folder, "etude"), studyFiles);
  await writeFiles(join(folder, "autre"), new Map([...studyFiles, ["study.yaml", other]]));
  await writeFiles(join(folder, "suite"), householdsStudy("0.2"));
  await writeFile(join(folder, "foyers.csv"), householdsCsv());
  await writeFile(join(folder, "caf.yaml"), householdsMapping("foyers.csv"));
  const data = ["--partner", "caf", "--data", "caf.yaml", "--date", "2026-11-25"];
  const { code, error } = await vigie(["run", "etude", ...data, "--out", "juste"], folder);
  if (code !== 0) throw new RangeError(error);
  bytes = await readFile(join(folder, "juste", "bundle.zip"));
  entries = await entriesOf(join(folder, "juste", "bundle.zip"));
});
afterAll(() => clear());

/** A zip as Vigie makes it, so that it is its contents that are judged. */
const zipOf = (files: ReadonlyMap<string, string>, level: 0 | 9 = 0) =>
  zipSync(Object.fromEntries([...files].map(([path, text]) => [path, new TextEncoder().encode(text)])), {
    level,
    mtime: new Date(1980, 0, 1),
  });
const remade = (change: (files: Files) => unknown) => {
  const files = new Map(entries);
  change(files);
  return zipOf(files);
};
const lying = (change: (text: string) => string) =>
  remade((files) => files.set("datapackage.json", change(files.get("datapackage.json") ?? "")));

/** What each command that reads bundles says of one; nothing may be written. */
async function judged(given: Uint8Array, commands: readonly (readonly string[])[] = readers) {
  await writeFile(join(folder, "recu.zip"), given);
  const before = await readdir(folder);
  const all = await Promise.all(
    commands.map(async (words) => {
      const { code, out, error } = await vigie([...words, "--json"], folder);
      expect(error).toBe("");
      const output: readonly { code: string; expected: string; cure: string }[] =
        JSON.parse(out).errors ?? [];
      for (const { expected, cure } of output)
        expect([expected.length > 10, cure.length > 10]).toEqual([true, true]);
      return { exit: code, codes: [...new Set(output.map((one) => one.code))] };
    }),
  );
  expect(await readdir(folder)).toEqual(before);
  return all;
}
const readers = [
  ["inspect", "recu.zip"],
  ["audit", "recu.zip"],
  ["verify", "recu.zip"],
  ["assemble", "etude", "recu.zip", "--out", "site"],
];

test("remade without a change, it is the same file", () => {
  expect(Buffer.from(remade(() => undefined)).equals(bytes)).toBe(true);
});

interface Bad {
  readonly title: string;
  readonly given: () => Uint8Array;
  readonly code: string;
}
const bad: readonly Bad[] = [
  { title: "an empty file", given: () => new Uint8Array(), code: "bundle/not-a-bundle" },
  { title: "another file", given: () => Buffer.from("bonjour"), code: "bundle/not-a-bundle" },
  { title: "one cut", given: () => bytes.subarray(0, -30), code: "bundle/not-a-bundle" },
  { title: "one with a byte changed", given: () => bytes.with(400, 0x21), code: "bundle/not-a-bundle" },
  {
    title: "one with bytes after it",
    given: () => Buffer.concat([bytes, bytes]),
    code: "bundle/not-a-bundle",
  },
  {
    title: "a zip of something else",
    given: () => zipOf(new Map([["a.txt", "a"]])),
    code: "bundle/not-a-bundle",
  },
  { title: "one compressed again", given: () => zipOf(entries, 9), code: "bundle/not-a-bundle" },
  {
    title: "a zip bomb",
    given: () => zipOf(new Map([["datapackage.json", "0".repeat(2 ** 26)]]), 9),
    code: "bundle/not-a-bundle",
  },
  {
    title: "an entry that climbs",
    given: () => remade((files) => files.set("../../.bashrc", "rm")),
    code: "bundle/contents-differ",
  },
  {
    title: "a path that climbs in the manifest",
    given: () => lying((text) => text.replace("tables/communes.csv", "tables/../../communes.csv")),
    code: "bundle/manifest-invalid",
  },
  {
    title: "a table more than announced",
    given: () => remade((files) => files.set("tables/ages.csv", "universe,count\nall,1\n")),
    code: "bundle/contents-differ",
  },
  {
    title: "a table less",
    given: () => remade((files) => files.delete("tables/communes.csv")),
    code: "bundle/contents-differ",
  },
  {
    title: "a hash that is not its table's",
    given: () => lying((text) => text.replace(/"sha256:[0-9a-f]{64}"/, `"sha256:${"0".repeat(64)}"`)),
    code: "bundle/contents-differ",
  },
  {
    title: "a size that is not its table's",
    given: () => lying((text) => text.replace(/"bytes":\d+/, '"bytes":1')),
    code: "bundle/contents-differ",
  },
  {
    title: "a future version of the format",
    given: () => lying((text) => text.replace('"format":3', '"format":4')),
    code: "bundle/format-unknown",
  },
];
/** All the commands, for the first of each code; one of them in turn for the others, which they read alike. */
const readersOf = ({ code }: Bad, at: number) =>
  bad.findIndex((one) => one.code === code) === at
    ? readers
    : readers.slice(at % readers.length, (at % readers.length) + 1);

test.each(bad.map((one, at) => ({ ...one, by: readersOf(one, at) })))(
  "$title: $code",
  async ({ given, code, by }) => {
    const changed = given();
    expect(Buffer.from(changed).equals(bytes)).toBe(false);
    expect(await judged(changed, by)).toEqual(by.map(() => ({ exit: 1, codes: [code] })));
  },
);

test("a bundle of another study, or of another version of it, by the commands that know a study", async () => {
  const knowing = (study: string) => [
    ["verify", "recu.zip", "--study", study],
    ["assemble", study, "recu.zip", "--out", "site"],
  ];
  const refused = (code: string) => ({ exit: 1, codes: [code] });
  expect(await judged(bytes, knowing("autre"))).toEqual(Array(2).fill(refused("bundle/other-study")));
  expect(await judged(bytes, knowing("suite"))).toEqual(Array(2).fill(refused("bundle/other-version")));
});

/** Every hash made right again: what is written is judged, not how it was kept. */
describe("a bundle that somebody wrote anew", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const table = "tables/communes.csv";

  const rewritten = (path: string, change: (text: string) => string, more = (text: string) => text) =>
    remade((files) => {
      const before = files.get(path) ?? "";
      const after = change(before);
      expect(after).not.toBe(before);
      const bytes = (text: string) => `"bytes":${new TextEncoder().encode(text).length},`;
      const manifest = (files.get("datapackage.json") ?? "").replace(sha256(before), sha256(after));
      files
        .set(path, after)
        .set(
          "datapackage.json",
          more(path === table ? manifest.replace(bytes(before), bytes(after)) : manifest),
        );
    });
  const all = [...readers, ["verify", "recu.zip", "--study", "etude"]];
  const knowing = [
    ["verify", "recu.zip", "--study", "etude"],
    ["assemble", "etude", "recu.zip", "--out", "site"],
  ];
  /** What each command says where none takes it, and where only those do that know no study. */
  const refusedBy = async (commands: readonly (readonly string[])[], given: Uint8Array) =>
    (await judged(given, commands)).map(({ exit, codes }) => [exit, ...codes].join(" "));

  test("there are hidden cells, and others", () => {
    expect(entries.get(table)).toMatch(/,,small,/);
    expect(entries.get(table)).toMatch(/,\d+,,/);
  });

  test("a hidden count given back is refused by every command, exit 3", async () => {
    const given = rewritten(table, (text) => text.replace(/,,small,/, ",7,,"));
    expect(new Set(await refusedBy(all, given))).toEqual(new Set(["3 bundle/small-shown"]));
  });

  test("counts that no longer add up are refused by every command, exit 1", async () => {
    const given = rewritten(table, (text) =>
      text.replace(/,(\d+),,/, (_, count) => `,${Number(count) + 1},,`),
    );
    expect(new Set(await refusedBy(all, given))).toEqual(new Set(["1 bundle/totals-differ"]));
  });

  test("a guarantee that contradicts itself is refused by every command, exit 3", async () => {
    const given = rewritten("audit.json", (text) => text.replace(/"variance":"\d+"/, '"variance":"1"'));
    expect(new Set(await refusedBy(all, given))).toEqual(new Set(["3 bundle/audit-contradicts"]));
  });

  test("a guarantee that is not the study's is refused by who knows it, exit 3", async () => {
    const given = rewritten("audit.json", (text) =>
      text
        .replace('"outside":[]', '"outside":["public_sizes"]')
        .replace('"public":[]', '"public":[{"size":900,"universe":"rsa"}]'),
    );
    const output = await refusedBy(knowing, given);
    expect(output).toEqual(output.map(() => "3 bundle/guarantee-differs"));
  });

  test("a standard error of 0 on a count of persons is refused by every command, exit 3", async () => {
    const given = rewritten(table, (text) => text.replace(/(,\d+),,[\d.]+,/, "$1,,0,"));
    expect(new Set(await refusedBy(all, given))).toEqual(new Set(["3 bundle/errors-impossible"]));
  });

  test("a standard error that is not the study's is refused by who knows it, exit 3", async () => {
    const given = rewritten(table, (text) => text.replace(/(,\d+),,[\d.]+,/, "$1,,0.7,"));
    const output = await refusedBy(knowing, given);
    expect(output).toEqual(output.map(() => "3 bundle/errors-differ"));
    expect(await refusedBy([["verify", "recu.zip"]], given)).toEqual(["0"]);
  });

  test("a day that has not come, or before the period counted, is refused by who verifies, exit 3", async () => {
    for (const day of ["2999-01-01", "2020-12-31"]) {
      const given = lying((text) => text.replace('"date":"2026-11-25"', `"date":"${day}"`));
      const output = await refusedBy([["verify", "recu.zip"], ...knowing], given);
      expect(output).toEqual(output.map(() => "3 bundle/date-outside"));
    }
  });

  test("a title that is not the study's is refused by who knows it, exit 3", async () => {
    const given = lying((text) => text.replaceAll("Par commune", "Par canton"));
    const output = await refusedBy(knowing, given);
    expect(output).toEqual(output.map(() => "3 bundle/titles-differ"));
  });
});
