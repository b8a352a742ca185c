/** What the command says of the protection of persons, in ICU MessageFormat; apostrophes are typographic. */
export const frGuarantee = {
  number: "{size, number}",

  "guarantee.sentence":
    "Garantie : qui saurait tout de toutes les autres personnes, et hésiterait entre deux réponses d’une seule, devinerait juste au plus {chance} fois sur 100 d’après tout le lot, {table} d’après un seul tableau ; au hasard, 50.",

  "released.none": "Aucun tableau ne sort.",
  "released.title": "Ce qui sort, tableau par tableau :",
  "released.size":
    "{cells, plural, one {# case} other {# cases}}{hidden, plural, =0 {} one {, dont # masquée (moins de {min, number})} other {, dont # masquées (moins de {min, number})}} ; {within, plural, =0 {effectifs exacts} other {effectifs à {within, number} près}}",
  "released.shares":
    "{shares, plural, =0 {} other { ; {printed, plural, one {# part lisible} other {# parts lisibles}} sur {shares, number}}}",
  "released.centers":
    " ; {read, number} {statistic, select, mean {{read, plural, one {moyenne} other {moyennes}}} other {{read, plural, one {médiane} other {médianes}}}} sur {groups, number}",
  "released.notRaked": " ; aucune part : les poids n’ont pas été calés",
  "run.notRaked":
    "« {source} » : les poids n’ont pas pu être calés sur les marges de l’étude dans leurs bornes. Ses effectifs sortent ; aucune part, aucune estimation. Prévenez l’observatoire avant de transmettre : des bornes plus larges (« bounds: »), ou des modalités réunies, le permettraient.",
  "released.model": "{title} (croisement dont se déduit le modèle)",
  "released.more": "et {count, plural, one {# autre} other {# autres}} : voir private/protection.html",
  "released.near": "« À 8 près » : 19 fois sur 20, l’effectif vrai s’écarte de 8 au plus de celui qui sort.",
  "released.readable": "Une part est lisible à 5 points près, 19 fois sur 20.",

  "run.accepted": "Ce que votre mise en correspondance accepte de cette étude :",
  "run.thin":
    "« {source} » : le budget est trop mince pour si peu d’unités, et aucune part n’y sera connue à 10 points près. Il y faudrait au moins {size, number} unités, un budget plus grand ou moins de tableaux.",
  "run.budget":
    "Budget de « {source} » du {from} au {to} : {used, number} sur {cap, number}, dont {rho, number} pour ce lot.",
  "run.budgetSame":
    "Budget de « {source} » du {from} au {to} : {used, number} sur {cap, number} ; ces tableaux étaient déjà comptés.",
  "run.ledger": "Ce lot est inscrit dans {path}, qui reste chez vous, à côté de la mise en correspondance.",
  "run.ledgerFictitious":
    "Données fictives : ce lot ne dit rien de personne, et n’est pas inscrit au registre.",

  "weaker.none":
    "Rien n’y est plus faible que les règles habituelles (budget {rho, number}, seuil {min, number}).",
  "weaker.title": "Plus faible que les règles habituelles (budget {rho, number}, seuil {min, number}) :",
  "weaker.nothing": "« {source} » est déclarée sans personne : ses effectifs sortent exacts.",
  "weaker.rho": "le budget est de {rho, number}, plus grand que {usual, number} : le bruit est moindre.",
  "weaker.min": "le seuil est de {min, number}, plus bas que {usual, number}.",
  "weaker.small": "les effectifs de moins de {min, number} sortent, modifiés comme les autres.",

  "audit.bundle":
    "{file} : {partner}, le {date}, étude {study} {version}{fictitious, select, yes { (données fictives)} other {}}",
  "audit.noPersons": "Ce lot n’a aucun tableau de personnes : rien n’y est modifié.",
  "audit.source": "Source « {source} », du {from} au {to}",
  "audit.budget":
    "Budget : rho = {rho, number}, partagé entre les tableaux qui comptent une même personne (poids total : {contributions, number}).",
  "audit.rowsPerPerson":
    "Une personne peut y avoir {rows, number} lignes : le bruit est {rows, number} fois plus grand.",
  "audit.epsilon":
    "Epsilon : {epsilon, number, ::.00}, à delta = 0,000001{lists, plural, =0 {} one {, plus autant pour une liste ouverte} other {, plus autant pour chacune de # listes ouvertes}}.",
  "audit.chance":
    "Qui saurait tout de toutes les autres personnes, et hésiterait entre deux réponses d’une seule, devinerait juste au plus {chance} fois sur 100 d’après tous ces tableaux, {table} d’après un seul ; au hasard, 50.",
  "audit.chanceOfAll": "Le même devinerait juste au plus {chance} fois sur 100.",
  "audit.public": "Effectifs déjà publiés, sortis tels quels : {sizes}.",
  "audit.outside":
    "Hors de la garantie : {what, select, public_sizes {appartenir ou non à ces champs} other {les poids calés chez le partenaire, qui dépendent un peu de chacun}}.",
  "audit.table":
    "{measure, select, count {effectifs} weighted {effectifs pondérés} squares {carrés des poids} other {sommes}} : bruit d’écart-type {sigma, number, ::@@@}, part du budget {rho, number, ::@@@}{open, select, yes {, liste ouverte} other {}}",
  "audit.whole": "Les {sources} sources ensemble, si une personne est dans toutes : rho = {rho, number}",
  "audit.together": "Les {bundles} lots de {partner} ensemble",
  "audit.window":
    "« {source} », du {from} au {to} : rho = {rho, number}{bundles, plural, one { (un lot)} other { (# lots)}}",
  "audit.total":
    "En tout, pour une personne présente partout : rho = {rho, number}, sur {windows, plural, one {une période} other {# périodes}}",
  "audit.limits":
    "Limites : on peut deviner juste par chance ; ce qui est vrai d’un grand groupe se sait de ceux qui en sont ; ce que deux institutions disent d’une même personne s’additionne ; que deux exécutions aient donné le même lot se voit.",

  "choose.title": "Ce que d’autres budgets feraient des tableaux de personnes de {folder}",
  "choose.cells":
    "{cells, plural, one {# case} other {# cases}}, dont {small, number} vraiment sous {min, number} ; {shares, plural, one {# part} other {# parts}} à lire.",
  "choose.budget": "rho {rho, number}{own, select, yes { (celui de cette exécution)} other {}}",
  "choose.point":
    "parts : {known, select, yes {erreur médiane de {error, number, ::.0} point, } other {}}{printed, plural, one {# lisible} other {# lisibles}} sur {shares, number} ; {hidden, plural, one {# case masquée} other {# cases masquées}} ; deviner : {chance} sur 100",
  "choose.read":
    "Une part est lisible à 5 points près, 19 fois sur 20. Tout cela vient des effectifs vrais : ne le transmettez pas. C’est l’étude qui fixe le budget ; votre mise en correspondance peut en fixer un plus petit (« floors: »).",
} as const;
