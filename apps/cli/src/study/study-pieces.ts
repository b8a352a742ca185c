import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { DepartementTerritory } from "@vigie/places";
import { type Piece, suggestion, type Text } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { cliProblem } from "../problems.ts";
import { readStudyFiles } from "./study-folder.ts";

const studies = join(import.meta.dirname, "..", "..", "..", "..", "studies");
const folder = join(studies, "modeles");

/** The small study to start from, in French and commented: text by path from its folder. */
export function readNewStudy(): Promise<ReadonlyMap<string, string>> {
  return readStudyFiles(join(studies, "nouvelle"));
}

/** The templates that studies are composed from, by name. */
export async function pieceNames(): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

/**
 * @param names as a person gives them, in the order of the text; one given twice counts once
 * @throws {VigieErrors} every name of no template
 */
export async function readPieces(names: readonly string[]): Promise<readonly Piece[]> {
  const known = await pieceNames();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new VigieErrors(
      unknown.map((name) =>
        cliProblem("cli/template-unknown", {}, { name, known: known.join(", "), ...suggestion(name, known) }),
      ),
    );
  return Promise.all(
    [...new Set(names)].map(async (name) => ({ name, files: await readStudyFiles(join(folder, name)) })),
  );
}

/** Where another body does the work of the département; `with`: its name after “de”. */
const departementBodies: ReadonlyMap<string, string> = new Map([
  ["2A", "Collectivité de Corse"],
  ["2B", "Collectivité de Corse"],
  ["67", "Collectivité européenne d’Alsace"],
  ["68", "Collectivité européenne d’Alsace"],
  // Each on its own communes since 2015 (law 2014-58).
  ["69", "Département du Rhône et Métropole de Lyon"],
  ["75", "Ville de Paris"],
  ["972", "Collectivité territoriale de Martinique"],
  ["973", "Collectivité territoriale de Guyane"],
]);

/** Overseas, one body (CGSS) does what a Cpam does elsewhere; in Mayotte, one does the Caf’s work too: its services are named. */
const cgss: ReadonlySet<string> = new Set(["971", "972", "973", "974"]);
const mayotte = "976";
const cssm = (service: Text) => ({
  fr: `Caisse de sécurité sociale de Mayotte, ${service.fr}`,
  en: `Social security fund of Mayotte, ${service.en}`,
});

/** Names of the usual partners of a study, as one would guess them from the département: the lead corrects them. */
export function partnerNames(territory: DepartementTerritory): ReadonlyMap<string, Text> {
  const { code, name, of, chefLieu } = territory;
  const body = departementBodies.get(code) ?? `Département ${of}`;
  const health = cgss.has(code)
    ? { fr: `Caisse générale de sécurité sociale (CGSS) ${of}`, en: `Social security fund (CGSS) of ${name}` }
    : { fr: `Cpam ${of}`, en: `Health insurance fund (Cpam) of ${name}` };
  const family = { fr: `Caf ${of}`, en: `Family allowance fund (Caf) of ${name}` };
  return new Map([
    ["caf", code === mayotte ? cssm({ fr: "allocations familiales", en: "family allowances" }) : family],
    ["cpam", code === mayotte ? cssm({ fr: "assurance maladie", en: "health insurance" }) : health],
    ["departement", { fr: `${body}, services sociaux`, en: `Social services of ${name}` }],
    ["prefecture", { fr: `Préfecture ${of}`, en: `Prefecture of ${name}` }],
    ["observatoire", { fr: `Observatoire ${of}`, en: `Observatory of ${name}` }],
    ...(chefLieu === null
      ? []
      : [
          [
            "ccas",
            { fr: `CCAS ${chefLieu.of}`, en: `Municipal social centre (CCAS) of ${chefLieu.name}` },
          ] as const,
        ]),
  ]);
}
