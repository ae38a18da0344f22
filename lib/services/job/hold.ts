import { type Lease, returnLease, takeLease } from "@/lib/db/write/lease";

export type { Lease };

/** How long a lease lasts without being renewed; a job that takes longer between renewals loses it. */
export const LEASE_MS = 30_000;

/** Takes the lease of a job for this instance, or returns null while another instance runs it. */
export const holdJob = (job: string, instance: string): Promise<Lease | null> => takeLease(`job:${job}`, instance, LEASE_MS);

/** Hands a job over at once, when this instance stops. */
export const handOver = (lease: Lease): Promise<void> => returnLease(lease);
