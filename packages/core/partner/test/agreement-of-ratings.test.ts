import { contentOf, loadStudy } from "@vigie/study";
import type { JointCounts } from "@vigie/table";
import { beforeAll, expect, test } from "vitest";
import { agreementOfRatings, agreementTabulation } from "../src/exact-measures/agreement-of-ratings.ts";

/** Units by line, observers A to D by column, 0 where one did not rate. Krippendorff (2011), section C. */
const published = [
  [1, 1, 0, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [0, 0, 1, 1],
  [0, 3, 0, 0],
];
/** The grades of the grid, for his 1 to 4. */
const grades = ["none", "minor", "major", "blocking"];

const steps = published.map((_, at) => `{ code: s${at + 1}, label: Étape ${at + 1} }`).join(", ");
const files = new Map([
  [
    "study.yaml",
    `vigie: 1
study: tests
version: "1"
title: Tests
window: { from: 2023-01-01, to: 2023-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  odds: { label: Observatoire, sources: [service_tests, service_steps, service_ratings, service_quality] }
`,
  ],
  [
    "service-test.yaml",
    `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: Numériser }, { code: wait, label: Attente }]
topics: [{ code: help, label: Aide joignable }]
testers: [t1, t2, t3, t4]
services:
  - { code: c2s, label: Demande de C2S, institution: Cpam, steps: [${steps}] }
  - { code: rsa, label: Demande de RSA, institution: Caf, steps: [${steps}] }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  agreement: { kind: agreement, source: service_ratings, title: Accord, of: severity, by: service, unit: [step, device, obstacle] }
`,
  ],
]);

type Measured = (rows: readonly Row[]) => Readonly<Record<string, readonly (number | null)[]>>;
interface Row {
  readonly service: string;
  readonly step: string;
  readonly obstacle: string;
  readonly severity: string;
}

/** The published ratings, as those of one obstacle in one service. */
const ratedIn = (service: string, obstacle: string, ratings = published): readonly Row[] =>
  ratings.flatMap((unit, at) =>
    unit.flatMap((grade) =>
      grade === 0
        ? []
        : [{ service, step: `${service}.s${at + 1}`, obstacle, severity: grades[grade - 1] ?? "" }],
    ),
  );
/** An obstacle of the grid, at every step of every service, that no one noted. */
const unnoted = (obstacle: string) =>
  ["c2s", "rsa"].flatMap((service) =>
    ratedIn(
      service,
      obstacle,
      published.map((unit) => unit.map(() => 1)),
    ),
  );

let measured: Measured;
beforeAll(async () => {
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const agreement = loaded.study.indicators.get("agreement");
  const source = loaded.study.sources.get("service_ratings");
  const indicator = agreement && contentOf(agreement).ratings;
  if (!indicator || source === undefined) throw new RangeError("no agreement");
  const { id, columns } = agreementTabulation(indicator);
  const groups = ["c2s", "rsa", "_T"];
  measured = (rows) => {
    const counted = Map.groupBy(rows, ({ service, step, obstacle, severity }) =>
      columns
        .map((name) => ({ service, step, obstacle, severity, device: "phone" })[name as keyof Row] ?? "phone")
        .join("|"),
    );
    const counts: JointCounts = {
      id,
      columns,
      rows: [...counted].map(([values, same]) => ({ values: values.split("|"), count: same.length })),
    };
    const { values } = agreementOfRatings(indicator, source, {
      jointCounts: new Map([[id, counts]]),
      table: {
        indicator: indicator.id,
        dimensions: [
          { name: "universe", codes: ["all"] },
          { name: "service", codes: groups },
        ],
        rows: groups.map((group) => ({ codes: ["all", group], count: 0 })),
      },
    });
    return Object.fromEntries(
      [...values].map(([codes, rowValues]) => [codes.split("|")[1] ?? "", rowValues]),
    );
  };
});

test("Krippendorff's four observers, without the unit of a fifth grade: .763, as r/alpha.R gives", () => {
  const { c2s } = measured(ratedIn("c2s", "password"));
  expect([c2s?.[0]?.toFixed(4), c2s?.[1], c2s?.[2]]).toEqual(["0.7631", 10, 37]);
});

test("obstacles of the grid that nobody noted change nothing, of a service nor overall", () => {
  const rated = [...ratedIn("c2s", "password"), ...ratedIn("rsa", "scan", published.toReversed())];
  expect(measured([...rated, ...unnoted("wait")])).toEqual(measured(rated));
});

test("an obstacle noted in one service counts there and overall, and in no other service", () => {
  const rated = [...ratedIn("c2s", "password"), ...ratedIn("rsa", "password")];
  const once = { service: "rsa", step: "rsa.s1", obstacle: "wait", severity: "minor" };
  const before = measured(rated);
  const after = measured([...rated, ...unnoted("wait"), once]);
  expect(after.c2s).toEqual(before.c2s);
  expect(after.rsa?.[1]).toBe((before.rsa?.[1] ?? 0) + 11);
  // Each of the two services was rated eleven times for it.
  expect(after._T?.[1]).toBe((before._T?.[1] ?? 0) + 22);
});
