"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/**
 * Shows a native dialog as modal for as long as its component is mounted; the browser keeps the focus inside and gives it back
 * at the end. `onClosed` is called after Escape, a press beside the box, or a `method="dialog"` form.
 */
export function useModal(onClosed: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  const closed = useEffectEvent(onClosed);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const listening = new AbortController();
    // The event comes late: the dialog may have been shown again since.
    dialog.addEventListener("close", () => !dialog.open && closed(), { signal: listening.signal });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close(), { signal: listening.signal });
    // Drawn open by the server for readers without scripts; modal needs it closed first.
    dialog.open = false;
    dialog.showModal();
    return () => {
      listening.abort();
      dialog.close();
    };
  }, []);
  return ref;
}
