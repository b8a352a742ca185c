import type { VigieError } from "@vigie/words";
import type { z } from "zod";
import { cachedReader } from "../reading/cached-reader.ts";
import { readYaml } from "../reading/read-yaml.ts";
import type { Written } from "../reading/written.ts";
import { barriersFile } from "./barriers-schema.ts";
import { breaksFile } from "./breaks-schema.ts";
import { codelistFile } from "./codelist-schema.ts";
import { dictionaryFile } from "./dictionary-schema.ts";
import { elsewhereFile } from "./elsewhere-schema.ts";
import { type Form, readForm } from "./form.ts";
import { indicatorsFile } from "./indicators-schema.ts";
import { populationsFile } from "./populations-schema.ts";
import { publishedFile } from "./published-schema.ts";
import { releaseFile } from "./release-schema.ts";
import { serviceTestFile } from "./service-test-schema.ts";
import { sourceFile } from "./source-schema.ts";
import { studyFile } from "./study-schema.ts";
import { tilesFile } from "./tiles-schema.ts";
import { asThisVersion, versionProblem } from "./version.ts";

/** Every kind of study file, by the name of its JSON Schema: `title` is for editors. */
export const fileKinds = {
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
export type FormOf<Kind extends keyof FileKinds> = Form<z.infer<FileKinds[Kind]["schema"]>>;

function fileKind<T>(
  schema: z.ZodType<T>,
  title: string,
  checked: (written: Written, found: VigieError[]) => Written = (written) => written,
) {
  const read = cachedReader((file, text, found: VigieError[]): Form<T> | null => {
    const before = found.length;
    const written = readYaml(file, text, found);
    const form = written && readForm(checked(written, found), schema, found);
    return found.length > before ? null : form;
  });
  return { schema, title, read };
}

function asKnownVersion(written: Written, found: VigieError[]): Written {
  const wrong = versionProblem(written);
  if (wrong === null) return written;
  found.push(wrong);
  return asThisVersion(written);
}
