import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Each concept, the one file that it is in, and what that file exports for it. */
const concepts = `
  working days                     | packages/core/tables/src/periods/working-days.ts                   | workingDays
  rule that groups channels        | packages/core/table/src/group.ts                                   | groupOf
  sets of channels                 | packages/core/table/src/channel-set.ts                             | channelSetCode
  quote limit of messages          | packages/core/words/src/message-value.ts                           | quotedRowsMin
  ICU messages                     | packages/core/words/src/messages.ts                                | pageMessages
  French spacing                   | packages/core/words/src/french-spacing.ts                          | frenchSpacing
  commune mergers                  | packages/core/places/src/territory/commune-mergers.ts                     | FormerCommune
  EPT, EPCI, départements          | packages/core/places/src/territory/communes-of.ts                         | communesOf
  Lambert 93, projections          | packages/core/places/src/coordinates.ts                            | coordinatesOf
  opening hours                    | packages/core/places/src/opening-hours.ts                          | openingOf
  locating a place                 | packages/core/places/src/territory/locate.ts                              | locate
  duplicate places                 | packages/core/places/src/duplicates.ts                             | deduplicate
  union of flags                   | packages/core/study/src/derivations/any.ts                         | any
  kinds of indicators              | packages/core/study/src/kinds/index.ts                             | kindOf
  nested universes                 | packages/core/study/src/model/universes.ts                         | isNested
  study hash                       | packages/core/study/src/definitions/hash.ts                        | hashOf
  direct identifiers (NIR, e-mail) | packages/core/mapping/src/direct-identifier.ts                     | resemblesDirectIdentifier
  mapping file                     | packages/core/mapping/src/mapping-file.ts                          | mappingFile
  plan of a source                 | packages/core/engine/src/plan-source.ts                            | planSource
  dialect of PostgreSQL            | packages/adapters/postgres/src/dialect.ts                          | postgres
  workbooks (XLSX)                 | packages/core/files/src/xlsx/open-workbook.ts                      | openWorkbook
  SAS data sets                    | packages/adapters/sas-spss/src/sas/open-data-set.ts                 | openDataSet
  Wilson interval                  | packages/core/statistics/src/wilson.ts                             | wilson
  Newcombe interval                | packages/core/statistics/src/newcombe.ts                           | newcombe
  Benjamini-Hochberg correction    | packages/core/statistics/src/benjamini-hochberg.ts                 | benjaminiHochberg
  Krippendorff's alpha             | packages/core/statistics/src/krippendorff.ts                       | krippendorffAlpha
  raking                           | packages/core/statistics/src/survey/raking.ts                      | rake
  Rao-Scott test                   | packages/core/statistics/src/survey/rao-scott-of-sums.ts           | raoScottOfSums
  median from bands                | packages/core/statistics/src/counted/banded-quantile.ts            | bandedQuantile
  discrete Gaussian noise          | packages/core/disclosure/src/noise/discrete-gaussian.ts            | discreteGaussian
  guarantee (rho, epsilon, delta)  | packages/core/disclosure/src/guarantee.ts                          | guaranteeOf
  consistency by least squares     | packages/core/statistics/src/margins/reconcile.ts                  | reconcile
  controlled rounding              | packages/core/statistics/src/margins/whole-counts.ts               | wholeCounts
  privacy budget of bundles        | packages/core/bundle/src/budgets.ts                                | budgetsOf
  ledger                           | packages/core/bundle/src/ledger.ts                                 | capProblems
  signature                        | packages/core/bundle/src/signature.ts                              | isSignedBy
  a partner's whole run            | packages/core/partner/src/run-at-partner.ts                        | runAtPartner
  note of a figure (Lecture)       | packages/core/findings/src/notes/note-of.ts                        | noteOf
  claims of the text               | packages/core/text/src/claims/claim.ts                             | Claim
  a sentence checked by tables     | packages/core/text/src/claims/conditions.ts                        | conditionsIn
  sentences that no table proves   | packages/core/text/src/unproven-words.ts                           | unprovenWords
  outcomes of a mediation          | packages/adapters/known-lists/src/kinds/activity-coop.ts           | activityCoop
  message for an unknown column    | packages/core/engine/src/read/unknown-columns.ts                   | unknownColumnProblems
  dot plot                         | packages/core/findings/src/figures/dot-plot.ts                     | dotPlot
  marks of drawings                | packages/core/drawing/src/mark.ts                                  | Mark
  safe HTML                        | packages/core/documents/src/markup.ts                              | html
  DCAT catalogue                   | packages/core/publication/src/exports/dcat-catalogue.ts            | dcatCatalogue
  RGAA audit                       | packages/core/publication/src/accessibility/audit.ts               | audit
  time zone                        | packages/core/study/src/model/calendar.ts                          | isTimezone
  conversion to UTF-8              | packages/core/files/src/csv/utf8-text.ts                           | utf8Text
  choropleth                       | packages/core/drawing/src/map/choropleth.ts                        | choropleth
  odds ratio                       | packages/core/statistics/src/odds-ratio.ts                         | oddsRatio
  XLSForm                          | packages/adapters/handouts/src/questionnaire/xlsform/read-xlsform.ts            | readXlsform
  citation of a figure             | packages/core/publication/src/downloads/citation.ts                | citationOf
  sessions                         | apps/hub/src/accounts/session.ts                              | openSession
  passkeys                         | apps/hub/src/accounts/passkey.ts                              | signInByPasskey
  retention of personal data       | apps/hub/src/retention.ts                                     | eraseOld
  purge                            | apps/cli/src/commands/purge.ts                                | purgeCommand
  states of a deposit              | apps/hub/src/rules/deposit-states.ts                          | depositStates
  journal of the hub               | apps/hub/src/journal/journal.ts                               | record`
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

const root = join(import.meta.dirname, "..");
const sources = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /^(?:packages\/\w+|apps)\/[\w-]+\/src\/.*\.tsx?$/.test(path)),
);
const textOf = new Map(sources.map((path) => [path, readFileSync(join(root, path), "utf8")]));
const declares = (text: string, name: string) =>
  new RegExp(`^export (?:async )?(?:const|function\\*?|interface|type|class) ${name}\\b`, "m").test(text);

test.each(concepts)("%s is in one file", (_, path = "", name = "") => {
  const found = sources.filter((source) => declares(textOf.get(source) ?? "", name));
  expect(found).toContain(path);
  // A word as short as "any" or "record" may name other things elsewhere; a whole term may not.
  if (/[a-z][A-Z]/.test(name)) expect(found).toEqual([path]);
});

test("no two concepts are in the same file", () => {
  const files = concepts.map(([, path]) => path);
  expect(new Set(files).size).toBe(files.length);
});
