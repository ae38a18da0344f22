import type { ReactNode } from "react";
import { UnknownAddress } from "@/components/shell/unknown-address";

/** For addresses outside the signed-in pages, which have a frame of their own. */
export default function NotFound(): ReactNode {
  return (
    <main id="main" tabIndex={-1}>
      <UnknownAddress />
    </main>
  );
}
