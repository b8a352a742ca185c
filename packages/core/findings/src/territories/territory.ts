import type { Attribute, Code, Study, Text } from "@vigie/study";

/** A commune of the study, or a greater territory that some of them make. */
export interface Territory {
  /** Safe in an address. */
  readonly code: string;
  readonly label: Text;
  readonly kind: "commune" | "group";
  /** Code of the greater territory; null where the study names none. */
  readonly within: string | null;
}

/**
 * Every commune that the sources of a study have a code for, and the greater territories above them: by the hierarchy
 * of the code list, else as the map has it. In the order of the code lists, greater territories first.
 */
export function territoriesIn({ sources, map }: Study): readonly Territory[] {
  const attributes = [...sources.values()].flatMap((source) => [...source.attributes.values()]);
  const found = new Map<string, Territory>();
  const wholes = new Map<string, Territory>();
  const labels = new Map(
    attributes.flatMap(({ codes }) => codes.map(({ code, label }) => [code, label] as const)),
  );
  for (const attribute of attributes.filter(isCommunal))
    for (const { code, label, parent } of leavesOf(attribute)) {
      const within = parent ?? map?.tiles.get(code)?.within ?? null;
      const above = within === null ? undefined : labels.get(within);
      const isNamed = within !== null && above !== undefined && isSafe(within);
      if (isNamed) wholes.set(within, { code: within, label: above, kind: "group", within: null });
      if (!found.has(code))
        found.set(code, { code, label, kind: "commune", within: isNamed ? within : null });
    }
  return [...wholes.values(), ...found.values()];
}

/** Codes that say a value and that no other of the attribute is part of. */
export function leavesOf({ codes }: Pick<Attribute, "codes">): readonly Code[] {
  const above = new Set(codes.map(({ parent }) => parent));
  return codes.filter(({ code, missing }) => missing === null && !above.has(code));
}

function isCommunal(attribute: Attribute): boolean {
  const leaves = leavesOf(attribute);
  return leaves.length > 1 && leaves.every(({ code }) => isCommuneCode(code));
}

function isSafe(code: string): boolean {
  return /^[\w-]+$/.test(code);
}

/** Official code of a commune: its département, then three digits (Insee, Code officiel géographique). */
const communeCode = /^(?:\d{2}|2[AB])\d{3}$/;

function isCommuneCode(code: string): boolean {
  return communeCode.test(code);
}

/** What territories are called where their codes say it: communes, else territories whatever they are. */
export function territoryKind(codes: readonly string[]): "commune" | "other" {
  return codes.length > 0 && codes.every(isCommuneCode) ? "commune" : "other";
}
