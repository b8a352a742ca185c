import { Fact } from "../parts/fact.tsx";
import { usePage } from "../use-page.ts";

/** The key that signs the bundle: none, one made here, or the person's own. */
export function SigningChoice() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { study, history } = state;
  const { key, partner } = history.present;
  const known = study?.study.partners.get(partner ?? "")?.keys ?? [];
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
