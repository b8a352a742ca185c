import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import { report } from "../problems.ts";
import { readYaml } from "../reading/read-yaml.ts";
import { type FileReader, remembering } from "../reading/remembering.ts";
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
  const form = <T>(path: string, read: FileReader<Form<T>>): Form<T> | null =>
    read(path, files.get(path) ?? "", found);
  const formIfAny = <T>(path: string, read: FileReader<Form<T>>): Form<T> | null | undefined =>
    files.has(path) ? form(path, read) : undefined;
  const inFolder = (folder: string) =>
    paths.filter((path) => new RegExp(`^${folder}/[^/]+\\.yaml$`).test(path));
  checkPaths(paths, found);
  const serviceTest = formIfAny("service-test.yaml", readers.serviceTest);
  // Before the files of the folders: a name that both bear is blamed on these.
  const tested: ServiceTestForms =
    serviceTest === undefined ? { codelists: [], sources: [] } : serviceTestForms(serviceTest, found);
  return {
    study: formIfAny("study.yaml", readers.study) ?? null,
    codelists: [...tested.codelists, ...inFolder("codelists").map((path) => form(path, readers.codelist))],
    sources: [...tested.sources, ...inFolder("sources").map((path) => form(path, readers.source))],
    dictionaries: inFolder("languages").map((path) => form(path, readers.dictionary)),
    indicators: formIfAny("indicators.yaml", readers.indicators) ?? null,
    published: formIfAny("published.yaml", readers.published),
    populations: formIfAny("populations.yaml", readers.populations),
    elsewhere: formIfAny("elsewhere.yaml", readers.elsewhere),
    breaks: formIfAny("breaks.yaml", readers.breaks),
    barriers: formIfAny("barriers.yaml", readers.barriers),
    release: formIfAny("release.yaml", readers.release),
    tiles: formIfAny("tiles.yaml", readers.tiles),
    serviceTest,
  };
}

function reader<T>(
  schema: z.ZodType<T>,
  salvagesOfKind: readonly Salvage[],
  checked: (written: Written, found: VigieError[]) => Written = (written) => written,
): FileReader<Form<T>> {
  return remembering((file, text, found) => {
    const written = readYaml(file, text, found);
    if (written === null) return null;
    return readForm({ written: checked(written, found), schema, salvages: salvagesOfKind }, found);
  });
}

const readers = {
  study: reader(studyFile, salvages.study, asKnownVersion),
  codelist: reader(codelistFile, salvages.codelist),
  source: reader(sourceFile, salvages.source),
  dictionary: reader(dictionaryFile, []),
  indicators: reader(indicatorsFile, salvages.indicators),
  published: reader(publishedFile, salvages.published),
  populations: reader(populationsFile, salvages.populations),
  elsewhere: reader(elsewhereFile, salvages.elsewhere),
  breaks: reader(breaksFile, salvages.breaks),
  barriers: reader(barriersFile, salvages.barriers),
  release: reader(releaseFile, []),
  tiles: reader(tilesFile, salvages.tiles),
  serviceTest: reader(serviceTestFile, salvages.serviceTest),
};

function asKnownVersion(written: Written, found: VigieError[]): Written {
  const wrong = versionProblem(written);
  if (wrong === null) return written;
  found.push(wrong);
  return asThisVersion(written);
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
