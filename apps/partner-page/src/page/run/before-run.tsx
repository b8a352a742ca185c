import type { MappingDraft } from "@vigie/mapping";
import { defaultDisclosure } from "@vigie/study";
import { sourcesOf } from "../decisions.ts";
import { sentence } from "../page-formatter.ts";
import { Choice } from "../parts/choice.tsx";
import { Fact } from "../parts/fact.tsx";
import { usePage } from "../use-page.ts";
import { EarlierBundles } from "./earlier-bundles.tsx";

/** What the partner accepts, its own rules, the day and the signature of the bundle. */
export function BeforeRun() {
  const { state, actions, formatter } = usePage();
  const { message, text, numbers } = formatter;
  const { study: opened, history } = state;
  const { draft, partner, date } = history.present;
  if (opened === null || draft === null || partner === null) return null;
  const { study } = opened;
  const open = sourcesOf(study, partner).filter(({ protects }) => protects === "nothing");
  const rho = Math.min(study.disclosure.rho, draft.floors.rho ?? study.disclosure.rho);
  const pooled = study.partners.get(partner)?.group?.pooled
    ? sourcesOf(study, partner).filter(({ protects }) => protects !== "nothing")
    : [];
  const accept = (name: "nothing" | "pooled", id: string, isAccepted: boolean) =>
    actions.decideDraft(sentence("did.accept"), (before) => ({
      ...before,
      accepts: {
        ...before.accepts,
        [name]: isAccepted
          ? [...before.accepts[name], id]
          : before.accepts[name].filter((other) => other !== id),
      },
    }));
  return (
    <>
      {(open.length > 0 || pooled.length > 0 || rho > defaultDisclosure.rho) && (
        <fieldset class="part">
          <legend>
            <h2>{message("accept.title")}</h2>
          </legend>
          <p>{message("accept.words")}</p>
          {open.map(({ id, label, unit }) => (
            <Choice
              key={id}
              type="checkbox"
              checked={draft.accepts.nothing.includes(id)}
              onChange={(isAccepted) => accept("nothing", id, isAccepted)}
            >
              {message("accept.nothing", { source: text(label), many: text(unit.many) })}
            </Choice>
          ))}
          {pooled.map(({ id, label }) => (
            <Choice
              key={id}
              type="checkbox"
              checked={draft.accepts.pooled.includes(id)}
              onChange={(isAccepted) => accept("pooled", id, isAccepted)}
            >
              {message("accept.pooled", { source: text(label), min: study.disclosure.min })}
            </Choice>
          ))}
          {rho > defaultDisclosure.rho && (
            <Choice
              type="checkbox"
              checked={draft.accepts.rho === rho}
              onChange={(isAccepted) =>
                actions.decideDraft(sentence("did.accept"), (before) => ({
                  ...before,
                  accepts: { ...before.accepts, rho: isAccepted ? rho : null },
                }))
              }
            >
              {message("accept.rho", {
                rho: numbers.rounded(rho, 2),
                usual: numbers.rounded(defaultDisclosure.rho, 2),
              })}
            </Choice>
          )}
        </fieldset>
      )}
      <div class="part settings">
        <label>
          <span>{message("run.date")}</span>
          <input
            autocomplete="off"
            type="date"
            value={date ?? state.today}
            max={state.today}
            onChange={({ currentTarget: { value } }) =>
              actions.decide(sentence("did.date"), (before) => ({
                ...before,
                date: value === "" || value === state.today ? null : value,
              }))
            }
          />
        </label>
      </div>
      <Choice
        type="checkbox"
        checked={draft.fictitious}
        onChange={(fictitious) =>
          actions.decideDraft(sentence("did.fictitious"), (before) => ({ ...before, fictitious }))
        }
      >
        {message("run.fictitious")}
      </Choice>
      <SigningChoice />
      <EarlierBundles />
      <OwnRules draft={draft} />
    </>
  );
}

/** Stricter rules than the study's, for who wants some. */
function OwnRules({ draft: { floors, accepts } }: { readonly draft: MappingDraft }) {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const change = (rules: (before: MappingDraft) => Partial<MappingDraft>) =>
    actions.decideDraft(sentence("did.rules"), (before) => ({ ...before, ...rules(before) }));
  const { disclosure } = state.study?.study ?? { disclosure: defaultDisclosure };
  return (
    <details>
      <summary>{message("rules.title")}</summary>
      <p>
        {message("rules.words", { min: disclosure.min, rho: formatter.numbers.rounded(disclosure.rho, 2) })}
      </p>
      <div class="settings">
        <label>
          <span>{message("rules.min")}</span>
          <input
            autocomplete="off"
            type="number"
            min={disclosure.min}
            max={1000}
            value={floors.min ?? ""}
            onChange={({ currentTarget: { value } }) =>
              change((before) => ({ floors: { ...before.floors, min: numberIn(value) } }))
            }
          />
        </label>
        <label>
          <span>{message("rules.rho")}</span>
          <input
            autocomplete="off"
            type="number"
            min={0.01}
            max={disclosure.rho}
            step={0.01}
            value={floors.rho ?? ""}
            onChange={({ currentTarget: { value } }) =>
              change((before) => ({ floors: { ...before.floors, rho: numberIn(value) } }))
            }
          />
        </label>
      </div>
      <Choice
        type="checkbox"
        checked={accepts.small === "noisy"}
        onChange={(isNoisy) =>
          change((before) => ({ accepts: { ...before.accepts, small: isNoisy ? "noisy" : null } }))
        }
      >
        {message("rules.small", { min: floors.min ?? disclosure.min })}
      </Choice>
    </details>
  );
}

function numberIn(value: string): number | null {
  const number = Number(value);
  return value === "" || !Number.isFinite(number) || number <= 0 ? null : number;
}

/** The key that signs the bundle: none, one made here, or the person's own. */
function SigningChoice() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { study, history } = state;
  const { key, partner, holder } = history.present;
  const { group, keys = [] } = study?.study.partners.get(partner ?? "") ?? {};
  const known = group == null ? keys : (group.holders.get(holder ?? "")?.keys ?? []);
  const isKnown = key !== null && known.some((each) => each.public === key.public);
  return (
    <section>
      <h2>{message("sign.title")}</h2>
      <p>{message(known.length > 0 ? "sign.asked" : "sign.words")}</p>
      {key === null ? (
        <p>
          <button type="button" class="do" onClick={() => void actions.makeKey()}>
            {message("sign.make")}
          </button>
        </p>
      ) : (
        <>
          <dl class="facts">
            <Fact name={message("sign.key")}>{key.id}</Fact>
            <Fact name={message("sign.fingerprint")} isHash>
              {key.fingerprint}
            </Fact>
          </dl>
          {known.length > 0 && !isKnown && <p class="doubt">{message("sign.unknown")}</p>}
          <p>{message("sign.keep")}</p>
          <p>
            <button type="button" onClick={() => actions.forgetKey()}>
              {message("sign.none")}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
