export const INCIDENT_STATUSES = ["open", "acknowledged", "resolved", "reopened"] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** Order of incident events at the same instant. */
export const INCIDENT_RANK: Readonly<Record<IncidentStatus, number>> = { open: 10, acknowledged: 20, resolved: 50, reopened: 60 };
