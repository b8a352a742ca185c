/**
 * Keys whose change draws no other noise, each with the reason. Every other key of a schema must change the noise: a key added
 * to a language fails the test until it does, or is listed here. Names leave out the shapes of a key; `/` at the end stands for
 * every key below.
 */

/** Keys on which no table of persons depends. */
export const withoutEffect: Readonly<Record<string, string>> = {
  "study/study": "a name of the study",
  "study/version": "a name of the study",
  "study/title": "a text",
  "study/summary": "a text",
  "study/languages": "for readers",
  "study/licence": "for readers",
  "study/compared_with": "what readers compare shares with",
  "study/partners": "each partner is in the key of its own sources only",
  "study/partners/*/label": "a text",
  "study/partners/*/sources": "each source has a key of its own",
  "study/partners/*/keys": "signatures are made after the tables",
  "study/partners/*/keys[]/": "signatures are made after the tables",
  "study/partners/*/holders": "the name of the holder is in the key of its own draws",
  "study/partners/*/holders[]/keys[]/": "signatures are made after the tables",
  "study/partners/*/holders[]/": "the name of the holder is in the key of its own draws",
  "study/partners/*/except": "whoever reads leaves a holder out of these tables",
  "study/partners/*/except/": "whoever reads leaves a holder out of these tables",
  "study/partners/*/pooled": "which counts leave besides the tables, and how they are added up",
  "study/public_holidays": "divides published counts by working days",
  "study/public_holidays/": "divides published counts by working days",
  "study/disclosure/public/*/*/publication": "a text",
  "codelist/codelist": "attributes hold their codes, not the name of their list",
  "codelist/label": "a text",
  "codelist/codes[]/label": "a text",
  "codelist/codes[]/sentence": "a text",
  "codelist/codes[]/stance": "how an opinion is drawn",
  "codelist/codes[]/formerly": "by which names series follow a code, a channel or a motive",
  "source/label": "a text",
  "source/purpose": "a text",
  "source/service_test": "how readers draw tests, and the shape of their files",
  "source/unit": "a text",
  "source/unit/": "a text",
  "source/reading": "whether readers compute intervals",
  "source/reading/": "whether readers compute intervals",
  "source/survey/mode": "what makes a break between editions",
  "source/survey/minimum_base": "under which readers print no share",
  "source/survey/exploratory_below": "under which readers warn",
  "source/fields/*/label": "a text",
  "source/fields/*/sentence": "a text",
  "source/fields/*/sentence/": "a text",
  "source/derive/*/label": "a text",
  "source/derive/*/sentence": "a text",
  "source/derive/*/sentence/": "a text",
  "source/derive/*/publication": "a text: the cut points themselves are in the key",
  "source/universes/*/label": "a text",
  "source/contacts/routine[]/label": "a text",
  "indicators/families": "corrects tests of tables that left",
  "indicators/families/": "corrects tests of tables that left",
  "indicators/indicators/*/title": "a text",
  "indicators/indicators/*/places": "which hidden counts readers call impossible",
  "indicators/indicators/*/by_holder": "which shares readers show of each holder",
  "indicators/indicators/*/family": "corrects tests of tables that left",
  "indicators/indicators/*/minimum": "under which readers warn",
  "populations/": "denominators of counts that left",
  "service-test/": "sources that protect nothing: they are counted without noise",
  "mapping/study": "a name of the study",
  "mapping/fictitious": "leaves with the tables and changes none",
  "mapping/cap": "decides whether the bundle leaves, not what it holds",
  "mapping/accepts/nothing": "sources without noise",
  "mapping/accepts/pooled": "which counts leave besides the tables, which stay the same",
  "mapping/accepts/rho": "agrees to the budget, which is in the key",
  "mapping/accepts/doubts": "says why the files are as they are, and changes no count",
  "mapping/accepts/doubts/": "says why the files are as they are, and changes no count",
  "mapping/comment": "leaves with the tables and changes none",
};

/** Keys that say where or how values are kept: the same values give the same noise. */
export const containers: Readonly<Record<string, string>> = {
  ...ofInputs("units", {
    file: "a name",
    "format/kind": "a kind of file",
    format: "a kind of file",
    ...formatParts("format"),
    "with/*": "a name",
    "with/*/file": "a name",
    "with/*/format": "a kind of file",
    ...formatParts("with/*/format"),
    ...severalFiles(),
    "fields/*/dates": "a writing of the same days",
    table: "a name",
    connection: "a name",
  }),
  "mapping/sources/*/population": "what a cluster counts of the same tables",
  ...ofInputs("contacts", {
    file: "a name",
    format: "a kind of file",
    ...formatParts("format"),
    ...severalFiles(),
    "date/dates": "a writing of the same days",
    table: "a name",
    connection: "a name",
  }),
};

function ofInputs(
  input: string,
  reasons: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(reasons).map(([key, reason]) => [`mapping/sources/*/${input}/${key}`, reason]),
  );
}

/** A row is of a file as it would have the value of a column: what is read there is in the key. */
function severalFiles(): Readonly<Record<string, string>> {
  return {
    files: "a name",
    "files[]/file": "a name",
    "files[]/format": "a kind of file",
    "files[]/format/encoding": "a writing of the same texts",
    "files[]/format/delimiter": "a writing of the same rows",
    "files[]/format/quote": "a writing of the same texts",
    "files[]/format/header_row": "where the rows start",
    "files[]/format/sheet": "a name",
    file_column: "a name",
  };
}

/** All but `ragged`, which sets rows aside. */
function formatParts(format: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [
      ["kind", "a kind of file"],
      ["encoding", "a writing of the same texts"],
      ["delimiter", "a writing of the same rows"],
      ["decimal", "a writing of the same numbers"],
      ["quote", "a writing of the same texts"],
      ["header", "the columns of a file without a header have other names, which are in the key"],
      ["header_row", "where the rows start"],
      ["sheet", "a name"],
    ].map(([part, reason]) => [`${format}/${part}`, reason ?? ""]),
  );
}

/** Study files that no partner is asked: the observatory reads them with the tables that left. */
export const observatoryKinds: ReadonlySet<string> = new Set([
  "published",
  "breaks",
  "elsewhere",
  "barriers",
  "tiles",
  "dictionary",
  "release",
]);

/** Whether a key is on one of the lists; its shapes are left out. */
export function isListed(key: string): boolean {
  const name = key.replaceAll(/\([^)]*\)/g, "");
  return entries.some((entry) => isNamedBy(entry, name));
}

const entries = Object.keys({ ...withoutEffect, ...containers });

/** Whether an entry of a list names a key. */
export function isNamedBy(entry: string, name: string): boolean {
  return entry === name || (entry.endsWith("/") && name.startsWith(entry));
}
