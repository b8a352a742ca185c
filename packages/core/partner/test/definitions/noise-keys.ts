import { type Mapping, mappedFolders, mappingDefinition, parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { drawDefinition } from "../../../disclosure/src/draw-definition.ts";
import { definitionHash, drawKey } from "../../../disclosure/src/draw-key.ts";
import { countingPlan, possibleTables } from "../../../disclosure/src/plan/counting-plan.ts";
import { policyAt } from "../../src/policy-at.ts";
import type { Files } from "./study-changes.ts";

/** By partner and source of persons, the mark of a draw that every value leaves as it is: equal where the noise is. */
export type NoiseKeys = ReadonlyMap<string, string>;

/** @returns null where the files have a mistake */
export type ReadKeys = (files: Files) => Promise<NoiseKeys | null>;

const isMapping = (path: string) => path.startsWith("mappings/");

/** Reads changed copies of some files; their study is read once where the mappings alone change. */
export function keyReader(base: Files): ReadKeys {
  let known: Promise<Study | null> | null = null;
  return async (files) => {
    const isKnown =
      files.size === base.size &&
      [...files].every(([path, file]) => isMapping(path) || base.get(path) === file);
    if (isKnown) known ??= studyIn(base);
    const study = isKnown ? await known : await studyIn(files);
    return study && keysIn(study, files);
  };
}

export async function studyIn(files: Files): Promise<Study | null> {
  const texts = [...files]
    .filter(([path]) => !isMapping(path))
    .map(([path, file]) => [path, textOf(file)] as const);
  const loaded = await loadStudy(new Map(texts));
  return "errors" in loaded ? null : loaded.study;
}

/** JSON is YAML; the text of a diagnostic is neither. */
export function textOf(file: unknown): string {
  return typeof file === "string" ? file : JSON.stringify(file);
}

/** @throws {VigieErrors} for a mapping with a mistake */
export function mappingsIn(study: Study, files: Files): readonly Mapping[] {
  return [...files].flatMap(([path, file]) => {
    if (!isMapping(path)) return [];
    const text = textOf(file);
    const folders = new Map(mappedFolders(text, path).map(({ folder }) => [folder, ["nord.csv", "sud.csv"]]));
    const parsed = parseMapping(text, path, { study, shapes: ["places_plain", "activity_coop"], folders });
    if ("errors" in parsed) throw new VigieErrors(parsed.errors);
    return [parsed.mapping];
  });
}

/** By source of persons, all that decides its noise but its values and whose they are. */
export function definitionsIn(study: Study, mapping: Mapping): ReadonlyMap<string, object> {
  const policy = policyAt(study, mapping);
  return new Map(
    (study.partners.get(mapping.partner)?.sources ?? []).flatMap((id) => {
      const source = study.sources.get(id);
      if (source?.protects !== "persons") return [];
      const tables = possibleTables(countingPlan(study, source, policy.rho), source);
      const definition = drawDefinition(study, source, { policy, tables });
      return [[id, { definition, mapping: mappingDefinition(mapping, source) }] as const];
    }),
  );
}

function keysIn(study: Study, files: Files): NoiseKeys | null {
  try {
    return new Map(
      mappingsIn(study, files).flatMap((mapping) =>
        [...definitionsIn(study, mapping)].map(([source, definition]) => {
          const secret = new TextEncoder().encode(mapping.secret ?? "");
          const input = {
            holder: mapping.partner,
            source,
            definition: definitionHash(definition),
            fingerprint: "",
          };
          return [`${mapping.file} ${source}`, drawKey(secret, input).mark] as const;
        }),
      ),
    );
  } catch (error) {
    if (error instanceof VigieErrors) return null;
    throw error;
  }
}
