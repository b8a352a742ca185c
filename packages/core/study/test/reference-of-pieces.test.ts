import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { editedYaml } from "../src/edit/edited-yaml.ts";
import { composeStudy } from "../src/index.ts";
import { isAskedOfPartners } from "../src/reading/study-files.ts";
import { readFolder } from "./read-folder.ts";
import { changes, departementPaths, everywhere, ownFiles, pieceOrder } from "./reference-changes.ts";

const studies = "../../../../studies";
const pieces = pieceOrder.map((name) => ({ name, files: readFolder(join(studies, "modeles", name)) }));
const reference = readFolder(join(studies, "publics-fragiles"));

/** What the pieces make of the reference study, with its words in the place of theirs. */
const composed = new Map(
  [...composedFiles()]
    .map(([path, text]) => [replacedAll(path), replacedAll(text)] as const)
    .filter(([path]) => isAskedOfPartners(path) && !ownFiles.includes(path))
    .map(([path, text]) => [path, changed(path, text)] as const),
);

function composedFiles(): ReadonlyMap<string, string> {
  const result = composeStudy(pieces, {
    study: "publics-fragiles",
    place: null,
    window: { from: "2022-07-01", to: "2022-12-31" },
    timezone: "Europe/Paris",
    holidays: null,
    partners: new Map(),
    english: true,
    files: new Map(),
  });
  if ("errors" in result) throw new RangeError("the pieces disagree");
  return result.files;
}

function replacedAll(text: string): string {
  return everywhere.reduce((left, [written, instead]) => left.replaceAll(written, instead), text);
}

function changed(path: string, text: string): string {
  return (changes[path] ?? []).reduce((left, [written, instead]) => {
    expect(left.split(written), `${path}: ${written}`).toHaveLength(2);
    return left.replace(written, () => instead);
  }, text);
}

test("every template is a piece of the reference study", () => {
  expect(pieceOrder.toSorted()).toEqual(
    readdirSync(join(import.meta.dirname, studies, "modeles")).toSorted(),
  );
});

test("what partners are asked is in the files of the pieces, and in those of Seine-Saint-Denis alone", () => {
  expect([...composed.keys(), ...ownFiles].toSorted()).toEqual(
    [...reference.keys()].filter(isAskedOfPartners).toSorted(),
  );
});

test.each([...composed])(
  "%s is that of the pieces, byte for byte, without what is asked besides",
  (path, text) => {
    const shared = (departementPaths[path] ?? []).reduce((left, part) => {
      const without = editedYaml(left, [{ path: part }]);
      expect(without, part.join(".")).not.toBe(left);
      return without;
    }, reference.get(path) ?? "");
    expect(shared).toBe(text);
  },
);
