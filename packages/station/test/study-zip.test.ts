import { loadStudy, newStudy } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readStudyZip, studyZip } from "../src/index.ts";

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
  ["a text", "vigie: 1\n", "station/study-not-a-study"],
  ["nothing", "", "station/study-not-a-study"],
  ["a zip of something else", zipped([["lisez-moi.md", "x"]]), "station/study-not-a-study"],
  ["a zip that is cut", studyZip(texts).slice(0, 400), "station/study-not-a-study"],
  ["a bomb", zipped([["study.yaml", "#".repeat(41_000_000)]]), "station/study-too-large"],
  [
    "a text in another encoding",
    zipSync({ "study.yaml": new Uint8Array([0x74, 0xe9, 0x0a]) }),
    "station/study-not-utf8",
  ],
] as const)("%s is refused", async (_, bytes, code) => {
  const error = await read(bytes).catch((thrown: unknown) => thrown);
  expect(error instanceof VigieErrors && error.errors.map((each) => each.code)).toEqual([code]);
});
