import type { Text } from "@vigie/study";

/** What the audit of one criterion found, and how: by a test in a browser, or by reading pages and their code. */
export interface AuditedCriterion {
  readonly id: string;
  readonly result: "conforms" | "fails" | "not_applicable";
  readonly proof: "browser" | "reading";
  readonly finding: Text;
}

/** The themes of the RGAA, with the number of their criteria. */
export const auditThemes = [
  { theme: 1, count: 9, name: { fr: "Images", en: "Images" } },
  { theme: 2, count: 2, name: { fr: "Cadres", en: "Frames" } },
  { theme: 3, count: 3, name: { fr: "Couleurs", en: "Colors" } },
  { theme: 4, count: 13, name: { fr: "Multimédia", en: "Multimedia" } },
  { theme: 5, count: 8, name: { fr: "Tableaux", en: "Tables" } },
  { theme: 6, count: 2, name: { fr: "Liens", en: "Links" } },
  { theme: 7, count: 5, name: { fr: "Scripts", en: "Scripts" } },
  { theme: 8, count: 10, name: { fr: "Éléments obligatoires", en: "Mandatory elements" } },
  { theme: 9, count: 4, name: { fr: "Structuration", en: "Structure" } },
  { theme: 10, count: 14, name: { fr: "Présentation", en: "Presentation" } },
  { theme: 11, count: 13, name: { fr: "Formulaires", en: "Forms" } },
  { theme: 12, count: 11, name: { fr: "Navigation", en: "Navigation" } },
  { theme: 13, count: 12, name: { fr: "Consultation", en: "Consultation" } },
] as const;

/**
 * The 106 criteria, one by one, on the pages of test studies. Those proved in a browser are checked by
 * `test/accessibility/audit.test.ts`, which names the same ones.
 * @see RGAA 4.1.2 (2023), direction interministérielle du numérique
 */
