namespace Twin.Storage.Audit;

/// <summary>Where a chain begins and ends: a row of <c>audit_chain</c>.</summary>
/// <param name="First">The oldest entry kept.</param>
/// <param name="Before">The hash of the entry before it.</param>
/// <param name="Sequence">The newest entry.</param>
/// <param name="Hash">The hash of that.</param>
/// <param name="Seal">Made of the rest with the log's key.</param>
internal sealed record AuditHead(int Chain, long First, byte[] Before, long Sequence, byte[] Hash, byte[] Seal)
{
    public AuditMark Mark => new(Chain, Sequence, Hash);
}
