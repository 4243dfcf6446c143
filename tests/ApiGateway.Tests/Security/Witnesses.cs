using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Twin.Security;

/// <summary>Keeps every line of log, every trace, and the tags of every metric that are made while it listens.</summary>
internal sealed class Witnesses : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentDictionary<string, bool> _measured = new(StringComparer.Ordinal);
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new() { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };

    public Witnesses()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _said.Enqueue($"trace {activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(_listener);
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.Start();
    }

    public string Said => string.Join('\n', _said.Concat(_measured.Keys));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Enqueue($"log {formatter(state, exception)} {exception}");

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.TryAdd($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}", true);
}
