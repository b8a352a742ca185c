import type { PictogramName } from "@vigie/drawing";
import type { TextBlocks, TextInlines } from "../block.ts";

/** A text that is easy to read, before or after its references are rendered: what opens it, then one idea beside each pictogram. */
export interface EasyText<Reference, Exhibit> {
  /** What the page is about; null where the text does not say it. */
  readonly title: string | null;
  readonly opening: TextBlocks<Reference, Exhibit>;
  readonly ideas: readonly Idea<Reference, Exhibit>[];
  /** Who among the persons concerned has read it and found it easy, and when; null as long as nobody has. */
  readonly readers: string | null;
}

export interface Idea<Reference, Exhibit> {
  readonly pictogram: PictogramName;
  readonly title: TextInlines<Reference>;
  readonly of: TextBlocks<Reference, Exhibit>;
}
