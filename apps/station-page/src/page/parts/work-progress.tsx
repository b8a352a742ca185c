import { usePage } from "../use-page.ts";

/** Long work under way, with its cancel button. */
export function WorkProgress() {
  const { state, formatter } = usePage();
  const { work } = state;
  if (work === null) return null;
  const { reading } = work;
  const share = reading === null ? work.share : reading.read / reading.size;
  const text = formatter.message(work.message, work.values);
  return (
    <div class="work">
      <p>
        {text}
        {work.share !== null && reading === null && ` ${formatter.numbers.percent(work.share)}`}
      </p>
      {reading !== null && (
        <p>
          {formatter.message("work.reading", {
            pass: reading.pass,
            read: formatter.size(reading.read),
            size: formatter.size(reading.size),
          })}
        </p>
      )}
      <progress aria-label={text} {...(share === null ? {} : { value: share, max: 1 })} />
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
