import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const study: Readonly<Record<string, string>> = {
  "study.yaml": `vigie: 1
study: tests
version: "1"
title: Tests
window: { from: 2023-01-01, to: 2023-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  odds: { label: Observatoire, sources: [service_tests, service_steps, service_ratings, service_quality] }
`,
  "service-test.yaml": `devices: [{ code: phone, label: Téléphone }, { code: computer, label: Ordinateur }]
obstacles: [{ code: password, label: Mot de passe }, { code: scan, label: "Numériser ; joindre" }]
topics: [{ code: help, label: Aide joignable }, { code: offline, label: Une voie sans numérique }]
testers: [t1, t2]
services:
  - code: c2s
    label: Demande de C2S
    institution: Cpam
    steps: [{ code: find, label: Trouver le service }, { code: send, label: Envoyer }]
  - { code: rsa, label: Demande de RSA, institution: Caf, steps: [{ code: find, label: Trouver le service }] }
`,
  "indicators.yaml": `indicators:
  completed: { kind: profile, source: service_tests, title: Achevés, by: service, of: completed }
  minutes: { kind: summary, source: service_tests, title: Durée, of: minutes, by: service, statistic: median }
  agreement: { kind: agreement, source: service_ratings, title: Accord, of: severity, by: service, unit: [step, device, obstacle] }
  quality: { kind: profile, source: service_quality, title: Qualité, by: topic, of: topic_answer }
`,
};

/** A study of two services tested by two persons on two devices, in the folder `grille`. */
export async function writeGrid(folder: string): Promise<void> {
  await mkdir(join(folder, "grille"));
  for (const [path, text] of Object.entries(study)) await writeFile(join(folder, "grille", path), text);
}
