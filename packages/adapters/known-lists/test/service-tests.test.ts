import { loadStudy, type Source, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { beforeAll, describe, expect, test } from "vitest";
import { serviceQuality } from "../src/kinds/service-quality.ts";
import { serviceRatings } from "../src/kinds/service-ratings.ts";
import { serviceSteps } from "../src/kinds/service-steps.ts";
import { serviceTests } from "../src/kinds/service-tests.ts";
import { converted, counts, tableInput } from "./converted.ts";

const grid = `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: Numériser }]
topics: [{ code: help, label: Aide joignable }, { code: offline, label: Voie sans numérique }]
testers: [t1, t2]
services:
  - code: c2s
    label: Demande de C2S
    institution: Cpam
    steps: [{ code: find, label: Trouver }, { code: login, label: Se connecter }, { code: send, label: Envoyer }]
`;

let study: Study;
let source: Source;
beforeAll(async () => {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        "vigie: 1\nstudy: t\nversion: '1'\ntitle: T\nwindow: { from: 2023-01-01, to: 2023-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { o: { label: O, sources: [service_tests, service_steps, service_ratings, service_quality] } }\n",
      ],
      ["service-test.yaml", grid],
      [
        "indicators.yaml",
        "indicators: { i: { kind: distribution, source: service_tests, title: I, of: completed } }\n",
      ],
    ]),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  study = loaded.study;
  const found = study.sources.get("service_tests");
  if (found === undefined) throw new RangeError("the grid gives its sources");
  source = found;
});

const header =
  "test|testeur|date|service|appareil|etape|atteinte|minutes|systemes|allers_retours|aide|documents|password|scan|remarques";
/** Two tests: one to the end in 16 minutes across three systems, one stopped at the second step. */
const results = [
  header,
  "1|t1|2023-05-02|c2s|phone|find|oui|4|site|0|non|||| ",
  "1|t1|2023-05-02|c2s|phone|login|oui|7,5|site+messagerie|2|oui||majeur||",
  "1|t1|2023-05-02|c2s|phone|send|oui|4.5|site+FranceConnect|0|non|3||mineur|long",
  "2|t2|03/05/2023|c2s|phone|find|oui|3|site|0|non||||",
  "2|t2|03/05/2023|c2s|phone|login|non|12|site|1|oui||bloquant||",
];
const input = (...lines: readonly string[]) => tableInput(lines.join("\n"));
const run = () => ({ study, source, day: "2023-12-31" });

describe("one file of results gives", () => {
  test("one row per test: completed, timed at every step, distinct systems", async () => {
    const found = await converted(serviceTests, input(...results), run());
    expect(found.rows).toEqual([
      {
        test: "1",
        service: "c2s",
        device: "phone",
        completed: "yes",
        minutes: "16",
        systems: "3",
        round_trips: "2",
        documents: "3",
      },
      {
        test: "2",
        service: "c2s",
        device: "phone",
        completed: "no",
        minutes: "",
        systems: "1",
        round_trips: "1",
        documents: "",
      },
    ]);
    expect(counts(found)).toEqual({ steps_absent: 1, noted_unreached: 1 });
  });
  test("a row a step, the one without a line not reached", async () => {
    const { rows } = await converted(serviceSteps, input(...results), run());
    expect(rows.map(({ step, reached, minutes }) => [step, reached, minutes])).toEqual([
      ["c2s-find", "yes", "4"],
      ["c2s-login", "yes", "7.5"],
      ["c2s-send", "yes", "4.5"],
      ["c2s-find", "yes", "3"],
      ["c2s-login", "no", "12"],
      ["c2s-send", "no", ""],
    ]);
  });
  test("one row per obstacle: none where reached and not noted, unknown where not reached", async () => {
    const { rows } = await converted(serviceRatings, input(...results), run());
    expect(rows.map(({ step, obstacle, severity }) => [step, obstacle, severity].join(" "))).toEqual([
      "c2s-find password none",
      "c2s-find scan none",
      "c2s-login password major",
      "c2s-login scan none",
      "c2s-send password none",
      "c2s-send scan minor",
      "c2s-find password none",
      "c2s-find scan none",
      "c2s-login password blocking",
      "c2s-login scan ",
      "c2s-send password ",
      "c2s-send scan ",
    ]);
  });
});

