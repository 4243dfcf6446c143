using Twin.Storage;

namespace Twin.Visits;

/// <summary>The visit must know that somebody was there.</summary>
public sealed record OwedVisitNote(string Visit, DateTimeOffset At, string By) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.Visit(Visit).NoteVisit(At, By, cancellationToken);
}
