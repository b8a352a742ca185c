import en from "../words/en.json" with { type: "json" };
import fr from "../words/fr.json" with { type: "json" };
import { terminalMessages } from "./messages.ts";

/**
 * The shape of a key in words, where `9` stands for a digit, `A` and `a` for a letter. A sign that no keyboard has is only counted.
 * @example
 * writtenShape("99999.9", "en") // "5 digits then “.” then one digit"
 */
export function writtenShape(shape: string, language: string): string {
  const { message } = terminalMessages({ fr, en }, language);
  const runs = shape.match(/9+|A+|a+|[ -~]|\p{Cf}+|[^ -~]+/gu) ?? [];
  return runs
    .map((run) => {
      const count = [...run].length;
      if (run.startsWith("9")) return message("shape.digits", { count });
      if (run.startsWith("A")) return message("shape.capitals", { count });
      if (run.startsWith("a")) return message("shape.letters", { count });
      if (run === " ") return message("shape.space");
      if (/^[!-~]$/.test(run)) return message("shape.sign", { sign: run });
      return message(/^\p{Cf}/u.test(run) ? "shape.invisible" : "shape.other", { count });
    })
    .reduce((first, then) => (first === "" ? then : message("shape.then", { first, then })), "");
}
