import { basename } from "node:path";
import {
  communeCentres,
  type DepartementTerritory,
  departementOf,
  departementTerritory,
  type GeographicPoint,
  type Territories,
  tileLayout,
} from "@vigie/places";
import { nearest } from "@vigie/study";
import { cliInputError } from "../problems.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { readGiven, strictUtf8Text } from "./study-folder.ts";

interface Centres {
  readonly points: ReadonlyMap<string, GeographicPoint>;
  /** Name of the file that gave them. */
  readonly file: string;
}

/**
 * Files of a study for the communes of one département: their code list, and a map of squares.
 * @param about year of the limits of communes
 * @param centres of every commune; null where they are not known
 */
export function departementFiles(
  territory: DepartementTerritory,
  { vintage, centres }: { readonly vintage: number; readonly centres: Centres | null },
): ReadonlyMap<string, string> {
  return new Map([
    ["codelists/commune.yaml", communeList(territory, vintage)],
    ["tiles.yaml", tiles(territory, centres)],
  ]);
}

function communeList({ code, name, communes, groups }: DepartementTerritory, vintage: number): string {
  const parts = code === "75" ? "arrondissements" : "communes";
  const wholes = code === "75" ? "le secteur de Paris Centre" : "leurs intercommunalités";
  const partial = [...groups.values()].filter((group) => group.partial);
  const shared =
    partial.length === 0
      ? ""
      : `# ${partial.map((group) => typographic(group.name)).join(" ; ")} :\n# ${
          partial.length === 1 ? "cette intercommunalité a" : "ces intercommunalités ont"
        } aussi des communes dans un autre département ; seules celles d’ici sont comptées.\n`;
  const lines = [
    ...[...groups].map(([code, group]) => line({ code, label: typographic(group.name) })),
    ...communes.map(({ code, name: label, group }) =>
      line({ code, ...(group === null ? {} : { parent: group }), label: typographic(label) }),
    ),
  ];
  return `# ${name} : les ${communes.length} ${parts} au 1er janvier ${vintage} (code officiel géographique), et ${wholes}.
# Une commune qui a fusionné entre-temps a son nouveau code : « vigie map » traduit l’ancien, si un fichier le porte encore.
${shared}codelist: commune
label: { fr: Commune, en: Commune }
codes:
${lines.join("\n")}
`;
}

function line(code: Readonly<Record<string, string>>): string {
  const parts = Object.entries(code).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `  - { ${parts.join(", ")} }`;
}

function tiles({ communes, groups }: DepartementTerritory, centres: Centres | null): string {
  const groupAt = [...groups.keys()];
  const units = communes
    .map((commune) => ({ ...commune, centre: centres?.points.get(commune.code) ?? null }))
    .toSorted((a, b) => groupAt.indexOf(a.group ?? "") - groupAt.indexOf(b.group ?? ""));
  const laid = new Map(tileLayout(units).map((tile) => [tile.code, tile]));
  const lines = units.map(({ code, name, group }) => {
    const { short = "", column = 1, row = 1 } = laid.get(code) ?? {};
    const within = group === null ? "" : `, within: "${group}"`;
    return `  "${code}": { name: ${JSON.stringify(typographic(name))}, short: "${short}", column: ${column}, row: ${row}${within} }`;
  });
  return `# La carte : un carré par commune, rangé par un calcul, ${
    centres === null
      ? "par intercommunalité puis par nom : ce n’est pas où elles sont."
      : "à peu près où elle est."
  }
# Déplacez les carrés (column de gauche à droite, row de haut en bas), puis retirez « approximate ».
# Pour de vrais contours, placez ici un fichier GeoJSON et nommez-le sous « boundaries ».
approximate: true
${centres === null ? "" : centresText(units, centres)}tiles:
${lines.join("\n")}
`;
}

function centresText(units: readonly { readonly code: string }[], { points, file }: Centres): string {
  const known = units.flatMap(({ code }) => {
    const point = points.get(code);
    return point === undefined
      ? []
      : [`    "${code}": { longitude: ${point.longitude}, latitude: ${point.latitude} }`];
  });
  return `centres:\n  source: ${JSON.stringify(`Centres des communes, d’après le fichier ${file}`)}\n  points:\n${known.join("\n")}\n`;
}

/** Names in the official lists have typewriter’s apostrophes. */
function typographic(name: string): string {
  return name.replaceAll("'", "’");
}

const centresSizeMax = 20_000_000;
const namedMax = 5;

/**
 * Centres of every commune from a file that is given; null where there is none, or where it misses some, with a warning.
 * @throws {VigieErrors} for a file that gives none
 */
export async function centresOf({ communes }: DepartementTerritory, file: string | null, terminal: Terminal) {
  if (file === null) return null;
  const bytes = await readGiven(file);
  const read = bytes.length > centresSizeMax ? null : communeCentres(strictUtf8Text(bytes, file));
  if (read === null) throw cliInputError("cli/centres-unreadable", {}, { file });
  const shown = basename(file);
  if (read.unread > 0) terminal.warning("new.centres", { file: shown, unread: read.unread });
  const absent = communes.filter(({ code }) => !read.centres.has(code));
  if (absent.length === 0) return { points: read.centres, file: shown };
  const names = absent.slice(0, namedMax).map(({ name }) => name);
  terminal.warning("new.outside", { file: shown, count: absent.length, names: names.join(", ") });
  return null;
}

/** Overseas collectivities, which the list holds too and which are no départements. */
const collectivity = /^97[578]$|^98/;

/**
 * The département that a person writes by its number or its name.
 * @throws {VigieErrors} for what is not one, with a name that is near
 */
export function territoryNamed(written: string, territories: Territories): DepartementTerritory {
  const code = departementOf(written, territories);
  if (code !== null && !collectivity.test(code)) return departementTerritory(code, territories);
  throw cliInputError("cli/departement-unknown", {}, { name: written, ...meant(written, territories) });
}

/** What a person may have meant by what is not a département. */
function meant(written: string, { departements }: Territories) {
  const near = (kind: "corsica" | "several" | "yes" | "no", nearest = "") => ({
    near: kind,
    nearest,
  });
  if (/^(?:20|corse)$/i.test(written)) return near("corsica");
  if (/[,;+]/.test(written)) return near("several");
  // The Rhône and the Métropole de Lyon, as some lists of Insee and of the tax administration part them: 69D and 69M.
  const [, number = ""] = /^(\d{2})[A-Z]$/i.exec(written) ?? [];
  if (departements.has(number)) return near("yes", number);
  // A number that is near another one is of no use: the names alone are compared.
  const close = /\p{Letter}{3}/u.test(written) ? nearest(written, departements.values()) : null;
  return close === null ? near("no") : near("yes", close);
}

/** Time zones of the départements where it is another time than in Paris, by code. */
export const departementTimezones: ReadonlyMap<string, string> = new Map([
  ["971", "America/Guadeloupe"],
  ["972", "America/Martinique"],
  ["973", "America/Cayenne"],
  ["974", "Indian/Reunion"],
  ["976", "Indian/Mayotte"],
]);
