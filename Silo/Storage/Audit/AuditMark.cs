namespace Twin.Storage.Audit;

/// <summary>A place that a chain is known to have reached.</summary>
internal sealed record AuditMark(int Chain, long Sequence, byte[] Hash)
{
    public override string ToString() => $"{Chain}:{Sequence}:{Convert.ToHexStringLower(Hash)}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static AuditMark Parse(string text) => text.Split(':') is [var chain, var sequence, var hash]
        ? new AuditMark(int.Parse(chain), long.Parse(sequence), Convert.FromHexString(hash))
        : throw new FormatException("This is no mark of an audit chain.");
}
