import type { UnmappedRef } from "./adapter";

/** Each word once, however many events of a delivery it stands in. */
export const distinctRefs = (refs: readonly UnmappedRef[]): UnmappedRef[] =>
  refs.filter((ref, index) => refs.findIndex(({ kind, said }) => kind === ref.kind && said === ref.said) === index);
