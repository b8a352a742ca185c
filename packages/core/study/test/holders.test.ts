import { expect, test } from "vitest";
import { loadStudy } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const list = [
  "\uFEFFholder;label;communes;contact;key;public;from;to",
  'bobigny;"CCAS ; Bobigny";93008 93010;accueil@bobigny.example;k1;11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo;2026-01-01;',
  'pantin;"CCAS de Pantin;;;;;;',
  ";;;;;;;",
  "",
].join("\r\n");

test("the holders of a group are those of its list", async () => {
  const files = new Map(readFolder("base-study"));
  files.delete("published.yaml");
  const indicators = files.get("indicators.yaml") ?? "";
  files.set("indicators.yaml", indicators.replace(/^ {2}paths:.*\n/m, ""));
  files.set("holders/caf.csv", list);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new Error(loaded.errors.map(({ code }) => code).join());
  expect(loaded.study.partners.get("caf")?.group).toEqual({
    pooled: false,
    except: new Map(),
    holders: new Map([
      [
        "bobigny",
        {
          id: "bobigny",
          label: { fr: "CCAS ; Bobigny" },
          communes: ["93008", "93010"],
          contact: "accueil@bobigny.example",
          keys: [
            {
              id: "k1",
              public: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
              from: "2026-01-01",
              to: null,
            },
          ],
        },
      ],
      ["pantin", { id: "pantin", label: { fr: '"CCAS de Pantin' }, communes: [], contact: null, keys: [] }],
    ]),
  });
});
