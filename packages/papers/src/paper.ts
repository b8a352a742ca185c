import type { DocumentBlock, WrittenDocument } from "@vigie/documents";

/** A document, and what it holds under the titles that another program knows by a name. */
export interface Paper extends WrittenDocument {
  /** Sections in their order, up to the next title. */
  readonly sections: readonly Section[];
}

export interface Section {
  /** `111` for « ## Titre {#111} ». */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}
