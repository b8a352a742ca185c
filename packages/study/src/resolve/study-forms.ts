import type { VigieError } from "@vigie/words";
import { type FormOf, fileKinds } from "../forms/file-kinds.ts";
import { report } from "../problems.ts";
import type { FileReader } from "../reading/cached-reader.ts";
import { type ServiceTestForms, serviceTestForms } from "../service-test/read-service-test.ts";

/** The files of a study whose form is right; null for one whose form is wrong, undefined for one that is absent. */
export interface StudyForms extends OptionalForms {
  readonly study: FormOf<"study"> | null;
  readonly codelists: readonly (FormOf<"codelist"> | null)[];
  readonly sources: readonly (FormOf<"source"> | null)[];
  readonly indicators: FormOf<"indicators"> | null;
  readonly dictionaries: readonly (FormOf<"dictionary"> | null)[];
  readonly serviceTest: FormOf<"service-test"> | null | undefined;
}

/** Of the files that a study may go without. */
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
