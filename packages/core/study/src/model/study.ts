import type { FilePlace } from "@vigie/words";
import type { PublicHolidays } from "./calendar.ts";
import type { Codelist } from "./code.ts";
import type { Expression } from "./expression.ts";
import type { Indicator, TestFamily } from "./indicator.ts";
import type { Window } from "./period.ts";
import type { ServiceTest } from "./service-test.ts";
import type { Source } from "./source.ts";
import type { Text } from "./text.ts";

/** What a study says, resolved: every name looked up, every default filled in. Made by `loadStudy` alone. */
export interface Study {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly summary: Text | null;
  readonly window: Window;
  readonly timezone: string;
  /** Languages that it declares, then those that it brings. */
  readonly languages: readonly string[];
  /** Languages that Vigie does not speak by itself, by tag. */
  readonly dictionaries: ReadonlyMap<string, Dictionary>;
  readonly partners: ReadonlyMap<string, Partner>;
  readonly codelists: ReadonlyMap<string, Codelist>;
  readonly sources: ReadonlyMap<string, Source>;
  /** An association with a union of flags is followed by itself without each flag in turn. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly testFamilies: ReadonlyMap<string, TestFamily>;
  readonly published: readonly PublishedFigure[];
  /** Inhabitants of territories, by the name that rates give them. */
  readonly populations: ReadonlyMap<string, PopulationList>;
  /** Values measured by others, by name, which the text of the diagnostic may cite. */
  readonly elsewhere: ReadonlyMap<string, ElsewhereValue>;
  /** What changed since the edition before, by the name of an indicator, an attribute or a code list. */
  readonly breaks: ReadonlyMap<string, Text>;
  /** By name, in the order of the table that shows them. */
  readonly barriers: ReadonlyMap<string, Barrier>;
  /** Null where the study does not say who publishes it. */
  readonly release: Release | null;
  /** The ground of maps; null where the study has none. */
  readonly map: StudyMap | null;
  /** The text of the diagnostic as written, in each language that has one. It changes nothing of what is run. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text that is easy to read as written, in each language that has one. It changes nothing of what is run either. */
  readonly easyTexts: ReadonlyMap<string, string>;
  readonly disclosure: Disclosure;
  /**
   * What shares are compared with, in sentences, figures and data alike: all of the population of reference, or what is
   * left of it without the group. Tests are with the rest in either case. Methods, section 2.
   */
  readonly comparedWith: "whole" | "rest";
  /** Under which its data are published, as the files that it reads allow. */
  readonly licence: "licence_ouverte" | "odbl";
  /** Left out of its working days. */
  readonly publicHolidays: PublicHolidays;
  /** The grid of its tests of online services; null where it has none. */
  readonly serviceTest: ServiceTest | null;
  /** SHA-256 of the study's files but the text and what only it cites, in hexadecimal: identifies this version. */
  readonly hash: string;
}

