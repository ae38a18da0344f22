/** The parts of a review, in the order in which they are read. */
export const REVIEW_PARTS = [
  { name: "impacts", title: "Impacts", hint: "Who could not do what, for how long, and what it cost." },
  { name: "rootCauses", title: "Root causes", hint: "Why it could happen, beyond which release it was." },
  { name: "actions", title: "Actions", hint: "What was done to end it." },
  { name: "preventativeMeasures", title: "Preventative measures", hint: "What keeps it from happening again." },
] as const;
