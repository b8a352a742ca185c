/** Search, and tables of two characteristics. */
export const frSearch = {
  "search.title": "Rechercher",
  "search.lead":
    "Tout ce que contient ce diagnostic, en une liste : les constats, les chapitres, les figures, les tableaux, les mots du glossaire, les communes.",
  "search.label": "Que cherchez-vous ?",
  "search.hint": "Par exemple : RSA, âge, guichet, Bobigny. Les accents et les pluriels ne comptent pas.",
  "search.none": "Rien ne correspond. Essayez un mot plus court, ou un seul mot.",
  "search.one": "{count} résultat",
  "search.many": "{count} résultats",
  "search.near": "Rien ne correspond exactement ; voici ce qui s’en approche : {count}",
  "search.findings": "Constats",
  "search.chapters": "Chapitres",
  "search.figures": "Figures",
  "search.tables": "Tableaux",
  "search.words": "Glossaire",
  "search.communes": "Communes et territoires",
  "search.pairs": "Croisements",

  "explore.title": "Explorer",
  "explore.lead":
    "Deux caractéristiques d’une même population, l’une selon l’autre. Seuls les croisements que l’étude a demandés sont sortis de chez les partenaires : les voici tous.",
  "explore.pair": "{a} et {b}",
  "explore.first": "Une caractéristique",
  "explore.second": "Une autre",
  "explore.go": "Voir le croisement",
  "explore.gap":
    "L’écart le plus grand : {bLabel}, {share} pour « {aLabel} », contre {whole} dans l’ensemble.",
  "explore.noGap":
    "Aucun écart n’est établi : les parts sont à moins d’un point de celles de l’ensemble, ou leur marge d’erreur (bruit ajouté pour protéger les personnes, tirage d’un échantillon) suffit à expliquer ce qui les en sépare.",
  "explore.drawn": "{b} selon « {a} » : en % de chaque ligne",
  "explore.counts": "Effectifs : {a} et {b}",
  "explore.shares": "Parts, en % de chaque ligne : {across} selon « {down} »",
  "explore.summed":
    "Ces effectifs sont des sommes, sur les cas dont toutes les caractéristiques du modèle « {title} » sont connues : chacun n’est connu qu’à {margin, number} près, plus que dans un tableau demandé tel quel.",
  "explore.weighted": "Effectifs : personnes qui ont répondu. Parts : pondérées.",
  "explore.counted": "Ces unités sont peu nombreuses et toutes connues : elles sont comptées, sans parts.",
  "explore.figure": "La figure de l’étude",
  "explore.all": "Tous les croisements",
  "explore.others": "Autres croisements de cette population",
} as const;
