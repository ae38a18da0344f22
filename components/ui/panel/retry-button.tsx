"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";

/** Asks for the page's data again without leaving the page. */
export function RetryButton(): ReactNode {
  const router = useRouter();
  const [trying, startTransition] = useTransition();
  const retry = (): void => startTransition(() => router.refresh());
  return (
    <Button tone="primary" onClick={retry} disabled={trying}>
      {trying ? "Trying again" : "Try again"}
    </Button>
  );
}
