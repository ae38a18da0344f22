"use client";

import type { ComponentProps, ReactNode } from "react";
import { PageFailure } from "@/components/ui/page-failure";

/** One page failed; the frame around it lives on. */
export default function DashboardError(failure: ComponentProps<typeof PageFailure>): ReactNode {
  return <PageFailure {...failure} />;
}
