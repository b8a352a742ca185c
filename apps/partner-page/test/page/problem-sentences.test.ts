import { cureOn, VigieError } from "@vigie/words";
import { expect, test } from "vitest";
import { problemSentences, readableProblems } from "../../src/page/parts/problem-list.tsx";

/** A line of a mapping, a word of the command, or a path that only the command writes. */
const ofCommand = /[«“]\s?(?:[a-z_]+:|--)|\bvigie [a-z]|private\//;

/** Speak of a file that the person wrote by hand, and of its lines, several files of a source included; of databases, or of texts of a study, which a page does not read. */
const aboutFile =
  /^engine\/(?:mapping-(?!kind-unknown|untranslated|source-empty)|file-column-taken|connection-|database-|table-absent|cluster-|view-of-another-version|keys-on-several-servers)|^study\/|^shapes\/(?:beside-unknown|keys-absent|plain-column-unknown|departement-unused|rows-not-text)|^bundle\/(?:not-a-bundle|too-large|format-old|format-unmarked|over-cap|unsigned)|^engine\/parquet-not-here|^page\/mapping-several-files|^partner\/|^diagnostic\/(?!own-|published-|holder-)/;

test("what the page says of a problem speaks of its steps, not of lines of a mapping or of the command", () => {
  for (const language of ["fr", "en"] as const)
    expect(
      Object.entries(readableProblems[language])
        .filter(
          ([code, texts]) =>
            texts !== undefined &&
            !aboutFile.test(code) &&
            ofCommand.test(`${texts.what} ${texts.expected} ${cureOn("page", texts)}`),
        )
        .map(([code]) => code),
    ).toEqual([]);
});

test("a cure of the page takes the place of that of the command", () => {
  const error = new VigieError("files/encoding-wrong", { file: "contacts.csv" }, {});
  expect(problemSentences(error, "fr").cure).toContain("À l’étape « Vos fichiers »");
  expect(problemSentences(error, "en").cure).toContain("In the step “Your files”");
});
