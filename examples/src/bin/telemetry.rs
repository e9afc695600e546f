//! Sends spans and metrics to OpenTelemetry, and the W3C trace context to the server.
//!
//! The client has spans for `tracing` with its cargo feature `tracing`. Metrics and the trace context are hooks, so that the
//! client does not depend on OpenTelemetry.

use std::error::Error;

use opentelemetry::KeyValue;
use opentelemetry::metrics::Histogram;
use opentelemetry::propagation::{Injector, TextMapPropagator};
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::metrics::SdkMeterProvider;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use sailpoint::{AttemptResult, Client, HeaderMap, HeaderName, HeaderValue};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let traces = SdkTracerProvider::builder()
        .with_simple_exporter(opentelemetry_stdout::SpanExporter::default())
        .build();
    let layer = tracing_opentelemetry::layer().with_tracer(traces.tracer("example"));
    tracing_subscriber::registry().with(layer).init();
    let metrics = SdkMeterProvider::builder()
        .with_periodic_exporter(opentelemetry_stdout::MetricExporter::default())
        .build();
    let meter = opentelemetry::metrics::MeterProvider::meter(&metrics, "example");
    let durations = meter.f64_histogram("http.client.request.duration").with_unit("s").build();

    let client = Client::builder()
        .environment()
        .experimental(true)
        // The current span is that of the attempt.
        .on_request(|request| {
            let context = tracing::Span::current().context();
            let mut headers = Headers(request.headers);
            TraceContextPropagator::new().inject_context(&context, &mut headers);
        })
        .on_response(move |result| record(&durations, result))
        .build()?;
    let request = client.v2024().recommendations().get_recommendations_config();
    println!("{:?}", request.send().await?.value().only_tune_threshold);
    metrics.shutdown()?;
    traces.shutdown()?;
    Ok(())
}

/// Records the duration of an attempt, as the semantic conventions name it.
fn record(durations: &Histogram<f64>, result: &AttemptResult<'_>) {
    let mut attributes = vec![
        KeyValue::new("http.request.method", result.method.to_string()),
        KeyValue::new("url.template", result.path_template.clone()),
    ];
    match result.status {
        Some(status) => {
            let status = i64::from(status.as_u16());
            attributes.push(KeyValue::new("http.response.status_code", status));
        }
        None => attributes.push(KeyValue::new("error.type", "_OTHER")),
    }
    durations.record(result.elapsed.as_secs_f64(), &attributes);
}

/// The headers of a request, in which a propagator writes.
struct Headers<'h>(&'h mut HeaderMap);

impl Injector for Headers<'_> {
    fn set(&mut self, key: &str, value: String) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(key), HeaderValue::try_from(value)) {
            self.0.insert(name, value);
        }
    }
}
