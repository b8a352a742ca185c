import type { Catalogue } from "@vigie/study";

/** Sentences about the text that is easy to read, in both languages. */
export const easyTextProblems = {
  "diagnostic/easy-pictogram-unknown": {
    fr: {
      what: "Le pictogramme « {pictogram} » n’existe pas.",
      expected: "« picto » et l’un de ces noms : {pictograms}.",
      cure: "{near, select, yes {Vouliez-vous dire « {nearest} » ?} other {Choisissez celui qui montre le mieux l’idée.}}",
    },
    en: {
      what: "The pictogram “{pictogram}” does not exist.",
      expected: "“picto” and one of these names: {pictograms}.",
      cure: "{near, select, yes {Did you mean “{nearest}”?} other {Choose the one that best shows the idea.}}",
    },
  },
  "diagnostic/easy-idea-untitled": {
    fr: {
      what: "Cette idée n’a pas de titre.",
      expected: "Quelques mots entre crochets, juste après « :::idea ».",
      cure: "Écrivez par exemple « :::idea[Les mots sont difficiles] », avec son pictogramme.",
    },
    en: {
      what: "This idea has no title.",
      expected: "A few words between brackets, just after “:::idea”.",
      cure: "Write for instance “:::idea[The words are hard]”, with its pictogram.",
    },
  },
  "diagnostic/easy-outside-idea": {
    fr: {
      what: "Ce passage suit une idée sans en faire partie.",
      expected: "Quelques phrases pour commencer, puis des idées, chacune à côté de son pictogramme.",
      cure: "Placez ce passage dans une idée, ou avant la première.",
    },
    en: {
      what: "This passage follows an idea and is part of none.",
      expected: "A few sentences to begin with, then ideas, each beside its pictogram.",
      cure: "Move this passage into an idea, or before the first one.",
    },
  },
  "diagnostic/easy-block-refused": {
    fr: {
      what: "Cet élément n’a pas sa place dans un texte facile à lire.",
      expected:
        "Des phrases courtes, des listes, et des idées écrites « :::idea[Titre] » avec leur pictogramme.",
      cure: "Dites-le en phrases ; une figure ou un encadré va dans le texte du diagnostic.",
    },
    en: {
      what: "This has no place in a text that is easy to read.",
      expected: "Short sentences, lists, and ideas written “:::idea[Title]” with their pictogram.",
      cure: "Say it in sentences; a figure or a box goes in the text of the diagnostic.",
    },
  },
  "diagnostic/easy-readers-unnamed": {
    fr: {
      what: "« ::readers » ne dit pas qui a relu ce texte.",
      expected: "Entre crochets, les personnes qui l’ont relu, leur groupe et le jour.",
      cure: "Complétez-le, ou retirez-le tant qu’aucune personne concernée n’a relu le texte.",
    },
    en: {
      what: "“::readers” does not say who has read this text.",
      expected: "Between brackets, the persons who have read it, their group and the day.",
      cure: "Complete it, or take it away as long as no person concerned has read the text.",
    },
  },
  "diagnostic/easy-sentence-long": {
    fr: {
      what: "Cette phrase a {count} mots.",
      expected: "Dans un texte facile à lire, une phrase a {max} mots au plus, et dit une seule idée.",
      cure: "Faites-en deux phrases.",
    },
    en: {
      what: "This sentence has {count} words.",
      expected: "In a text that is easy to read, a sentence has {max} words at most, and says one idea.",
      cure: "Make two sentences of it.",
    },
  },
  "diagnostic/easy-abbreviation": {
    fr: {
      what: "L’abréviation « {abbreviation} » n’est pas expliquée.",
      expected: "Un texte facile à lire n’a pas d’abréviation, ou la dit en entier une fois.",
      cure: "Écrivez les mots entiers, ou une phrase comme « {abbreviation} veut dire : … ».",
    },
    en: {
      what: "The abbreviation “{abbreviation}” is not explained.",
      expected: "A text that is easy to read has no abbreviation, or says it in full once.",
      cure: "Write the words in full, or a sentence such as “{abbreviation} means: …”.",
    },
  },
  "diagnostic/easy-ideas-many": {
    fr: {
      what: "Ce texte a {count} idées.",
      expected: "{max} idées au plus : on retient peu de choses d’une page.",
      cure: "Gardez celles qui comptent le plus ; le diagnostic dit les autres.",
    },
    en: {
      what: "This text has {count} ideas.",
      expected: "{max} ideas at most: little is remembered of one page.",
      cure: "Keep those that matter most; the diagnostic says the others.",
    },
  },
} as const satisfies Catalogue;
