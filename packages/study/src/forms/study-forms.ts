import { textValue, type VigieError } from "@vigie/words";
import type { z } from "zod";
import { problem } from "../problems.ts";
import { readYaml } from "../reading/read-yaml.ts";
import type { Written } from "../reading/written.ts";
import { type ServiceTestForms, serviceTestForms } from "../service-test/read-service-test.ts";
import { type ServiceTestFile, serviceTestFile } from "../service-test/service-test-schema.ts";
import { type BarriersFile, barriersFile } from "./barriers-schema.ts";
import { type BreaksFile, breaksFile } from "./breaks-schema.ts";
import { type CodelistFile, codelistFile } from "./codelist-schema.ts";
import { type DictionaryFile, dictionaryFile } from "./dictionary-schema.ts";
import { type ElsewhereFile, elsewhereFile } from "./elsewhere-schema.ts";
import { type Form, readForm, type Salvage } from "./form.ts";
import { type IndicatorsFile, indicatorsFile } from "./indicators-schema.ts";
import { type PopulationsFile, populationsFile } from "./populations-schema.ts";
import { type PublishedFile, publishedFile } from "./published-schema.ts";
import { type ReleaseFile, releaseFile } from "./release-schema.ts";
import * as salvages from "./salvages.ts";
import { type SourceFile, sourceFile } from "./source-schema.ts";
import { type StudyFile, studyFile } from "./study-schema.ts";
import { type TilesFile, tilesFile } from "./tiles-schema.ts";
import { asThisVersion, versionProblem } from "./version.ts";

/** The files of a study whose form is right or could be saved; null for one that could not. */
export interface StudyForms {
  readonly study: Form<StudyFile> | null;
  readonly codelists: readonly (Form<CodelistFile> | null)[];
  readonly sources: readonly (Form<SourceFile> | null)[];
  readonly indicators: Form<IndicatorsFile> | null;
  readonly dictionaries: readonly (Form<DictionaryFile> | null)[];
  /** Undefined where the study compares nothing. */
  readonly published: Form<PublishedFile> | null | undefined;
  /** Undefined where no rate needs other populations than those of reference. */
  readonly populations: Form<PopulationsFile> | null | undefined;
  /** Undefined where the text cites nothing from elsewhere. */
  readonly elsewhere: Form<ElsewhereFile> | null | undefined;
  /** Undefined where the study declares no break. */
  readonly breaks: Form<BreaksFile> | null | undefined;
  /** Undefined where the study names no barrier. */
  readonly barriers: Form<BarriersFile> | null | undefined;
  /** Undefined where the study does not say who publishes it. */
  readonly release: Form<ReleaseFile> | null | undefined;
  /** Undefined where the study has no ground for maps. */
  readonly tiles: Form<TilesFile> | null | undefined;
  /** Undefined where the study tests no service online. */
  readonly serviceTest: Form<ServiceTestFile> | null | undefined;
}

export function readStudyForms(files: ReadonlyMap<string, string>, found: VigieError[]): StudyForms {
  const paths = [...files.keys()].toSorted();
  const read = (path: string): Written | null => readYaml(path, files.get(path) ?? "", found);
  const form = <T>(written: Written | null, kind: FileKind<T>): Form<T> | null =>
    written === null ? null : readForm({ written, ...kind }, found);
  const inFolder = (folder: string) =>
    paths.filter((path) => new RegExp(`^${folder}/[^/]+\\.yaml$`).test(path));
  checkPaths(paths, found);
  const serviceTest = files.has("service-test.yaml")
    ? form(read("service-test.yaml"), kinds.serviceTest)
    : undefined;
  // Before the files of the folders: a name that both bear is blamed on these.
  const tested: ServiceTestForms =
    serviceTest === undefined ? { codelists: [], sources: [] } : serviceTestForms(serviceTest, found);
  return {
    study: files.has("study.yaml") ? form(readStudyFile(read("study.yaml"), found), kinds.study) : null,
    codelists: [
      ...tested.codelists,
      ...inFolder("codelists").map((path) => form(read(path), kinds.codelist)),
    ],
    sources: [...tested.sources, ...inFolder("sources").map((path) => form(read(path), kinds.source))],
    dictionaries: inFolder("languages").map((path) => form(read(path), kinds.dictionary)),
    indicators: files.has("indicators.yaml") ? form(read("indicators.yaml"), kinds.indicators) : null,
    published: files.has("published.yaml") ? form(read("published.yaml"), kinds.published) : undefined,
    populations: files.has("populations.yaml")
      ? form(read("populations.yaml"), kinds.populations)
      : undefined,
    elsewhere: files.has("elsewhere.yaml") ? form(read("elsewhere.yaml"), kinds.elsewhere) : undefined,
    breaks: files.has("breaks.yaml") ? form(read("breaks.yaml"), kinds.breaks) : undefined,
    barriers: files.has("barriers.yaml") ? form(read("barriers.yaml"), kinds.barriers) : undefined,
    release: files.has("release.yaml") ? form(read("release.yaml"), kinds.release) : undefined,
    tiles: files.has("tiles.yaml") ? form(read("tiles.yaml"), kinds.tiles) : undefined,
    serviceTest,
  };
}

interface FileKind<T> {
  readonly schema: z.ZodType<T>;
  readonly salvages: readonly Salvage[];
}

const kinds = {
  study: { schema: studyFile, salvages: salvages.study },
  codelist: { schema: codelistFile, salvages: salvages.codelist },
  source: { schema: sourceFile, salvages: salvages.source },
  dictionary: { schema: dictionaryFile, salvages: [] },
  indicators: { schema: indicatorsFile, salvages: salvages.indicators },
  published: { schema: publishedFile, salvages: salvages.published },
  populations: { schema: populationsFile, salvages: salvages.populations },
  elsewhere: { schema: elsewhereFile, salvages: salvages.elsewhere },
  breaks: { schema: breaksFile, salvages: salvages.breaks },
  barriers: { schema: barriersFile, salvages: salvages.barriers },
  release: { schema: releaseFile, salvages: [] },
  tiles: { schema: tilesFile, salvages: salvages.tiles },
  serviceTest: { schema: serviceTestFile, salvages: salvages.serviceTest },
};

function readStudyFile(written: Written | null, found: VigieError[]): Written | null {
  if (written === null) return null;
  const wrong = versionProblem(written);
  if (wrong === null) return written;
  found.push(wrong);
  return asThisVersion(written);
}

/** What a study cannot do without, and files that would be passed over in silence. */
function checkPaths(paths: readonly string[], found: VigieError[]): void {
  const missing = (name: string) =>
    found.push(problem("study/file-missing", { file: name }, { name: textValue(name) }));
  if (!paths.includes("study.yaml")) missing("study.yaml");
  const elsewhere = !paths.some((path) => /^(study|indicators)\.yaml$|^(sources|codelists)\//.test(path));
  if (elsewhere) return;
  if (!paths.includes("indicators.yaml")) missing("indicators.yaml");
  if (!paths.some((path) => /^sources\/[^/]+\.ya?ml$|^service-test\.ya?ml$/.test(path)))
    found.push(problem("study/sources-missing", { file: "sources" }));
  for (const path of paths)
    if (
      /^(codelists\/[^/]+|languages\/[^/]+|sources\/[^/]+|study|indicators|published|populations|elsewhere|barriers|breaks|release|service-test|tiles)\.yml$/.test(
        path,
      )
    )
      found.push(problem("study/file-extension", { file: path }, { name: textValue(path) }));
}
