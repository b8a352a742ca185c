import { execFileSync } from "node:child_process";
import { appendFile, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { request as httpRequest, type Server } from "node:http";
import { join } from "node:path";
import { readAssets } from "@vigie/publication/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { violations } from "../../../test/axe.ts";
import { type Chromium, hasChromium, openChromium } from "../../../test/chromium.ts";
import { listenAtelier } from "../src/atelier/listen.ts";
import { StudyAtWork } from "../src/atelier/study-at-work.ts";
import { messagesIn } from "../src/messages.ts";
import { readStudy, readStudyFiles } from "../src/study/study-folder.ts";
import { checkedStudy } from "../src/study/study-mistakes.ts";
import { isDeclared } from "../src/study/study-names.ts";
import { valuesIn } from "./form-values.ts";
import { vigie, workbench } from "./vigie.ts";

const template = join(import.meta.dirname, "../../../studies/modeles/services-sociaux");
const { folder, clear } = await workbench();
const study = join(folder, "etude");
const demo = join(folder, "demo");
const bundles = async () => [join(demo, "partenaires", "departement", "bundle.zip")];

/** Every page of both languages in the long suite, one of each sort on push. */
const isLong = process.env.VIGIE_LONG === "1";

const setting = {
  port: 0,
  messages: messagesIn("fr"),
  report(error: unknown) {
    throw error;
  },
};

let work: StudyAtWork;
let server: Server;
let address = "";
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  await cp(template, study, { recursive: true });
  before = await readStudyFiles(study);
  const tried = await vigie(["demo", study, "--size", "900", "--out", demo, "--no-serve"], folder);
  expect(tried).toMatchObject({ code: 0 });
  work = new StudyAtWork({
    folder: study,
    from: demo,
    bundles,
    assets: await readAssets(),
    messages: messagesIn("fr"),
    program: "",
  });
  await work.refresh();
  ({ server, address } = await listenAtelier(work, setting));
});
afterEach(async () => {
  for (const [path, text] of before) await writeFile(join(study, path), text);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await clear();
});

const read = async (path: string) => (await fetch(new URL(path, address))).text();
/** A form sent as a browser sends it from a page of the atelier. */
const send = (path: string, values: Readonly<Record<string, string>>, headers = {}) =>
  fetch(new URL(path, address), {
    method: "POST",
    body: new URLSearchParams(values),
    headers: { origin: new URL(address).origin, ...headers },
    redirect: "manual",
  });
