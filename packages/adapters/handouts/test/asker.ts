import type { Asker } from "../src/index.ts";

/** A Caf that asks for an observatory. */
export const asker: Asker = {
  study: { fr: "Accès aux droits", en: "Access to rights" },
  partner: { fr: "Caf de Loire-Atlantique", en: "Caf of Loire-Atlantique" },
  observatory: { fr: "Observatoire de Loire-Atlantique" },
};
