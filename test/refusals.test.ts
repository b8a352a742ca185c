import { engineProblems } from "@vigie/engine";
import { filesProblems } from "@vigie/files";
import { shapesProblems } from "@vigie/known-lists";
import { mappingProblems } from "@vigie/mapping";
import { partnerProblems } from "@vigie/partner";
import { cureOn } from "@vigie/words";
import { expect, test } from "vitest";

/**
 * What each refusal of a partner's run teaches whoever learns of it, the study's author among them.
 * - `apart`: no row is read for it: the study, the mapping, the key, the machine and the connection decide;
 * - `file`: a mistake of the file, whose threshold is fixed here and that no study sets;
 * - `study`: it depends on exact data through what the study declares: nothing bounds what it teaches.
 *
 * A new problem enters one of them with a reason. Before it enters `study`, make it a warning of the private pages: see
 * `study-doubts.ts`. Problems of study files and of bundles are not here: they are found without the partner's data.
 */
const classes: readonly {
  readonly kind: "apart" | "file" | "study";
  readonly why: string;
  /** Of a package, separated by spaces. */
  readonly codes: string;
}[] = [
  {
    kind: "apart",
    why: "the mapping says something else than the study, or than itself",
    codes: `engine/mapping-of-another-study engine/mapping-partner-unknown engine/mapping-source-unknown
      engine/mapping-source-empty engine/mapping-units-without-contacts engine/mapping-units-of-survey
      engine/mapping-kind-unknown engine/mapping-format-unexpected engine/mapping-file-twice engine/mapping-files-kinds
      engine/mapping-folder-absent engine/mapping-folder-empty engine/mapping-folder-full engine/mapping-shape-columns engine/mapping-shape-unknown
      engine/mapping-field-unknown engine/mapping-field-derived engine/mapping-codes-unexpected
      engine/mapping-dates-unexpected engine/mapping-separator-unexpected engine/mapping-columns-unexpected
      engine/mapping-item-unknown engine/mapping-items-missing engine/mapping-contacts-unexpected
      engine/mapping-motive-missing engine/mapping-motive-unexpected engine/mapping-untranslated
      engine/mapping-value-twice engine/mapping-code-unknown engine/mapping-tables-apart engine/mapping-population engine/source-not-mapped
      engine/units-needed engine/contacts-needed engine/channels-too-many shapes/rows-not-text shapes/beside-unknown
      shapes/plain-column-unknown shapes/departement-unused shapes/grid-absent`,
  },
  {
    kind: "apart",
    why: "what the partner did not accept by name, its own rules, its secret, its comment",
    codes: `engine/floor-weaker engine/nothing-not-accepted engine/persons-file-unprotected engine/accepted-source-unknown engine/rho-not-accepted
      engine/doubt-unknown engine/pooled-source-unknown
      engine/secret-missing engine/comment-identifies`,
  },
  {
    kind: "apart",
    why: "sizes that the study declares as published, before any file is read",
    codes: "partner/budget-too-thin",
  },
  {
    kind: "apart",
    why: "the private files of a run that ended, which nothing of the study reads",
    codes: "partner/own-tables-unreadable",
  },
  {
    kind: "apart",
    why: "the file of the study, or the key to sign with",
    codes: `partner/study-not-a-study partner/study-too-large partner/study-not-utf8 partner/key-not-in-study
      partner/key-not-valid partner/holder-unknown`,
  },
  {
    kind: "apart",
    why: "the server of a database, its rights and its columns",
    codes: `engine/connection-unknown engine/connection-open-to-others engine/connection-address-invalid
      engine/database-unreachable engine/database-tls engine/database-login-refused engine/database-absent
      engine/database-lost engine/database-settings-closed engine/database-too-old engine/table-absent
      engine/table-column-absent engine/table-column-closed engine/table-closed-inside engine/column-type-unread
      engine/cluster-unread engine/cluster-server-lost engine/cluster-table-absent engine/view-of-another-version`,
  },
  {
    kind: "file",
    why: "the memory, the disk or the time that the machine gives, which no study knows",
    codes: `engine/memory-exhausted engine/page-memory-exhausted engine/database-stopped engine/database-short
      engine/database-answer-unread files/disk-full`,
  },
  {
    kind: "file",
    why: "the file is absent, closed, empty, cut, damaged, locked, too large, or of a kind that is not read",
    codes: `engine/file-without-rows engine/file-cut engine/parquet-unreadable engine/parquet-not-here
      engine/parquet-type-not-here engine/file-not-table files/file-absent files/file-is-folder files/file-closed
      files/file-empty files/gzip-truncated files/gzip-not-compressed files/xlsx-unreadable files/xlsx-too-large
      files/cell-outside-sheet files/sheet-absent files/kind-wrong files/truncated files/damaged files/encrypted
      files/variant-unread files/rows-differ files/header-too-large files/line-too-long shapes/json-unreadable shapes/json-too-large
      shapes/boundaries-unreadable shapes/no-list`,
  },
  {
    kind: "file",
    why: "its text does not read in the encoding that is declared: one byte is enough",
    codes: `files/null-byte files/encoding-wrong files/file-not-text files/encoding-is-utf16 files/encoding-is-utf8
      files/encoding-unread files/text-undecodable files/value-nul`,
  },
  {
    kind: "file",
    why: "its header or its lines are not those of a table: one line is enough",
    codes: `engine/columns-too-many engine/delimiter-wrong engine/line-ends-mixed engine/rows-ragged
      engine/rows-ragged-all engine/header-unlikely engine/header-alone engine/header-absent
      engine/header-of-other-file engine/column-absent engine/cells-merged engine/formulas-without-value engine/sheets-alike engine/column-twice engine/file-column-taken
      files/quote-unclosed shapes/columns-absent shapes/row-beyond shapes/keys-absent shapes/list-unknown shapes/json-unnamed
      shapes/grid-cell-beyond`,
  },
  {
    kind: "file",
    why: "rows that are no units, by the words and the form of their cells, and the sum or the number of the other rows",
    codes: "engine/other-rows",
  },
  {
    kind: "file",
    why: "a key missing, given twice or on two servers: one row is enough",
    codes:
      "engine/unit-twice engine/unit-without-key engine/keys-on-several-servers shapes/grid-test-mixed shapes/grid-line-twice",
  },
  {
    kind: "file",
    why: "a cell of a column that the partner itself maps is no date, no number, or no weight above zero: one is enough",
    codes: "engine/date-unreadable engine/number-unreadable engine/weight-invalid",
  },
  {
    kind: "file",
    why: "more than 2 % of the values of a column of dates are none: the share is fixed here",
    codes: "engine/dates-unreadable-many",
  },
  {
    kind: "file",
    why: "all contacts, without exception, lack a date, a channel or a unit of the units' file",
    codes: "engine/contacts-misread",
  },
  {
    kind: "file",
    why: "rows, contacts or values are lost or look wrong, or noisy counts are not near a published size, from shares fixed in `doubtRules`, and the mapping does not say why",
    codes: "partner/doubt-not-accepted",
  },
  {
    kind: "file",
    why: "a column is named, or a value is made, as what designates a person: one is enough",
    codes: "engine/direct-identifier",
  },
  {
    kind: "file",
    why: "a value that the national lists of places are not known to have, whatever the study",
    codes: "shapes/value-unknown",
  },
  {
    kind: "study",
    why: "a value outside of a code list of the study, which writes the list: counting it elsewhere would be a silent repair",
    codes: "engine/code-unknown",
  },
  {
    kind: "study",
    why: "a result of tests by agents outside of the study's grid; no person is in it",
    codes: "shapes/grid-column-unknown shapes/grid-value-unknown",
  },
  {
    kind: "study",
    why: "a public list of places none of which is in a commune of the study; no person is in it",
    codes: "shapes/none-inside",
  },
];

