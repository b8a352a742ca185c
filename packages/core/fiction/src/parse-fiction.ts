import {
  cachedReader,
  type ParsedFile,
  type Path,
  readForm,
  readYaml,
  type ServiceTest,
  type Source,
  type Study,
} from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { type Fiction, type FictionSource, movableShares } from "./fiction.ts";
import { type FictionSourceText, fictionFile } from "./fiction-file.ts";
import { fictionProblem } from "./problems.ts";
import { resolveFictionContacts } from "./resolve-contacts.ts";
import { resolveMargins } from "./resolve-margins.ts";
import { checkAllDrawn, resolveSpans } from "./resolve-spans.ts";
import type { ServiceTestsFile } from "./service-tests/service-tests-file.ts";
import { checkEvidence, note, noteUnknown, type SourceContext } from "./source-context.ts";

/**
 * Reads a fiction against its study.
 * @param text content of `fiction.yaml`
 * @param file its name in messages
 * @returns the fiction, or every mistake found, each with its place
 */
export function parseFiction(
  text: string,
  file: string,
  study: Study,
): { readonly fiction: Fiction } | { readonly errors: readonly VigieError[] } {
  const found: VigieError[] = [];
  const form = readFictionForm(file, text, found);
  if (form === null) return { errors: found };
  const { value, written } = form;
  if (value.study !== study.id)
    found.push(
      fictionProblem("fiction/other-study", written.place(["study"]), {
        name: textValue(value.study),
        study: textValue(study.id),
      }),
    );
  for (const name of Object.keys(value.sources))
    if (!study.sources.has(name))
      noteUnknown({ found, written }, { path: ["sources", name], name }, study.sources.keys());
  const sources = new Map<string, FictionSource>();
  const tested = study.serviceTest === null ? [] : [...study.sources.values()].filter(isOfTests);
  for (const source of study.sources.values()) {
    if (tested.includes(source)) continue;
    const context: SourceContext = { study, source, found, written };
    const text = value.sources[source.id];
    if (text) sources.set(source.id, resolveSource(context, text, ["sources", source.id]));
    else note(context, "fiction/source-missing", { path: ["sources"], name: source.id });
  }
  const serviceTests = value.service_tests ?? null;
  if (serviceTests !== null) checkServiceTests(serviceTests, { study, found, written });
  else if (study.serviceTest !== null)
    found.push(
      fictionProblem("fiction/source-missing", written.placeOfKey(["sources"]), {
        name: textValue(tested[0]?.id ?? ""),
      }),
    );
  const editions = value.editions ?? { moves: [], former: [] };
  const shares = [...movableShares({ sources }).keys()];
  const names = [
    ...editions.moves.map(({ share }, at) => ({
      path: ["editions", "moves", at, "share"],
      name: share,
      known: shares,
    })),
    ...editions.former.map(({ file }, at) => ({
      path: ["editions", "former", at, "file"],
      name: file,
      known: filesOf(study),
    })),
  ];
  for (const { path, name, known } of names)
    if (!known.includes(name)) noteUnknown({ found, written }, { path, name }, known);
  return found.length > 0
    ? { errors: found }
    : { fiction: { study: study.id, sources, serviceTests, editions } };
}

/** The files that define what a study counts. */
function filesOf({ sources }: Study): readonly string[] {
  const codelists = [...sources.values()].flatMap(({ codelistOf }) => [...codelistOf.values()]);
  return [
    "indicators.yaml",
    ...[...sources.keys()].map((id) => `sources/${id}.yaml`),
    ...[...new Set(codelists)].map((id) => `codelists/${id}.yaml`),
  ];
}

/** Whether the rows of a source are of tests of services, which are drawn together. */
export function isOfTests({ serviceTest }: Source): boolean {
  return serviceTest !== undefined;
}

const readFictionForm = cachedReader((file, text, found) => {
  const written = readYaml(file, text, found);
  return written && readForm(written, fictionFile, found);
});

function resolveSource(context: SourceContext, text: FictionSourceText, path: Path): FictionSource {
  const { source } = context;
  const units = text.units.count;
  checkEvidence(context, [...path, "units"], [text.units]);
  const { margins, drawn } = resolveMargins(context, text, [...path, "margins"]);
  const spans = resolveSpans(context, { spans: text.spans, drawn: drawn.keys(), path: [...path, "spans"] });
  checkAllDrawn(context, { drawn, spans }, [...path, "margins"]);
  if (text.ages) checkEvidence(context, [...path, "ages"], [text.ages]);
  const base = { units, ages: text.ages ?? null, margins, spans };
  if (text.contacts && source.contacts)
    return {
      ...base,
      contacts: resolveFictionContacts({
        ...context,
        text: text.contacts,
        contacts: source.contacts,
        path: [...path, "contacts"],
        drawn,
        units,
      }),
    };
  if (text.contacts || source.contacts) note(context, "fiction/contacts-mismatch", { path, name: source.id });
  return { ...base, contacts: null };
}

/** Whether every name is of the grid, every step has its fiction, and it is called a hypothesis. */
function checkServiceTests(
  fiction: ServiceTestsFile,
  {
    study,
    found,
    written,
  }: { readonly study: Study; readonly found: VigieError[]; readonly written: ParsedFile },
): void {
  const path: Path = ["service_tests"];
  if (!/hypothèse/i.test(fiction.assumption))
    found.push(fictionProblem("fiction/no-evidence", written.placeOfKey([...path, "assumption"])));
  const grid = study.serviceTest;
  const names = (given: Iterable<string>, at: Path, known: readonly string[]) => {
    for (const name of given)
      if (!known.includes(name))
        noteUnknown({ found, written }, { path: [...path, ...at, name], name }, known);
  };
  const services = codes(grid?.services);
  names(Object.keys(fiction.services), ["services"], services);
  names(Object.keys(fiction.quality), ["quality"], services);
  for (const { code, steps } of grid?.services ?? []) {
    const given = fiction.services[code] ?? {};
    names(Object.keys(given), ["services", code], codes(steps));
    for (const step of steps)
      if (given[step.code] === undefined)
        noteMissing(`${code}, ${step.code}`, [...path, "services", code], { found, written });
    for (const [step, { obstacles }] of Object.entries(given))
      names(Object.keys(obstacles), ["services", code, step, "obstacles"], codes(grid?.obstacles));
    for (const [answer, topics] of Object.entries(fiction.quality[code] ?? {}))
      names(topics, ["quality", code, answer], codes(grid?.topics));
  }
}

function noteMissing(
  name: string,
  path: Path,
  { found, written }: { readonly found: VigieError[]; readonly written: ParsedFile },
): void {
  found.push(fictionProblem("fiction/step-missing", written.placeOfKey(path), { name: textValue(name) }));
}

function codes(entries: ServiceTest["obstacles"] | undefined): readonly string[] {
  return entries?.map(({ code }) => code) ?? [];
}
