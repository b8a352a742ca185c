/** Pages for who reads little, and what the conclusions ask. */
export const frEasy = {
  "easy.title": "Facile à lire",
  "easy.description": "{study} : l’essentiel en phrases courtes, avec des pictogrammes",
  "easy.awaited": "Une partie de cette page manque. Un organisme n’a pas encore donné ses chiffres.",
  "easy.about": "À propos de cette page",
  "easy.numbers": "Vous pouvez choisir un chiffre souligné. Vous verrez d’où il vient.",
  "easy.more": "Vous voulez en savoir plus ?",
  "easy.moreLink": "Lisez l’étude entière.",
  "easy.notValidated":
    "Des personnes qui ont du mal à lire n’ont pas encore relu cette page. Nous ne disons donc pas que cette page est en FALC. FALC veut dire : facile à lire et à comprendre.",
  "easy.validated": "Des personnes qui ont un handicap intellectuel ont relu cette page : {readers}.",
  "asks.title": "Ce que cela demande à chacun",
  "asks.contact": "Pour en parler :",
} as const;
