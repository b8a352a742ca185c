import { dirname } from "node:path";
import { loadStudy, type Study, VigieErrors } from "@vigie/study";
import { expect, onTestFinished, test } from "vitest";
import { type Outcome, parseMapping, planSource } from "../src/index.ts";
import { openDuckDb } from "../src/node/index.ts";
import { realFile, realRows } from "./world/real-data.ts";
import { counts } from "./world/run-folder.ts";
import { temporaryFolder } from "./world/temporary-folder.ts";

async function study(files: Readonly<Record<string, unknown>>): Promise<Study> {
  const texts = Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)] as const);
  const loaded = await loadStudy(new Map(texts));
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

async function run(of: Study, file: string, source: unknown): Promise<Outcome> {
  const mapping = { mapping: 1, study: of.id, partner: "here", sources: { one: source } };
  const parsed = parseMapping(JSON.stringify(mapping), "mapping.yaml", of);
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  const declared = of.sources.get("one");
  if (declared === undefined) throw new RangeError("the study has no such source");
  const engine = await openDuckDb({ workFolder: temporaryFolder(), inputFolders: [dirname(file)] });
  onTestFinished(() => engine.close());
  return engine.run(planSource(of, declared, parsed.mapping, of.indicators.values()), () => undefined);
}

const header = (from: string, to: string, timezone: string) => ({
  vigie: 1,
  study: "real",
  version: "1",
  title: "Données réelles",
  window: { from, to },
  timezone,
  languages: ["fr"],
  partners: { here: { label: "Ici", sources: ["one"] } },
});
const codelist = (name: string, codes: readonly (string | { code: string; missing: string })[]) => ({
  codelist: name,
  label: name,
  codes: codes.map((code) =>
    typeof code === "string" ? { code, label: code } : { ...code, label: code.code },
  ),
});
const unit = { one: "unité", many: "unités" };

const calls = realFile("channels-311/311_sample.csv");

test.skipIf(!calls.isThere)(
  "channels-311: a log alone, whose channels without a family must be mapped",
  async () => {
    const of = await study({
      "study.yaml": header("2018-01-01", "2018-12-31", "America/New_York"),
      "codelists/channel.yaml": codelist("channel", ["phone", "mail", "email", "web"]),
      "sources/one.yaml": {
        source: "one",
        label: "Demandes",
        unit,
        contacts: {
          channels: "channel",
          families: { digital: ["email", "web"], material: ["phone", "mail"] },
        },
      },
      "indicators.yaml": {
        indicators: {
          groups: { kind: "distribution", source: "one", title: "Groupes", of: "group" },
          subgroups: { kind: "distribution", source: "one", title: "Sous-groupes", of: "subgroup" },
        },
      },
    });
    const mapped = (channel: object) => ({
      contacts: {
        file: calls.path,
        key: "Address",
        date: { column: "CreatedDate", dates: "us" },
        channel: { column: "MethodReceived", ...channel },
      },
    });
    const codes = { Phone: "phone", Mail: "mail", Email: "email", Web: "web" };

    const refusal = await run(of, calls.path, mapped({ codes })).catch((error: unknown) => error);
    if (!(refusal instanceof VigieErrors)) throw new Error("the run was not refused");
    expect(refusal.errors.map(({ code, words }) => [code, words.value?.value, words.rows?.value])).toEqual([
      ["engine/code-unknown", "API", 2571],
      ["engine/code-unknown", "Internal", 2194],
      ["engine/code-unknown", "System", 19],
      ["engine/code-unknown", "Other", 10],
    ]);

    const asideValues = ["Internal", "System", "Other"];
    const outcome = await run(
      of,
      calls.path,
      mapped({ codes: { ...codes, API: "web" }, out_of_scope: asideValues }),
    );
    const rows = realRows(calls.path, "utf-8");
    const used = new Map<string, Set<string>>();
    const aside = {
      no_date: 0,
      no_channel: 0,
      unknown_unit: 0,
      outside_window: 0,
      out_of_scope: 0,
      routine: 0,
    };
    for (const { Address = "", CreatedDate = "", MethodReceived = "" } of rows) {
      if (Address.trim() === "") {
        aside.unknown_unit++;
        continue;
      }
      const channels = used.get(Address) ?? new Set();
      used.set(Address, channels);
      if (!/^\d\d\/\d\d\/2018 /.test(CreatedDate)) aside.outside_window++;
      else if (asideValues.includes(MethodReceived)) aside.out_of_scope++;
      else channels.add(MethodReceived === "API" ? "Web" : MethodReceived);
    }
    const groupOf = (channels: ReadonlySet<string>) => {
      const digital = channels.has("Web") || channels.has("Email");
      const elsewhere = channels.has("Phone") || channels.has("Mail");
      return digital && elsewhere ? "mixed" : digital ? "digital" : elsewhere ? "direct" : "none";
    };
    const groups = { digital: 0, mixed: 0, direct: 0, routine_only: 0, none: 0 };
    for (const channels of used.values()) groups[groupOf(channels)]++;
    const expected = Object.fromEntries(
      Object.entries(groups).map(([group, count]) => [`all ${group}`, count]),
    );
    expect(counts(outcome, "groups")).toEqual({ ...expected, "all _T": used.size });
    expect(outcome.quality.contacts?.setAside).toEqual(aside);
    const phoneAlone = [...used.values()].filter(
      (channels) => channels.size === 1 && channels.has("Phone"),
    ).length;
    expect(counts(outcome, "subgroups")["all phone"]).toBe(phoneAlone);
    expect(outcome.quality.files).toEqual([{ role: "contacts", file: calls.path, rows: 10_000, ragged: 0 }]);
  },
);

