"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  /** Id of the element that gets the focus when the drawer has gone. */
  readonly returnTo: string;
  readonly headingId: string;
  readonly className: string | undefined;
  /** Holds a link with `data-close`. */
  readonly children: ReactNode;
};

/** The box of the drawer: takes the focus when it opens, closes on Escape, and gives the focus back. The page beside it stays usable. */
export function WhyFocus({ returnTo, headingId, className, children }: Props) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const listening = new AbortController();
    document.getElementById(headingId)?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) box.current?.querySelector<HTMLAnchorElement>("a[data-close]")?.click();
    };
    document.addEventListener("keydown", onKey, { signal: listening.signal });
    return () => listening.abort();
  }, [headingId]);
  useEffect(() => {
    const root = box.current;
    return () => {
      // What had the focus inside has gone with the box; a focus elsewhere on the page stays where it is.
      const isLost = (): boolean => root?.isConnected === false && (document.activeElement ?? document.body) === document.body;
      requestAnimationFrame(() => isLost() && document.getElementById(returnTo)?.focus({ preventScroll: true }));
    };
  }, [returnTo]);
  return (
    <aside ref={box} className={className} aria-labelledby={headingId}>
      {children}
    </aside>
  );
}
