import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logistic } from "@vigie/statistics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  assemblePublicStudy,
  barometre,
  type ComparedShare,
  communes,
  comparedShares,
  followReadme,
  isDataThere,
  pagesOf,
  publicStudy,
  recipients,
  rowsOf,
  runPublicStudy,
} from "./public-study.ts";
import { costOf } from "./public-study-cost.ts";
import expected from "./r/public-study.json" with { type: "json" };
import { numbersWritten, textOfPage } from "./reader/written-numbers.ts";

describe.skipIf(!isDataThere)("the study of real people, from files to site (needs ../shared/data)", () => {
  const bench = mkdtempSync(join(tmpdir(), "vigie-public-"));
  const folder = join(bench, "cp1252");
  const utf8 = join(bench, "utf8");
  afterAll(() => rmSync(bench, { recursive: true, force: true }));
  let shares: readonly ComparedShare[];
  beforeAll(() => {
    const file = readFileSync(barometre);
    runPublicStudy(folder, { file, encoding: "cp1252" });
    assemblePublicStudy(folder);
    runPublicStudy(utf8, { file: widened(new TextDecoder("windows-1252").decode(file)), encoding: "utf-8" });
    shares = Object.keys(expected.shares).flatMap((indicator) => comparedShares(folder, indicator));
  }, 300_000);

  test("the publisher's whole file, in UTF-8 with 600 columns more, gives the same tables to the byte", () => {
    for (const indicator of Object.keys(expected.shares)) {
      const path = `sortie/private/tables/${indicator}.csv`;
      expect(readFileSync(join(utf8, path), "utf8")).toBe(readFileSync(join(folder, path), "utf8"));
    }
  });

  test("R gives the numbers expected of it, by the script beside them", ({ skip }) => {
    const script = join(import.meta.dirname, "r/public-study.R");
    const { status, stdout } = spawnSync("Rscript", [script, folder], { encoding: "utf8" });
    if (status !== 0) skip("R with its package survey is not on this machine");
    const numbersIn = (text: string) =>
      (text.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?(?=[,\]}\s])/g) ?? []).map(Number);
    const again = numbersIn(JSON.stringify(JSON.parse(stdout)));
    const kept = numbersIn(JSON.stringify(expected));
    expect(again.length).toBe(kept.length);
    for (const [at, number] of kept.entries()) expect(Math.abs((again[at] ?? 0) - number)).toBeLessThan(1e-9);
  });

  test("weighted shares are those of R's survey to 1e-9", () => {
    const found = new Map(shares.map((share) => [nameOf(share), share.exact]));
    const numbers = sharesOfR();
    expect(numbers.size).toBeGreaterThanOrEqual(60);
    for (const [name, { share }] of numbers)
      expect(Math.abs((found.get(name) ?? Number.NaN) - share), name).toBeLessThan(1e-9);
  });

  test("shares that leave are within their printed error of the exact ones, and the noise is what they say", () => {
    const scores = shares.flatMap((share) => {
      const r = sharesOfR().get(nameOf(share));
      if (share.published === null || r === undefined) return [];
      const noise = Math.sqrt(Math.max(0, share.standardError ** 2 - r.error ** 2));
      return noise < 0.001 ? [] : [(share.published - share.exact) / noise];
    });
    expect(scores.length).toBeGreaterThanOrEqual(60);
    // Of a normal law: one in 16 000 passes 4, one in 20 passes 2.
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4);
    expect(scores.filter((score) => Math.abs(score) > 2).length).toBeLessThanOrEqual(scores.length * 0.15);
  });

  test("adjusted odds ratios are those of R's survey to 1e-9", () => {
    const numbers = Object.entries(expected.ratios).flatMap(([indicator, levels]) =>
      Object.entries(levels).map(([level, ratio]) => ({ indicator, level, ratio })),
    );
    expect(numbers.length).toBeGreaterThanOrEqual(10);
    for (const { indicator, level, ratio } of numbers)
      expect(
        Math.abs(exactRatio(folder, indicator, level) / ratio - 1),
        `${indicator} ${level}`,
      ).toBeLessThan(1e-9);
  });

  test("adjusted odds ratios that leave hold the exact one in their interval, but for one in twenty", () => {
    const isInside = Object.entries(expected.ratios).flatMap(([indicator, levels]) =>
      rowsOf(join(folder, `site/donnees/${indicator}.csv`)).flatMap((row) => {
        const exact = Object.entries(levels).find(([level]) => Object.values(row)[1] === level)?.[1];
        if (exact === undefined || !row.adjusted_odds_ratio) return [];
        return [Number(row.adjusted_lower) <= exact && exact <= Number(row.adjusted_upper)];
      }),
    );
    expect(isInside.length).toBeGreaterThanOrEqual(10);
    expect(isInside.filter((inside) => !inside).length).toBeLessThanOrEqual(1);
  });

  test("the page on what protection costs is what this run gives", async () => {
    const { page, drawing } = costOf(shares);
    for (const [path, text] of [
      ["docs/exemples/cout-de-la-protection.md", page],
      ["docs/exemples/cout-de-la-protection.svg", drawing],
    ] as const) {
      const place = join(import.meta.dirname, "..", path);
      if (process.env.VIGIE_ACCEPT) writeFileSync(place, text);
      expect(text, path).toBe(readFileSync(place, "utf8"));
    }
  });

  test("each page says that its data are real, and none that they are invented or contradicts its table", () => {
    const pages = pagesOf(join(folder, "site"));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter((page) => !/données réelles, publiques|real, public data/i.test(page))).toEqual([]);
    expect(pages.filter((page) => /fictive|fictitious|invented/i.test(page))).toEqual([]);
    expect(pages.filter((page) => /non établi|not established/i.test(page))).toEqual([]);
    // Adults are never aged 12 to 17: an association has no such line, and a test.
    const tests = rowsOf(join(folder, "site/donnees/procedures_age.tests.csv"));
    expect(tests.filter(({ level }) => level === "12-17")).toEqual([]);
    expect(tests[0]?.silence).toBe("");
    expect(pages.filter((page) => /contredit par les tableaux|contradicted by/i.test(page))).toEqual([]);
  });

  const questions = readFileSync(
    join(import.meta.dirname, "../docs/decisions/0077-one-study-of-real-people.md"),
    "utf8",
  )
    .split("\n")
    .filter((line) => line.includes(".html`"))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

  test("ten questions of a journalist have their table", () => expect(questions).toHaveLength(10));

  test.each(questions)("%s« %s » is answered on %s", (_, _question, page = "", sentence = "") => {
    const text = textOfPage(readFileSync(join(folder, "site", page), "utf8"));
    const numbers = numbersWritten(text, sentence);
    expect(numbers).toHaveLength(sentence.split("#").length - 1);
    for (const number of numbers ?? []) expect(number).toMatch(/^[\d,]+(?:\s%)?$/);
  });

  test("published figures agree or are too noisy to judge, but for another survey and another question", () => {
    const figures: readonly { id: string; verdict: string }[] = JSON.parse(
      readFileSync(join(folder, "site/published.json"), "utf8"),
    );
    const isEither = ({ verdict }: { readonly verdict: string }) =>
      verdict === "agrees" || verdict === "not_precise";
    const others = figures.filter((figure) => !isEither(figure));
    const verdicts = others.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(verdicts).toEqual(
      expect.arrayContaining(["insee.online differs", "insee.gave_up not_comparable"]),
    );
    // What is printed is rounded, which the verdict does not allow for: noise may put one more out by chance.
    expect(verdicts.length).toBeLessThanOrEqual(3);
    expect(figures.filter(({ verdict }) => verdict === "agrees").length).toBeGreaterThanOrEqual(8);
  });

  test("its data are under the licence of the Baromètre, and name each column once", () => {
    const site = join(folder, "site/donnees");
    const described: { readonly licenses: readonly { readonly name: string }[] } = JSON.parse(
      readFileSync(join(site, "datapackage.json"), "utf8"),
    );
    expect(described.licenses.map(({ name }) => name)).toEqual(["ODbL-1.0"]);
    for (const page of pagesOf(join(folder, "site")))
      expect(page).toMatch(
        /<footer[\s\S]*(?:à vérifier avant de republier|to be checked before publishing again)/,
      );
    expect(readFileSync(join(folder, "site/LISEZMOI.txt"), "utf8")).toMatch(/ODbL 1\.0.*à vérifier/);
    const tables = readdirSync(site).filter((name) => name.endsWith(".csv"));
    expect(tables.length).toBeGreaterThan(10);
    const repeated = tables.filter((name) => {
      const [head = ""] = readFileSync(join(site, name), "utf8").split(/\r?\n/);
      return new Set(head.split(",")).size < head.split(",").length;
    });
    expect(repeated).toEqual([]);
  });

  test("structures are 26 then 32, and sums by territory are those of the files", () => {
    const counts = (name: string) =>
      rowsOf(join(folder, `site/donnees/${name}.csv`)).map(({ count }) => count);
    expect(counts("structures_2022")).toEqual(["10", "5", "5", "6", "0", "26"]);
    expect(counts("structures_2024")).toEqual(["11", "7", "7", "7", "0", "32"]);
    const territory = new Map(rowsOf(communes, ";").map((row) => [row.code_insee, row.ept_nom]));
    territory.set("93059", "Plaine Commune");
    const eptOf = {
      T6: "Plaine Commune",
      T7: "Paris Terres d'Envol",
      T8: "Est Ensemble",
      T9: "Grand Paris Grand Est",
    };
    const { populations } = parse(readFileSync(join(publicStudy, "populations.yaml"), "utf8"));
    const { values } = parse(readFileSync(join(publicStudy, "elsewhere.yaml"), "utf8"));
    for (const [code, name] of Object.entries(eptOf)) {
      const inhabitants = rowsOf(communes, ";").filter(({ ept_nom }) => ept_nom === name);
      expect(sumOf(inhabitants, "population_municipale")).toBe(populations.insee.inhabitants[code]);
      const iris = rowsOf(recipients, ";").filter(
        (row) => territory.get(row.iris_code?.slice(0, 5) ?? "") === name,
      );
      expect(sumOf(iris, "arsas")).toBe(values[`rsa.${code.toLowerCase()}`].value);
    }
  });

  test("the commands of the read-me, as they are written, go from the files to a site", () => {
    rmSync(join(folder, "sortie"), { recursive: true });
    renameSync(folder, join(bench, "donnees"));
    expect(followReadme(bench, 0)).toEqual([0, ""]);
    expect(readFileSync(join(bench, "donnees/site/index.html"), "utf8")).toContain(
      "données réelles, publiques",
    );
  }, 120_000);
});

