using Twin.Storage;

namespace Twin.Cases;

/// <summary>An attachment must be deleted.</summary>
public sealed record OwedAttachmentRemoval(string Attachment) : Owed
{
    public override Task Settle(IGrainFactory grains, CancellationToken cancellationToken) => grains.Attachment(Attachment).Remove(cancellationToken);
}
