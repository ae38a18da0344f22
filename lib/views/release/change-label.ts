/** What people call a change in short: `#2291` or `!17`; its whole id when it has no number. */
export const changeLabel = (id: string): string => /[#!]\d+$/.exec(id)?.[0] ?? id;
