import { groups } from "@vigie/table";
import { expect, test } from "vitest";
import { attributeOf, groupLabel, loadStudy, type Source, subgroupLabel } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

async function homes(channels: string): Promise<Source> {
  const base = readFolder("base-study");
  const result = await loadStudy(new Map([...base, ["codelists/channels.yaml", channels]]));
  const source = "study" in result ? result.study.sources.get("homes") : undefined;
  if (source === undefined) throw new RangeError("the base study has this source");
  return source;
}

const channels = `codelist: channels
label: Canal
codes:
  - { code: web, label: { fr: Compte en ligne, en: Online account } }
  - { code: desk, label: { fr: Guichet, en: Front desk } }
  - { code: post, label: { fr: SMS ou courrier, en: SMS or post } }
  - { code: api, label: Automate }
`;

test("a subgroup is read from the labels of its channels", async () => {
  const source = await homes(channels);
  expect(subgroupLabel(source, "web")).toEqual({ fr: "Compte en ligne", en: "Online account" });
  expect(subgroupLabel(source, "web+desk")).toEqual({
    fr: "Compte en ligne et guichet",
    en: "Online account and front desk",
  });
  expect(subgroupLabel(source, "web+desk+post").fr).toBe("Compte en ligne, guichet et SMS ou courrier");
  expect(subgroupLabel(source, "none").fr).toBe("Sans contact");
  expect(subgroupLabel(source, "routine_only").fr).toBe("Routine seule");
  expect(subgroupLabel(source, "_O.mixed")).toEqual({
    fr: "Autres combinaisons (mixte)",
    en: "Other combinations (mixed)",
  });
  expect(subgroupLabel(source, "fax")).toEqual({ fr: "fax" });
});

test("groups and subgroups are attributes of a source that has contacts", async () => {
  const source = await homes(channels);
  expect(attributeOf(source, "group")?.codes.map(({ code }) => code)).toEqual(groups);
  expect(attributeOf(source, "group")?.codes.map(({ label }) => label)).toEqual(groups.map(groupLabel));
  expect(attributeOf(source, "subgroup")?.codes).toEqual([]);
  expect(attributeOf(source, "rsa")).toBe(source.attributes.get("rsa"));
  expect(attributeOf({ ...source, contacts: null }, "group")).toBeNull();
  expect(attributeOf(source, "nothing")).toBeNull();
});
