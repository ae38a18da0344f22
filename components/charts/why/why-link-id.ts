/** The id of the link that opens the drawer of a metric. */
export const whyLinkId = (metric: string): string => `why-${metric}`;
