/** A call that an instrumentation of OpenTelemetry watches, `http` or `undici`, and the spans that it makes of it. */
import { propagation } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { TechLookup, transportOf } from "../../../src/index.ts";

const [, , baseUrl = "", name] = process.argv;
const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
const instrumentation = name === "http" ? new HttpInstrumentation() : new UndiciInstrumentation();
instrumentation.setTracerProvider(provider);

const client = new TechLookup({ apiKey: "tapi_test_0123456789", baseUrl });
const data = await client.account.credits();
const spans = exporter.getFinishedSpans().map((span) => {
  const { traceId, spanId } = span.spanContext();
  const { attributes, instrumentationScope, kind } = span;
  const status = attributes["http.response.status_code"] ?? attributes["http.status_code"];
  return { scope: instrumentationScope.name, kind, status, trace: `00-${traceId}-${spanId}-01` };
});
console.log(JSON.stringify({ uses: transportOf().uses, data, spans }));
