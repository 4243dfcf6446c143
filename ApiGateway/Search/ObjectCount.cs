namespace Twin.Search;

/// <param name="Value">Null for objects that have none.</param>
public sealed record ObjectCount(string? Value, long Count)
{
    internal static ObjectCount Of(CountedValue counted) => new(counted.Value, counted.Count);
}
