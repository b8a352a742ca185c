import type { Bundle } from "@vigie/bundle";
import type { Figure, NoteParts, Territory } from "@vigie/findings";
import type { Place } from "@vigie/places";
import type { Partner, Study } from "@vigie/study";
import type {
  Changes,
  Chapter,
  Comparison,
  Crosstab,
  Formatter,
  Gathered,
  SeriesReport,
} from "@vigie/tables";
import type { TextBlocks, TextInlines } from "../block.ts";
import type { ReferenceOrigin } from "../directives/reference.ts";
import type { EasyText } from "../easy/easy-text.ts";

/**
 * The diagnostic in one language, every number in it known: what pages and paper are two renderings of.
 * Made by `publicationOf` alone.
 */
export interface Publication<W extends Formatter = Formatter> {
  readonly study: Study;
  readonly formatter: W;
  /** Whether anything in it comes from fictitious data. */
  readonly fictitious: boolean;
  /** Whether nobody could check who made some of its bundles. */
  readonly unverified: boolean;
  /** One per partner: those of the holders of a group are added up in one. */
  readonly bundles: readonly Bundle[];
  /** Bundles given, those of holders one by one, and how many of them at least one table counts. */
  readonly received: { readonly count: number; readonly used: number };
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly comparisons: readonly Comparison[];
  /** What changed since the edition before; null where none was given. */
  readonly changes: Changes | null;
  /** Every number edition after edition, with alerts; null where fewer than two were given. */
  readonly series: SeriesReport | null;
  /** Version of the edition before, and the day on which it was complete; null where none was given. */
  readonly previous: { readonly version: string; readonly day: string } | null;
  /** Key findings, before the chapters. */
  readonly cover: PublishedBlocks;
  readonly chapters: readonly PublishedChapter[];
  /** What a page that is easy to read says; null without a text for it. */
  readonly easy: PublishedEasyText | null;
  /** Every figure of each source, those that a chapter shows as a link to it; none without a text that chooses. */
  readonly annexes: readonly PublishedChapter[];
  /** What each population was asked, in the study's order, whether a chapter shows it or not. */
  readonly populations: readonly Chapter[];
  /** Every pair of characteristics that left together. */
  readonly crosstabs: readonly Crosstab[];
  /** Communes and greater territories that the study has codes for. */
  readonly territories: readonly Territory[];
  /** Where people may be helped; null where no list was given. */
  readonly places: readonly Place[] | null;
}

export interface PublishedChapter {
  /** Names its page. */
  readonly id: string;
  readonly title: TextInlines<CitedNumber>;
  /** Who gave the data. */
  readonly partners: string;
  /** Who gave the data, and the time that they cover in all. */
  readonly origin: string;
  readonly blocks: PublishedBlocks;
}

/** A number or a word of comparison as it is read, and where it comes from. */
export interface CitedNumber {
  readonly kind: "cited";
  readonly text: string;
  /** Its value in 0..1, where it is written as a part of a whole. */
  readonly share?: number;
  readonly origin: ReferenceOrigin;
}

export type Exhibit = ShownFigure | BarrierMatrix | AwaitedPart;

export interface ShownFigure {
  readonly kind: "figure";
  /** Its identifier in the publication; that of its indicator where it shows one. */
  readonly id: string;
  readonly title: TextInlines<CitedNumber>;
  readonly figure: Figure;
  readonly note: NoteParts;
  /** Where it stands among the figures of the chapters; null in annexes. */
  readonly number: number | null;
  /** Whether the page that sums up has it as well. */
  readonly inSynthesis: boolean;
  /** What its table is called. */
  readonly caption: string;
  /** The tables it shows. */
  readonly indicators: readonly string[];
}

/** Each barrier of the study by each source that sees one: a table of words and numbers, without a drawing. */
export interface BarrierMatrix {
  readonly kind: "barriers";
  readonly id: string;
  readonly caption: string;
  /** The first is that of the row headers. */
  readonly columns: readonly string[];
  readonly groups: readonly {
    readonly heading: string;
    readonly rows: readonly {
      readonly heading: string;
      /** A column may say several things of a barrier, or nothing. */
      readonly cells: readonly (readonly TextInlines<CitedNumber>[])[];
    }[];
  }[];
}

/** What a chapter lacks because a partner has not answered yet. */
export interface AwaitedPart {
  readonly kind: "awaited";
  readonly partner: Partner;
  readonly figures: readonly { readonly id: string; readonly title: string }[];
  /** Paragraphs and findings left out, because they cite a table of this partner. */
  readonly passages: number;
}

export type PublishedBlocks = TextBlocks<CitedNumber, Exhibit>;

export interface PublishedEasyText extends EasyText<CitedNumber, Exhibit> {
  /** How many ideas are left out, because they cite tables of partners that have not answered. */
  readonly awaited: number;
}
