import type { NoteKind } from "../shape.ts";

export type TestNote =
  | "above_header"
  | "left_empty"
  | "after_run"
  | "repeated"
  | "steps_absent"
  | "noted_unreached"
  | "untimed";

export const testNotes: Readonly<Record<TestNote, NoteKind>> = {
  above_header: { effect: "set_aside", fr: "lignes au-dessus de l’en-tête" },
  left_empty: { effect: "set_aside", fr: "lignes du modèle laissées vides : l’étape n’a pas été tentée" },
  after_run: { effect: "set_aside", fr: "tests datés d’après le jour de l’exécution" },
  repeated: {
    effect: "noticed",
    fr: "tests d’un service refait par la même personne sur le même appareil : l’accord entre personnes ne les compte pas",
  },
  steps_absent: {
    effect: "noticed",
    fr: "tests où une étape n’a pas de ligne : elle compte comme non atteinte",
  },
  noted_unreached: {
    effect: "noticed",
    fr: "tests où un obstacle est noté à une étape non atteinte : la note est gardée",
  },
  untimed: {
    effect: "noticed",
    fr: "tests achevés dont une étape n’est pas chronométrée : ils n’ont pas de durée",
  },
};
