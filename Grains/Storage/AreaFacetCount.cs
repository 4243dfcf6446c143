namespace Twin.Storage;

/// <param name="Facet"><c>status</c>, one for each card, or <c>label</c>, of cases only.</param>
/// <param name="Value">Empty for a card without status.</param>
public sealed record AreaFacetCount(string Kind, string Facet, string Value, long Count)
{
    public const string Status = "status";
    public const string Label = "label";
}
