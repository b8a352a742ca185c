import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import { cachedReader } from "../reading/cached-reader.ts";
import { readYaml } from "../reading/read-yaml.ts";
import type { Written } from "../reading/written.ts";
import { serviceTestFile } from "../service-test/service-test-schema.ts";
import { barriersFile } from "./barriers-schema.ts";
import { breaksFile } from "./breaks-schema.ts";
import { codelistFile } from "./codelist-schema.ts";
import { dictionaryFile } from "./dictionary-schema.ts";
import { elsewhereFile } from "./elsewhere-schema.ts";
import { type Form, readForm, type Salvage } from "./form.ts";
import { indicatorsFile } from "./indicators-schema.ts";
import { populationsFile } from "./populations-schema.ts";
import { publishedFile } from "./published-schema.ts";
import { releaseFile } from "./release-schema.ts";
import * as salvages from "./salvages.ts";
import { sourceFile } from "./source-schema.ts";
import { studyFile } from "./study-schema.ts";
import { tilesFile } from "./tiles-schema.ts";
import { asThisVersion, versionProblem } from "./version.ts";

/** Every kind of study file, by the name of its JSON Schema: `title` is for editors. */
export const fileKinds = {
  study: fileKind(studyFile, "identité d’une étude (study.yaml)", salvages.study, asKnownVersion),
  codelist: fileKind(codelistFile, "une nomenclature (codelists/*.yaml)", salvages.codelist),
  source: fileKind(sourceFile, "une source (sources/*.yaml)", salvages.source),
  indicators: fileKind(indicatorsFile, "les indicateurs (indicators.yaml)", salvages.indicators),
  published: fileKind(publishedFile, "les chiffres publiés (published.yaml)", salvages.published),
  populations: fileKind(
    populationsFile,
    "les populations des territoires (populations.yaml)",
    salvages.populations,
  ),
  breaks: fileKind(breaksFile, "les ruptures de série (breaks.yaml)", salvages.breaks),
  elsewhere: fileKind(elsewhereFile, "les valeurs citées d’ailleurs (elsewhere.yaml)", salvages.elsewhere),
  "service-test": fileKind(
    serviceTestFile,
    "la grille des tests de services en ligne (service-test.yaml)",
    salvages.serviceTest,
  ),
  barriers: fileKind(
    barriersFile,
    "les freins, et où chaque source les voit (barriers.yaml)",
    salvages.barriers,
  ),
  tiles: fileKind(tilesFile, "le fond des cartes (tiles.yaml)", salvages.tiles),
  dictionary: fileKind(dictionaryFile, "une langue de plus (languages/*.yaml)", []),
  release: fileKind(releaseFile, "la diffusion (release.yaml)", []),
} as const;

type FileKinds = typeof fileKinds;

/** The form of a file of one kind. */
export type FormOf<Kind extends keyof FileKinds> = Form<z.infer<FileKinds[Kind]["schema"]>>;

function fileKind<T>(
  schema: z.ZodType<T>,
  title: string,
  salvagesOfKind: readonly Salvage[],
  checked: (written: Written, found: VigieError[]) => Written = (written) => written,
) {
  const read = cachedReader((file, text, found: VigieError[]): Form<T> | null => {
    const written = readYaml(file, text, found);
    return written && readForm({ written: checked(written, found), schema, salvages: salvagesOfKind }, found);
  });
  return { schema, title, read };
}

function asKnownVersion(written: Written, found: VigieError[]): Written {
  const wrong = versionProblem(written);
  if (wrong === null) return written;
  found.push(wrong);
  return asThisVersion(written);
}
