import type { VigieError } from "@vigie/words";
import { monthsOf, type Window } from "../model/period.ts";
import type { Study } from "../model/study.ts";
import type { Path } from "../reading/parsed-file.ts";
import { normalised } from "../reading/read-yaml.ts";
import { editedYaml } from "./edited-yaml.ts";

import { lineAt, replacedDays } from "./text-span.ts";
import { endOf, partAt, partsOf, startOf, type YamlPart, yamlDocument } from "./yaml-document.ts";

/** What a study lead must look at again in the study of the next period. */
export interface PointToReview {
  /** File of the new study; of the earlier one for `left_out`. */
  readonly file: string;
  readonly line: number;
  readonly sort:
    | "version"
    | "duration"
    | "date"
    | "year"
    | "left_out"
    | "published"
    | "public_size"
    | "elsewhere"
    | "populations"
    | "margins"
    | "key"
    | "release"
    | "commune"
    | "fiction";
  /** The date, the year, the name or the code meant. */
  readonly name: string;
}

export interface Renewal {
  /** Every file of the new study, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** In the order of the files, then of the lines. */
  readonly points: readonly PointToReview[];
}

export interface RenewalContext {
  /** Mistakes of a study. */
  check(files: ReadonlyMap<string, string>): Promise<readonly VigieError[]>;
  /** The code of today of a commune whose code is in use no more; null for any other code. */
  communeNow(code: string): string | null;
}

/**
 * The study of the next period, and what a person must look at again in it. The first and the last day of the period become the
 * new ones wherever they are written; the version goes up. Sizes already published and declared breaks are those of the period
 * before: they are left out, and so are figures printed elsewhere where nothing else names them.
 * @param files of `study`, in which nothing is wrong
 */
export async function renewal(
  files: ReadonlyMap<string, string>,
  study: Study,
  { window, check, communeNow }: RenewalContext & { readonly window: Window },
): Promise<Renewal> {
  const dated = new Map(
    [...files].map(([path, text]) => [path, datedText(path, text, { before: study.window, after: window })]),
  );
  const points: PointToReview[] = [];
  const identity = dated.get("study.yaml") ?? "";
  dated.set(
    "study.yaml",
    editedYaml(identity, [
      { path: ["version"], value: nextVersion(study.version) },
      { path: ["disclosure", "public"] },
    ]),
  );
  points.push(...publicSizePoints(study, files));
  await leaveOut("breaks.yaml", dated, points, check);
  await leaveOut("published.yaml", dated, points, check);
  points.push(
    { ...placeIn("study.yaml", dated, ["version"]), sort: "version", name: nextVersion(study.version) },
    ...durationPoint(study, window, dated),
    ...[...dated].flatMap(([path, text]) => pointsIn(path, text, { window, communeNow })),
  );
  return { files: dated, points: points.toSorted(byPlace) };
}

/** Sizes that the study declares as published: they are of its period. */
export function publicSizePoints(study: Study, files: ReadonlyMap<string, string>): readonly PointToReview[] {
  return [...study.disclosure.public].flatMap(([source, sizes]) =>
    [...sizes.keys()].map(
      (universe): PointToReview => ({
        ...placeIn("study.yaml", files, ["disclosure", "public", source, universe]),
        sort: "public_size",
        name: `${source}, ${universe}`,
      }),
    ),
  );
}

/** A source that has a period of its own keeps its days: nobody but a person knows the next one. */
export function datedText(
  path: string,
  text: string,
  { before, after }: { readonly before: Window; readonly after: Window },
): string {
  if (!path.endsWith(".yaml")) return text;
  const own = yamlDocument(text).getIn(["window", "from"]);
  if (path !== "study.yaml" && own !== undefined && own !== before.from) return text;
  const days = new Map([
    [before.from, after.from],
    [before.to, after.to],
  ]);
  return replacedDays(normalised(text), days);
}

/** What only the period before had: gone, unless something else names it. */
async function leaveOut(
  file: "breaks.yaml" | "published.yaml",
  files: Map<string, string>,
  points: PointToReview[],
  check: RenewalContext["check"],
): Promise<void> {
  const text = files.get(file);
  if (text === undefined) return;
  files.delete(file);
  if ((await check(files)).length === 0) points.push({ file, line: 1, sort: "left_out", name: file });
  else {
    files.set(file, text);
    points.push({ file, line: 1, sort: "published", name: file });
  }
}

/** `1.2` becomes `2.0`; a version that is not a number stays, and is to be changed by hand. */
function nextVersion(version: string): string {
  const [, first] = /^(\d+)(?:\.\d+)*$/.exec(version) ?? [];
  return first === undefined ? version : `${Number(first) + 1}.0`;
}

