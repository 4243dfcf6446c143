using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Twin.Devices;

/// <summary>
/// When a device is found to need care, and what that takes from its health. Ships as data; the configuration section
/// <c>Twin:Care</c> changes single values of it.
/// </summary>
internal sealed class CarePolicy
{
    public const string Section = "Twin:Care";

    /// <summary>How often each device is looked at. Each look is a write.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public required TimeSpan Every { get; set; }

    /// <summary>The hazard of a profile's rules that ask for maintenance.</summary>
    public required string ReportedHazard { get; set; }

    public required CareBattery Battery { get; set; }

    /// <summary>How many readings of one and the same value it takes for a sensor to be stuck.</summary>
    [Range(2, 10_000)]
    public required int StuckLeast { get; set; }

    public required CareDrift Drift { get; set; }

    /// <summary>Lost connections count for so long.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "31.00:00:00")]
    public required TimeSpan FlappingWindow { get; set; }

    /// <summary>Connections that a gateway has lost excuse the devices behind it until they have been looked at once more.</summary>
    public TimeSpan UnsteadyFor => FlappingWindow + (2 * Every);

    /// <summary>By metric: a lower value is a weak signal.</summary>
    public required Dictionary<string, CareLimit> Signals { get; set; }

    public required Dictionary<CareFault, CareFaultPolicy> Faults { get; set; }

    public static CarePolicy Read(IConfiguration configuration)
    {
        var policy = ShippedData.Read<CarePolicy>("care.json");
        configuration.GetSection(Section).Bind(policy);
        Validator.ValidateObject(policy, new ValidationContext(policy), validateAllProperties: true);
        return policy;
    }
}
