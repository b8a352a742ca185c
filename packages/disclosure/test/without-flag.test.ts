import type { Table } from "@vigie/engine";
import { loadStudy, newStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { loadSolver, protect } from "../src/index.ts";

const highs = await loadSolver();

const source = `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  abroad: { type: flag, label: Née à l’étranger }
  letters: { type: flag, label: Courriers }
  french: { type: flag, label: Français }
derive:
  struggles: { any: [letters, french], label: En difficulté }
`;
const indicators = `indicators:
  link: { kind: association, source: allocataires, title: Lien, of: abroad, reference: "no", outcome: struggles }
`;

async function study(): Promise<Study> {
  const loaded = await loadStudy(
    new Map([...newStudy(), ["sources/allocataires.yaml", source], ["indicators.yaml", indicators]]),
  );
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join());
  return loaded.study;
}

/** Yes and no for those born abroad, then for the others. */
function table(indicator: string, outcome: string, counts: readonly [number, number, number, number]): Table {
  const [a, b, c, d] = counts;
  const lines = { yes: [a, b, a + b], no: [c, d, c + d], _T: [a + c, b + d, a + b + c + d] };
  return {
    indicator,
    dimensions: [
      { name: "universe", codes: ["all"] },
      { name: "abroad", codes: ["yes", "no", "_T"] },
      { name: outcome, codes: ["yes", "no", "_T"] },
    ],
    rows: Object.entries(lines).flatMap(([abroad, own]) =>
      ["yes", "no", "_T"].map((code, at) => ({ codes: ["all", abroad, code], count: own[at] ?? 0 })),
    ),
  };
}

const whole = table("link", "struggles", [120, 80, 60, 240]);

test.each([
  { says: "ten whose only difficulty is French", less: [110, 90, 49, 251], safe: false },
  { says: "eleven", less: [109, 91, 49, 251], safe: true },
  { says: "nobody", less: [120, 80, 60, 240], safe: true },
] as const)(
  "an association and the same without a flag tell the difference: $says",
  async ({ less, safe }) => {
    const reduced = table("link_without_french", "struggles_without_french", less);
    const known = await study();
    const hidden = (...tables: readonly Table[]) =>
      protect({ secret: "kq9x vltz 4rmw pb7c", study: known, tables, joints: new Map(), previous: [] }, highs)
        .tables.flatMap(({ rows }) => rows)
        .filter(({ cell }) => cell.status !== "free").length;
    expect(hidden(reduced)).toBe(0);
    expect(hidden(whole)).toBe(0);
    expect(hidden(whole, reduced) === 0).toBe(safe);
  },
);
