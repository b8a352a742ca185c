import type { ReleaseFile } from "../forms/release-schema.ts";
import type { Release } from "../model/study.ts";
import { textOf } from "../model/text.ts";

export function resolveRelease({
  publisher,
  url,
  contact,
  territory,
  frequency,
  logo,
  keywords,
}: ReleaseFile): Release {
  return {
    publisher: { name: textOf(publisher.name), url: publisher.url ?? null },
    url: url.endsWith("/") ? url : `${url}/`,
    contact: contact === undefined ? null : { name: textOf(contact.name), email: contact.email },
    territory: { ...territory, label: textOf(territory.label) },
    frequency,
    logo: logo ?? null,
    keywords,
  };
}
