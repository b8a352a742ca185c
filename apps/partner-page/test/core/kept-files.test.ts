import { mappingText } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { dossierZip, makeSigningKey, readDossier, readSigningKey } from "../../src/core/dossier.ts";
import { draftProblems, startDraft, takeUpDraft } from "../../src/core/mapping-choices.ts";

const codesOf = (error: unknown) =>
  error instanceof VigieErrors ? error.errors.map(({ code }) => code) : error;

describe("the dossier", () => {
  const whole = { mapping: "mapping: 1\n# é\n", key: "{}\n", ledger: '{ "ledger": 1 }\n' };
  test.each([
    ["whole", whole],
    ["without key", { ...whole, key: null }],
    ["of a first year", { mapping: whole.mapping, key: null, ledger: null }],
  ])("%s is read back as it was given", async (_, dossier) => {
    const zip = new Blob([new Uint8Array(dossierZip(dossier))]);
    expect(await readDossier(zip, "dossier.zip")).toEqual(dossier);
  });

  test("has the names that the command gives: the ledger beside the mapping", () => {
    expect(Object.keys(unzipSync(dossierZip(whole)))).toEqual([
      "mapping.yaml",
      "mapping.ledger.json",
      "key.json",
    ]);
  });

  test.each([
    ["a text", new Blob(["mapping: 1"])],
    [
      "a zip of something else",
      new Blob([new Uint8Array(dossierZip({ ...whole, mapping: "" })).slice(0, 60)]),
    ],
  ])("%s is none", async (_, file) => {
    expect(await readDossier(file, "dossier.zip").catch(codesOf)).toEqual(["page/dossier-invalid"]);
  });
});

test("a key is read back, with a fingerprint that depends on it alone", async () => {
  const key = await makeSigningKey();
  expect(await readSigningKey(key.privateText, "key.json")).toEqual(key);
  expect(key.fingerprint).toMatch(/^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  // Its name begins the same digest.
  expect(key.fingerprint.replaceAll(" ", "")).toMatch(new RegExp(`^${key.id.slice(1)}`));
  const spoiled = key.privateText.replace(/"x": "../, '"x": "AA');
  expect(await readSigningKey(spoiled, "key.json").catch(codesOf)).toEqual(["bundle/private-key-invalid"]);
});

describe("a draft", () => {
  let study: Study;
  beforeAll(async () => {
    const loaded = await loadStudy(newStudy());
    if ("errors" in loaded) throw new RangeError("the new study is wrong");
    study = loaded.study;
  });
  const partnerOf = (id: string) => {
    const partner = study.partners.get(id);
    if (partner === undefined) throw new RangeError(id);
    return partner;
  };

  test("that is new has a secret of its own, and lacks its sources only in the run", () => {
    const [one, other] = [startDraft(study, partnerOf("caf")), startDraft(study, partnerOf("caf"))];
    expect(one.secret).not.toBe(other.secret);
    expect(draftProblems(one, study)).toEqual([]);
  });

  test("whose secret was copied from a guide is refused, as the command refuses it", () => {
    const draft = startDraft(study, partnerOf("caf"));
    const copied = { ...draft, secret: "c2VjcmV0IGQnZXhlbXBsZSwgYSBuZSBwYXMgY29waWU" };
    expect(draftProblems(copied, study).map(({ code }) => code)).toEqual(["engine/secret-missing"]);
  });

  test("is taken up from its text; another partner’s is refused", () => {
    const draft = startDraft(study, partnerOf("caf"));
    const text = mappingText(draft, "fr");
    const about = { study, partner: partnerOf("caf") };
    expect(takeUpDraft(text, "mapping.yaml", about)).toEqual(draft);
    const others = text.replace("partner: caf", "partner: cpam");
    expect(() => takeUpDraft(others, "mapping.yaml", about)).toThrow("page/mapping-of-another");
    expect(() => takeUpDraft("a: [", "mapping.yaml", about)).toThrow("study/yaml");
    const units = "units: { files: [nord.csv, sud.csv], key: id }";
    const several = text.replace(/^sources:[\s\S]*/m, `sources:\n  allocataires:\n    ${units}\n`);
    const taken = takeUpDraft(several.replace("nord.csv", "a/nord.csv"), "mapping.yaml", about);
    expect(taken).toEqual(takeUpDraft(several, "mapping.yaml", about));
    for (const files of ["dossier/", "[a/nord.csv, b/nord.csv]"]) {
      const unclear = several.replace("[nord.csv, sud.csv]", files);
      expect(() => takeUpDraft(unclear, "mapping.yaml", about)).toThrow("page/mapping-several-files");
    }
  });
});
