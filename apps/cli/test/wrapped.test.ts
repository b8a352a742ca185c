import { describe, expect, test } from "vitest";
import { wrappedText } from "../src/terminal/terminal.ts";

describe("lines of 20 characters at most", () => {
  test.each([
    ["cut between words", "un deux trois quatre cinq", "un deux trois quatre\ncinq"],
    ["hanging under the first word", "  un deux trois quatre", "  un deux trois\n  quatre"],
    ["hanging under what an option says", "  -o F  où écrire le site", "  -o F  où écrire le\n        site"],
    ["with no high punctuation alone", "voici une phrase où : rien", "voici une phrase\noù : rien"],
    ["with no quotation mark alone", "« un deux trois qua »", "« un deux trois\nqua »"],
    ["a path is never cut", "/un/chemin/plus/long/que/cela", "/un/chemin/plus/long/que/cela"],
    [
      "nor an example",
      "Exemple : vigie new mon-etude && vigie check",
      "Exemple : vigie new mon-etude && vigie check",
    ],
  ])("%s", (_, text, expected) => expect(wrappedText(text, 20)).toBe(expected));
});
