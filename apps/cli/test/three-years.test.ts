import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inventFiction, makeFiction, parseFiction } from "@vigie/fiction";
import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { afterAll, expect, test } from "vitest";
import { readStudyFiles } from "../src/study/study-folder.ts";
import { reference } from "./fiction-of.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

/** What partners spend on the reference study where it is asked each year, as `audit` adds it up and as the cap judges it. */

const isLong = process.env.VIGIE_LONG === "1";
const { folder, clear } = await workbench();
afterAll(() => clear());

/** Of each partner, what it spends in three years: in all, and on the days that most windows share. */
const partners = [
  { partner: "prefecture93", total: 3, peaks: { france_services: 3 } },
  { partner: "departement93", total: 6, peaks: { enquete_insertion: 1, usagers_sociaux: 1 } },
  { partner: "caf93", total: 3, peaks: { allocataires: 1 } },
  { partner: "cpam93", total: 3, peaks: { assures: 1 } },
  { partner: "cnav_idf", total: 3, peaks: { aspa: 1 } },
  { partner: "odds93", total: 3, peaks: { enquete_professionnels: 1 } },
] as const;

const audit = async (bundles: readonly string[]) => {
  const [printed, read] = [
    await vigie(["audit", ...bundles], folder),
    await vigie(["audit", ...bundles, "--json"], folder),
  ];
  expect([printed.code, printed.error]).toEqual([0, ""]);
  return { printed: printed.out, ...JSON.parse(read.out) };
};
const verify = (bundles: readonly string[]) => vigie(["verify", ...bundles], folder);

for (const { partner, total, peaks } of isLong ? partners : partners.slice(0, 1))
  test(`${partner}: three years add up, and stay under the cap of 3 on each day`, async () => {
    const bundles = await bundlesOf(partner, 3);
    const { printed, totals, budgets } = await audit(bundles);
    expect(totals).toEqual([{ partner, rho: String(total) }]);
    expect(printed).toMatch(new RegExp(`^ {2}En tout.* : rho = ${total}$`, "m"));
    const found = budgets.map((budget: { readonly sources: readonly string[]; readonly rho: string }) => [
      budget.sources.join("+"),
      Number(budget.rho),
    ]);
    expect(Object.fromEntries(found)).toEqual(peaks);
    expect((await verify(bundles)).code).toBe(0);
  });

test("prefecture93: its window of almost four years, asked again each year, passes the cap in the fourth", async () => {
  const bundles = await bundlesOf("prefecture93", 4);
  const { code, error } = await verify(bundles);
  expect(code).toBe(3);
  expect(error).toContain("rho de 4");
});

/** The text of the diagnostic and what it cites are about the first year. */
const askedOfPartners =
  /^(?:(?:study|indicators|populations|service-test|sources\/.*|codelists\/.*)\.yaml|holders\/.*\.csv)$/;

const made = new Map<string, Promise<string>>();

async function bundlesOf(partner: string, years: number): Promise<readonly string[]> {
  const paths: string[] = [];
  for (let before = years - 1; before >= 0; before--) paths.push(await bundleBefore(partner, before));
  return paths;
}

/** The bundle of a partner of the study so many years before, on invented data; its path. */
function bundleBefore(partner: string, years: number): Promise<string> {
  const name = `${partner}-${years}`;
  const found = made.get(name) ?? runBefore(partner, years);
  made.set(name, found);
  return found;
}

async function runBefore(partner: string, years: number): Promise<string> {
  const study = join(folder, `etude-${years}`);
  const files = new Map(
    [...(await readStudyFiles(reference))]
      .filter(([path]) => askedOfPartners.test(path))
      .map(([path, text]) => [path, earlier(text, years)] as const),
  );
  await writeFiles(study, files);
  await writeInvented(partner, files, join(folder, `donnees-${years}`));
  const out = join(folder, `lot-${partner}-${years}`);
  const data = join(folder, `donnees-${years}`, partner, "mapping.yaml");
  const words = [
    "run",
    study,
    "--partner",
    partner,
    "--data",
    data,
    "--out",
    out,
    "--date",
    `${2024 - years}-11-25`,
  ];
  const { code, error } = await vigie(words, folder);
  if (code !== 0) throw new RangeError(error);
  return join(out, "bundle.zip");
}

/** Every window, day of an age and year of a universe, so many years before. */
function earlier(text: string, years: number): string {
  return text.replaceAll(/^.*\b(?:window|at|year): .*$/gm, (line) =>
    line.replaceAll(/\b20\d{2}(?=-|")/g, (year) => String(Number(year) - years)),
  );
}

async function writeInvented(partner: string, files: ReadonlyMap<string, string>, to: string): Promise<void> {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  const study = { ...loaded.study, disclosure: { ...loaded.study.disclosure, public: new Map() } };
  const text = inventFiction(study, { size: 300, sizes: new Map(), inhabitants: new Map() });
  const parsed = parseFiction(text, "fiction.yaml", study);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  for (const { path, chunks } of makeFiction({
    study: loaded.study,
    fiction: parsed.fiction,
    seed: 7,
    scale: 1,
  })) {
    if (!path.startsWith(`${partner}/`)) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), chunks);
  }
}
