import { describe, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { hashOf, withoutKeys } from "../src/definitions/hash.ts";

const block = `study: essai
partners:
  caf:
    label: Caf
    keys: # celles de 2026
      - { id: k1, public: "abc", from: 2026-01-01 }
      - id: k2
        public: "def"
    sources: [foyers]
  cpam:
    label: Cpam
    sources: [assures]
# la suite
window: { from: 2022-07-01, to: 2022-12-31 }
`;

describe("a study has the same text without its keys", () => {
  test.each([
    [
      "on lines of their own, in the middle",
      block,
      block.replace(/ {4}keys:[\s\S]*?(?= {4}sources: \[foyers)/, ""),
    ],
    [
      "on lines of their own, at the end of a partner",
      block.replace(
        "    sources: [assures]\n",
        '    sources: [assures]\n    keys: [{ id: k, public: "x" }]\n',
      ),
      block.replace(/ {4}keys:[\s\S]*?(?= {4}sources: \[foyers)/, ""),
    ],
    [
      "among others",
      "partners: { caf: { label: Caf, keys: [{ id: k }], sources: [a] } }\n",
      "partners: { caf: { label: Caf, sources: [a] } }\n",
    ],
    [
      "last",
      "partners: { caf: { sources: [a], keys: [{ id: k }, { id: l }] } }\n",
      "partners: { caf: { sources: [a] } }\n",
    ],
    [
      "first",
      "partners: { caf: { keys: [{ id: k }], sources: [a] } }\n",
      "partners: { caf: { sources: [a] } }\n",
    ],
    [
      "at the end of the file",
      "partners:\n  caf:\n    sources: [a]\n    keys:\n      - id: k\n",
      "partners:\n  caf:\n    sources: [a]\n",
    ],
    [
      "where nobody has any",
      "title: keys: none\npartners: { caf: { label: keys } }\n",
      "title: keys: none\npartners: { caf: { label: keys } }\n",
    ],
    [
      "elsewhere than at a partner, where they stay",
      "keys: [a]\npartners: { caf: { label: { keys: b } } }\n",
      "keys: [a]\npartners: { caf: { label: { keys: b } } }\n",
    ],
  ])("%s", (_, text, expected) => {
    expect(withoutKeys(text)).toBe(expected);
  });
});

test("a key that is added makes no other study; another source does", async () => {
  const files = new Map(newStudy());
  const text = files.get("study.yaml") ?? "";
  const hashWith = (studyText: string) => hashOf(new Map([...files, ["study.yaml", studyText]]));
  const signed = text.replace(
    /^( +)sources: \[allocataires\]\n/m,
    '$&$1keys:\n$1  - { id: k1, public: "abc", from: 2026-01-01 }\n',
  );
  expect(signed).not.toBe(text);
  expect(await hashWith(signed)).toBe(await hashWith(text));
  expect(await hashWith(signed.replace("abc", "def"))).toBe(await hashWith(text));
  expect(await hashWith(text.replace("[allocataires]", "[allocataires, autres]"))).not.toBe(
    await hashWith(text),
  );
});

test("a holder that is added makes no other study; pooling does", async () => {
  const files = new Map(newStudy());
  const text = files.get("study.yaml") ?? "";
  const hashWith = (added: string) =>
    hashOf(
      new Map([...files, ["study.yaml", text.replace(/^( +)sources: \[allocataires\]\n/m, `$&${added}`)]]),
    );
  const one = "    holders: [{ id: bobigny, label: Bobigny }]\n";
  expect(await hashWith(one)).toBe(await hashWith(""));
  expect(await hashWith(`    holders:\n      - { id: pantin, label: Pantin }\n`)).toBe(await hashWith(""));
  expect(await hashWith(`${one}    pooled: true\n`)).not.toBe(await hashWith(one));
});
