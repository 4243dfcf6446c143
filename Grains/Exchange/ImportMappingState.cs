using Twin.Storage;

namespace Twin.Exchange;

public sealed record ImportMappingState : TwinState
{
    /// <summary>Null once it has been forgotten.</summary>
    public ImportMapping? Mapping { get; init; }

    /// <summary>True when both say the same.</summary>
    public bool Says(ImportMapping mapping) =>
        Mapping is { } present && present.Kind == mapping.Kind && present.Columns.SequenceEqual(mapping.Columns);
}
