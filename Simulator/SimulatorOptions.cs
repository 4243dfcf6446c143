using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Twin.Simulation;

/// <summary>What to simulate and where.</summary>
public sealed record SimulatorOptions : IValidatableObject
{
    /// <summary>A fire, a leak, an overflow and a silent device in turn, each five minutes.</summary>
    public const string DefaultIncidents = "fire@30s,leak@90s,overflow@150s,silence@210s/5m";

    /// <summary>The twin's REST API. Default <c>http://localhost:8080</c>.</summary>
    public Uri Url { get; init; } = new("http://localhost:8080");

    /// <summary>The twin's MQTT endpoint, <c>host:port</c>. Default <c>localhost:1883</c>.</summary>
    [RegularExpression("^.+:[0-9]{1,5}$", ErrorMessage = "--mqtt must be host:port.")]
    public string Mqtt { get; init; } = "localhost:1883";

    /// <summary>The administrator's account. Default <c>admin</c>.</summary>
    [ConfigurationKeyName("admin-user")]
    public string AdminUser { get; init; } = "admin";

    /// <summary>Its password; <c>TWIN_ADMIN_PASSWORD</c> when not given. Device secrets and workers' passwords derive from it.</summary>
    [ConfigurationKeyName("admin-password")]
    [Required(ErrorMessage = "--admin-password or the environment variable TWIN_ADMIN_PASSWORD is needed.")]
    public string AdminPassword { get; init; } = string.Empty;

    /// <summary>The same seed makes the same community with the same incidents. Default 1.</summary>
    public int Seed { get; init; } = new CommunityOptions().Seed;

    public int Communities { get; init; } = new CommunityOptions().Communities;

    public int Grids { get; init; } = new CommunityOptions().Grids;

    public int Buildings { get; init; } = new CommunityOptions().Buildings;

    public int People { get; init; } = new CommunityOptions().People;

    public int Devices { get; init; } = new CommunityOptions().Devices;

    /// <summary>Messages a second, of all devices together. Default 50.</summary>
    [Range(0.001, 1_000_000)]
    public double Rate { get; init; } = 50;

    /// <summary>How long to drive the devices, such as <c>90s</c>; null for until stopped.</summary>
    public string? Duration { get; init; }

    /// <summary>When incidents begin; see <see cref="IncidentSchedule.Parse"/>.</summary>
    public string Incidents { get; init; } = DefaultIncidents;

    internal string MqttHost => Mqtt[..Mqtt.LastIndexOf(':')];

    internal int MqttPort => int.Parse(Mqtt.AsSpan(Mqtt.LastIndexOf(':') + 1));

    internal CommunityOptions Community => new()
    {
        Seed = Seed,
        Communities = Communities,
        Grids = Grids,
        Buildings = Buildings,
        People = People,
        Devices = Devices,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var results = new List<ValidationResult>();
        var community = Community;
        Validator.TryValidateObject(community, new ValidationContext(community), results, validateAllProperties: true);
        foreach (var check in (ReadOnlySpan<Action>)[() => IncidentSchedule.Parse(Incidents), () => ShortTime.Parse(Duration ?? "0s")])
        {
            try
            {
                check();
            }
            catch (FormatException fault)
            {
                results.Add(new ValidationResult(fault.Message));
            }
        }

        return results;
    }
}
