import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { makeFiction, parseFiction } from "../src/index.ts";
import { counted, rowsOf } from "./recount.ts";

const files = new Map([
  [
    "study.yaml",
    "vigie: 1\nstudy: aides\nversion: '1'\ntitle: Aides\nwindow: { from: 2022-12-15, to: 2023-01-10 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { p: { label: P, sources: [aides] } }\n",
  ],
  [
    "codelists/themes.yaml",
    "codelist: themes\nlabel: Thèmes\ncodes: [{ code: health, label: Santé }, { code: taxes, label: Impôts }]\n",
  ],
  [
    "sources/aides.yaml",
    "source: aides\nlabel: Aides\nunit: { one: aide, many: aides }\nfields:\n  on: { type: date, label: Jour }\n  themes: { type: multiple, codelist: themes, label: Thèmes }\nderive: { month: { period: on, every: month, label: Mois } }\n",
  ],
  ["indicators.yaml", "indicators: { m: { kind: distribution, source: aides, title: Mois, of: month } }\n"],
]);
const fictionText = `fiction: 1
study: aides
sources:
  aides:
    units: { count: 1000, assumption: "Hypothèse : mille." }
    margins:
      - of: month
        rows: [{ shares: { "2022-12": 40, "2023-01": 60 }, assumption: "Hypothèse : plus en janvier." }]
      - of: themes_health
        rows: [{ shares: { "yes": 70, "no": 30 }, assumption: "Hypothèse : surtout la santé." }]
      - of: themes_taxes
        rows:
          - at: { themes_health: "no" }
            shares: { "yes": 100, "no": 0 }
            assumption: "Hypothèse : l’un ou l’autre."
          - shares: { "yes": 10, "no": 90 }
            assumption: "Hypothèse : rarement les deux."
`;

test("days lie in their month, within the window, from Monday to Friday; answers are one text", async () => {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  const parsed = parseFiction(fictionText, "fiction.yaml", study);
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  const units = rowsOf(makeFiction({ study, fiction: parsed.fiction, seed: 1 }), "p/aides.csv");
  const days = units.map((unit) => unit.get("on") ?? "");
  expect(counted(days.map((day) => day.slice(0, 7)))).toEqual({ "2022-12": 400, "2023-01": 600 });
  expect(days.every((day) => "2022-12-15" <= day && day <= "2023-01-10")).toBe(true);
  expect(days.every((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toBe(true);
  expect(counted(units.map((unit) => unit.get("themes") ?? ""))).toEqual({
    health: 630,
    "health;taxes": 70,
    taxes: 300,
  });
});

const bandedFiles = new Map([
  ...files,
  [
    "codelists/waits.yaml",
    "codelist: waits\nlabel: Attente\ncodes: [{ code: short, from: 0, label: Courte }, { code: long, from: 3, label: Longue }]\n",
  ],
  [
    "sources/aides.yaml",
    `source: aides
label: Aides
unit: { one: aide, many: aides }
fields:
  on: { type: date, label: Jour }
  decided: { type: date, label: Décision }
  closed: { type: date, label: Clôture }
  income: { type: number, range: { from: 0, to: 3000 }, grain: 10, label: Revenu }
derive:
  month: { period: on, every: month, label: Mois }
  wait: { days: [on, decided], range: { from: 0, to: 30 }, label: Attente }
  waits: { bands: wait, codelist: waits, label: Attente }
  stay: { months: [closed, 2023-01-31], label: Depuis }
  stays: { bands: stay, codelist: waits, label: Depuis }
  part: { quantiles: income, at: [1000, 2000], publication: "Insee, 2021", label: Revenu }
`,
  ],
  ["indicators.yaml", "indicators: { m: { kind: distribution, source: aides, title: Mois, of: waits } }\n"],
]);
const bandedText = `fiction: 1
study: aides
sources:
  aides:
    units: { count: 1000, assumption: "Hypothèse : mille." }
    margins:
      - of: waits
        rows: [{ shares: { short: 40, long: 60 }, assumption: "Hypothèse." }]
      - of: month
        rows: [{ shares: { "2022-12": 40, "2023-01": 60 }, assumption: "Hypothèse." }]
      - of: stays
        rows: [{ shares: { short: 70, long: 30 }, assumption: "Hypothèse." }]
      - of: part
        rows: [{ shares: { q1: 20, q2: 50, q3: 30 }, assumption: "Hypothèse." }]
`;

test("numbers lie in their bands and their range; a date is as far from the other end as its band says", async () => {
  const loaded = await loadStudy(bandedFiles);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  const parsed = parseFiction(bandedText, "fiction.yaml", study);
  if ("errors" in parsed)
    throw new RangeError(parsed.errors.map(({ code, values }) => code + values.name?.value).join());
  const units = rowsOf(makeFiction({ study, fiction: parsed.fiction, seed: 1 }), "p/aides.csv");
  const waits = units.map(
    (unit) => (Date.parse(unit.get("decided") ?? "") - Date.parse(unit.get("on") ?? "")) / 86_400_000,
  );
  expect(counted(waits.map((days) => (days < 3 ? "short" : "long")))).toEqual({ short: 400, long: 600 });
  expect([Math.min(...waits), Math.max(...waits)]).toEqual([0, 29]);
  // Completed months to 31 January 2023 by their definition: the last day of a month is one that it lacks.
  const months = units.map((unit) => {
    const [year = 0, month = 0, day = 0] = (unit.get("closed") ?? "").split("-").map(Number);
    return 2023 * 12 + 1 - (year * 12 + month) - (31 < day ? 1 : 0);
  });
  expect(counted(months.map((number) => (number < 3 ? "short" : "long")))).toEqual({ short: 700, long: 300 });
  expect([Math.min(...months), Math.max(...months)]).toEqual([0, 5]);
  const incomes = units.map((unit) => Number(unit.get("income")));
  expect(counted(incomes.map((income) => `q${1 + Math.floor(income / 1000)}`))).toEqual({
    q1: 200,
    q2: 500,
    q3: 300,
  });
  expect([Math.min(...incomes), Math.max(...incomes)]).toEqual([0, 2990]);
  expect(incomes.every((income) => income % 10 === 0)).toBe(true);
});
