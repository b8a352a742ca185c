import type { PlaceNote } from "@vigie/places";
import type { NoteKind } from "./shape.ts";

export type ListNote =
  | PlaceNote
  | "above_header"
  | "beyond_header"
  | "schema_invalid"
  | "not_a_record"
  | "trait_unsaid"
  | "kind_unsaid";

/** What the conversion of a list of places can have to say, in the order of its steps. */
export const placeNotes = {
  above_header: { effect: "set_aside", fr: "au-dessus de l’en-tête" },
  beyond_header: { effect: "set_aside", fr: "avec une valeur à droite de la dernière colonne" },
  not_a_record: { effect: "set_aside", fr: "fiche illisible : ce n’est pas un objet" },
  without_name: { effect: "set_aside", fr: "sans nom" },
  schema_invalid: { effect: "noticed", fr: "ne suit pas toutes les règles du schéma national" },
  outside_study: { effect: "set_aside", fr: "hors des territoires de l’étude" },
  contradictory: {
    effect: "set_aside",
    fr: "code postal, commune et département qui se contredisent : corrigez la liste",
  },
  not_placed: { effect: "set_aside", fr: "sans code, code postal, nom ni département qui le situe" },
  placed_former_code: {
    effect: "converted",
    fr: "situé par le code d’une ancienne commune ou d’un arrondissement",
  },
  placed_restored_code: {
    effect: "converted",
    fr: "situé par un code de commune qui avait perdu son zéro, confirmé par le nom",
  },
  placed_postal_name: { effect: "converted", fr: "sans code : situé par le code postal et le nom ensemble" },
  placed_restored_postal: {
    effect: "converted",
    fr: "sans code : situé par un code postal qui avait perdu son zéro, confirmé par le nom",
  },
  placed_cedex_name: {
    effect: "converted",
    fr: "adresse CEDEX : situé par le nom, unique dans le département",
  },
  placed_point: { effect: "converted", fr: "situé par ses coordonnées, dans les limites données" },
  placed_nowhere: { effect: "noticed", fr: "sans rien qui le situe : gardé sans territoire" },
  placed_departement: { effect: "noticed", fr: "commune inconnue : seul le département est connu" },
  code_unknown: {
    effect: "noticed",
    fr: "code de commune qui n’existe pas et n’a jamais existé, ou que le nom ne confirme pas",
  },
  postal_not_confirmed: {
    effect: "noticed",
    fr: "code postal de quatre chiffres que le nom ne confirme pas : non utilisé",
  },
  name_differs: { effect: "noticed", fr: "nom de commune différent de celui du code : le code l’emporte" },
  name_completed: {
    effect: "converted",
    fr: "nom de commune sans son complément (« Saint-Ouen » pour Saint-Ouen-sur-Seine)",
  },
  letters_lost: { effect: "noticed", fr: "nom de commune dont des lettres ont été perdues avant nous" },
  merged_since: {
    effect: "noticed",
    fr: "dans une commune fusionnée depuis l’étude, sans savoir dans quelle partie",
  },
  coordinates_swapped: { effect: "converted", fr: "latitude et longitude échangées : remises dans l’ordre" },
  coordinates_projected: {
    effect: "converted",
    fr: "coordonnées en mètres (Lambert 93 ou conique conforme) : converties en degrés",
  },
  coordinates_outside_france: { effect: "noticed", fr: "coordonnées hors de France : non utilisées" },
  coordinates_unreadable: { effect: "noticed", fr: "coordonnées illisibles : non utilisées" },
  date_future: { effect: "noticed", fr: "date postérieure au jour de l’exécution : non utilisée" },
  date_unreadable: { effect: "noticed", fr: "date illisible : non utilisée" },
  value_unrecognised: {
    effect: "noticed",
    fr: "valeur que Vigie ne connaît pas dans cette liste : ce qu’elle dit du lieu reste inconnu",
  },
  trait_unsaid: {
    effect: "noticed",
    fr: "la liste ne dit pas si le lieu est fixe ou itinérant, ou si c’est une antenne : inconnu",
  },
  kind_unsaid: {
    effect: "noticed",
    fr: "la liste ne dit pas si le lieu donne une aide que l’étude compte : inconnu, et non « non »",
  },
  same_siret: { effect: "converted", fr: "même lieu : même Siret, noms proches, au même endroit" },
  same_address: { effect: "converted", fr: "même lieu : même adresse et noms proches" },
  same_spot: { effect: "converted", fr: "même lieu : à moins de 100 m et noms presque égaux" },
  same_siret_between_lists: {
    effect: "converted",
    fr: "même lieu dans deux listes : même Siret, noms proches, au même endroit",
  },
  same_address_between_lists: {
    effect: "converted",
    fr: "même lieu dans deux listes : même adresse et noms proches",
  },
  same_spot_between_lists: {
    effect: "converted",
    fr: "même lieu dans deux listes : à moins de 100 m et noms presque égaux",
  },
  siret_shared: {
    effect: "noticed",
    fr: "même Siret qu’un autre lieu, sous un autre nom ou ailleurs : gardés tous les deux ; s’ils n’en font qu’un, donnez-leur le même nom",
  },
  address_shared_between_lists: {
    effect: "noticed",
    fr: "même adresse ou même point dans deux listes, mais noms différents ou commune inconnue : gardés tous les deux, à vérifier ; s’ils n’en font qu’un, donnez-leur le même nom et la même commune",
  },
  told_apart: { effect: "noticed", fr: "semblable à un autre lieu que sa propre liste distingue : gardé" },
  crowded: {
    effect: "noticed",
    fr: "trop de lieux au même endroit pour les comparer tous : gardé",
  },
} as const satisfies Readonly<Record<ListNote, NoteKind>>;
