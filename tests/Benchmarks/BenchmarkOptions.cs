using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Twin.Benchmarks;

internal sealed record BenchmarkOptions
{
    /// <summary>The storage engine: <c>sqlite</c> or <c>postgres</c>.</summary>
    [AllowedValues("sqlite", "postgres", ErrorMessage = "--engine must be sqlite or postgres.")]
    public string Engine { get; init; } = "sqlite";

    /// <summary>How long each server is published to before anything is measured: its code is compiled meanwhile.</summary>
    [ConfigurationKeyName("warm-up")]
    [Range(1, 3600)]
    public int WarmUp { get; init; } = 20;

    /// <summary>How long each measurement takes.</summary>
    [Range(1, 3600)]
    public int Seconds { get; init; } = 15;

    /// <summary>Devices publishing at once, each on its own connection.</summary>
    [Range(1, 20_000)]
    public int Connections { get; init; } = 1000;

    /// <summary>Messages a device sends before it waits for an acknowledgement.</summary>
    [ConfigurationKeyName("in-flight")]
    [Range(1, 1000)]
    public int InFlight { get; init; } = 1;

    /// <summary>What the names of the dialects begin with that are measured; null for all.</summary>
    public string? Dialect { get; init; }

    /// <summary>How often bare server and twin take turns.</summary>
    [Range(1, 100)]
    public int Rounds { get; init; } = 2;

    /// <summary>Fires whose way to an inbox is timed.</summary>
    [Range(1, 10_000)]
    public int Alarms { get; init; } = 200;

    /// <summary>Alarms a second, each in another building than the one before it.</summary>
    [ConfigurationKeyName("alarm-rate")]
    [Range(1, 10_000)]
    public int AlarmRate { get; init; } = 200;

    /// <summary>Buildings that alarms are raised in.</summary>
    [Range(1, 20_000)]
    public int Buildings { get; init; } = 2_000;

    /// <summary>Open cases with a due time.</summary>
    [Range(1_000, 10_000_000)]
    public int Cases { get; init; } = 100_000;

    /// <summary>Messages a second while fires are timed; null for half of what the twin takes.</summary>
    [Range(0, 1_000_000)]
    public int? Load { get; init; }

    /// <summary>Device grains whose memory is measured.</summary>
    [Range(1000, 10_000_000)]
    public int Devices { get; init; } = 100_000;

    /// <summary>Messages that make no sense.</summary>
    [Range(1, 100_000_000)]
    public int Messages { get; init; } = 1_000_000;

    /// <summary>Which messages those are.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>People, homes and rooms that are searched, some six in ten of them people.</summary>
    [Range(1_000, 10_000_000)]
    public int Objects { get; init; } = 1_000_000;

    /// <summary>How many of them are loaded through grains; the others are copies of their cards, put into other streets by SQL.</summary>
    [Range(1_000, 10_000_000)]
    public int Loaded { get; init; } = 100_000;

    /// <summary>Searches of each form within each scope.</summary>
    [Range(10, 10_000)]
    public int Queries { get; init; } = 200;

    /// <summary>Wrong passwords tried over REST, and as many over MQTT.</summary>
    [Range(100, 10_000_000)]
    public int Guesses { get; init; } = 100_000;

    /// <exception cref="ValidationException">An option has no sensible value.</exception>
    public static BenchmarkOptions Parse(string[] arguments)
    {
        var options = new ConfigurationBuilder().AddCommandLine(arguments).Build().Get<BenchmarkOptions>() ?? new BenchmarkOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
