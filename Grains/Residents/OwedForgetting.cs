using System.Collections.Immutable;
using Twin.Storage;

namespace Twin.Residents;

/// <summary>Everybody else must forget a deleted person.</summary>
/// <param name="Values">Its values as a JSON list, encrypted; gone once this is settled.</param>
/// <param name="Households">The homes it has lived in.</param>
public sealed record OwedForgetting(string Person, string Values, ImmutableArray<string> Households) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Erasures().Forget(Person, Values, Households, cancellationToken);
}
