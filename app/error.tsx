"use client";

import type { ComponentProps, ReactNode } from "react";
import { PageFailure } from "@/components/ui/page-failure";

/** For failures outside the signed-in pages, which have a frame of their own. */
export default function PageError(failure: ComponentProps<typeof PageFailure>): ReactNode {
  return (
    <main id="main" tabIndex={-1}>
      <PageFailure {...failure} />
    </main>
  );
}
