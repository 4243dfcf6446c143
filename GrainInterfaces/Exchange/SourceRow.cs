namespace Twin.Exchange;

/// <summary>What a source says of an object.</summary>
/// <param name="Attributes">A JSON merge patch (RFC 7396): fields it does not name stay as they are.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Import">The id of the import it came with.</param>
/// <param name="Line">Where it stands in that: what has been taken in is not taken in again.</param>
/// <param name="DryRun">Answers what would happen and stores nothing.</param>
[GenerateSerializer, Immutable, Alias("twin.source-row")]
public sealed record SourceRow(
    [property: Id(0)] string Attributes,
    [property: Id(1)] string Source,
    [property: Id(2)] string Import,
    [property: Id(3)] int Line,
    [property: Id(4)] bool DryRun)
{
    public override string ToString() => $"{nameof(SourceRow)} {{ Source = {Source}, Import = {Import}, Line = {Line} }}";
}
