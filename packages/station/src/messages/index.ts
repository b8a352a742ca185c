import type { Language } from "@vigie/study";
import { enPage } from "./en-page.ts";
import { enProtection } from "./en-protection.ts";
import { enQuality } from "./en-quality.ts";
import { frPage } from "./fr-page.ts";
import { frProtection } from "./fr-protection.ts";
import { frQuality } from "./fr-quality.ts";

const fr = { ...frPage, ...frQuality, ...frProtection };

export type PageMessage = keyof typeof fr;

/** What the pages of `private/` say, in each language. */
export const messages: Readonly<Record<Language, Readonly<Record<PageMessage, string>>>> = {
  fr,
  en: { ...enPage, ...enQuality, ...enProtection },
};
