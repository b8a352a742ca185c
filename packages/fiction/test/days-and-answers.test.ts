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
