using Twin.Objects;
using Twin.Storage;

namespace Twin.Consents;

/// <summary>A text has a new version: whoever has consented to it before must look whether that still holds.</summary>
public sealed record OwedConsentReview(string Text) : Owed
{
    private const int AtOnce = 200;

    public override async Task Settle(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var reviews = new List<Task>(AtOnce);
        await foreach (var person in grains.LinkedTo(new ObjectKey(ObjectKind.ConsentText, Text), ObjectKind.Person, cancellationToken))
        {
            reviews.Add(grains.Person(person.Key.Id).ReviewConsents(cancellationToken));
            if (reviews.Count == AtOnce)
            {
                await Task.WhenAll(reviews);
                reviews.Clear();
            }
        }

        await Task.WhenAll(reviews);
    }
}
