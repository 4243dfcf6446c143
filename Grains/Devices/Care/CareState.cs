using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>What is kept of a device's health between two looks.</summary>
internal sealed record CareState
{
    public static CareState New { get; } = new();

    /// <summary>When it is looked at next; null for a device that is older than that.</summary>
    public DateTimeOffset? CheckAt { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public BatteryTrend? Battery { get; init; }

    public ImmutableArray<CareSign> Signs { get; init; } = [];

    public ImmutableArray<CareDrops> Drops { get; init; } = [];

    /// <summary>The same, to be looked at for the first time.</summary>
    public CareState Expecting(TimeSpan every, DateTimeOffset now) => CheckAt is null ? this with { CheckAt = now + every } : this;

    /// <summary>The same with connections lost since the last look, and without those that nobody asks for any more.</summary>
    public CareState Dropped(int count, CarePolicy policy, DateTimeOffset now)
    {
        var recent = Drops.RemoveAll(drops => drops.Until <= now - policy.UnsteadyFor);
        return this with { Drops = count == 0 ? recent : recent.Add(new CareDrops(now, count)) };
    }

    /// <summary>How often the connection was lost in the time before now.</summary>
    public int DropsWithin(TimeSpan window, DateTimeOffset now) => Drops.Where(drops => drops.Until > now - window).Sum(drops => drops.Count);

    public CareSign? Find(CareFault fault) => Signs.FirstOrDefault(sign => sign.Fault == fault);
}
