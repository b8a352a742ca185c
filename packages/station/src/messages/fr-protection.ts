/** The page of what leaves and of what the noise does to it. A reader of it may be no statistician. */
export const frProtection = {
  "protection.title": "Ce qui sort, et comment les personnes sont protégées",

  "protection.brief": "En bref",
  "brief.leaves":
    "{tables, plural, one {# tableau sort} other {# tableaux sortent}}, avec {counts, plural, one {# effectif} other {# effectifs}}{measures, plural, =0 {} one { et # autre nombre (sommes, bases, mesures)} other { et # autres nombres (sommes, bases, mesures)}}.",
  "brief.noise":
    "Chaque effectif de personnes a été modifié au hasard, de quelques unités : c’est le bruit. Ici, la moitié des effectifs publiés s’écartent du vrai de {median, number} au plus, et 95 sur 100 de {most, number} au plus.",
  "brief.hidden":
    "{hidden, plural, =0 {Aucun effectif n’est masqué} one {# effectif, sous le seuil de {min, number}, est masqué} other {# effectifs, sous le seuil de {min, number}, sont masqués}} par le secret statistique.",
  "brief.noisySmall":
    "Vous avez accepté que les effectifs sous le seuil de {min, number} sortent avec leur bruit : aucun n’est masqué.",
  "brief.shares":
    "{count, plural, =0 {Aucune part n’est assez précise pour être imprimée (marge de 5 points au plus, 19 fois sur 20).} other {{count, plural, one {# part est assez précise} other {# parts sont assez précises}} pour être {count, plural, one {imprimée} other {imprimées}} (marge de 5 points au plus, 19 fois sur 20), sur {all, number}. {count, plural, one {Elle s’écarte de la vraie de {most, number} {most, plural, one {point} other {points}}.} other {La moitié s’écartent de la vraie de {median, number} {median, plural, one {point} other {points}} au plus ; la plus éloignée, de {most, number} {most, plural, one {point} other {points}}.}}}}",
  "brief.nothing":
    "Rien n’est protégé : l’étude déclare que ces données ne portent sur personne, et vous l’avez accepté. Les effectifs sortent tels quels.",
  "brief.open":
    "Source{count, plural, one {} other {s}} sans personne, que vous avez acceptée{count, plural, one {} other {s}} par {count, plural, one {son nom} other {leurs noms}} : {sources}. {count, plural, one {Ses} other {Leurs}} tableaux sortent tels quels, sans bruit.",

  "guarantee.title": "La garantie",
  "guarantee.words":
    "Supposons quelqu’un qui sait tout de toutes les autres personnes du fichier, et qui hésite entre un oui et un non à propos d’une seule : à pile ou face, il aurait raison 50 fois sur 100. Avec tout ce qui sort de chez vous dans ce lot, il aurait raison {all, number} fois sur 100 au plus. Si un seul de ces tableaux sortait, avec le même bruit : {one, number} fois sur 100 au plus.",
  "guarantee.whatever":
    "Cela reste vrai quoi qu’il sache par ailleurs, quel que soit son calcul, et quels que soient les tableaux demandés par l’étude. Le bruit est tiré au sort avec le secret de votre fichier de mise en correspondance, qui ne sort jamais.",
  "guarantee.budget":
    "Ce que tout le lot peut laisser deviner d’une personne est fixé d’avance : c’est le budget de confidentialité, noté rho, que les tableaux de chaque source se partagent. Plus il est petit, plus le bruit est grand.",
  "guarantee.caption": "Le budget de confidentialité, par source",
  "guarantee.source": "Source",
  "guarantee.rho": "Budget (rho)",
  "guarantee.fromAll": "Deviné juste, avec tout le lot",
  "guarantee.fromOne": "Si un seul tableau sortait",
  "guarantee.contributions": "Tableaux où une même personne compte",
  "guarantee.epsilon": "Epsilon (delta 10⁻⁶)",
  "guarantee.inHundred": "{chance, number}\u00a0sur\u00a0100",
  "guarantee.together": "Ensemble",
  "guarantee.added":
    "Les budgets des sources s’ajoutent, car une même personne peut être dans plusieurs. Ceux de plusieurs lots s’ajoutent aussi : le registre, à côté de votre mise en correspondance, en tient le compte.",
  "guarantee.alone":
    "Les budgets de plusieurs lots s’ajoutent : le registre, à côté de votre mise en correspondance, en tient le compte.",
  "guarantee.rows":
    "« {source} » : l’étude compte qu’une même personne peut y avoir jusqu’à {rows, number} lignes, et le bruit en est agrandi d’autant.",
  "guarantee.lists":
    "« {source} » : la liste des combinaisons de canaux ne montre que celles qui sont assez fréquentes. Il reste une chance sur {odds, number} au plus qu’elle révèle une combinaison rare.",

  "outside.title": "Ce que la garantie ne couvre pas",
  "outside.public_sizes":
    "« {source} » : l’étude reprend sans bruit {count, plural, one {un effectif déjà publié} other {des effectifs déjà publiés}}, {sizes}. Le seul fait {count, plural, one {d’être dans cette population} other {d’être dans ces populations}} n’est donc pas protégé.",
  "outside.size": "{universe} ({size, number})",
  "outside.calibrated_weights":
    "« {source} » : les poids sont calés chez vous sur les marges de l’étude, donc chaque poids dépend un peu de toutes les réponses. Ils restent dans les bornes déclarées, mais cette dépendance n’est pas comptée dans le budget.",
  "outside.luck":
    "On peut toujours deviner juste par chance. Et ce qui est vrai de presque tout un grand groupe se dira aussi de ceux qui en font partie : c’est l’objet d’une statistique.",
  "outside.partners":
    "D’autres partenaires peuvent publier sur les mêmes personnes. Leurs budgets s’ajoutent au vôtre, sans que l’on puisse savoir pour qui.",
  "outside.same":
    "Deux calculs identiques, avec les mêmes données et le même secret, donnent le même lot : on peut voir que rien n’a changé.",

  "public.title": "Effectifs publiés qui ne sont pas les vôtres",
  "public.words":
    "L’étude recopie ces effectifs d’une publication, et vos données en donnent d’autres. C’est l’effectif publié qui sort, et les autres effectifs de ces populations sont ajustés pour s’y ajouter. La différence n’est dite qu’ici.",
  "public.far":
    "Attention, l’écart dépasse 5 % : les effectifs et les parts de ces populations en sont faussés. Ne transmettez rien avant d’avoir vérifié l’extraction, ou demandé à l’observatoire de retirer cet effectif de l’étude.",
  "public.caption": "Effectifs publiés et effectifs de vos données",
  "public.universe": "Population",
  "public.size": "Publié",
  "public.true": "Dans vos données",
  "public.difference": "Écart",

  "bounds.title": "Valeurs ramenées à leurs bornes",
  "bounds.words":
    "Pour borner le bruit, l’étude fixe d’avance l’étendue des nombres et le plus grand poids. Ce qui dépasse est ramené à la borne. Si beaucoup de valeurs le sont, la moyenne publiée s’en ressent : prévenez l’observatoire.",
  "bounds.caption": "Valeurs hors de l’étendue déclarée",
  "bounds.number": "Nombre",
  "bounds.range": "Étendue",
  "bounds.known": "Valeurs connues",
  "bounds.below": "Au-dessous",
  "bounds.above": "Au-dessus",
  "bounds.interval": "{from, number} à {to, number}",
  "bounds.weights": "{source} : poids",
  "bounds.weightsRange": "{to, number} au plus",

  "choices.title": "Avec plus ou moins de bruit",
  "choices.words":
    "Voici ce que d’autres budgets donneraient sur vos tableaux. C’est un calcul, sans tirage au sort, fait sur vos effectifs exacts ; il porte sur {cells, plural, one {# effectif} other {# effectifs}} de personnes et sur {shares, plural, one {# part} other {# parts}} d’effectif suffisant. Le budget de ce lot est {rho, number}.",
  "choices.small":
    "{count, plural, =0 {Sans bruit, aucun effectif ne serait sous le seuil.} one {Sans bruit, # effectif serait sous le seuil.} other {Sans bruit, # effectifs seraient sous le seuil.}} Avec beaucoup de bruit, de très petits effectifs le dépassent par hasard : moins sont masqués, mais ceux-là ne veulent rien dire.",
  "choices.lower":
    "Vous pouvez exiger un budget plus petit : écrivez-le dans votre mise en correspondance, sous <code>floors</code>, par exemple <code>rho: 0.5</code>. Un budget plus grand se décide avec l’observatoire, dans l’étude ; au-dessus de 1, il vous faut l’accepter.",
  "choices.caption": "L’effet du budget sur vos tableaux",
  "choices.rho": "Budget (rho)",
  "choices.current": "{rho, number} (ce lot)",
  "choices.error": "Erreur médiane d’une part, en points",
  "choices.hidden": "Effectifs masqués, en moyenne",
  "choices.printed": "Parts imprimables",
  "choices.pictureError": "Erreur médiane d’une part, en points",
  "choices.pictureHidden": "Effectifs masqués, en moyenne",
  "choices.pictureAxis": "Budget (rho) : protection plus forte à gauche",
  "choices.alternative": "{title}, selon le budget : {values}.",
  "choices.value": "{value} à rho {rho}",

  "tables.title": "Tableau par tableau",
  "tables.words":
    "Pour chaque tableau : chaque effectif vrai à côté de celui qui sort, puis chaque part telle qu’elle est et telle qu’on la lira. Les effectifs vrais ne sortent pas de chez vous. Les mêmes nombres, et les autres mesures, sont dans le dossier private/tables.",
  "tables.overview": "Ce que le bruit fait à chaque tableau",
  "tables.table": "Tableau",
  "tables.cells": "Effectifs",
  "tables.hidden": "Masqués",
  "tables.difference": "Écart médian",
  "tables.printed": "Parts imprimables",
  "tables.shareError": "Erreur médiane, en points",
  "tables.shareWorst": "La plus grande",
  "tables.printedOf": "{printed, number}\u00a0sur\u00a0{shares, number}",
  "tables.model": "{title} : croisement pour le modèle",
  "tables.modelWords":
    "Ce croisement sert seulement à calculer un modèle. Aucun effectif n’y est masqué : le bruit protège chacun d’eux, et ils ne sont pas publiés un à un.",
  "tables.weighted":
    "Les parts sont pondérées : elles se lisent dans les sommes de poids, qui sortent elles aussi avec un bruit.",
  "tables.first":
    "Les {shown, number} premières lignes, sur {all, number} ; toutes sont dans private/{path}.",
  "tables.summary":
    "{title} : {hidden, plural, =0 {aucun effectif masqué} one {# effectif masqué} other {# effectifs masqués}} sur {cells, number}",
  "tables.caption": "{title} : vrai et publié",
  "tables.cell": "Case",
  "tables.true": "Vrai effectif",
  "tables.released": "Effectif qui sort",
  "tables.gap": "Écart",
  "tables.trueShare": "Vraie part",
  "tables.readShare": "Part lue",
  "tables.points": "Écart, en points",
  "tables.small": "moins de {min, number}",
  "tables.imprecise": "{share} (imprécise)",
  "tables.centers":
    "{title} : {statistic, select, median {médianes, lues dans les tranches} other {moyennes, les valeurs étant ramenées à leur étendue}}",
  "tables.group": "Groupe",
  "tables.trueCenter": "Vraie valeur",
  "tables.readCenter": "Valeur lue",
  "tables.percent": "{share} %",

  "protection.retention": "Garder, effacer",
  "retention.keep":
    "Le dossier private/ contient les effectifs exacts et cette page, qui dit quel bruit a été ajouté à chacun : avec elle, le lot n’est plus protégé. Gardez-le jusqu’à la publication du diagnostic, pour répondre aux questions de l’observatoire ; six mois au plus, si rien d’autre n’est prévu chez vous.",
  "retention.erase":
    "Puis effacez-le : <code>vigie purge</code> suivi du nom du dossier où la commande a écrit. Pensez aux copies et aux sauvegardes, et à l’extraction elle-même.",
  "retention.ledger":
    "Gardez le registre et le secret avec la mise en correspondance : le registre dit ce qui est déjà sorti, et le secret permet de refaire le même lot.",
} as const;