const codesOf = (text: string) => text.split(/\s+/).filter((code) => code !== "");
const classified = classes.flatMap(({ kind, codes }) => codesOf(codes).map((code) => ({ code, kind })));

test("every problem that a run at a partner's can raise is in one class, and in one only", () => {
  const all = [mappingProblems, engineProblems, partnerProblems, filesProblems, shapesProblems].flatMap(
    ({ fr }) => Object.keys(fr),
  );
  expect(classified.map(({ code }) => code).toSorted()).toEqual(all.toSorted());
});

test("what the study can learn from a refusal is what its own lists decide, and nothing else", () => {
  const ofStudy = classified.flatMap(({ code, kind }) => (kind === "study" ? [code] : []));
  expect(ofStudy).toEqual([
    "engine/code-unknown",
    "shapes/grid-column-unknown",
    "shapes/grid-value-unknown",
    "shapes/none-inside",
  ]);
});

test("no cure counts rows, values or units: cures are what --json keeps", () => {
  const counts = /\{(?:rows|values|units|places|elsewhere|unknown|groups|read|size)(?:, number)?\}|#/;
  for (const { fr, en } of [mappingProblems, engineProblems, partnerProblems, filesProblems, shapesProblems])
    for (const [code, texts] of [...Object.entries(fr), ...Object.entries(en)]) {
      const cures = `${cureOn("command", texts)} ${cureOn("page", texts)}`;
      expect([code, counts.test(cures.replaceAll(/#\s*%|@ : \/ \? # %/g, ""))]).toEqual([code, false]);
    }
});
