import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Atkinson Hyperlegible Next (SIL Open Font License) in static faces: what typesetters read. */
const faces = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"] as const;

export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * A diagnostic as a PDF, tagged, that the typesetter itself has checked against PDF/UA-1. Same paper, same bytes.
 * @param paper what `print` gives
 * @returns null where there is no typesetter for this machine
 * @throws {Error} when the typesetter refuses the paper, which is a defect of ours
 */
export async function typeset(paper: string): Promise<Typeset | null> {
  const typesetter = await import("@myriaddreamin/typst-ts-node-compiler").catch(() => null);
  if (typesetter === null) return null;
  const fontBlobs = await readFaces();
  const compiler = typesetter.NodeCompiler.create({ fontArgs: [{ fontBlobs }], inputs: { paper } });
  const template = join(import.meta.dirname, "..", "pdf", "diagnostic.typ");
  const compiled = compiler.compile({ mainFileContent: await readFile(template, "utf8") });
  const { result } = compiled;
  if (result === null) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics));
  const bytes = compiler.pdf(result, { pdfStandard: "ua-1" });
  return { bytes: new Uint8Array(bytes), pages: result.numOfPages };
}

async function readFaces(): Promise<Buffer[]> {
  const manifest = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/package.json",
  );
  return Promise.all(
    faces.map((face) => readFile(join(dirname(manifest), face, `AtkinsonHyperlegibleNext_${face}.ttf`))),
  );
}