const nameOf = ({ indicator, group, answer }: Pick<ComparedShare, "indicator" | "group" | "answer">) =>
  `${indicator} ${group} ${answer}`;

/** Shares and sampling errors of R, by name. */
function sharesOfR(): ReadonlyMap<string, { readonly share: number; readonly error: number }> {
  return new Map(
    Object.entries(expected.shares).flatMap(([indicator, groups]) =>
      Object.entries<Readonly<Record<string, readonly number[]>>>(groups).flatMap(([group, answers]) =>
        Object.entries(answers).map(([answer, [share = Number.NaN, error = Number.NaN]]) => [
          nameOf({ indicator, group, answer }),
          { share, error },
        ]),
      ),
    ),
  );
}

/** The file in UTF-8, with 600 columns that nothing names: numbers, labels cut, empty cells. */
function widened(text: string): Buffer {
  const [head = "", ...lines] = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const more = Array.from({ length: 600 }, (_, at) => at);
  const cells = more.map((at) => ['"Oui, c’est sûr"', '""', '"12,5"'][at % 3]).join();
  return Buffer.from(
    [`${head},${more.map((at) => `"Q${at}"`).join()}`, ...lines.map((line) => `${line},${cells}`), ""].join(
      "\n",
    ),
  );
}

/** From the true counts of the crossing that stays with the partner. */
function exactRatio(folder: string, indicator: string, level: string): number {
  const rows = rowsOf(join(folder, `sortie/private/tables/${indicator}.model.csv`));
  const [of = "", , ...held] = Object.keys(rows[0] ?? {}).slice(
    1,
    Object.keys(rows[0] ?? {}).indexOf("true_count"),
  );
  const names = [of, ...held];
  const reference = { age: "25-39", diploma: "higher", income: "3100-plus", alone: "no" };
  const known = rows.filter((row) => Number(row.true_count) > 0);
  const patterns = Map.groupBy(known, (row) => names.map((name) => row[name]).join());
  const fitted = logistic({
    patterns: [...patterns.values()].map((cells) => ({
      values: Object.fromEntries(names.map((name) => [name, cells[0]?.[name] ?? ""])),
      count: sumOf(
        cells.filter(({ procedures }) => procedures === "yes"),
        "true_count",
      ),
      base: sumOf(cells, "true_count"),
    })),
    covariates: names.map((name) => ({
      kind: "factor",
      name,
      levels: [...new Set(known.map((row) => row[name] ?? ""))],
      reference: Object.entries(reference).find(([each]) => each === name)?.[1] ?? "",
    })),
  });
  if (fitted.kind !== "computed") throw new RangeError(fitted.reason);
  return (
    fitted.terms.find((term) => term.covariate === of && term.level === level)?.oddsRatio.estimate ??
    Number.NaN
  );
}

const sumOf = (rows: readonly Readonly<Record<string, string>>[], column: string) =>
  rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
