import type { PlaceKind } from "@vigie/places";
import { expect, test } from "vitest";
import { kindsIn } from "../src/lists/kinds-in.ts";

test.each<readonly [string, readonly PlaceKind[]]>([
  ["Aidants Connect|Conseillers numériques", ["conseiller_numerique", "aidants_connect"]],
  ["CNFS;France Services", ["france_services", "conseiller_numerique"]],
  ["Point d'accès numérique CAF", ["point_numerique_caf"]],
  ["Point numérique Caf", ["point_numerique_caf"]],
  [" FRANCE SERVICES", ["france_services"]],
  ["FRANCE SERVICE", ["france_services"]],
  ["partenaire de la Cpam", ["cpam_partner"]],
  ["SUD LABS", []],
  ["", []],
])("« %s »", (labels, kinds) => expect(kindsIn(labels)).toEqual(kinds));
