import type { Messages } from "./index.ts";

/** Sentences of `fr-easy.ts` in English. */
export const enEasy = {
  "easy.title": "Easy to read",
  "easy.description": "{study}: what matters most in short sentences, with pictograms",
  "easy.awaited": "A part of this page is missing. A public body has not sent its numbers yet.",
  "easy.about": "About this page",
  "easy.numbers": "You can choose an underlined number. You will see where it comes from.",
  "easy.more": "Do you want to know more?",
  "easy.moreLink": "Read the whole study.",
  "easy.notValidated":
    "People who find reading hard have not checked this page yet. So this page does not carry the European easy-to-read logo.",
  "easy.validated": "People with an intellectual disability have checked this page: {readers}.",
  "asks.title": "What this asks of each of us",
  "asks.contact": "To talk about it:",
} as const satisfies Messages;
