/** Fields that no table shows: what one answers to some flags. */
const before = "answers to ";

/** Of so many flags at most, who did not answer is told apart from who answered no: three answers each. */
export const unansweredMax = 6;

/** The field of the answers to these flags. */
export const answersTo = (flags: readonly string[]) => `${before}${flags.join(" ")}`;
const noAnswerTo = (flag: string) => `?${flag}`;

/** What one answers to some flags: those answered yes, and those not answered, where these are told from no. */
export interface Answers {
  readonly yes: readonly string[];
  readonly unanswered: readonly string[] | null;
}

/** The flags that a field tells the answers to; null for any other field. */
export function flagsAnswered(field: string): readonly string[] | null {
  return field.startsWith(before) ? field.slice(before.length).split(" ") : null;
}

/** @param leaf of a field that tells the answers to these flags */
export function answersIn(leaf: string, flags: readonly string[]): Answers {
  const told = leaf.split("+");
  return {
    yes: flags.filter((flag) => told.includes(flag)),
    unanswered: flags.length > unansweredMax ? null : flags.filter((flag) => told.includes(noAnswerTo(flag))),
  };
}

/** Its leaves. */
export function answersOf(flags: readonly string[]): readonly string[] {
  let leaves: readonly (readonly string[])[] = [[]];
  for (const flag of flags) {
    const told = flags.length > unansweredMax ? [flag] : [flag, noAnswerTo(flag)];
    leaves = [...leaves, ...told.flatMap((answer) => leaves.map((leaf) => [...leaf, answer]))];
  }
  return leaves.map((leaf) => (leaf.length === 0 ? "none" : leaf.join("+")));
}
