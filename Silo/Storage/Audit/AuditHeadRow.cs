namespace Twin.Storage.Audit;

/// <summary>A row of <c>audit_chain</c> as Dapper reads it.</summary>
internal sealed class AuditHeadRow
{
    public long Chain { get; init; }

    public long First { get; init; }

    public byte[] Before { get; init; } = [];

    public long Sequence { get; init; }

    public byte[] Hash { get; init; } = [];

    public byte[] Seal { get; init; } = [];

    public AuditHead ToHead() => new((int)Chain, First, Before, Sequence, Hash, Seal);
}
