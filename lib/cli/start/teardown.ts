type Undo = () => Promise<unknown>;

/** What has to be undone when the command ends, last thing first; one failure does not keep the others from running. */
export class Teardown {
  readonly #undos: Undo[] = [];

  add(undo: Undo): void {
    this.#undos.push(undo);
  }

  async run(): Promise<void> {
    for (let undo = this.#undos.pop(); undo !== undefined; undo = this.#undos.pop()) {
      await undo().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`));
    }
  }
}