/** Lines that a file lost (-) and gained (+). */
async function changes(file: string): Promise<readonly string[]> {
  const old = (before.get(file) ?? "").split("\n");
  const now = (await readFile(join(study, file), "utf8")).split("\n");
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe("forms write what a person would have typed", () => {
  test("a title is changed, and nothing else of the file; the change can be undone", async () => {
    expect(await read("indicateurs")).toContain("Âge des personnes en difficulté");
    const values = valuesIn(await read("indicateurs/social_age"));
    expect(values).toMatchObject({ source: "usagers_sociaux", of: "age_band", against: "all" });
    const saved = await send("indicateurs/social_age", { ...values, title: "L’âge : des personnes" });
    expect(saved.status).toBe(303);
    expect(await changes("indicators.yaml")).toEqual([
      "-    title: { fr: Âge des personnes en difficulté, en: Age of users in difficulty }",
      '+    title: { fr: "L’âge : des personnes", en: Age of users in difficulty }',
    ]);
    expect(await (await send("annuler", {})).text()).toContain("est annulée : indicators.yaml.");
    expect(await readStudyFiles(study)).toEqual(before);
    expect(await (await send("annuler", {})).text()).toContain("Il n’y a rien à annuler.");
  });

  test("a form sent as it was opened changes nothing, of any part", async () => {
    for (const section of ["indicateurs", "donnees", "calculs", "champs", "nomenclatures", "partenaires"]) {
      const names = [
        ...(await read(section)).matchAll(
          /href="[^"]*\/((?:indicateurs|donnees|calculs|champs|nomenclatures|partenaires)\/[\w.]+)"/g,
        ),
      ];
      expect(names.length).toBeGreaterThan(1);
      for (const [, path = ""] of names) {
        if (path.endsWith("nouveau")) continue;
        expect((await send(path, valuesIn(await read(path)))).status, path).toBe(303);
      }
    }
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("an indicator of another kind is added, last, with the form of its kind", async () => {
    const path = "indicateurs/nouveau?name=social_by_age&source=usagers_sociaux&shape=profile";
    const values = valuesIn(await read(path));
    expect(values).toMatchObject({ name: "social_by_age", shape: "profile", source: "usagers_sociaux" });
    const filled = { ...values, title: "Selon l’âge", of: "in_difficulty", by: "age_band" };
    expect((await send("indicateurs/nouveau", filled)).status).toBe(303);
    expect((await readStudy(study)).indicators.get("social_by_age")).toMatchObject({ kind: "profile" });
    expect(await readFile(join(study, "indicators.yaml"), "utf8")).toBe(
      `${before.get("indicators.yaml")}  social_by_age:\n    kind: profile\n    source: usagers_sociaux\n    title: Selon l’âge\n    of: in_difficulty\n    by: age_band\n`,
    );
  });

  test("a field is added where its source says", async () => {
    const values = valuesIn(await read("donnees/nouveau?name=met_on&source=usagers_sociaux&shape=date"));
    expect((await send("donnees/nouveau", { ...values, label: "Date du rendez-vous" })).status).toBe(303);
    expect(await changes("sources/usagers_sociaux.yaml")).toEqual([
      "+  met_on: { type: date, label: Date du rendez-vous }",
    ]);
  });

  test("a computed characteristic is added where its source says, with the form of its sort", async () => {
    const path = "calculs/nouveau?name=wait&source=usagers_sociaux&shape=years";
    const values = valuesIn(await read(path));
    const filled = {
      ...values,
      years: "born_on",
      at: "2025-12-31",
      "range.from": "0",
      "range.to": "110",
      label: "Âge",
    };
    const refused = await send("calculs/nouveau", filled);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("born_on");
    expect((await send("calculs/nouveau", { ...filled, years: "birth" })).status).toBe(303);
    expect(await readFile(join(study, "sources/usagers_sociaux.yaml"), "utf8")).toContain(
      "\n  wait:\n    years: birth\n    at: 2025-12-31\n    range: { from: 0, to: 110 }\n    label: Âge\nuniverses:",
    );
  });

  test("a code goes where its rank says, and the lines of the others stay", async () => {
    const values = valuesIn(await read("nomenclatures/household"));
    expect(values).toMatchObject({ "codes.0.code": "single", "codes.3.label": "Couple avec enfants" });
    const added = { "codes.4.code": "shared", "codes.4.label": "Colocation", "codes.4.rank": "1,5" };
    const refused = await send("nomenclatures/household", { ...values, ...added, "codes.0.code": "a b" });
    expect(refused.status).toBe(422);
    const warned = await (await send("nomenclatures/household", { ...values, ...added })).text();
    expect((await send("nomenclatures/household", valuesIn(warned))).status).toBe(303);
    expect(await changes("codelists/household.yaml")).toEqual(["+  - { code: shared, label: Colocation }"]);
    expect((await readStudy(study)).codelists.get("household")?.codes.map(({ code }) => code)).toEqual([
      "single",
      "shared",
      "single_parent",
      "couple",
      "couple_children",
    ]);
    await send("annuler", {});
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("a code that something uses does not go: what uses it is named", async () => {
    const values = valuesIn(await read("nomenclatures/household"));
    const without = Object.entries(values).filter(([key]) => !/^codes\.0\.(?!rank)/.test(key));
    const refused = await send("nomenclatures/household", Object.fromEntries(without));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("indicators.yaml");
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("a code list is a new file, a line for each code", async () => {
    const values = valuesIn(await read("nomenclatures/nouveau?name=children&shape=codelist"));
    const codes = { "codes.0.code": "none", "codes.0.label": "Aucun", "codes.1.code": "some" };
    const filled = { ...values, label: "Enfants", ordered: "true", ...codes, "codes.1.label": "Un ou plus" };
    expect((await send("nomenclatures/nouveau", filled)).status).toBe(303);
    expect(await readFile(join(study, "codelists/children.yaml"), "utf8")).toBe(
      "codelist: children\nlabel: Enfants\nordered: true\ncodes:\n  - { code: none, label: Aucun }\n  - { code: some, label: Un ou plus }\n",
    );
    expect((await send("nomenclatures/children/retirer", {})).status).toBe(303);
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("a universe is built from conditions, with the codes that it keeps", async () => {
    const path = "champs/nouveau?name=alone&source=usagers_sociaux&shape=universe";
    const page = await read(path);
    expect(page).toContain('<option value="household">Situation familiale (household)</option>');
    const filled = {
      ...valuesIn(page),
      label: "personnes seules",
      "where.0.name": "household",
      "where.0.codes": "single, single_parent",
      "where.1.name": "no_email",
      "where.1.codes": "yes",
    };
    expect((await send("champs/nouveau", filled)).status).toBe(303);
    expect(await readFile(join(study, "sources/usagers_sociaux.yaml"), "utf8")).toBe(
      `${before.get("sources/usagers_sociaux.yaml")}  alone:\n    label: personnes seules\n    where:\n      household: [single, single_parent]\n      no_email: yes\n`,
    );
    const saved = await read("champs/usagers_sociaux.alone");
    const kept = valuesIn(saved);
    expect(kept["where.0.codes"]).toBe("single, single_parent");
    expect(saved).toContain(
      '<input type="checkbox" name="where.0.codes" value="couple"> Couple sans enfant (couple)',
    );
    expect(saved).toContain('<input type="checkbox" name="where.1.codes" value="yes" checked> oui (yes)');
    const wrong = await send("champs/usagers_sociaux.alone", { ...kept, "where.0.codes": "singl" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Vouliez-vous dire « single » ?");
  });

  test("the codes of a condition are shown once its characteristic is chosen, and nothing is saved", async () => {
    const path = "champs/nouveau?name=alone&source=usagers_sociaux&shape=universe";
    const values = { ...valuesIn(await read(path)), "where.0.name": "household" };
    const shown = await send("champs/nouveau", { ...values, show: "codes" });
    expect(shown.status).toBe(200);
    const page = await shown.text();
    expect(page).toContain(
      '<input type="checkbox" name="where.0.codes" value="single"> Personne seule (single)',
    );
    // A number, or a row without a name, is typed.
    expect(page).toMatch(/<input list="codes" name="where.1.codes"/);
    expect(await readStudyFiles(study)).toEqual(before);
    const source = "sources/usagers_sociaux.yaml";
    const list = "  alone:\n    label: personnes seules\n    where:\n      household: [single]\n";
    await writeFile(join(study, source), `${before.get(source)}${list}`);
    // One box that is checked, in a list of one code, as a browser sends it.
    const own = await read("champs/usagers_sociaux.alone");
    const sent = new URLSearchParams(valuesIn(own));
    sent.delete("where.0.codes");
    for (const code of ["", "single"]) sent.append("where.0.codes", code);
    const headers = { origin: new URL(address).origin };
    const saved = await fetch(new URL("champs/usagers_sociaux.alone", address), {
      ...{ method: "POST", body: sent, headers, redirect: "manual" },
    });
    expect([own.includes('<input type="hidden" name="where.0.codes" value="">'), saved.status]).toEqual([
      true,
      303,
    ]);
    expect(await readFile(join(study, source), "utf8")).toBe(`${before.get(source)}${list}`);
  });

  test("one code of each characteristic is chosen where one is asked", async () => {
    const named = [...(await read("indicateurs")).matchAll(/indicateurs\/(\w+)"/g)].map(([, name]) => name);
    const pages = await Promise.all(named.map((name) => read(`indicateurs/${name}`)));
    const [page = ""] = pages.filter((each) => each.includes('name="adjust.0.codes"'));
    expect(page).toMatch(
      /<select name="adjust.1.codes"[^>]*>(?:<option[^>]*>[^<]*<\/option>)*<option value="single" selected>Personne seule \(single\)/,
    );
  });

  test("a partner chooses its sources by their labels", async () => {
    const page = await read("partenaires/departement");
    expect(page).toContain(
      '<input type="checkbox" name="sources" value="usagers_sociaux" checked> Personnes suivies par les services sociaux (usagers_sociaux)',
    );
    const values = valuesIn(page);
    const saved = await send("partenaires/departement", { ...values, label: "Le Département" });
    expect(saved.status).toBe(303);
    expect(await changes("study.yaml")).toEqual([
      "-    label: { fr: Services sociaux du Département, en: Social services of the Département }",
      "+    label: { fr: Le Département, en: Social services of the Département }",
    ]);
    const refused = await send("partenaires/nouveau", {
      ...valuesIn(await read("partenaires/nouveau?name=caf&shape=partner")),
      label: "Caf",
      sources: "usagers_sociaux",
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("est déjà confiée à « departement »");
  });

  test("the period changes wherever it is written, once every line was shown", async () => {
    const page = await read("periode?from=2026-01-01&to=2026-06-30");
    const lines = [...page.matchAll(/<li>([\w./-]+), ligne \d+<br><del>(\w+)/g)];
    expect(lines.map(([, file, key]) => `${file} ${key}`)).toEqual([
      "sources/usagers_sociaux.yaml at",
      "study.yaml window",
    ]);
    expect(page).toContain("la période dure 6 mois");
    expect(await readStudyFiles(study)).toEqual(before);
    expect((await send("periode", { from: "2026-01-01", to: "2026-06-30" })).status).toBe(409);
    expect((await send("periode", valuesIn(page.slice(page.indexOf("<h2>"))))).status).toBe(303);
    expect((await readStudy(study)).window).toEqual({ from: "2026-01-01", to: "2026-06-30" });
    expect((await fetch(new URL("periode?from=2026-02-01&to=2026-01-01", address))).status).toBe(422);
  });

  test("all that uses a part is shown, then goes with it", async () => {
    const page = await read("donnees/usagers_sociaux.no_email/retirer");
    expect(page).toContain("indicators.yaml, ligne 26");
    expect((await send("donnees/usagers_sociaux.no_email/retirer", {})).status).toBe(303);
    expect((await readStudy(study)).indicators.has("social_no_email")).toBe(false);
  });
});

describe("a part gets another name wherever it is used", () => {
  const part = "indicator:social_age";
  const renamePage = (to: string) => `renommer?${new URLSearchParams({ part, to })}`;

  test("every line is shown, then changed; the change can be undone", async () => {
    const page = await read(renamePage("age_of_users"));
    const lines = [...page.matchAll(/<li>([\w./-]+), ligne (\d+)<br><del>/g)].map(([, file]) => file);
    expect(lines).toContain("indicators.yaml");
    expect(lines).toContain("diagnostic.fr.md");
    expect(await readStudyFiles(study)).toEqual(before);
    expect((await send("renommer", valuesIn(page))).status).toBe(303);
    const { indicators } = await readStudy(study);
    expect([indicators.has("social_age"), indicators.has("age_of_users")]).toEqual([false, true]);
    const text = await readFile(join(study, "diagnostic.fr.md"), "utf8");
    expect(text).toBe((before.get("diagnostic.fr.md") ?? "").replaceAll(/\bsocial_age\b/g, "age_of_users"));
    await send("annuler", {});
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test.each([
    ["universe:usagers_sociaux.in_difficulty", "en_difficulte", /universe: en_difficulte/],
    ["codelist:household", "menages", /codelist: menages/],
  ])("so does %s", async (part, to, after) => {
    const page = await read(`renommer?${new URLSearchParams({ part, to })}`);
    expect(page).toMatch(after);
    expect((await send("renommer", valuesIn(page))).status).toBe(303);
    expect((await checkedStudy(await readStudyFiles(study))).mistakes).toEqual([]);
    await send("annuler", {});
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test.each(["social_sex", "Âge des gens"])("not « %s », which is taken or is no name", async (to) => {
    const refused = await fetch(new URL(renamePage(to), address));
    expect(refused.status).toBe(422);
    expect(await refused.text()).not.toContain("Renommer partout");
  });

  test("not over files that changed meanwhile: what would change now is shown first", async () => {
    const values = valuesIn(await read(renamePage("age_of_users")));
    const file = join(study, "diagnostic.fr.md");
    await writeFile(file, `\n${before.get("diagnostic.fr.md")}`);
    const refused = await send("renommer", values);
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain("ont changé sur le disque");
    expect(await readFile(join(study, "indicators.yaml"), "utf8")).toBe(before.get("indicators.yaml"));
    expect((await send("renommer", valuesIn(page))).status).toBe(303);
  });
});

describe("the indicators that editions would no longer compare are named first", () => {
  const namesIn = (page: string) =>
    [...page.matchAll(/<li>[^<]* \((\w+)\)<\/li>/g)].map(([, name = ""]) => name);
  const edits = [
    {
      title: "of another characteristic, an indicator",
      path: "indicateurs/social_age",
      values: { of: "fifty" },
      names: ["social_age"],
    },
    {
      title: "of other bounds, all that is made of the number",
      path: "calculs/usagers_sociaux.age",
      values: { "range.to": "110" },
      names: ["social_age", "social_fifty", "social_median_age"],
    },
    {
      title: "of one code more, all that is of the list",
      path: "nomenclatures/household",
      values: { "codes.4.code": "shared", "codes.4.label": "Colocation" },
      names: ["social_household"],
    },
    {
      title: "of another population, all that is counted in it",
      path: "champs/usagers_sociaux.in_difficulty",
      values: { "where.0.codes": "yes, no" },
      names: ["social_age", "social_fifty", "social_household"],
    },
  ] as const;

  test.each(edits)("$title; saved once it is agreed to", async ({ path, values, names }) => {
    const warned = await send(path, { ...valuesIn(await read(path)), ...values });
    expect(warned.status).toBe(409);
    const page = await warned.text();
    expect(page).toContain("Rien n’est encore enregistré");
    expect(page).toContain("Enregistrer quand même");
    expect(page.includes("garde ses séries par la page « Renommer »")).toBe(path.startsWith("nomenclatures"));
    expect(namesIn(page)).toEqual(expect.arrayContaining([...names]));
    expect(namesIn(page)).not.toContain("social_difficulty");
    expect(await readStudyFiles(study)).toEqual(before);
    expect((await send(path, valuesIn(page))).status).toBe(303);
    expect(await readStudyFiles(study)).not.toEqual(before);
    await send("annuler", {});
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("what was agreed to is no more than what was named", async () => {
    const [path, other] = ["indicateurs/social_age", "indicateurs/social_fifty"];
    const warned = await send(path, { ...valuesIn(await read(path)), of: "fifty" });
    const { broken = "" } = valuesIn(await warned.text());
    const values = { ...valuesIn(await read(other)), of: "age_band" };
    expect((await send(other, { ...values, broken })).status).toBe(409);
  });

  test("those that an edit with a mistake would break are named by the one that mends it", async () => {
    const path = "calculs/usagers_sociaux.age";
    const age = valuesIn(await read(path));
    // Bands of the median go past it.
    expect((await send(path, { ...age, "range.to": "90" })).status).toBe(303);
    expect((await checkedStudy(await readStudyFiles(study))).mistakes).not.toEqual([]);
    const median = valuesIn(await read("indicateurs/social_median_age"));
    const mended = await send("indicateurs/social_median_age", {
      ...median,
      bands: "15, 20, 40, 60, 80",
    });
    expect(mended.status).toBe(409);
    expect(namesIn(await mended.text())).toEqual(expect.arrayContaining(["social_age", "social_fifty"]));
    await send("annuler", {});
  });

  test.each([
    { path: "indicateurs/social_age/retirer", names: ["social_age"] },
    { path: "renommer?part=indicator%3Asocial_age&to=age_of_users", names: ["social_age"] },
    { path: "renommer?part=code%3Ahousehold.couple&to=a_deux", names: [] },
    { path: "periode?from=2026-01-01&to=2026-12-31", names: [] },
  ])("on the page that asks to go on: $path", async ({ path, names }) => {
    const page = await read(path);
    expect(namesIn(page)).toEqual(names);
    expect(page.includes("Le code garde ses anciens noms")).toBe(path.includes("code%3A"));
  });

  test("a period of another length ends them all", async () => {
    expect(namesIn(await read("periode?from=2026-01-01&to=2026-06-30"))).toContain("social_difficulty");
  });

  test("an author whose study has no edition yet says so once", async () => {
    const first = new StudyAtWork({
      folder: study,
      from: demo,
      bundles,
      assets: await readAssets(),
      messages: messagesIn("en"),
      program: "",
    });
    const own = await listenAtelier(first, { ...setting, messages: messagesIn("en") });
    try {
      const post = (values: Readonly<Record<string, string>>) =>
        fetch(new URL("indicateurs/social_age", own.address), {
          method: "POST",
          body: new URLSearchParams(values),
          headers: { origin: new URL(own.address).origin },
          redirect: "manual",
        });
      const read = async () => (await fetch(new URL("indicateurs/social_age", own.address))).text();
      const page = await (await post({ ...valuesIn(await read()), of: "fifty" })).text();
      expect(page).toContain("<li>Age of users in difficulty (social_age)</li>");
      expect((await post({ ...valuesIn(page), broken: "", noEdition: "yes" })).status).toBe(303);
      expect((await post({ ...valuesIn(await read()), of: "age_band" })).status).toBe(303);
    } finally {
      own.server.closeAllConnections();
      own.server.close();
    }
    await send("annuler", {});
    await send("annuler", {});
  });
});

describe("nothing is saved", () => {
  test("of a form with a mistake: it is shown again, with what to mend", async () => {
    const values = valuesIn(await read("indicateurs/social_age"));
    const refused = await send("indicateurs/social_age", { ...values, of: "age_bande" });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain("Rien n’est enregistré");
    expect(page).toContain("Vouliez-vous dire « age_band » ?");
    expect(valuesIn(page).of).toBe("age_bande");
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("of a name that is taken, or is none", async () => {
    for (const name of ["social_age", "Âge"]) {
      const path = `indicateurs/nouveau?name=${encodeURIComponent(name)}&source=usagers_sociaux&shape=profile`;
      expect((await fetch(new URL(path, address))).status).toBe(409);
    }
  });

  test("over a file that changed on the disk meanwhile", async () => {
    const values = valuesIn(await read("indicateurs/social_age"));
    await appendFile(join(study, "indicators.yaml"), "# à moi\n");
    const refused = await send("indicateurs/social_age", { ...values, title: "Le mien" });
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain("a changé sur le disque");
    expect(valuesIn(page).title).toBe("Le mien");
    expect(await readFile(join(study, "indicators.yaml"), "utf8")).toBe(
      `${before.get("indicators.yaml")}# à moi\n`,
    );
    // Read again, and sent again: it is hers.
    expect((await send("indicateurs/social_age", valuesIn(page))).status).toBe(303);
    expect(await readFile(join(study, "indicators.yaml"), "utf8")).toContain("title: { fr: Le mien, en: ");
  });

  test("on a disk that is full: the study stays as it was (needs the right to mount)", async ({ skip }) => {
    const disk = join(folder, "disque");
    await mkdir(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=160k", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      return skip("no right to mount a small disk");
    }
    const full = join(disk, "etude");
    try {
      await cp(template, full, { recursive: true });
      await appendFile(join(disk, "plein"), Buffer.alloc(1_000_000)).catch(() => {});
      const studyInEdit = new StudyAtWork({
        folder: full,
        from: demo,
        bundles,
        assets: await readAssets(),
        messages: messagesIn("fr"),
        program: "",
      });
      const other = await listenAtelier(studyInEdit, setting);
      try {
        const url = new URL("indicateurs/social_age", other.address);
        const values = valuesIn(await (await fetch(url)).text());
        const refused = await fetch(url, {
          method: "POST",
          body: new URLSearchParams({ ...values, title: "Un autre titre" }),
          headers: { origin: url.origin },
          redirect: "manual",
        });
        expect(refused.status).toBe(507);
        const page = await refused.text();
        expect(page).toContain("plus de place");
        expect(valuesIn(page).title).toBe("Un autre titre");
        expect(await readStudyFiles(full)).toEqual(before);
        expect((await readdir(full, { recursive: true })).filter((name) => name.includes("partiel"))).toEqual(
          [],
        );
      } finally {
        other.server.closeAllConnections();
        other.server.close();
      }
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});

describe("what the text may cite", () => {
  const cell = "nombres?source=usagers_sociaux&indicator=social_age&at.age_band=50-61";

  test("each number offered is what the diagnostic says once it is copied in the text", async () => {
    const page = await read(cell);
    const rows = [...page.matchAll(/<th scope="row">([^<]+)<.*?value="(:[^"]+)"/g)];
    expect(rows.map(([, , directive]) => directive)).toContain(":share[social_age]{age_band=50-61}");
    expect(rows.length).toBeGreaterThan(4);
    const text = `::chapter[Essai]{id=essai}\n\n${rows.map(([, , directive]) => `Ici : ${directive}.`).join("\n\n")}\n`;
    await writeFile(join(study, "diagnostic.fr.md"), text);
    await work.refresh();
    expect(work.status.problems).toEqual([]);
    const shown = (await read("site/chapitres/essai.html")).replace(/<[^>]*>/g, "").replace(/\s/g, " ");
    for (const [, title = ""] of rows) expect(shown).toContain(`Ici : ${title.replace(/\s/g, " ")}`);
  });

  test("each figure is under the line that makes it", async () => {
    const page = await read("figures/chapitres/usagers-sociaux.html");
    const lines = [...page.matchAll(/::figure\[Votre titre\]\{indicator=(\w+)\}/g)].map(([, id]) => id);
    const declared = [...(await readStudy(study)).indicators.values()].filter(isDeclared);
    expect(lines).toEqual(declared.map(({ id }) => id));
    expect(page.match(/<figure\b/g)?.length).toBeGreaterThan(9);
  });
});

test("a study that asks something else than the trial answers says so, and offers to try again", async () => {
  await send("indicateurs/social_age", {
    ...valuesIn(await read("indicateurs/social_age")),
    title: "Un autre titre",
  });
  await work.refresh();
  expect(await read("_/problems")).toContain("Refaire l’essai");
  expect(await read("site/index.html")).toContain("Services sociaux");
});

describe.skipIf(!hasChromium)("in a browser (skipped where /usr/bin/chromium is absent)", () => {
  let browser: Chromium;
  let english: Awaited<ReturnType<typeof listenAtelier>>;
  beforeAll(async () => {
    browser = await openChromium();
    english = await listenAtelier(work, { ...setting, messages: messagesIn("en") });
  });
  afterAll(async () => {
    english.server.closeAllConnections();
    english.server.close();
    await browser.close();
  });
  const open = async (path: string, from = address) => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(new URL(path, from).href);
    return page;
  };

  test("each page fits 320 pixels and axe finds nothing, in French and, in long runs, in English", async () => {
    const paths = [
      "",
      "indicateurs/social_age",
      "renommer?part=indicator%3Asocial_age&to=age_of_users",
      "nombres?source=usagers_sociaux&indicator=social_age",
      "toutes-les-figures",
      ...(isLong ? ["indicateurs", "calculs/nouveau", "donnees/usagers_sociaux.no_email/retirer"] : []),
    ];
    const inEnglish = (isLong ? paths : []).map((path) => [path, english.address]);
    for (const [path = "", from] of [...paths.map((path) => [path]), ...inEnglish]) {
      const page = await open(path, from);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(overflow, path).toBeLessThanOrEqual(0);
      expect(await violations(page), path).toEqual([]);
      await page.close();
    }
  });

  /** A new part of each section, as a person fills its form in: by the labels of its fields. */
  const typed: readonly {
    readonly path: string;
    readonly fill?: Readonly<Record<string, string>>;
    readonly choose?: Readonly<Record<string, string>>;
  }[] = [
    {
      path: "indicateurs/nouveau?name=by_age&source=usagers_sociaux&shape=profile",
      fill: { title: "Selon l’âge" },
      choose: { of: "in_difficulty", by: "age_band" },
    },
    {
      path: "donnees/nouveau?name=town&source=usagers_sociaux&shape=code",
      fill: { label: "Ville" },
      choose: { codelist: "household" },
    },
    {
      path: "calculs/nouveau?name=years&source=usagers_sociaux&shape=years",
      fill: { at: "2025-12-31", "range.from": "0", "range.to": "110", label: "Années" },
      choose: { years: "birth" },
    },
    {
      path: "champs/nouveau?name=women&source=usagers_sociaux&shape=universe",
      fill: { label: "femmes", "where.0.codes": "woman" },
      choose: { "where.0.name": "sex" },
    },
    {
      path: "nomenclatures/nouveau?name=answers&shape=codelist",
      fill: { label: "Réponses", "codes.0.code": "a", "codes.0.label": "A" },
    },
    { path: "partenaires/departement", fill: { label: "Le Département" } },
    { path: "periode?from=2026-01-01&to=2026-12-31" },
  ];

  test.each(typed)(
    "$path is filled in at 390 pixels, and saved",
    async ({ path, fill = {}, choose = {} }) => {
      const page = await open(path);
      await page.setViewportSize({ width: 390, height: 844 });
      const named = (name: string) => page.locator(`main form[method=post] [name="${name}"]`);
      for (const [name, text] of Object.entries(fill)) await named(name).fill(text);
      for (const [name, choice] of Object.entries(choose)) await named(name).selectOption(choice);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
      await page.locator("main form[method=post] button.go").click();
      await page
        .getByRole("status")
        .getByText(/enregistré|changée/)
        .waitFor();
      expect((await checkedStudy(await readStudyFiles(study))).mistakes).toEqual([]);
      await page.close();
      await send("annuler", {});
      expect(await readStudyFiles(study)).toEqual(before);
    },
  );

  test("the warning before an edit fits 390 and 1440 pixels, and its first button saves", async () => {
    const page = await open("indicateurs/social_age");
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(new URL("indicateurs/social_age", address).href);
      await page.locator("[name=of]").selectOption("fifty");
      await page.locator("main form[method=post] button.go").click();
      const alert = page.getByRole("alert");
      await alert.getByText("(social_age)").waitFor();
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole("alert").getByRole("button", { name: "Enregistrer quand même" }).click();
    await page.getByRole("status").getByText("enregistré").waitFor();
    expect((await readStudy(study)).indicators.get("social_age")?.of).toBe("fifty");
    await page.close();
    await send("annuler", {});
    expect(await readStudyFiles(study)).toEqual(before);
  });

  test("forms say in English what the schema says in French", async () => {
    const page = await (await fetch(new URL("calculs/usagers_sociaux.age", english.address))).text();
    expect(page).toContain("Date from which to count completed years.");
    expect(page).not.toMatch(/À défaut|Caractéristique/);
  });

  test.each([
    { title: "a page may write the clipboard", isOpen: true },
    { title: "no page may write it", isOpen: false },
  ])("directives are copied by the keyboard where $title", async ({ isOpen }) => {
    const refusal = "navigator.clipboard.writeText = () => Promise.reject(new Error())";
    const figures = await open("toutes-les-figures");
    if (!isOpen) await figures.evaluate(refusal);
    const button = figures.frameLocator("iframe").getByRole("button", { name: "Copier ::figure[" }).first();
    await button.press("Enter");
    await expect.poll(() => figures.frameLocator("iframe").getByText("Copié").count()).toBe(1);
    const pasted = await open("renommer");
    const paste = async () => {
      await pasted.bringToFront();
      await pasted.locator("#to").fill("");
      await pasted.locator("#to").press("Control+v");
      return pasted.locator("#to").inputValue();
    };
    expect(await paste()).toMatch(/^::figure\[Votre titre\]\{indicator=social_\w+\}$/);
    const numbers = await open("nombres?source=usagers_sociaux&indicator=social_age");
    if (!isOpen) await numbers.evaluate(refusal);
    await numbers.getByRole("button", { name: "Copier :" }).first().press("Enter");
    await expect.poll(() => numbers.getByText("Copié").count()).toBe(1);
    expect(await paste()).toMatch(/^:\w+\[social_age\]/);
    for (const page of [figures, pasted, numbers]) await page.close();
  });
});

describe("nobody else is served", () => {
  test.each([
    { title: "a form of another page", headers: { origin: "http://ailleurs.example" }, status: 403 },
    { title: "a form that hides where it comes from", headers: { origin: "null" }, status: 403 },
    { title: "anything but a form", headers: { "content-type": "application/json" }, status: 415 },
  ])("$title", async ({ headers, status }) => {
    expect((await send("annuler", {}, headers)).status).toBe(status);
  });

  test("another name that leads to this machine", async () => {
    const { port, pathname: path } = new URL(address);
    const status = await new Promise((resolve) => {
      httpRequest({ host: "127.0.0.1", port, path, headers: { host: "ailleurs.example" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test.each([["autre/indicateurs"], [""]])("an address without its secret: /%s", async (path) => {
    expect((await fetch(new URL(`/${path}`, address))).status).toBe(404);
  });

  test("a form of ten million characters", async () => {
    expect((await send("annuler", { long: "x".repeat(10_000_000) })).status).toBe(413);
  });

  test("every page loads nothing from elsewhere, and runs no script but its own", async () => {
    for (const path of [
      "",
      "indicateurs",
      "indicateurs/social_age",
      "donnees/nouveau",
      "nomenclatures/household",
      "partenaires/nouveau",
      "periode",
      "nombres",
      "toutes-les-figures",
    ]) {
      const page = await read(path);
      expect(page, path).toMatch(
        /Content-Security-Policy" content="default-src &#39;none&#39;|default-src 'none'/,
      );
      expect(page, path).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(page, path).not.toMatch(/<script(?! src)|\son\w+=/);
    }
  });
});