export function durationPoint(
  study: Study,
  window: Window,
  files: ReadonlyMap<string, string>,
): readonly PointToReview[] {
  const months = monthsOf(window);
  if (months === monthsOf(study.window)) return [];
  return [{ ...placeIn("study.yaml", files, ["window"]), sort: "duration", name: String(months) }];
}

type Context = Pick<RenewalContext, "communeNow"> & { readonly window: Window };

export function pointsIn(file: string, text: string, context: Context): readonly PointToReview[] {
  if (file.endsWith(".md")) return yearPoints(file, text, context.window);
  if (!file.endsWith(".yaml") || file === "tiles.yaml") return [];
  if (file === "fiction.yaml") return [{ file, line: 1, sort: "fiction", name: file }];
  const document = yamlDocument(text);
  const named = (path: Path, sort: PointToReview["sort"]): readonly PointToReview[] => {
    const part = partAt(document, path);
    return part === null
      ? []
      : partsOf(part).map((own) => ({ file, line: lineOf(text, own), sort, name: String(own.path.at(-1)) }));
  };
  switch (file) {
    case "published.yaml":
      return [];
    case "elsewhere.yaml":
      return named(["values"], "elsewhere");
    case "populations.yaml":
      return named(["populations"], "populations");
    case "release.yaml": {
      const url = partAt(document, ["url"]);
      return url === null ? [] : [{ file, line: lineOf(text, url), sort: "release", name: "url" }];
    }
  }
  if (file.startsWith("codelists/")) return communePoints(file, text, context);
  return [
    ...(file === "study.yaml" ? keyPoints(text, context) : []),
    ...named(["survey", "calibration", "margins"], "margins"),
    ...named(["survey", "strata", "populations"], "margins"),
    ...dayPoints(file, text, context),
    ...yearPoints(file, text, context.window),
  ];
}

/** Days that are not those of the period, outside of comments and of keys that sign. */
function dayPoints(file: string, text: string, { window }: Context): readonly PointToReview[] {
  return linesOf(text).flatMap(({ line, written }) =>
    [...written.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)]
      .map(([day]) => day)
      .filter((day) => day !== window.from && day !== window.to && !/\bpublic: /.test(written))
      .map((day): PointToReview => ({ file, line, sort: "date", name: day })),
  );
}

/** Years that a text writes in words, other than those of the new period. */
function yearPoints(file: string, text: string, { from, to }: Window): readonly PointToReview[] {
  const own = [from.slice(0, 4), to.slice(0, 4)];
  return linesOf(text).flatMap(({ line, written }) => {
    const years = new Set(written.match(/(?<![\w/.-])20\d{2}(?![\w-])/g));
    return [...years]
      .filter((year) => !own.includes(year))
      .map((name): PointToReview => ({ file, line, sort: "year", name }));
  });
}

function linesOf(text: string): readonly { readonly line: number; readonly written: string }[] {
  return text
    .split("\n")
    .map((written, at) => ({ line: at + 1, written }))
    .filter(({ written }) => !/^\s*#/.test(written));
}

function communePoints(file: string, text: string, { communeNow }: Context): readonly PointToReview[] {
  const document = yamlDocument(text);
  const codes = partAt(document, ["codes"]);
  if (codes === null) return [];
  return partsOf(codes).flatMap((part) => {
    const code = String(document.getIn([...part.path, "code"]));
    const now = /^\d[\dAB]\d{3}$/.test(code) ? communeNow(code) : null;
    return now === null
      ? []
      : [{ file, line: lineOf(text, part), sort: "commune" as const, name: `${code} → ${now}` }];
  });
}

function keyPoints(text: string, { window }: Context): readonly PointToReview[] {
  const document = yamlDocument(text);
  const partners = partAt(document, ["partners"]);
  if (partners === null) return [];
  return partsOf(partners).flatMap(({ path }) => {
    const keys = partAt(document, [...path, "keys"]);
    return keys === null
      ? []
      : partsOf(keys)
          .filter((key) => String(document.getIn([...key.path, "to"]) ?? "9") < window.to)
          .map((key) => ({
            file: "study.yaml",
            line: lineOf(text, key),
            sort: "key" as const,
            name: String(path.at(-1)),
          }));
  });
}

function placeIn(file: string, files: ReadonlyMap<string, string>, path: Path) {
  const text = files.get(file) ?? "";
  const part = partAt(yamlDocument(text), path);
  return { file, line: part === null ? 1 : lineOf(text, part) };
}

function lineOf(text: string, part: YamlPart): number {
  return lineAt(text, Math.min(startOf(part), endOf(part)));
}

function byPlace(a: PointToReview, b: PointToReview): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
