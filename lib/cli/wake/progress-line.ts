/** How often a line of progress is worth reading where it is kept, as in a log. */
const EVERY_MS = 5_000;

export type ProgressLine = {
  /** `total` is null while nobody knows; `what` says what is being done, where there are several things. */
  update(done: number, total: number | null, what?: string): void;
  /** Something that must not be overwritten. */
  say(sentence: string): void;
  end(): void;
};

/** Progress with rate and remaining time on stderr: one line that is written over on a terminal, a line now and then elsewhere. */
export function progressLine(
  noun: string,
  from = 0,
  err: NodeJS.WriteStream = process.stderr,
  clock: () => number = () => performance.now(),
): ProgressLine {
  const startedAt = clock();
  let saidAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  const close = (): void => {
    if (isOpen) err.write("\n");
    isOpen = false;
  };
  return {
    update(done, total, what) {
      const figures = progressText(noun, { done, total, from, seconds: (clock() - startedAt) / 1_000 });
      const text = what === undefined ? figures : `${what}: ${figures}`;
      if (err.isTTY === true) {
        err.write(`\r\u001b[K${text}`);
        isOpen = true;
      } else if (clock() - saidAt >= EVERY_MS) {
        saidAt = clock();
        err.write(`${text}\n`);
      }
    },
    say(sentence) {
      close();
      err.write(`${sentence}\n`);
    },
    end: close,
  };
}

type Figures = { readonly done: number; readonly total: number | null; readonly from: number; readonly seconds: number };

/** `12,000 of 40,000 lines, 30 %, 1,500/s, 19 s left`. `from` is where this run began. */
export function progressText(noun: string, { done, total, from, seconds }: Figures): string {
  const rate = seconds > 0 ? (done - from) / seconds : 0;
  const parts = [`${whole(done)}${total === null ? "" : ` of ${whole(total)}`} ${noun}`];
  if (total !== null && total > 0) parts.push(`${Math.floor((done / total) * 100)} %`);
  if (rate > 0) parts.push(`${whole(rate)}/s`);
  if (rate > 0 && total !== null && total > done) parts.push(`${timeText((total - done) / rate)} left`);
  return parts.join(", ");
}

const whole = (value: number): string => Math.round(value).toLocaleString("en");

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
