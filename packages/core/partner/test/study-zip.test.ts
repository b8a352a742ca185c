import { loadStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { readStudyZip, readZippedLogo, studyZip } from "../src/index.ts";

const texts = new Map([...newStudy()].toSorted(([a], [b]) => (a < b ? -1 : 1)));
const read = (bytes: Uint8Array | string) =>
  readStudyZip(new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), "etude.vigie");
const zipped = (entries: Iterable<readonly [string, string]>) =>
  zipSync(Object.fromEntries([...entries].map(([path, text]) => [path, strToU8(text)])));

test("a study goes through its file unchanged, hash included", async () => {
  const again = await read(studyZip(texts));
  expect([...again]).toEqual([...texts]);
  const [before, after] = [await loadStudy(texts), await loadStudy(again)];
  expect("study" in after && "study" in before && after.study.hash === before.study.hash).toBe(true);
  expect(studyZip(new Map([...texts].toReversed()))).toEqual(studyZip(texts));
});

test.each([
  [
    "a partner’s mapping, with its secret",
    "mapping: 1\nstudy: essai\npartner: caf\nsecret: abc\nsources: {}\n",
  ],
  ["a mapping that does not read", "# Caf\nmapping: 1\nsecret: abc\n  sources: {"],
])("%s, is not handed to other partners", async (_, mapping) => {
  const again = await read(studyZip(new Map([...texts, ["partenaires/caf.yaml", mapping]])));
  expect([...again.keys()]).toEqual([...texts.keys()]);
});

test("a logo goes with the texts, and changes none of them", async () => {
  const logo = { name: "logo.png", bytes: new Uint8Array([0x89, 0x50, 0, 255]) };
  const zip = new Blob([new Uint8Array(studyZip(texts, logo))]);
  expect([...(await readStudyZip(zip, "etude.vigie"))]).toEqual([...texts]);
  const named = (name: string) => readZippedLogo(zip, { file: "etude.vigie", name });
  expect(await named("logo.png")).toEqual(logo.bytes);
  expect(await named("o.png")).toBeNull();
  const around = Object.fromEntries([...texts].map(([path, text]) => [`mon étude/${path}`, strToU8(text)]));
  const folder = zipSync({ ...around, "mon étude/logo.png": logo.bytes, "logo.png": new Uint8Array(3) });
  expect(await readZippedLogo(new Blob([new Uint8Array(folder)]), { file: "x", name: "logo.png" })).toEqual(
    logo.bytes,
  );
});

test("a folder that a person zipped by its name is the same study, without what systems add", async () => {
  const around = [...texts].map(([path, text]) => [`mon étude/${path}`, text] as const);
  const added = [
    ["__MACOSX/mon étude/._study.yaml", "x"],
    ["mon étude/.git/config.yaml", "x"],
    ["mon étude/donnees.csv", "a,b"],
  ] as const;
  expect([...(await read(zipped([...around, ...added])))].toSorted()).toEqual([...texts].toSorted());
});

test.each([
  ["a text", "vigie: 1\n", "partner/study-not-a-study"],
  ["nothing", "", "partner/study-not-a-study"],
  ["a zip of something else", zipped([["lisez-moi.md", "x"]]), "partner/study-not-a-study"],
  ["a zip that is cut", studyZip(texts).slice(0, 400), "partner/study-not-a-study"],
  ["a bomb", zipped([["study.yaml", "#".repeat(41_000_000)]]), "partner/study-too-large"],
  [
    "a text in another encoding",
    zipSync({ "study.yaml": new Uint8Array([0x74, 0xe9, 0x0a]) }),
    "partner/study-not-utf8",
  ],
] as const)("%s is refused", async (_, bytes, code) => {
  const error = await read(bytes).catch((thrown: unknown) => thrown);
  expect(error instanceof VigieErrors && error.errors.map((each) => each.code)).toEqual([code]);
});
