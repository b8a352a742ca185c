import type { VigieError } from "@vigie/words";
import { z } from "zod";
import { codelistFile } from "../forms/codelist-schema.ts";
import { type Form, readForm } from "../forms/form.ts";
import { isMapping } from "../forms/form-issue.ts";
import { publishedFile } from "../forms/published-schema.ts";
import { serviceTestFile } from "../forms/service-test-schema.ts";
import { sourceFile } from "../forms/source-schema.ts";
import { studyFile } from "../forms/study-schema.ts";
import { report, studyProblem } from "../problems.ts";
import { cachedReader, type FileReader } from "../reading/cached-reader.ts";
import { nearest } from "../reading/nearest.ts";
import type { ParsedFile } from "../reading/parsed-file.ts";
import { readYaml } from "../reading/read-yaml.ts";
import { type ServiceTestForms, serviceTestForms } from "../service-test/read-service-test.ts";
import { barriersFile } from "./resolve-barriers.ts";
import { breaksFile } from "./resolve-breaks.ts";
import { dictionaryFile } from "./resolve-dictionaries.ts";
import { elsewhereFile } from "./resolve-elsewhere.ts";
import { indicatorsFile } from "./resolve-indicators.ts";
import { populationsFile } from "./resolve-populations.ts";
import { releaseFile } from "./resolve-release.ts";
import { tilesFile } from "./resolve-tiles.ts";

/** The files of a study whose form is right; null for one whose form is wrong, undefined for one that is absent. */
export interface StudyForms extends OptionalForms {
  readonly study: FormOf<"study"> | null;
  readonly codelists: readonly (FormOf<"codelist"> | null)[];
  readonly sources: readonly (FormOf<"source"> | null)[];
  readonly indicators: FormOf<"indicators"> | null;
  readonly dictionaries: readonly (FormOf<"dictionary"> | null)[];
  readonly serviceTest: FormOf<"service-test"> | null | undefined;
}

/** Forms of the files that a study may go without. */
type OptionalForms = {
  readonly [Kind in "published" | "populations" | "elsewhere" | "breaks" | "barriers" | "release" | "tiles"]:
    | FormOf<Kind>
    | null
    | undefined;
};

export function readStudyForms(files: ReadonlyMap<string, string>, found: VigieError[]): StudyForms {
  const paths = [...files.keys()].toSorted();
  const formAt = <T>(path: string, { read }: { readonly read: FileReader<T> }): T | null | undefined => {
    const text = files.get(path);
    return text === undefined ? undefined : read(path, text, found);
  };
  const formsIn = <T>(folder: string, kind: { readonly read: FileReader<T> }): readonly (T | null)[] =>
    paths
      .filter((path) => new RegExp(`^${folder}/[^/]+\\.yaml$`).test(path))
      .map((path) => formAt(path, kind) ?? null);
  checkPaths(paths, found);
  const serviceTest = formAt("service-test.yaml", fileKinds["service-test"]);
  // Before the files of the folders: a name that both bear is blamed on these.
  const tested: ServiceTestForms =
    serviceTest === undefined ? { codelists: [], sources: [] } : serviceTestForms(serviceTest, found);
  return {
    study: formAt("study.yaml", fileKinds.study) ?? null,
    codelists: [...tested.codelists, ...formsIn("codelists", fileKinds.codelist)],
    sources: [...tested.sources, ...formsIn("sources", fileKinds.source)],
    dictionaries: formsIn("languages", fileKinds.dictionary),
    indicators: formAt("indicators.yaml", fileKinds.indicators) ?? null,
    published: formAt("published.yaml", fileKinds.published),
    populations: formAt("populations.yaml", fileKinds.populations),
    elsewhere: formAt("elsewhere.yaml", fileKinds.elsewhere),
    breaks: formAt("breaks.yaml", fileKinds.breaks),
    barriers: formAt("barriers.yaml", fileKinds.barriers),
    release: formAt("release.yaml", fileKinds.release),
    tiles: formAt("tiles.yaml", fileKinds.tiles),
    serviceTest,
  };
}

