import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { mappingText, parseMapping, readDraft } from "../src/index.ts";

const loaded = await loadStudy(
  new Map([
    [
      "study.yaml",
      'vigie: 1\nstudy: essai\nversion: "1"\ntitle: Essai\nwindow: { from: 2022-07-01, to: 2022-12-31 }\ntimezone: Europe/Paris\nlanguages: [fr]\npartners: { caf: { label: Caf, sources: [foyers] } }\n',
    ],
    [
      "sources/foyers.yaml",
      "source: foyers\nlabel: Foyers\nunit: { one: foyer, many: foyers }\nfields: { rsa: { type: flag, label: RSA } }\n",
    ],
    ["indicators.yaml", "indicators: { rsa: { kind: distribution, source: foyers, title: RSA, of: rsa } }\n"],
  ]),
);
if ("errors" in loaded) throw new VigieErrors(loaded.errors);
const { study } = loaded;

const mappingOf = (units: string) => `mapping: 1
study: essai
partner: caf
secret: rIJK8ttnbS3M3gAUk7BBms1ZLptycFsh5mDQXdKPQpU
sources:
  foyers:
    units: { ${units} }
    population: entrepot.vigie_foyers
`;
const tables = "table: entrepot.foyers, connection: entrepot";

test.each([
  ["files", "file: foyers.csv, key: cle"],
  ["keys completed with zeros", `${tables}, key: { column: cle, pad: 8 }`],
])("a view of a cluster does not go with %s", (_, units) => {
  const parsed = parseMapping(mappingOf(units), "mapping.yaml", { study });
  expect("errors" in parsed && parsed.errors.map(({ code, place }) => [code, place.line])).toEqual([
    ["engine/mapping-population", 8],
  ]);
});

test("a view of a cluster is read by the connection of the tables, and kept by a draft", () => {
  const text = mappingOf(`${tables}, key: cle`);
  const parsed = parseMapping(text, "mapping.yaml", { study });
  const draft = readDraft(text, "mapping.yaml", study);
  if ("errors" in parsed || "errors" in draft) throw new RangeError("the test is badly written");
  expect(parsed.mapping.sources.get("foyers")?.population).toEqual({
    shown: "entrepot.vigie_foyers",
    path: "entrepot.vigie_foyers",
    format: { kind: "table", connection: "entrepot" },
  });
  expect(mappingText(draft.draft, null)).toContain("    population: entrepot.vigie_foyers\n");
});
