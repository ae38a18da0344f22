/** Long enough that a person wonders what is going on. */
const patienceMs = 1_500;

export type Note = (text: string) => void;

export type Progress = {
  /** Runs one step; tells that it has begun when it takes a while or has something to say, and how long it took when it is done. */
  step<T>(title: string, work: (note: Note) => Promise<T>): Promise<T>;
  say: Note;
};

/** Calm progress: a line per step. `signal` stops before the next step. */
export function progressTo(write: (line: string) => void, signal: AbortSignal): Progress {
  const step = async <T>(title: string, work: (note: Note) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const started = performance.now();
    let begun = false;
    const begin = (): void => {
      if (!begun) write(`  … ${title}`);
      begun = true;
    };
    const timer = setTimeout(begin, patienceMs);
    try {
      const result = await work((text) => {
        begin();
        write(`      ${text}`);
      });
      write(`  ✓ ${title} (${((performance.now() - started) / 1_000).toFixed(1)} s)`);
      return result;
    } finally {
      clearTimeout(timer);
    }
  };
  return { step, say: write };
}
