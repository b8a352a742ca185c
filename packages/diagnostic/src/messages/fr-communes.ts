/** Pages of communes and territories, and where help is. */
export const frCommunes = {
  "communes.title": "Ma commune",
  "communes.lead":
    "Ce que l’étude sait de chaque commune et de chaque territoire, à côté de l’ensemble : les chiffres, ce qui n’est pas montré et pourquoi, et où trouver de l’aide.",
  "communes.all": "Toutes les communes, de A à Z",
  "communes.byGroup": "Par territoire",
  "communes.others": "Autres communes",
  "communes.unplaced": "Lieux d’aide dont la commune n’est pas connue",
  "communes.link": "Commune par commune",

  "local.in": "Territoire :",
  "local.of": "Territoire de {count, plural, one {# commune} other {# communes}} :",
  "local.lead":
    "Les chiffres {kind, select, commune {de la commune} other {du territoire}}, à côté de l’ensemble de l’étude. Chacun mène à sa figure, qui dit comment il est obtenu.",
  "local.noneCommune":
    "Cette édition n’a aucun chiffre à l’échelle de cette commune : les tableaux qui sont sortis ne descendent pas jusque là, ou n’y comptent personne.",
  "local.noneGroup": "Cette édition n’a aucun chiffre à l’échelle de ce territoire.",
  "local.figures": "Les chiffres",
  "local.caption": "{people} : {name}, et en tout ({whole})",
  "local.alike": "non établi",
  "local.partOf": "{label} {share}",
  "local.partOfWhole": "Part de l’ensemble ({whole})",
  "local.measure": "Mesure",
  "local.rateFor": "Pour 100 000 habitants ({populations})",
  "local.reach": "À moins de {reach} km, pour 100 000 habitants qui se les partagent",
  "local.standsFor": "Chiffre de {name}, dont {own} fait partie aujourd’hui.",
  "local.with": "Chiffre de {name} avec {others}.",
  "local.findingGroups":
    "{name} : {share} {of} {did}, contre {wholeShare} en tout ({whole}){alike, select, yes { ; l’écart n’est pas établi} other {}}.",
  "local.findingMost":
    "{name} : la part la plus grande est « {label} » ({share}, contre {wholeShare} en tout){alike, select, yes { ; l’écart n’est pas établi} other {}}.",
  "local.findingOne":
    "{name} : « {label} », {share} {of}, contre {wholeShare} en tout ({whole}){alike, select, yes { ; l’écart n’est pas établi} other {}}.",
  "local.findingPart": "{name} : {count, number} {units}, soit {share} de l’ensemble ({whole}).",
  "local.findingNothing": "{name} : aucun cas compté ({people}).",
  "local.findingRate":
    "{name} : {count, plural, =0 {aucun lieu compté ({many})} other {{count, number} {many}}} au {date}, soit {rate} pour 100 000 habitants{hasMean, select, yes {, contre {mean} en tout ({whole})} other {}}.",
  "local.findingUnits":
    "{name} : {count, plural, =0 {aucun lieu compté ({many})} other {{count, number} {many}}} au {date}.",

  "local.gaps": "Ce qui n’est pas montré, et pourquoi",
  "local.hidden":
    "{count, plural, one {Un effectif est masqué} other {# effectifs sont masqués}} ici : sous {min}, un effectif pourrait désigner quelqu’un. Ce n’est pas un zéro.",
  "local.uncertain":
    "{count, plural, one {Une part est trop incertaine} other {# parts sont trop incertaines}} pour être imprimées : le bruit ajouté pour protéger les personnes la laisserait à plus de 5 points près.",
  "local.where": "Où : {titles}.",
  "local.alikeMeans":
    "« non établi » : l’écart est de moins d’un point, ou sa marge d’erreur (bruit ajouté pour protéger les personnes, tirage d’un échantillon) suffit à l’expliquer.",
  "local.aboveOnly": "Connu à l’échelle de {territory} seulement :",
  "local.awaited": "{partner} n’a pas encore répondu : ses chiffres manquent ici comme ailleurs.",
  "local.nothingMissing": "Rien n’est masqué sur cette page.",

  "help.title": "Où trouver de l’aide",
  "help.noList": "Cette édition n’a reçu aucune liste de lieux : elle ne peut donner ni adresse ni horaires.",
  "help.noneHere": "Les listes de lieux n’en ont aucun dans cette commune.",
  "help.noneInGroup": "Les listes de lieux n’en ont aucun dans ce territoire.",
  "help.near": "Les plus proches, à vol d’oiseau du centre de la commune :",
  "help.km": "à {km} km",
  "help.count": "{count, plural, one {Un lieu} other {# lieux}}.",
  "help.byCommune": "{count, plural, one {# lieu} other {# lieux}}",
  "help.caution":
    "D’après les listes de lieux réunies pour cette édition{updated, select, none {} other {, revues pour la dernière fois le {updated}}}. Appelez avant de vous déplacer : les horaires changent.",
  "help.address": "Adresse",
  "help.opening": "Horaires",
  "help.phone": "Téléphone",
  "help.access": "Accueil",
  "help.website": "Site",
  "help.unsaid": "non indiqués",
  "help.addressUnsaid": "non indiquée",
  "help.itinerant": "Lieu itinérant : il ne reste pas à la même adresse.",
  "help.kind.france_services": "France services",
  "help.kind.conseiller_numerique": "conseil numérique",
  "help.kind.aidants_connect": "Aidants Connect",
  "help.kind.point_numerique_caf": "point numérique Caf",
  "help.kind.cpam_partner": "partenaire de la Cpam",
  "help.hours": "{from}\u00a0–\u00a0{to}",
  "help.hour": "{hours}\u00a0h",
  "help.time": "{hours}\u00a0h\u00a0{minutes}",
  "help.onDay": "{from} : {hours}",
  "help.onDays": "du {from} au {to} : {hours}",
} as const;
