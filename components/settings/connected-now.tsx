"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LinkButton } from "@/components/ui/link-button";
import type { System } from "@/lib/domain/system";
import styles from "./connect-form.module.css";
import { ConnectSteps } from "./connect-steps";
import { PasteSecret } from "./paste-secret";
import type { MadeConnection, MakeSecret } from "./settings-action";

type Props = { readonly made: MadeConnection; readonly system: System; readonly renewSecret: MakeSecret };

/** What to do in a system that was just connected. The focus comes here, so that it is also heard. */
export function ConnectedNow({ made: { id, name, href, steps }, system: { label, secret }, renewSecret }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.made}>
      <h2 ref={heading} tabIndex={-1}>
        Now in {label}
      </h2>
      <p>
        {secret === "sender"
          ? `${label} makes the secret, so it comes here last.`
          : "The secret is in these steps, this once: it is stored sealed and cannot be shown again. A new one can be made at any time."}
      </p>
      <ConnectSteps steps={steps} />
      {secret !== "wake" && (
        <div className={styles.secret}>
          <PasteSecret connection={id} system={label} action={renewSecret} />
        </div>
      )}
      <div>
        <LinkButton href={href} tone="primary">
          Watch for the first call of “{name}”
        </LinkButton>
      </div>
    </div>
  );
}
