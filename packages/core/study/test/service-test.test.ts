import { expect, test } from "vitest";
import { loadStudy, type Study } from "../src/index.ts";

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
  observatory: { label: Observatoire, sources: [service_tests, service_steps, service_ratings, service_quality] }
`,
  ],
  [
    "service-test.yaml",
    `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: Numériser }]
topics: [{ code: help, label: Aide joignable }]
testers: [t1, t2]
services:
  - code: c2s
    label: Demande de C2S
    institution: Cpam
    steps: [{ code: find, label: Trouver le service }, { code: send, label: Envoyer }]
  - { code: rsa, label: Demande de RSA, institution: Caf, steps: [{ code: find, label: Trouver le service }] }
`,
  ],
  [
    "indicators.yaml",
    `indicators:
  steps: { kind: profile, source: service_steps, title: Étapes atteintes, by: step, of: reached }
  obstacles: { kind: profile, source: service_ratings, universe: noted, title: Obstacles, by: service, of: obstacle }
`,
  ],
]);

async function loaded(): Promise<Study> {
  const result = await loadStudy(files);
  if ("errors" in result) throw new RangeError(result.errors.map(({ code }) => code).join());
  return result.study;
}

test("a grid is enough for a study: it stands for four sources, which protect nobody", async () => {
  const { sources } = await loaded();
  expect([...sources.keys()]).toEqual([
    "service_tests",
    "service_steps",
    "service_ratings",
    "service_quality",
  ]);
  for (const { protects } of sources.values()) expect(protects).toBe("nothing");
});

test("a step bears the name of its service, and leads to it", async () => {
  const attributes = (await loaded()).sources.get("service_steps")?.attributes;
  expect(attributes?.get("step")?.codes.map(({ code }) => code)).toEqual([
    "c2s-find",
    "c2s-send",
    "rsa-find",
  ]);
  expect(attributes?.get("step")?.codes[1]?.label.fr).toBe("Demande de C2S : envoyer");
  expect(attributes?.get("service")?.origin).toMatchObject({ kind: "recode", of: "step" });
  expect(attributes?.get("service")?.codes.map(({ code }) => code)).toEqual(["c2s", "rsa"]);
});

test("the grid may have a window of its own", async () => {
  const grid = files.get("service-test.yaml") ?? "";
  const testFiles = new Map([
    ...files,
    ["service-test.yaml", `window: { from: 2022-01-01, to: 2022-06-30 }\n${grid}`],
  ]);
  const result = await loadStudy(testFiles);
  const study = "study" in result ? result.study : null;
  expect(study?.sources.get("service_steps")?.window).toEqual({ from: "2022-01-01", to: "2022-06-30" });
});

test("services, devices, obstacles and topics come in no order: figures sort them by what they show", async () => {
  const { codelists } = await loaded();
  const ordered = [...codelists].filter(([, { ordered: isOrdered }]) => isOrdered).map(([id]) => id);
  expect(ordered.filter((id) => /^test/.test(id)).toSorted()).toEqual([
    "test_answer",
    "test_severity",
    "tested_step",
  ]);
});

test("severity has an order, and no source knows who tested", async () => {
  const { sources, codelists } = await loaded();
  expect(codelists.get("test_severity")).toMatchObject({
    ordered: true,
    codes: [{ code: "none" }, { code: "minor" }, { code: "major" }, { code: "blocking" }],
  });
  for (const { attributes } of sources.values())
    expect([...attributes.keys()].join()).not.toContain("tester");
});