const survey = realFile("barometre-numerique/barometre_2022_inclusion.csv");

test.skipIf(!survey.isThere)(
  "barometre-numerique: procedures online, by age, diploma, income and employment",
  async () => {
    const lists = {
      age: {
        column: "AGE6FUZ",
        codes: {
          "12-17 ans": "a12",
          "18-24 ans": "a18",
          "25-39 ans": "a25",
          "40-59 ans": "a40",
          "60-69 ans": "a60",
          "70 ans et plus": "a70",
        },
      },
      diploma: {
        column: "DIPL5",
        codes: {
          "Non diplômé": "none",
          BEPC: "bepc",
          BAC: "bac",
          "Diplômé du supérieur": "higher",
          "12-17 ans": "not_asked",
        },
      },
      income: {
        column: "REVTOT7",
        codes: {
          "Moins de 900 € par mois ": "r0",
          "De 900 à 1499€ par mois": "r900",
          "De 1500 à 2299€ par mois": "r1500",
          "De 2300 à 3099€ par mois": "r2300",
          "De 3100€ à 3999€ par mois": "r3100",
          "4000€ et plus par mois": "r4000",
          "Non réponse": "no_answer",
        },
      },
      employment: {
        column: "SITUEMP",
        codes: {
          "Exerce un emploi": "job",
          "Étudiant qui travaille": "job",
          "Aide un membre de sa famille, sans rémunération": "job",
          "Retraité, retiré des affaires": "retired",
          "Chômeur (ayant déjà travaillé)": "looking",
          "Recherche un premier emploi": "looking",
          "Étudiant ou élève, sans activité professionnelle": "other",
          "Reste au foyer sans chercher d'emploi": "other",
          "Invalide ou malade de longue durée": "other",
          "": "not_asked",
        },
      },
      procedures: { column: "US_ADMI", codes: { Oui: "yes", Non: "no", "": "not_asked" } },
    } as const;
    const codesOf = (codes: Readonly<Record<string, string>>) =>
      [...new Set(Object.values(codes))].map((code) =>
        code === "not_asked" || code === "no_answer" ? { code, missing: code } : code,
      );
    const by = ["age", "diploma", "income", "employment"] as const;
    const of = await study({
      "study.yaml": header("2022-01-01", "2022-12-31", "Europe/Paris"),
      ...Object.fromEntries(
        Object.entries(lists).map(([name, { codes }]) => [
          `codelists/${name}.yaml`,
          codelist(name, codesOf(codes)),
        ]),
      ),
      "sources/one.yaml": {
        source: "one",
        label: "Répondants",
        unit,
        fields: Object.fromEntries(
          Object.keys(lists).map((name) => [name, { type: "code", codelist: name, label: name }]),
        ),
      },
      "indicators.yaml": {
        indicators: Object.fromEntries(
          by.map((name) => [
            name,
            { kind: "profile", source: "one", title: name, of: "procedures", by: name },
          ]),
        ),
      },
    });
    const outcome = await run(of, survey.path, {
      units: { file: survey.path, format: { encoding: "cp1252" }, key: "IDENT", fields: lists },
    });

    const rows = realRows(survey.path, "windows-1252");
    const translate = (name: keyof typeof lists, row: Record<string, string>) => {
      const codes: Readonly<Record<string, string>> = lists[name].codes;
      return codes[row[lists[name].column] ?? ""] ?? "_U";
    };
    for (const name of by) {
      const seen = counts(outcome, name);
      const expected = new Map<string, number>();
      for (const row of rows)
        for (const left of [translate(name, row), "_T"])
          for (const right of [translate("procedures", row), "_T"])
            expected.set(`all ${left} ${right}`, (expected.get(`all ${left} ${right}`) ?? 0) + 1);
      for (const [codes, count] of expected) expect([codes, seen[codes]]).toEqual([codes, count]);
      const others = Object.entries(seen).filter(([codes]) => !expected.has(codes));
      expect(others.every(([, count]) => count === 0)).toBe(true);
    }
    // Printed in the data's own description: 450 who never use the Internet and 8 `[Nsp]` were not asked.
    expect(counts(outcome, "age")).toMatchObject({
      "all _T yes": 2871,
      "all _T no": 855,
      "all _T not_asked": 458,
      "all _T _U": 0,
      "all _T _T": 4184,
    });
    expect(outcome.quality.attributes.find(({ attribute }) => attribute === "procedures")?.codes).toEqual([
      { code: "not_asked", missing: "not_asked", units: 458 },
    ]);
  },
);
