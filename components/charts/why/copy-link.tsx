"use client";

import { useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** Copies an address of this Wake as others can open it, with its host. */
export function CopyLink({ path }: { readonly path: string }) {
  const [link, setLink] = useState(path);
  useEffect(() => setLink(new URL(path, window.location.href).href), [path]);
  return <CopyButton text={link} label="Copy link" tone="default" />;
}
