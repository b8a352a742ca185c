import type { Path, ServiceTest, Study, Written } from "@vigie/study";
import { textValue, type VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import { noteUnknown } from "../source-context.ts";
import type { ServiceTestsFile } from "./service-tests-file.ts";

/** Whether every name is of the grid, every step has its fiction, and it is called a hypothesis. */
export function checkServiceTests(
  fiction: ServiceTestsFile,
  {
    study,
    found,
    written,
  }: { readonly study: Study; readonly found: VigieError[]; readonly written: Written },
): void {
  const path: Path = ["service_tests"];
  if (!/hypothèse/i.test(fiction.assumption))
    found.push(problem("fiction/no-evidence", written.placeOfKey([...path, "assumption"])));
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
  { found, written }: { readonly found: VigieError[]; readonly written: Written },
): void {
  found.push(problem("fiction/step-missing", written.placeOfKey(path), { name: textValue(name) }));
}

function codes(entries: ServiceTest["obstacles"] | undefined): readonly string[] {
  return entries?.map(({ code }) => code) ?? [];
}
