using Twin.Exchange;

namespace Twin.Storage;

/// <summary>A conflict that a row of an import has with what stands.</summary>
/// <param name="Proposed">Encrypted.</param>
/// <param name="Digest">A keyed hash of what is proposed: the same value again is the same conflict.</param>
public sealed record NewConflict(
    ObjectKey Object, string Field, string Source, string? PresentSource, string Proposed, string Digest, string Import, int Line, DateTimeOffset At)
{
    /// <param name="proposed">In clear.</param>
    internal static NewConflict Of(
        IFieldProtector protector, ObjectKey target, string field, string source, string? presentSource, string proposed, string import, int line, DateTimeOffset at) => new(
        target,
        field,
        source,
        presentSource,
        protector.Protect(proposed),
        Convert.ToHexStringLower(protector.Hash("import-conflict", proposed)),
        import,
        line,
        at);
}
