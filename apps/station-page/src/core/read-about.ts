import { z } from "zod";

const about = z.object({
  softwareVersion: z.string(),
  dependencies: z.array(
    z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.int() }),
  ),
  /** Of licences: many packages have the same. */
  texts: z.array(z.string()),
});

export type WrittenAbout = z.infer<typeof about>;

/** A package whose code or data is in the page, with the text of its licence; empty where it comes without. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it. */
  readonly licence: string;
  readonly text: string;
}

/** The version and the packages that the build wrote in the page. */
export function readAbout(): {
  readonly softwareVersion: string;
  readonly dependencies: readonly Dependency[];
} {
  const { softwareVersion, dependencies, texts } = about.parse(
    JSON.parse(document.getElementById("about")?.textContent ?? ""),
  );
  return {
    softwareVersion,
    dependencies: dependencies.map((each) => ({ ...each, text: texts[each.text] ?? "" })),
  };
}
