import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * What one writes first: each place is looked for in the list of communes from its start, then compared with every
 * earlier place of its commune. Usage: node naive.ts LIST
 */
const communes: readonly { code: string; nom: string; codesPostaux?: string[] }[] = createRequire(
  import.meta.url,
)("@etalab/decoupage-administratif/data/communes.json");
const path = process.argv[2] ?? "";
const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
const names = header.split(",");
const places: readonly Record<string, string>[] = lines.map((line) =>
  Object.fromEntries(
    line
      .slice(1, -1)
      .split('","')
      .map((value, at) => [names[at], value]),
  ),
);

const simple = (text = "") =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
const named = communes.map((commune) => ({ ...commune, key: simple(commune.nom) }));

let placed = 0;
let repeated = 0;
const placesByCommune = new Map<string, Record<string, string>[]>();
for (const place of places) {
  const commune =
    named.find(({ code }) => code === place.code_insee) ??
    named.find(
      ({ key, codesPostaux = [] }) =>
        key === simple(place.commune) && codesPostaux.includes(place.code_postal ?? ""),
    );
  if (commune !== undefined) placed++;
  const earlier = placesByCommune.get(commune?.code ?? "") ?? [];
  const isSame = earlier.some(
    (other) =>
      (place.pivot !== "" && place.pivot === other.pivot) ||
      (simple(place.nom) === simple(other.nom) && simple(place.adresse) === simple(other.adresse)),
  );
  if (isSame) repeated++;
  else placesByCommune.set(commune?.code ?? "", [...earlier, place]);
}
process.stdout.write(`${JSON.stringify({ placed, repeated })}\n`);
