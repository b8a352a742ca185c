import * as age from "./age.ts";
import * as associations from "./associations.ts";
import * as contactAttributes from "./contact-attributes.ts";
import * as dates from "./dates.ts";
import * as derivations from "./derivations.ts";
import * as duplicates from "./duplicates.ts";
import * as filters from "./filters.ts";
import * as items from "./items.ts";
import * as keys from "./keys.ts";
import * as minContacts from "./min-contacts.ts";
import * as missing from "./missing.ts";
import * as oddities from "./oddities.ts";
import * as otherRows from "./other-rows.ts";
import * as population from "./population.ts";
import * as profiles from "./profiles.ts";
import * as routine from "./routine.ts";
import * as setAside from "./set-aside.ts";
import * as spikes from "./spikes.ts";
import * as subgroups from "./subgroups.ts";
import * as surveys from "./surveys.ts";
import * as timeZone from "./time-zone.ts";
import * as unitsFromContacts from "./units-from-contacts.ts";
import * as universes from "./universes.ts";
import * as unreadableDates from "./unreadable-dates.ts";
import * as window from "./window.ts";

/** Cases by the file that holds them, in the order in which methods state the rules. */
export const cases = {
  population,
  "units-from-contacts": unitsFromContacts,
  keys,
  "other-rows": otherRows,
  window,
  "time-zone": timeZone,
  dates,
  "unreadable-dates": unreadableDates,
  "set-aside": setAside,
  duplicates,
  routine,
  "min-contacts": minContacts,
  subgroups,
  missing,
  spikes,
  oddities,
  items,
  filters,
  surveys,
  age,
  derivations,
  "contact-attributes": contactAttributes,
  universes,
  profiles,
  associations,
};
