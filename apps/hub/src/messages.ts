import { datesIn, type Language, localeOf, type Messages, pageMessages } from "@vigie/words";
import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };

export type HubKey = keyof typeof fr;

/** The hub's texts, and how pages write days and instants, in one language. */
export interface HubMessages extends Pick<Messages<HubKey>, "message"> {
  readonly language: Language;
  /** « 5 janvier 2026 » for the day `2026-01-05`, or for an instant of it. */
  readonly day: (written: string) => string;
  /** « 5 janv. 2026, 10:00 » for an instant, in the time of Paris. */
  readonly moment: (instant: string) => string;
}

const made = new Map<Language, HubMessages>();

export function hubMessages(language: Language): HubMessages {
  const messages = made.get(language) ?? makeMessages(language);
  made.set(language, messages);
  return messages;
}

function makeMessages(language: Language): HubMessages {
  const { message } = pageMessages({ fr, en }, language);
  const locale = localeOf(language);
  const { day } = datesIn(locale);
  const timeZone = "Europe/Paris";
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return {
    language,
    message,
    day: (written) => day(written.slice(0, 10)),
    moment: (instant) => format.format(new Date(instant)),
  };
}
