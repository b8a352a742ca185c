import { usePage } from "../use-page.ts";

/** Long work under way, with its cancel button. */
export function WorkProgress() {
  const { state, formatter } = usePage();
  const { work } = state;
  if (work === null) return null;
  const text = formatter.message(work.message, work.values);
  return (
    <div class="work">
      <p>
        {text}
        {work.share !== null && ` ${formatter.numbers.percent(work.share)}`}
      </p>
      <progress aria-label={text} {...(work.share === null ? {} : { value: work.share, max: 1 })} />
      {work.cancel !== null && (
        <p>
          <button type="button" class="do" onClick={work.cancel}>
            {formatter.message("work.cancel")}
          </button>
        </p>
      )}
    </div>
  );
}
