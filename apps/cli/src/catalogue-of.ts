import { joinedProblems, type ProblemCatalogue, type VigieError } from "@vigie/words";
import { cliProblems } from "./problems.ts";

/**
 * The messages of these errors. Most are of the packages that read a study and its data; those of the other packages come with
 * them, which doubles the time and a third of the memory of a refusal.
 */
export async function catalogueOf(errors: readonly VigieError[]): Promise<ProblemCatalogue> {
  const { partnerProblems } = await import("@vigie/station");
  const usual = joinedProblems([partnerProblems, cliProblems]);
  if (errors.every(({ code }) => Object.hasOwn(usual.fr, code))) return usual;
  return (await import("./catalogue.ts")).catalogue;
}
