namespace Twin.Exchange;

/// <summary>One row of a file, as it was understood.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Attributes">A JSON object of the fields that the row speaks of; null when it could not be understood.</param>
/// <param name="Fault">Why it could not be understood.</param>
[GenerateSerializer, Immutable, Alias("twin.import-row")]
public sealed record ImportRow(
    [property: Id(0)] int Line,
    [property: Id(1)] string? Kind,
    [property: Id(2)] string? Id,
    [property: Id(3)] string? Attributes,
    [property: Id(4)] Refusal? Fault = null)
{
    public override string ToString() => $"{nameof(ImportRow)} {{ Line = {Line}, Kind = {Kind}, Id = {Id} }}";
}
