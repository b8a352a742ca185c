import { loadStudy } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { makeFiction, parseFiction } from "../src/index.ts";
import { textOf } from "./recount.ts";

const files = new Map([
  [
    "study.yaml",
    "vigie: 1\nstudy: t\nversion: '1'\ntitle: T\nwindow: { from: 2023-01-01, to: 2023-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { o: { label: O, sources: [service_tests, service_steps, service_ratings, service_quality] } }\n",
  ],
  [
    "service-test.yaml",
    `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: Numériser }]
topics: [{ code: help, label: Aide joignable }, { code: offline, label: Voie sans numérique }]
testers: [t1, t2]
services:
  - code: c2s
    label: C2S
    institution: Cpam
    steps: [{ code: find, label: Trouver }, { code: send, label: Envoyer }]
`,
  ],
  [
    "indicators.yaml",
    "indicators: { i: { kind: distribution, source: service_tests, title: I, of: completed } }\n",
  ],
]);
const fictionText = `fiction: 1
study: t
sources: {}
service_tests:
  assumption: "Hypothèse : de notre choix."
  noted: 100
  disagreement: 0
  services:
    c2s:
      find: { minutes: 6, systems: [site, sms], round_trips: 1, obstacles: { password: major } }
      send: { minutes: 3, stops: 100, documents: 2, obstacles: { scan: minor } }
  quality: { c2s: { partly: [help] } }
`;
const loaded = await loadStudy(files);
if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
const { study } = loaded;
const parsed = (text: string) => parseFiction(text, "fiction.yaml", study);
const made = (seed = 1) => {
  const found = parsed(fictionText);
  if ("errors" in found) throw new RangeError(found.errors.map(({ code }) => code).join());
  return makeFiction({ study, fiction: found.fiction, seed });
};

describe("each person tests each service once on each device", () => {
  const rows = textOf(made(), "o/tests.csv")
    .trim()
    .split("\n")
    .map((line) => line.split(";"));
  test("up to the step that stops the test, which is then blocking", () => {
    expect(rows).toHaveLength(1 + 2 * 2 * 2);
    expect(rows[0]?.join()).toBe(
      "test,testeur,date,service,appareil,etape,atteinte,minutes,systemes,allers_retours,aide,documents,password,scan,remarques",
    );
    expect(rows.slice(1).map((row) => [row[5], row[6], row[12], row[13]].join(" "))).toEqual(
      Array.from({ length: 4 }, () => ["find oui majeur ", "send non  bloquant"]).flat(),
    );
  });
  test("the quality of a service is answered by topic, what is not said being out of place", () => {
    const quality = textOf(made(), "o/qualite.csv").trim().split("\n");
    expect(quality.slice(0, 3)).toEqual([
      "test;service;appareil;sujet;reponse;remarques",
      "1;c2s;phone;help;en partie;",
      "1;c2s;phone;offline;sans objet;",
    ]);
  });
});

test("same seed, same bytes", () => {
  expect(textOf(made(), "o/tests.csv")).toBe(textOf(made(), "o/tests.csv"));
  expect(textOf(made(), "o/tests.csv")).not.toBe(textOf(made(2), "o/tests.csv"));
});

const mistakes: readonly [string, string, string, string][] = [
  ["a step of the grid without its fiction", "      send:", "      sent:", "fiction/step-missing"],
  ["an obstacle that the grid lacks", "password: major", "captcha: major", "fiction/unknown-name"],
  ["a topic that the grid lacks", "partly: [help]", "partly: [hope]", "fiction/unknown-name"],
  ["numbers that nobody calls a hypothesis", "Hypothèse", "Constat", "fiction/no-evidence"],
];
for (const [title, before, after, code] of mistakes)
  test(`refused: ${title}`, () => {
    const found = parsed(fictionText.replace(before, after));
    expect("errors" in found && found.errors.map((error) => error.code)).toContain(code);
  });