/** Polygons of one territory: rings of longitudes and latitudes in degrees, the outer one first. */
export interface Boundary {
  readonly code: string;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** Territories by code, as squares, and their boundaries where the study has some. */
export interface StudyMap {
  readonly tiles: ReadonlyMap<string, MapTile>;
  /** Whether squares were laid by a computation that nobody has looked at. */
  readonly approximate?: boolean;
  readonly boundaries: { readonly source: Text; readonly shapes: readonly Boundary[] } | null;
  /** Where distances are measured from, without boundaries: degrees (WGS 84), by code. */
  readonly centres: {
    readonly source: Text;
    readonly points: ReadonlyMap<string, { readonly longitude: number; readonly latitude: number }>;
  } | null;
}

export interface MapTile {
  readonly code: string;
  readonly name: Text;
  /** A few letters, for the square. */
  readonly short: string;
  readonly column: number;
  readonly row: number;
  /** Code of the greater territory that it is part of. */
  readonly within: string | null;
  /** Codes of other boundaries that are its own. */
  readonly also: readonly string[];
}

/** One language of the pages, as a study brings it. */
export interface Dictionary {
  readonly language: string;
  /** Its name, in itself. */
  readonly name: string;
  /** Sentences of the pages, by key. */
  readonly said: ReadonlyMap<string, string>;
  /** The study's texts, by their French. */
  readonly texts: ReadonlyMap<string, string>;
  readonly file: string;
  readonly placeOf: (part: "said" | "texts", key?: string) => FilePlace;
}

export interface Partner {
  readonly id: string;
  readonly label: Text;
  readonly sources: readonly string[];
  /** Keys that may sign this partner's bundles; none where the study asks for no signature, or where holders have their own. */
  readonly keys: readonly SigningKey[];
  /** Null for one institution. */
  readonly group: HolderGroup | null;
}

/** Institutions that hold the same kind of file each: a source of the group is held by all of them. */
export interface HolderGroup {
  readonly holders: ReadonlyMap<string, Holder>;
  /** Whether noisy counts of holders are added up before small ones are hidden. Methods, section 7, point 18. */
  readonly pooled: boolean;
  /** By holder, the indicators that its extract counts by another definition: it is left out of their tables. */
  readonly except: ReadonlyMap<string, readonly string[]>;
}

export interface Holder {
  readonly id: string;
  readonly label: Text;
  /** Codes of the territories that it serves; none where the study does not say. */
  readonly communes: readonly string[];
  /** Never published. */
  readonly contact: string | null;
  readonly keys: readonly SigningKey[];
}

/** Public half of a partner's Ed25519 key pair, and the days on which it may sign, both included. */
export interface SigningKey {
  readonly id: string;
  /** The 32 bytes, in base64url without padding. */
  readonly public: string;
  readonly from: string;
  readonly to: string | null;
}

/** A number or a claim printed elsewhere, and what gives it here. Methods, section 8. */
export interface PublishedFigure {
  readonly id: string;
  readonly what: Text;
  readonly unit: string | null;
  readonly value: number | null;
  readonly decimals: number;
  readonly precision: "exact" | "about" | "over" | "ordinal";
  readonly tolerance: number | null;
  readonly judged: boolean;
  readonly inconsistentWith: readonly string[];
  readonly computed: Expression | null;
  /** Why nothing can give it here; null where something does, or where nobody says. */
  readonly why: Text | null;
  /** The words in which it was printed; `deduced`, where it was not and follows from what was; null: as its value. */
  readonly printed: Text | "deduced" | null;
}

/** A value that another source published, with what it describes. */
export interface ElsewhereValue {
  readonly id: string;
  readonly what: Text;
  /** In its own unit: percent where `unit` is `%`. */
  readonly value: number;
  readonly unit: string;
  readonly decimals: number;
  readonly source: Text;
  readonly year: number;
  readonly universe: Text;
  /** Name of the indicator whose figure shows it too; null where none does. */
  readonly beside: string | null;
  /** In https; null where it is not on the web. */
  readonly url: string | null;
}

/** What stands between a person and a procedure online; `seen`: what sources say of it, none where none does. */
export interface Barrier {
  readonly id: string;
  readonly label: Text;
  readonly side: "individual" | "institutional";
  readonly seen: readonly { readonly what: Text; readonly computed: Expression }[];
}

/** How often editions appear. */
export const frequencies = [
  "monthly",
  "quarterly",
  "half_yearly",
  "yearly",
  "two_yearly",
  "irregular",
  "once",
] as const;

/** Who publishes the diagnostic, where and how often: what a catalogue of open data asks. */
export interface Release {
  readonly publisher: { readonly name: Text; readonly url: string | null };
  /** Where the site is put, in https, ended by a slash. */
  readonly url: string;
  readonly contact: { readonly name: Text; readonly email: string } | null;
  /** `code` is that of INSEE. */
  readonly territory: {
    readonly label: Text;
    readonly level: "commune" | "departement" | "region";
    readonly code: string;
  };
  readonly frequency: (typeof frequencies)[number];
  /** Editions planned in all, where it is said. */
  readonly editions?: number;
  /** Name of its file in the study's folder; SVG or PNG. */
  readonly logo: string | null;
  readonly keywords: readonly string[];
}

/** Codes that the map of a study knows, at either level; none without a map. */
export function territoryCodes({ map }: Pick<Study, "map">): ReadonlySet<string> {
  const tiles = [...(map?.tiles.values() ?? [])];
  return new Set(tiles.flatMap(({ code, within }) => (within === null ? [code] : [code, within])));
}

/** What leaves about persons, and with which guarantee. Methods, section 7. */
export interface Disclosure {
  /** Privacy budget of each source in one bundle (zero-concentrated differential privacy). */
  readonly rho: number;
  /** A count under it is hidden; this is the administration's rule, not the protection. */
  readonly min: number;
  /** Sizes already published, by source then universe: typed by hand, never read from the data. */
  readonly public: ReadonlyMap<string, ReadonlyMap<string, PublicSize>>;
}

export interface PublicSize {
  readonly size: number;
  /** Where it was published. */
  readonly publication: Text;
}

/** Health data and tax data on persons use 11. */
export const defaultDisclosure: Disclosure = { rho: 1, min: 11, public: new Map() };

/** Name of the official populations, which are known when the diagnostic is assembled only. */
export const referencePopulations = "reference";

export interface PopulationList {
  readonly id: string;
  readonly label: Text;
  readonly source: Text;
  /** Null where its source does not say it. */
  readonly year: number | null;
  /** By code of territory, whatever the level: codes differ from one to another. */
  readonly inhabitants: ReadonlyMap<string, number>;
  /** Inhabitants of all of them together; null where it is the sum. */
  readonly total: number | null;
}
