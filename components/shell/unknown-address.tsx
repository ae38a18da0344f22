import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { PageMessage } from "@/components/ui/page-message";

/** Nothing lives at this address, or it is not there any more. */
export function UnknownAddress(): ReactNode {
  return (
    <PageMessage
      icon="search"
      title="Nothing lives at this address"
      actions={
        <>
          <LinkButton href="/" tone="primary">
            Go to the overview
          </LinkButton>
          <LinkButton href="/releases">See all releases</LinkButton>
        </>
      }
    >
      <p>The link may be mistyped, or what it led to was removed.</p>
    </PageMessage>
  );
}
