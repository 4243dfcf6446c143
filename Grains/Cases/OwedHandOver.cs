using Twin.Storage;

namespace Twin.Cases;

/// <summary>A case of a worker must go to a colleague, as it is.</summary>
public sealed record OwedHandOver(string CaseId, string From, string To, string By, string? Note) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Case(CaseId).HandOver(From, To, By, Note, cancellationToken);
}
