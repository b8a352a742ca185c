import type { VigieError } from "@vigie/words";
import { problem } from "../problems.ts";
import { nearest } from "../reading/nearest.ts";
import type { Written } from "../reading/written.ts";
import { isMapping } from "./form-issue.ts";

/** The version of the study language that this software reads. */
const version = 1;

/** What is wrong with the version that `study.yaml` declares; a mistyped key is reported as a mistake of form. */
export function versionProblem(study: Written): VigieError | null {
  const { value } = study;
  if (!isMapping(value) || value.vigie === version) return null;
  const place = study.place(["vigie"]);
  if (value.vigie === undefined)
    return nearest("vigie", Object.keys(value)) === null ? problem("study/version-absent", place) : null;
  const newer = typeof value.vigie === "number" && value.vigie > version;
  return problem(newer ? "study/version-newer" : "study/version-unknown", place, {
    version: study.charactersOf(["vigie"]) ?? "",
  });
}

/** The same file read as if it declared the version read here, so that the version is not reported twice. */
export function asThisVersion(study: Written): Written {
  return isMapping(study.value) ? { ...study, value: { ...study.value, vigie: version } } : study;
}
