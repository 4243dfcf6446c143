using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Twin.Simulation;

/// <summary>Reads the options from the command line.</summary>
internal static class SimulatorCommandLine
{
    public const string Usage = $"""
        dotnet run --project Simulator -- [options]

          --url             the twin's REST API             http://localhost:8080
          --mqtt            the twin's MQTT endpoint        localhost:1883
          --admin-user                                      admin
          --admin-password  or TWIN_ADMIN_PASSWORD
          --seed            same seed, same community       1
          --communities                                     1
          --grids           of each community               4
          --buildings       of each community               40
          --people          of each community               2000
          --devices         of each community               400
          --rate            messages a second, altogether   50
          --duration        such as 90s or 10m              until stopped
          --incidents       {SimulatorOptions.DefaultIncidents}

        The people have ID numbers of the made-up region 999999, which a twin takes in only when it was started
        with --demo.
        """;

    private static readonly string[] Known =
        ["url", "mqtt", "admin-user", "admin-password", "seed", "communities", "grids", "buildings", "people", "devices", "rate", "duration", "incidents"];

    /// <returns>The options, or what is wrong with the command line.</returns>
    public static (SimulatorOptions? Options, IReadOnlyList<string> Errors) Parse(string[] arguments, string? administratorPassword)
    {
        try
        {
            var given = new ConfigurationBuilder().AddCommandLine(arguments).Build();
            var unknown = given.AsEnumerable().Select(option => option.Key).Except(Known, StringComparer.OrdinalIgnoreCase).ToList();
            if (unknown.Count > 0)
            {
                return (null, [.. unknown.Select(option => $"There is no option --{option}.")]);
            }

            var options = new ConfigurationBuilder()
                .AddInMemoryCollection([new("admin-password", administratorPassword)])
                .AddConfiguration(given)
                .Build()
                .Get<SimulatorOptions>() ?? new SimulatorOptions();

            var results = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
                ? (options, [])
                : (null, [.. results.Select(result => result.ErrorMessage!)]);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException)
        {
            return (null, [fault.Message]);
        }
    }
}
