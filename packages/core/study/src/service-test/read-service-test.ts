import type { VigieError } from "@vigie/words";
import type { z } from "zod";

import { type CodelistFile, codelistFile } from "../forms/codelist-schema.ts";
import { checkWindow, type Form, readForm } from "../forms/form.ts";
import type { ServiceTestFile } from "../forms/service-test-schema.ts";
import { type SourceFile, sourceFile } from "../forms/source-schema.ts";
import type { Entry, ServiceTest } from "../model/service-test.ts";
import { textOf } from "../model/text.ts";
import { report } from "../problems.ts";
import { cachedReader } from "../reading/cached-reader.ts";
import type { Path } from "../reading/parsed-file.ts";
import { readYaml } from "../reading/read-yaml.ts";
import { serviceTestSources } from "./service-test-sources.ts";
import { remarksColumn, stepColumns } from "./service-test-template.ts";

/** What a grid of tests adds to the forms of a study: null stands for what its mistakes leave unknown. */
export interface ServiceTestForms {
  readonly codelists: readonly (Form<CodelistFile> | null)[];
  readonly sources: readonly (Form<SourceFile> | null)[];
}

/** @param form null where the form of the grid is wrong */
export function serviceTestForms(form: Form<ServiceTestFile> | null, found: VigieError[]): ServiceTestForms {
  const before = found.length;
  if (form !== null) {
    checkWindow(form, found);
    checkCodes(form, found);
    checkColumns(form, found);
  }
  if (form === null || found.length > before) return { codelists: [null], sources: [null] };
  const { codelists, sources } = serviceTestSources(form.value);
  const file = form.written.file;
  return {
    codelists: codelists.map((value) => ownCodelist(value, file)),
    sources: sources.map((value) => ownSource(value, file)),
  };
}

const ownCodelist = ownForm(codelistFile);
const ownSource = ownForm(sourceFile);

/** Reads files of our own making: a mistake in one would be ours. */
function ownForm<T>(schema: z.ZodType<T>) {
  const read = cachedReader((file, text, found) => {
    const written = readYaml(file, text, found);
    // Lines of a text that nobody wrote would lead nowhere.
    const place = () => ({ file });
    return written && readForm({ ...written, place, placeOfKey: place }, schema, found);
  });
  return (value: unknown, file: string): Form<T> => {
    const found: VigieError[] = [];
    const form = read(file, JSON.stringify(value), found);
    if (form === null || found.length > 0) throw new RangeError("a grid of tests made a file that is wrong");
    return form;
  };
}

function checkCodes(form: Form<ServiceTestFile>, found: VigieError[]): void {
  const { services, obstacles, devices, topics, testers } = form.value;
  const once = (codes: readonly string[], path: (position: number) => Path) =>
    codes.forEach((code, position) => {
      if (codes.indexOf(code) < position)
        report(found, "study/code-twice", form.written.place(path(position)), { code });
    });
  for (const [key, entries] of Object.entries({ services, obstacles, devices, topics }))
    once(
      entries.map(({ code }) => code),
      (position) => [key, position, "code"],
    );
  for (const [at, { steps }] of services.entries())
    once(
      steps.map(({ code }) => code),
      (position) => ["services", at, "steps", position, "code"],
    );
  once(testers, (position) => ["testers", position]);
}

/** Each obstacle has a column in the files of results, beside those that every grid has. */
function checkColumns(form: Form<ServiceTestFile>, found: VigieError[]): void {
  const own: readonly string[] = [...stepColumns, remarksColumn];
  for (const [position, { code }] of form.value.obstacles.entries())
    if (own.includes(code))
      report(found, "study/grid-column-taken", form.written.place(["obstacles", position, "code"]), {
        code,
        columns: own.join(", "),
      });
}

/** The grid of a study whose form is right. */
export function resolveServiceTest({ value }: Form<ServiceTestFile>): ServiceTest {
  const entries = (written: ServiceTestFile["obstacles"]): readonly Entry[] =>
    written.map(({ code, label }) => ({ code, label: textOf(label) }));
  return {
    services: value.services.map(({ code, label, institution, steps }) => ({
      code,
      label: textOf(label),
      institution: textOf(institution),
      steps: entries(steps),
    })),
    obstacles: entries(value.obstacles),
    devices: entries(value.devices),
    topics: entries(value.topics),
    testers: value.testers,
  };
}