export const audit: readonly AuditedCriterion[] = [
  {
    id: "1.1",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Chaque dessin qui porte une information a un nom, lu par une aide technique.",
      en: "Every drawing that carries information has a name that assistive technology reads.",
    },
  },
  {
    id: "1.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Les motifs de hachures, seuls décors, sont ignorés des aides techniques.",
      en: "Hatching patterns, the only decoration, are ignored by assistive technology.",
    },
  },
  {
    id: "1.3",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "La description d’une figure commence par ce qu’elle montre, puis en donne les valeurs.",
      en: "The description of a figure starts with what it shows, then gives its values.",
    },
  },
  {
    id: "1.4",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucune image-test.", en: "No test image (CAPTCHA)." },
  },
  {
    id: "1.5",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucune image-test.", en: "No test image (CAPTCHA)." },
  },
  {
    id: "1.6",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Chaque figure est suivie de son tableau, qui en est la description détaillée.",
      en: "Every figure is followed by its table, which describes it in detail.",
    },
  },
  {
    id: "1.7",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Le tableau d’une figure est fait des mêmes valeurs que son dessin.",
      en: "The table of a figure is made from the same values as its drawing.",
    },
  },
  {
    id: "1.8",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Aucun texte n’est une image : ceux des dessins sont du texte.",
      en: "No text is an image: those of drawings are text.",
    },
  },
  {
    id: "1.9",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Chaque figure est reliée à sa légende par son titre.",
      en: "Every figure is tied to its caption by its title.",
    },
  },
  { id: "2.1", result: "not_applicable", proof: "browser", finding: { fr: "Aucun cadre.", en: "No frame." } },
  { id: "2.2", result: "not_applicable", proof: "browser", finding: { fr: "Aucun cadre.", en: "No frame." } },
  {
    id: "3.1",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Ce qu’une couleur dit est écrit aussi : noms de groupes, hachures, valeurs.",
      en: "What a color says is also written: names of groups, hatching, values.",
    },
  },
  {
    id: "3.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Textes à 4,5 pour 1 au moins, en clair et en sombre.",
      en: "Texts at 4.5 to 1 or more, light and dark.",
    },
  },
  {
    id: "3.3",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Barres, points, lignes, bords et contrôles sont à 3 pour 1 au moins, en clair et en sombre. Les teintes claires des cartes et des tableaux colorés répètent une valeur écrite dans le dessin.",
      en: "Bars, dots, lines, edges and controls are at 3 to 1 or more, light and dark. The light tints of maps and colored tables repeat a value that is written in the drawing.",
    },
  },
  {
    id: "4.1",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.2",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.3",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.4",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.5",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.6",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.7",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.8",
    result: "not_applicable",
    proof: "browser",
    finding: {
      fr: "Aucun média qui ne soit du texte ou un dessin.",
      en: "No media other than text and drawings.",
    },
  },
  {
    id: "4.9",
    result: "not_applicable",
    proof: "browser",
    finding: {
      fr: "Aucun média qui ne soit du texte ou un dessin.",
      en: "No media other than text and drawings.",
    },
  },
  { id: "4.10", result: "not_applicable", proof: "browser", finding: { fr: "Aucun son.", en: "No sound." } },
  {
    id: "4.11",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun son, aucune vidéo.", en: "No sound, no video." },
  },
  {
    id: "4.12",
    result: "not_applicable",
    proof: "browser",
    finding: {
      fr: "Aucun média qui ne soit du texte ou un dessin.",
      en: "No media other than text and drawings.",
    },
  },
  {
    id: "4.13",
    result: "not_applicable",
    proof: "browser",
    finding: {
      fr: "Aucun média qui ne soit du texte ou un dessin.",
      en: "No media other than text and drawings.",
    },
  },
  {
    id: "5.1",
    result: "not_applicable",
    proof: "browser",
    finding: {
      fr: "Aucun tableau complexe : un en-tête vaut pour toute sa ligne ou toute sa colonne, et des lignes que réunit un nom commun font un tableau à part.",
      en: "No complex table: a heading holds for its whole row or column, and rows that share a common name make a table of their own.",
    },
  },
  {
    id: "5.2",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun tableau complexe.", en: "No complex table." },
  },
  {
    id: "5.3",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun tableau de mise en forme.", en: "No layout table." },
  },
  {
    id: "5.4",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Chaque tableau a une légende.", en: "Every table has a caption." },
  },
  {
    id: "5.5",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "La légende d’un tableau dit ce qui est compté, et de qui.",
      en: "The caption of a table says what is counted, and of whom.",
    },
  },
  {
    id: "5.6",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "En-têtes de lignes et de colonnes sont déclarés.",
      en: "Row and column headings are declared.",
    },
  },
  {
    id: "5.7",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Chaque en-tête dit s’il est celui de sa ligne ou de sa colonne.",
      en: "Each heading says whether it is that of its row or of its column.",
    },
  },
  {
    id: "5.8",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucun tableau de mise en forme.", en: "No layout table." },
  },
  {
    id: "6.1",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Un lien dit où il mène, seul ou avec la phrase qui le tient.",
      en: "A link says where it leads, alone or with the sentence around it.",
    },
  },
  {
    id: "6.2",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Chaque lien a un intitulé.", en: "Every link has a text." },
  },
  {
    id: "7.1",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Les boutons que le script ajoute sont des boutons HTML, et disent leur état.",
      en: "Buttons that the script adds are HTML buttons, and say their state.",
    },
  },
  {
    id: "7.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Sans script, les pages disent la même chose.",
      en: "Without script, pages say the same.",
    },
  },
  {
    id: "7.3",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Tout s’atteint et s’actionne au clavier.",
      en: "Everything is reached and used by keyboard.",
    },
  },
  {
    id: "7.4",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Rien ne change de contexte.", en: "Nothing changes the context." },
  },
  {
    id: "7.5",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Le nombre de résultats d’une recherche est annoncé.",
      en: "The number of results of a search is announced.",
    },
  },
  {
    id: "8.1",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Le type de document est déclaré.", en: "The document type is declared." },
  },
  {
    id: "8.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Aucun identifiant double, aucune balise corrigée par le navigateur.",
      en: "No identifier twice, no tag mended by the browser.",
    },
  },
  {
    id: "8.3",
    result: "conforms",
    proof: "browser",
    finding: { fr: "La langue de la page est déclarée.", en: "The language of the page is declared." },
  },
  {
    id: "8.4",
    result: "conforms",
    proof: "browser",
    finding: { fr: "C’est celle de ses textes.", en: "It is that of its texts." },
  },
  {
    id: "8.5",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Chaque page a un titre.", en: "Every page has a title." },
  },
  {
    id: "8.6",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Ce titre est propre à la page, et nomme l’étude.",
      en: "That title is the page’s own, and names the study.",
    },
  },
  {
    id: "8.7",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Un nom de langue, un texte resté en français sont déclarés comme tels.",
      en: "A name of a language, a text that stays in French are declared as such.",
    },
  },
  {
    id: "8.8",
    result: "conforms",
    proof: "reading",
    finding: { fr: "Le code de langue déclaré est valide.", en: "The code of language declared is valid." },
  },
  {
    id: "8.9",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Aucune balise ne sert à la seule mise en forme.", en: "No tag serves layout alone." },
  },
  {
    id: "8.10",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Le sens de lecture ne change pas.", en: "The direction of reading does not change." },
  },
  {
    id: "9.1",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Un titre de premier niveau, puis chaque niveau sous le précédent.",
      en: "One heading of first level, then each level under the one before.",
    },
  },
  {
    id: "9.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "En-tête, navigation, contenu et pied de page sont déclarés.",
      en: "Header, navigation, content and footer are declared.",
    },
  },
  {
    id: "9.3",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Les énumérations sont des listes.", en: "Enumerations are lists." },
  },
  {
    id: "9.4",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucune citation.", en: "No quotation." },
  },
  {
    id: "10.1",
    result: "conforms",
    proof: "browser",
    finding: { fr: "La mise en forme est dans des feuilles de styles.", en: "Layout is in style sheets." },
  },
  {
    id: "10.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Sans styles, tout ce qui porte une information reste.",
      en: "Without styles, all that carries information stays.",
    },
  },
  {
    id: "10.3",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Sans styles, l’ordre de lecture est celui de la page.",
      en: "Without styles, the order of reading is that of the page.",
    },
  },
  {
    id: "10.4",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Texte doublé : rien n’est coupé ni ne déborde.",
      en: "Text doubled: nothing is cut or overflows.",
    },
  },
  {
    id: "10.5",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Couleurs de texte et de fond sont déclarées ensemble.",
      en: "Colors of text and ground are declared together.",
    },
  },
  {
    id: "10.6",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Les liens d’une phrase sont soulignés.", en: "Links inside a sentence are underlined." },
  },
  {
    id: "10.7",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Ce qui reçoit le clavier est entouré.", en: "What receives the keyboard is outlined." },
  },
  {
    id: "10.8",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Ce qui est caché à l’œil l’est aussi aux aides techniques, ou les sert.",
      en: "What is hidden from the eye is hidden from assistive technology too, or serves it.",
    },
  },
  {
    id: "10.9",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Rien n’est dit par la forme, la taille ou la place seules.",
      en: "Nothing is said by shape, size or place alone.",
    },
  },
  {
    id: "10.10",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Rien n’est dit par la forme, la taille ou la place seules.",
      en: "Nothing is said by shape, size or place alone.",
    },
  },
  {
    id: "10.11",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "À 320 pixels de large, seuls les grands tableaux défilent, dans leur cadre.",
      en: "At 320 pixels wide, only large tables scroll, in their frame.",
    },
  },
  {
    id: "10.12",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Interlignes et espacements agrandis : rien n’est coupé.",
      en: "Line heights and spacing enlarged: nothing is cut.",
    },
  },
  {
    id: "10.13",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Les mots montrés au survol restent sous le pointeur, et disparaissent par Échap.",
      en: "Words shown on hover stay under the pointer, and go with Escape.",
    },
  },
  {
    id: "10.14",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Rien n’apparaît par les styles seuls.", en: "Nothing appears by styles alone." },
  },
  {
    id: "11.1",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Chaque champ a une étiquette.", en: "Every field has a label." },
  },
  {
    id: "11.2",
    result: "conforms",
    proof: "reading",
    finding: { fr: "L’étiquette dit ce que l’on cherche.", en: "The label says what is searched." },
  },
  {
    id: "11.3",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun champ n’est répété.", en: "No field is repeated." },
  },
  {
    id: "11.4",
    result: "conforms",
    proof: "reading",
    finding: { fr: "L’étiquette est à côté du champ.", en: "The label is beside the field." },
  },
  {
    id: "11.5",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun groupe de champs.", en: "No group of fields." },
  },
  {
    id: "11.6",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun groupe de champs.", en: "No group of fields." },
  },
  {
    id: "11.7",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun groupe de champs.", en: "No group of fields." },
  },
  {
    id: "11.8",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucune longue liste de choix à grouper.", en: "No long list of choices to group." },
  },
  {
    id: "11.9",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Chaque bouton a un intitulé.", en: "Every button has a text." },
  },
  {
    id: "11.10",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun contrôle de saisie.", en: "No control of what is typed." },
  },
  {
    id: "11.11",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun contrôle de saisie.", en: "No control of what is typed." },
  },
  {
    id: "11.12",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Rien n’est envoyé.", en: "Nothing is sent." },
  },
  {
    id: "11.13",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun renseignement personnel n’est demandé.", en: "No personal information is asked." },
  },
  {
    id: "12.1",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Un sommaire, et une page de recherche.", en: "Contents, and a search page." },
  },
  {
    id: "12.2",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Le sommaire est à la même place sur toutes les pages.",
      en: "Contents stand at the same place on all pages.",
    },
  },
  {
    id: "12.3",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Pas de plan du site.", en: "No site map." },
  },
  {
    id: "12.4",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Pas de plan du site.", en: "No site map." },
  },
  {
    id: "12.5",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "La recherche s’atteint de la même façon sur toutes les pages.",
      en: "Search is reached the same way on all pages.",
    },
  },
  {
    id: "12.6",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Les régions répétées s’atteignent et se passent.",
      en: "Repeated regions are reached and skipped.",
    },
  },
  {
    id: "12.7",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Le premier lien mène au contenu.", en: "The first link leads to the content." },
  },
  {
    id: "12.8",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "L’ordre du clavier est celui de la lecture.",
      en: "The order of the keyboard is that of reading.",
    },
  },
  {
    id: "12.9",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Le clavier n’est pris au piège nulle part.", en: "The keyboard is trapped nowhere." },
  },
  {
    id: "12.10",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun raccourci d’une seule touche.", en: "No shortcut of a single key." },
  },
  {
    id: "12.11",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Les mots montrés au survol le sont aussi au clavier.",
      en: "Words shown on hover are shown by keyboard too.",
    },
  },
  {
    id: "13.1",
    result: "not_applicable",
    proof: "browser",
    finding: { fr: "Aucune limite de temps.", en: "No time limit." },
  },
  {
    id: "13.2",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Aucune fenêtre ne s’ouvre sans qu’on le demande.", en: "No window opens unasked." },
  },
  {
    id: "13.3",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Le PDF est balisé ; ce qu’il dit est aussi dans les pages.",
      en: "The PDF is tagged; what it says is in the pages too.",
    },
  },
  {
    id: "13.4",
    result: "conforms",
    proof: "reading",
    finding: { fr: "Le PDF dit ce que disent les pages.", en: "The PDF says what the pages say." },
  },
  {
    id: "13.5",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun contenu cryptique.", en: "No cryptic content." },
  },
  {
    id: "13.6",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun contenu cryptique.", en: "No cryptic content." },
  },
  {
    id: "13.7",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Rien ne clignote.", en: "Nothing flashes." },
  },
  {
    id: "13.8",
    result: "conforms",
    proof: "browser",
    finding: { fr: "Rien ne bouge de soi-même.", en: "Nothing moves by itself." },
  },
  {
    id: "13.9",
    result: "conforms",
    proof: "browser",
    finding: {
      fr: "Les pages se lisent en portrait et en paysage.",
      en: "Pages read in portrait and in landscape.",
    },
  },
  {
    id: "13.10",
    result: "not_applicable",
    proof: "reading",
    finding: { fr: "Aucun geste complexe.", en: "No complex gesture." },
  },
  {
    id: "13.11",
    result: "conforms",
    proof: "reading",
    finding: {
      fr: "Un lien ou un bouton ne s’actionne qu’au relâchement.",
      en: "A link or a button acts on release only.",
    },
  },
  {
    id: "13.12",
    result: "not_applicable",
    proof: "reading",
    finding: {
      fr: "Rien ne répond aux mouvements de l’appareil.",
      en: "Nothing answers to movements of the device.",
    },
  },
];

/** Share of the criteria that apply which these pages meet, in 0..1. */
export function conformingShare(): number {
  const count = (wanted: AuditedCriterion["result"]) =>
    audit.filter(({ result }) => result === wanted).length;
  return count("conforms") / (count("conforms") + count("fails"));
}