test("a completed test with a step that nobody timed has no time, and it is counted", async () => {
  const found = await converted(serviceTests, input(...results.slice(0, 4)), run());
  expect(found.rows).toMatchObject([{ minutes: "16" }]);
  const untimed = await converted(
    serviceTests,
    input(header, ...results.slice(1, 4).map((line) => line.replace("|7,5|", "||"))),
    run(),
  );
  expect(untimed.rows).toMatchObject([{ completed: "yes", minutes: "" }]);
  expect(counts(untimed)).toEqual({ untimed: 1 });
});

test("the same person again, on the same service and device, is no second opinion", async () => {
  const again = results.slice(1, 4).map((line) => line.replace(/^1\|/, "3|"));
  const found = await converted(serviceRatings, input(...results.slice(0, 4), ...again), run());
  expect(found.rows.map(({ first }) => first)).toEqual([...Array(6).fill("yes"), ...Array(6).fill("no")]);
  expect(counts(found)).toEqual({ repeated: 1 });
});

test("answers on quality, those left empty set aside", async () => {
  const found = await converted(
    serviceQuality,
    input("test|service|appareil|sujet|reponse", "1|c2s|phone|help|En partie", "1|c2s|phone|offline|"),
    run(),
  );
  expect(found.rows).toEqual([
    { topic_of_test: "1|help", service: "c2s", device: "phone", topic: "help", topic_answer: "partly" },
  ]);
  expect(counts(found)).toEqual({ unanswered: 1 });
});

test("an answer on quality with a cell too many is refused; empty cells to the right are nothing", async () => {
  const quality = (...lines: readonly string[]) =>
    converted(serviceQuality, input("test|service|appareil|sujet|reponse", ...lines), run());
  await expect(quality("1|c2s|phone|help|oui|au guichet")).rejects.toMatchObject({
    errors: [{ code: "shapes/grid-cell-beyond", place: { file: "table.csv", line: 2 } }],
  });
  expect((await quality("1|c2s|phone|help|oui|| ")).rows).toHaveLength(1);
});

const mistakes: readonly {
  readonly title: string;
  readonly lines: readonly string[];
  readonly errors: readonly unknown[];
}[] = [
  {
    title: "a step that the grid lacks",
    lines: [header, "1|t1|2023-05-02|c2s|phone|pay|oui|||||||| "],
    errors: [{ code: "shapes/grid-value-unknown", place: { file: "table.csv", line: 2 } }],
  },
  {
    title: "a severity of another scale, twice",
    lines: [
      results[0] ?? "",
      ...results.slice(1, 4).map((line) => line.replace("majeur", "grave").replace("mineur", "grave")),
    ],
    errors: [
      { code: "shapes/grid-value-unknown", place: { file: "table.csv", line: 3 } },
      { code: "shapes/grid-value-unknown", place: { file: "table.csv", line: 4 } },
    ],
  },
  {
    title: "a person who is not among the testers",
    lines: [header, ...results.slice(1, 4).map((line) => line.replace("t1", "Camille"))],
    errors: [{ code: "shapes/grid-value-unknown", place: { file: "table.csv", line: 2 } }],
  },
  {
    title: "an obstacle that the grid forgot",
    lines: [`${header}|captcha`, ...results.slice(1)],
    errors: [{ code: "shapes/grid-column-unknown", place: { file: "table.csv" } }],
  },
  {
    title: "two persons under one number",
    lines: [...results.slice(0, 4), "1|t2|2023-05-03|c2s|phone|find|oui||||||||"],
    errors: [{ code: "shapes/grid-test-mixed", place: { file: "table.csv", line: 5 } }],
  },
  {
    title: "the same step twice",
    lines: [...results, results[5] ?? ""],
    errors: [{ code: "shapes/grid-line-twice", place: { file: "table.csv", line: 7 } }],
  },
  {
    title: "a remark that holds a separator, and a value under a column without a name",
    lines: [`${header}|`, `${results[1] ?? ""}non|reçu`, `${results[2] ?? ""}|| |reçu`, results[3] ?? ""],
    errors: [
      {
        code: "shapes/grid-cell-beyond",
        place: { file: "table.csv", line: 2 },
        values: { rows: { value: 2 } },
      },
    ],
  },
  {
    title: "minutes in words",
    lines: [header, (results[1] ?? "").replace("|4|", "|quatre|")],
    errors: [{ code: "shapes/grid-value-unknown", place: { file: "table.csv", line: 2 } }],
  },
];
for (const { title, lines, errors } of mistakes)
  test(`refused: ${title}`, async () => {
    const thrown = await converted(serviceTests, input(...lines), run()).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(VigieErrors);
    expect(thrown).toMatchObject({ errors });
    expect(JSON.stringify(thrown)).not.toContain("Camille");
  });
