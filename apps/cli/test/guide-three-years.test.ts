import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { edited, type GuideStep, guideSteps } from "./guide-steps.ts";
import { vigie, workbench } from "./vigie.ts";

/** Three years of a study with a band of age, a channel and a partner changed, by the commands of the guide alone. */
const guide = await readFile(join(import.meta.dirname, "../../../docs/deuxieme-annee.md"), "utf8");
const steps = guideSteps(guide);
const isLong = process.env.VIGIE_LONG === "1";
const { folder, clear } = await workbench();
afterAll(clear);

async function follow(step: GuideStep): Promise<void> {
  if (step.kind !== "type") {
    const path = join(folder, step.file);
    await writeFile(path, edited(step, await readFile(path, "utf8").catch(() => "")));
    return;
  }
  const { code, error } = await vigie(step.words, folder);
  expect(code, `${step.words.join(" ")}\n${error}`).toBe(0);
}

const changes = async (year: number) =>
  (await readFile(join(folder, `site-${year}`, "evolution.html"), "utf8")).replaceAll(/<[^>]*>/g, " ");

test("the guide changes a band of age the second year, a channel and a partner the third", async () => {
  const commands = steps.flatMap((step) => (step.kind === "type" ? [step.words[0]] : []));
  const year = ["demo", "assemble"];
  expect(commands).toEqual(["new", "demo", "renew", "rename", "rename", ...year, "renew", "rename", ...year]);
  // Without its demonstrations, everything up to the second edition is done on each push.
  const before = steps.findIndex((step) => step.kind === "type" && step.words[0] === "assemble");
  const followed = isLong
    ? steps
    : steps.slice(0, before).filter((step) => step.kind !== "type" || step.words[0] !== "demo");
  for (const step of followed) await follow(step);
  const checked = await vigie(["check", "etude-2025"], folder);
  expect(checked.code, checked.error).toBe(0);
});

test.runIf(isLong)("its editions say what was broken each year, and nothing of the year before", async () => {
  expect(await changes(2025)).toContain("La dernière tranche d’âge commençait à 62 ans.");
  const third = await changes(2026);
  expect(third).toContain("Le téléphone est désormais un contact direct.");
  expect(third).not.toContain("62 ans.");
});