/** What a study cannot do without, and files that would be passed over in silence. */
function checkPaths(paths: readonly string[], found: VigieError[]): void {
  const missing = (name: string) => report(found, "study/file-missing", { file: name }, { name });
  if (!paths.includes("study.yaml")) missing("study.yaml");
  const elsewhere = !paths.some((path) => /^(study|indicators)\.yaml$|^(sources|codelists)\//.test(path));
  if (elsewhere) return;
  if (!paths.includes("indicators.yaml")) missing("indicators.yaml");
  if (!paths.some((path) => /^sources\/[^/]+\.ya?ml$|^service-test\.ya?ml$/.test(path)))
    report(found, "study/sources-missing", { file: "sources" });
  for (const path of paths)
    if (
      /^(codelists\/[^/]+|languages\/[^/]+|sources\/[^/]+|study|indicators|published|populations|elsewhere|barriers|breaks|release|service-test|tiles)\.yml$/.test(
        path,
      )
    )
      report(found, "study/file-extension", { file: path }, { name: path });
}

/** Every kind of study file, by the name of its JSON Schema: `title` is for editors. */
const fileKinds = {
  study: fileKind(studyFile, "identité d’une étude (study.yaml)", asKnownVersion),
  codelist: fileKind(codelistFile, "une nomenclature (codelists/*.yaml)"),
  source: fileKind(sourceFile, "une source (sources/*.yaml)"),
  indicators: fileKind(indicatorsFile, "les indicateurs (indicators.yaml)"),
  published: fileKind(publishedFile, "les chiffres publiés (published.yaml)"),
  populations: fileKind(populationsFile, "les populations des territoires (populations.yaml)"),
  breaks: fileKind(breaksFile, "les ruptures de série (breaks.yaml)"),
  elsewhere: fileKind(elsewhereFile, "les valeurs citées d’ailleurs (elsewhere.yaml)"),
  "service-test": fileKind(serviceTestFile, "la grille des tests de services en ligne (service-test.yaml)"),
  barriers: fileKind(barriersFile, "les freins, et où chaque source les voit (barriers.yaml)"),
  tiles: fileKind(tilesFile, "le fond des cartes (tiles.yaml)"),
  dictionary: fileKind(dictionaryFile, "une langue de plus (languages/*.yaml)"),
  release: fileKind(releaseFile, "la diffusion (release.yaml)"),
} as const;

type FileKinds = typeof fileKinds;

/** The form of a file of one kind. */
type FormOf<Kind extends keyof FileKinds> = Form<z.infer<FileKinds[Kind]["schema"]>>;

function fileKind<T>(
  schema: z.ZodType<T>,
  title: string,
  checked: (written: ParsedFile, found: VigieError[]) => ParsedFile = (written) => written,
) {
  const read = cachedReader((file, text, found: VigieError[]): Form<T> | null => {
    const before = found.length;
    const written = readYaml(file, text, found);
    const form = written && readForm(checked(written, found), schema, found);
    return found.length > before ? null : form;
  });
  return { schema, title, read };
}

function asKnownVersion(written: ParsedFile, found: VigieError[]): ParsedFile {
  const wrong = versionProblem(written);
  if (wrong === null) return written;
  found.push(wrong);
  return asThisVersion(written);
}

/** The version of the study language that this software reads. */
const version = 1;

/** What is wrong with the version that `study.yaml` declares; a mistyped key is reported as a mistake of form. */
function versionProblem(study: ParsedFile): VigieError | null {
  const { value } = study;
  if (!isMapping(value) || value.vigie === version) return null;
  const place = study.place(["vigie"]);
  if (value.vigie === undefined)
    return nearest("vigie", Object.keys(value)) === null ? studyProblem("study/version-absent", place) : null;
  const newer = typeof value.vigie === "number" && value.vigie > version;
  return studyProblem(newer ? "study/version-newer" : "study/version-unknown", place, {
    version: study.charactersOf(["vigie"]) ?? "",
  });
}

/** Reads a file as if it declared the version read here, so that the version is not reported twice. */
function asThisVersion(study: ParsedFile): ParsedFile {
  return isMapping(study.value) ? { ...study, value: { ...study.value, vigie: version } } : study;
}

/** The published JSON Schemas by file name, for editors: each describes one kind of study file. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(fileKinds).map(([name, { schema, title }]) => {
      // Draft 7 is the one that the YAML extensions of editors know best.
      const described = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "ref" });
      const text = JSON.stringify({ title: `Vigie : ${title}`, ...described }, null, 2);
      return [`${name}.schema.json`, `${text}\n`];
    }),
  );
}
