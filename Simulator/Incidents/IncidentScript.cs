using System.Collections.Immutable;

namespace Twin.Simulation;

/// <summary>Chooses where an incident happens and what the devices there measure; the same seed chooses the same.</summary>
public sealed class IncidentScript(IReadOnlyList<DeviceLine> devices, int seed)
{
    private const int Neighbours = 3;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(90);

    /// <summary>A full bin is an alarm only after ten minutes, and a silent device is missed late.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    private readonly ILookup<string, DeviceLine> _byProfile = devices.ToLookup(device => device.Profile, StringComparer.Ordinal);

    /// <returns>Null when the community has no device that would notice.</returns>
    public Incident? Begin(IncidentStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var dice = new Dice(seed, $"incident/{step.Kind}/{step.At.Ticks}");
        return step.Kind switch
        {
            IncidentKind.Fire => Fire(dice, step.At),
            IncidentKind.Leak => At(dice, step, Short, "septic-tank", Levels(("septic.ch4", 32), ("septic.h2s", 8), ("septic.o2", 20.1))),
            IncidentKind.Overflow => At(dice, step, Long, "bin", Levels(("bin.fill", 97))),
            IncidentKind.Silence => At(dice, step, Long, profile: null, new Disturbance([], Silent: true)),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "An incident of an unknown kind."),
        };
    }

    private Incident? Fire(Dice dice, TimeSpan at)
    {
        var alarms = _byProfile["smoke"].Where(alarm => alarm.Building is not null).ToList();
        if (alarms.Count == 0)
        {
            return null;
        }

        var origin = dice.Pick(alarms);
        var smoke = Levels(("smoke.obscuration", 0.32), ("ambient.temp", 64));
        var haze = Levels(("smoke.obscuration", 0.14), ("ambient.temp", 27));
        var sameHome = _byProfile["home-electric"].Where(device => device.Household is not null && device.Household == origin.Household);
        var neighbours = alarms.Where(alarm => alarm != origin && alarm.Building == origin.Building).Take(Neighbours);
        return new Incident(
            IncidentKind.Fire,
            at + Short,
            [(origin.Id, smoke), .. sameHome.Select(device => (device.Id, smoke)), .. neighbours.Select(alarm => (alarm.Id, haze))]);
    }

    private Incident? At(Dice dice, IncidentStep step, TimeSpan length, string? profile, Disturbance disturbance)
    {
        var candidates = profile is null ? devices : [.. _byProfile[profile]];
        return candidates.Count == 0
            ? null
            : new Incident(step.Kind, step.At + length, [(dice.Pick(candidates).Id, disturbance)]);
    }

    private static Disturbance Levels(params ReadOnlySpan<(string Metric, double Value)> levels)
    {
        var values = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var (metric, value) in levels)
        {
            values.Add(metric, value);
        }

        return new Disturbance(values.ToImmutable());
    }
}
