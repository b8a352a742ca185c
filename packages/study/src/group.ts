import { type Group, groups } from "@vigie/table";
import type { Code, Text } from "./study.ts";

const labels: Readonly<Record<Group, Text>> = {
  digital: { fr: "Numérique seulement", en: "Digital only" },
  mixed: { fr: "Mixte", en: "Mixed" },
  direct: { fr: "Direct ou matériel seulement", en: "Direct or material only" },
  routine_only: { fr: "Déclaration de routine seulement", en: "Routine declaration only" },
  none: { fr: "Aucun contact", en: "No contact" },
};

export const groupCodes: readonly Code[] = groups.map((code) => ({
  code,
  label: labels[code],
  parent: null,
  missing: null,
  from: null,
}));

export function groupLabel(group: Group): Text {
  return labels[group];
}
