import { expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

const association =
  "  lien: { kind: association, source: allocataires, title: Lien, of: menage, reference: isole, outcome: ennui }\n";

test("check counts the indicators that a study declares, not the tables that the circularity check adds", async () => {
  const { folder, clear } = await workbench();
  const study = new Map(newStudy());
  const counted = async () => {
    await writeFiles(folder, study);
    const { out, error } = await vigie(["check", "."], folder);
    expect(error).toBe("");
    return Number(/Indicateurs\s:\s(\d+)/.exec(out)?.[1]);
  };
  const before = await counted();
  const source = study.get("sources/allocataires.yaml") ?? "";
  study.set(
    "sources/allocataires.yaml",
    source.replace("\nderive:\n", "\nderive:\n  ennui: { any: [rsa, compte_actif], label: Ennui }\n"),
  );
  study.set("indicators.yaml", `${study.get("indicators.yaml") ?? ""}${association}`);
  expect(await counted()).toBe(before + 1);
  await clear();
});
