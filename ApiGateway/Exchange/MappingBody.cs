using System.Collections.Immutable;
using Twin.Exchange.Kinds;

namespace Twin.Exchange;

/// <summary>Which column of a source's files is which field of a kind.</summary>
/// <param name="Kind">Such as <c>person</c>.</param>
/// <param name="Columns">The field, such as <c>rental.purpose</c>, or <c>id</c>, by the column's title; an empty text leaves the column out.</param>
public sealed record MappingBody(string Kind, ImmutableSortedDictionary<string, string> Columns)
{
    internal static MappingBody Of(ImportMapping mapping) => new(mapping.Kind, mapping.Columns);

    /// <param name="table">Of the kind; null when there is none.</param>
    internal Outcome<ImportMapping> ToMapping(KindTable? table) =>
        table is null ? KindTables.Unknown(Kind)
        : Columns.FirstOrDefault(column => column.Value is not ("" or KindTable.Id) && table.Fields.All(field => field.Path != column.Value)) is { Key: { } title, Value: var unknown }
            ? Refusal.Invalid("columns", $"'{unknown}', which '{title}' is mapped to, is no field of {Kind}")
            : new ImportMapping(Kind, Columns);
}
