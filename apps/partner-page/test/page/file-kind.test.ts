import { expect, test } from "vitest";
import { kindOfBytes } from "../../src/page/actions/open-file.ts";

test.for([
  ["etude.vigie", "PK", "study"],
  ["ETUDE.VIGIE", "PK", "study"],
  ["dossier-a-garder.zip", "PK", "dossier"],
  ["mapping.yaml", "mapping: 1", "mapping"],
  ["caf.yml", "mapping: 1", "mapping"],
  ["mapping.ledger.json", '{\n  "ledger": 1,', "ledger"],
  ["cle.json", '{"kty":"OKP","crv":"Ed25519"', "key"],
  ["lieux.json", '[{"id":"1"}]', "data"],
  ["foyers.csv", "id;sexe", "data"],
  ["foyers.csv.gz", "", "data"],
  ["sans-extension", "id;sexe", "data"],
] as const)("%s is a file of %s", ([name, start, kind]) => {
  expect(kindOfBytes(name, start)).toBe(kind);
});
