using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.People;

/// <summary>The household must know who lives there.</summary>
public sealed record OwedMember(string Household, string Person, ImmutableArray<string> Labels, long Revision) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Household(Household).AddMember(Person, Labels, Revision, cancellationToken);
}
