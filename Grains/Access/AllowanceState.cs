using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Access;

public sealed record AllowanceState : TwinState
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>When it was taken from within the last hour, oldest first.</summary>
    public ImmutableArray<DateTimeOffset> Taken { get; init; } = [];

    /// <summary>The state with one more taken; null when the hour's allowance is used up.</summary>
    public AllowanceState? Take(int perHour, DateTimeOffset now)
    {
        var recent = Taken.RemoveAll(at => at <= now - Window);
        return recent.Length < perHour ? this with { Taken = recent.Add(now) } : null;
    }
}
