using Twin.Access;

namespace Twin.Attachments;

/// <summary>
/// One photo or video of a case. It is brought in pieces and is part of the case from <see cref="Finish"/> on; what is
/// not finished within the hour is deleted. Key: <c>attachment/{id}</c>.
/// </summary>
[Alias("twin.IAttachmentGrain")]
public interface IAttachmentGrain : IWakeable
{
    /// <summary>Begins anew, unless it is finished already.</summary>
    /// <returns>The attachment when an earlier call has finished it.</returns>
    [Alias("Begin")]
    Task<Outcome<AttachmentTurn>> Begin(Caller caller, string caseId, AttachmentLook look, CancellationToken cancellationToken);

    /// <summary>The next piece of a part.</summary>
    /// <param name="offset">How many bytes of the part came before; anything else than what has come is refused.</param>
    [Alias("Append")]
    Task<Outcome<long>> Append(Caller caller, AttachmentPart part, long offset, byte[] piece, CancellationToken cancellationToken);

    /// <summary>Makes it part of its case, once it is safely on disk. Harmless to repeat.</summary>
    [Alias("Finish")]
    Task<Outcome<Attachment>> Finish(Caller caller, CancellationToken cancellationToken);

    /// <summary>Some bytes of a part, to whoever sees the case; fewer than asked for at its end.</summary>
    [Alias("Read")]
    Task<Outcome<byte[]>> Read(Caller caller, AttachmentPart part, long offset, int count, CancellationToken cancellationToken);

    /// <summary>What it is, to whoever sees the case.</summary>
    [Alias("Get")]
    Task<Outcome<AttachmentFile>> Get(Caller caller, string caseId, CancellationToken cancellationToken);

    /// <summary>Deletes it for good. Harmless to repeat. For grains only.</summary>
    [Alias("Remove")]
    Task Remove(CancellationToken cancellationToken);
}
