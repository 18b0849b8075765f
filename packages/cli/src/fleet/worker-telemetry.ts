/**
 * Measures with OpenTelemetry, where its API is installed beside the command. What is measured goes to the providers that the process has registered, by
 * `NODE_OPTIONS=--import`, say; where it has none, nowhere.
 */
export const startWorkerTelemetry = async (): Promise<void> => {
  try {
    await import("@opentelemetry/api");
  } catch {
    return;
  }
  const [{ startTelemetry }, { recordFleetMetrics }] = await Promise.all([
    import("@techlookup/node/otel"),
    import("@techlookup/bullmq/otel"),
  ]);
  startTelemetry();
  recordFleetMetrics();
};
