import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { textValue, VigieErrors } from "@vigie/words";
import { publicationProblem } from "../problems.ts";
import { readFaces } from "./fonts.ts";

const faces = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"] as const;

export interface Typeset {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/**
 * What sets a paper as a PDF; null where there is no typesetter for this machine.
 * @param ownTemplate of another paper than the diagnostic, which reads it in `sys.inputs.paper`
 */
export async function readTypesetter(ownTemplate?: string): Promise<((paper: string) => Typeset) | null> {
  const typesetter = await import("@myriaddreamin/typst-ts-node-compiler").catch(() => null);
  if (typesetter === null) return null;
  const fontBlobs = (await readFaces(faces)).map((face) => Buffer.from(face));
  const template =
    ownTemplate ?? (await readFile(join(import.meta.dirname, "..", "pdf", "diagnostic.typ"), "utf8"));
  return (paper) =>
    typeset(typesetter.NodeCompiler.create({ fontArgs: [{ fontBlobs }], inputs: { paper } }), template);
}

/**
 * A paper as a PDF, tagged, that the typesetter itself has checked against PDF/UA-1. Same paper, same bytes.
 * @param template of the typesetter
 * @throws {VigieErrors} when no font draws some of its letters
 * @throws {Error} when the typesetter refuses the paper for another reason, which is a defect of ours
 */
function typeset(compiler: NodeCompiler, template: string): Typeset {
  const compiled = compiler.compile({ mainFileContent: template });
  const { result } = compiled;
  if (result === null) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics));
  try {
    const bytes = compiler.pdf(result, { pdfStandard: "ua-1" });
    return { bytes: new Uint8Array(bytes), pages: result.numOfPages };
  } catch (error) {
    const letters = lettersWithoutFont(String(error));
    if (letters.length === 0) throw error;
    throw new VigieErrors([
      publicationProblem(
        "diagnostic/paper-letters-without-font",
        {},
        { letters: textValue(letters.join(" ")) },
      ),
    ]);
  }
}

/** What the typesetter could not draw, as its message quotes it, each once; by its code where it cannot be shown. */
function lettersWithoutFont(message: string): readonly string[] {
  const quoted = message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g);
  const shown = [...quoted].map(([, text = ""]) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => `U+${code.toUpperCase()}`),
  );
  return [...new Set(shown)];
}
