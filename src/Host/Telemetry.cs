using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Anlan.Host;

/// <summary>
/// Traces and metrics by OTLP to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names (and the other OTEL_ settings); nothing without it. Requests and statements of the
/// database as ASP.NET Core and Npgsql tell them: routes and SQL texts with $1, never values.
/// </summary>
static class Telemetry
{
    const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Add(IServiceCollection services, IConfiguration settings)
    {
        if (settings[Setting] is { Length: > 0 } endpoint) services.AddHostedService(_ => new Sending(new(endpoint), settings["OTEL_EXPORTER_OTLP_PROTOCOL"]));
    }

    sealed class Sending(Uri endpoint, string? protocol) : IHostedService
    {
        TracerProvider? traces;
        MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("anlan", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3), serviceInstanceId: Environment.MachineName);
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter(o => Address(o, "traces")).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime").AddOtlpExporter(o => Address(o, "metrics")).Build();
            return Task.CompletedTask;
        }

        void Address(OpenTelemetry.Exporter.OtlpExporterOptions options, string signal)
        {
            var http = protocol != "grpc";
            options.Protocol = http ? OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf : OpenTelemetry.Exporter.OtlpExportProtocol.Grpc;
            options.Endpoint = http ? new Uri(endpoint, $"{endpoint.AbsolutePath.TrimEnd('/')}/v1/{signal}") : endpoint;
        }

        // Sends what is left. A host may be told to stop twice.
        public Task StopAsync(CancellationToken cancellationToken)
        {
            Interlocked.Exchange(ref traces, null)?.Dispose();
            Interlocked.Exchange(ref metrics, null)?.Dispose();
            return Task.CompletedTask;
        }
    }
}
