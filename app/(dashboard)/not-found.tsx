import type { ReactNode } from "react";
import { UnknownAddress } from "@/components/shell/unknown-address";

/** No such release or service; the frame stays. */
export default function DashboardNotFound(): ReactNode {
  return <UnknownAddress />;
}
