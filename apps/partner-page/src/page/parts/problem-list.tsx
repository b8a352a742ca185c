import { shapesProblems } from "@vigie/known-lists";
import { runProblems } from "@vigie/partner";
import { tablesProblems } from "@vigie/tables/problems";
import {
  type DescribedProblem,
  describeProblem,
  frenchSpacing,
  joinedProblems,
  type Language,
  type VigieError,
} from "@vigie/words";
import { useEffect, useRef } from "preact/hooks";
import { pageProblems } from "../../core/problems.ts";
import type { ProblemPlace, ShownProblem } from "../page-state.ts";
import { usePage } from "../use-page.ts";
import { Fact } from "./fact.tsx";
import { focusTitle } from "./onward.tsx";

/** What is wrong: what, where, what was expected, how to mend it. Takes the focus when it appears. */
export function ProblemList({ place }: { readonly place: ProblemPlace }) {
  const { state, actions, formatter } = usePage();
  const problems = state.problems[place] ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (problems.length > 0) heading.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  const ofStudy = problems.some((problem) => isOfStudy(place, problem));
  return (
    <div class="problems">
      <h2 ref={heading} tabIndex={-1}>
        {formatter.message(ofStudy ? "problems.ofStudyTitle" : "problems.title", { count: problems.length })}
      </h2>
      {ofStudy && <p>{formatter.message("problems.ofStudy")}</p>}
      <Problems problems={problems} />
      <p>
        <button
          type="button"
          onClick={() => {
            actions.dismiss(place);
            focusTitle();
          }}
        >
          {formatter.message("problems.dismiss")}
        </button>
      </p>
    </div>
  );
}

/** Problems alike that are listed one by one. */
const shownMax = 50;

export function Problems({ problems }: { readonly problems: readonly ShownProblem[] }) {
  const { formatter } = usePage();
  const more = problems.length - shownMax;
  return (
    <ul>
      {problems.slice(0, shownMax).map((problem, at) => (
        <li key={at}>
          <OneProblem problem={problem} />
        </li>
      ))}
      {more > 0 && <li>{formatter.message("problems.more", { count: more })}</li>}
    </ul>
  );
}

function OneProblem({ problem }: { readonly problem: ShownProblem }) {
  const { formatter } = usePage();
  const { message } = formatter;
  if ("defect" in problem)
    return (
      <>
        <p class="what">{message("problems.defect", { name: problem.defect })}</p>
        <p>{message("problems.defectCure")}</p>
      </>
    );
  const described = problemSentences(problem, formatter.language);
  const set = (text: string) => (formatter.language === "fr" ? frenchSpacing(text) : text);
  const [what, where, expected, cure] = [
    described.what,
    described.where,
    described.expected,
    described.cure,
  ].map(set);
  return (
    <>
      <p class="what">{what}</p>
      <dl>
        {where !== "" && <Fact name={message("problems.where")}>{where}</Fact>}
        <Fact name={message("problems.expected")}>{expected}</Fact>
        <Fact name={message("problems.cure")}>{cure}</Fact>
      </dl>
    </>
  );
}

export const readableProblems = joinedProblems([runProblems, shapesProblems, tablesProblems, pageProblems]);

/** What is wrong, where, what was expected and how to mend it in the page. */
export function problemSentences(error: VigieError, language: Language): DescribedProblem {
  return describeProblem(error, readableProblems, language, "page");
}

/**
 * A mistake of who wrote the study; a version that this page does not know is none. A mapping is read by the rules of study
 * files too: what is wrong with it is shown elsewhere than at the study, and the partner mends it.
 */
export function isOfStudy(place: ProblemPlace, problem: ShownProblem): boolean {
  if (place !== "study" || !("code" in problem)) return false;
  return problem.code.startsWith("study/") && problem.code !== "study/version-newer";
}
