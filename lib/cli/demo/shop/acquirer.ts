/** The bank did not answer in time; the next charge may go through. */
export class AcquirerTimeout extends Error {
  override readonly name = "AcquirerTimeout";
}

/** What the bad version gets wrong: it adds the fee twice, so that some sums do not match. */
class SettlementMismatch extends Error {
  override readonly name = "SettlementMismatch";
}

export function waitForAcquirer(charge: number): never {
  throw new AcquirerTimeout(`Acquirer did not answer charge ${charge} within 3000 ms`);
}

export function settle(charge: number): never {
  const fee = 30 + (charge % 7);
  throw new SettlementMismatch(`Charge ${charge} settles ${4900 + fee * 2} but ${4900 + fee} was authorised`);
}
