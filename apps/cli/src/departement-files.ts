import { type DepartementTerritory, type Point, tileLayout } from "@vigie/territory";

interface Centres {
  readonly points: ReadonlyMap<string, Point>;
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
