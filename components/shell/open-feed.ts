/** The browser gives a feed up when the answer is not a stream, such as after a restart or a signed-out session. */
const REOPEN_MS = 10_000;

type Heard = "connected" | "changed" | "lost";

/**
 * Listens to a feed of changes. It is opened again whenever the browser gives it up, and whenever the network comes back: a
 * sleeping laptop does not notice that its connection died. Returns the way out.
 */
export function openFeed(href: string, hear: (what: Heard) => void): () => void {
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | null = null;

  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = (): void => {
    close();
    const feed = new EventSource(href);
    source = feed;
    feed.addEventListener("open", () => hear("connected"));
    feed.addEventListener("change", () => hear("changed"));
    feed.addEventListener("error", () => {
      hear("lost");
      if (feed.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS);
    });
  };
  const drop = (): void => {
    close();
    hear("lost");
  };

  window.addEventListener("offline", drop, { signal: listening.signal });
  window.addEventListener("online", open, { signal: listening.signal });
  open();
  return () => {
    listening.abort();
    close();
  };
}
