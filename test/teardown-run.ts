/** Once per run: stops the run's MongoDB, if one was started, and removes its folder. */
// oxlint-disable-next-line import/no-default-export -- jest calls the default export
export default async function teardownRun(): Promise<void> {
  const { closeTestMongod } = globalThis as { closeTestMongod?: () => Promise<void> };
  await closeTestMongod?.();
}
