"use client";

import { type ReactNode, useId, useState } from "react";
import { Button, type ButtonTone } from "./button";
import styles from "./dialog.module.css";
import type { IconName } from "./icon";
import { useModal } from "./use-modal";

type Question = {
  readonly title: string;
  /** What will happen, in words, and the form that does it. */
  readonly children: ReactNode;
  /** The form, when its button is all there is to see of it: it then stands beside the way out. */
  readonly action?: ReactNode;
  /** The verb that leaves without doing it. */
  readonly cancel?: string;
};

type Props = Question & {
  /** The verb on the button that opens it. */
  readonly trigger: string;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
};

/** A question that must be answered before going on. Its content exists only while it is open. */
export function Dialog({ trigger, tone = "default", icon, ...question }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone} {...(icon === undefined ? {} : { icon })} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      {open && <OpenDialog {...question} onClosed={() => setOpen(false)} />}
    </>
  );
}

function OpenDialog({ title, children, action, cancel = "Cancel", onClosed }: Question & { readonly onClosed: () => void }): ReactNode {
  const ref = useModal(onClosed);
  const headingId = useId();
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={headingId}>
      <div className={styles.box}>
        <h2 id={headingId}>{title}</h2>
        {children}
        <div className={styles.actions}>
          {action}
          <form method="dialog">
            <Button tone="quiet" type="submit">
              {cancel}
            </Button>
          </form>
        </div>
      </div>
    </dialog>
  );
}
