using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Cases;

/// <summary>The case this one was merged into must know of it and of those who reported it.</summary>
public sealed record OwedTakeOver(string Into, string CaseId, ImmutableArray<string> Reporters) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(Into).TakeOver(CaseId, Reporters, cancellationToken);
}
