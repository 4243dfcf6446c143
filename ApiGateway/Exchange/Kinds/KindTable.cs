using System.Collections.Immutable;

namespace Twin.Exchange.Kinds;

/// <summary>A kind of object as a table.</summary>
internal sealed record KindTable(string Kind, ImmutableArray<KindField> Fields)
{
    /// <summary>The column that names the object.</summary>
    public const string Id = "id";

    /// <summary>Written, and left out when it is read back: it follows from the object's place.</summary>
    public const string Area = "area";

    /// <summary>The field of a column, by its path or by what the model calls it.</summary>
    public KindField? Find(string column) =>
        Fields.FirstOrDefault(field => field.Path == column)
        ?? Fields.FirstOrDefault(field => field.Titles is { } titles && (titles.Zh == column || string.Equals(titles.En, column, StringComparison.OrdinalIgnoreCase)));
}
